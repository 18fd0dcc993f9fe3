"""Notifications about the Conventions of the Hague Conference."""

import pytest

from tests.treaties.depositaries.telling import in_short, problems, read, told_by

ACCESSION = (
    "Notification pursuant to Article 15 of the Convention Abolishing the Requirement of "
    "Legalisation for Foreign Public Documents, concluded at The Hague on 5 October 1961. "
    "ACCESSION: Kyrgyzstan, 15-11-2010. Contracting States may raise an objection within six "
    "months after receipt of this notification, that is from 01-12-2010 to 01-06-2011. In the "
    "absence of objections, the Convention will enter into force between Kyrgyzstan and the "
    "Contracting States which have not raised an objection on 31-07-2011."
)


def test_an_accession_has_the_day_of_its_effect_and_not_of_the_objections():
    found = read("NL", ACCESSION)

    assert [in_short(told) for told in found.told] == [
        {
            "treaty": "hcch-12",
            "state": "KG",
            "kind": "accession",
            "done_on": "2010-11-15",
            "effective_on": "2011-07-31",
        }
    ]
    assert (found.told[0].problems, found.unread) == ([], ())


def test_objections_are_statements_that_ask_which_accession_is_meant():
    text = f"{ACCESSION} OBJECTION: Germany, 20-05-2011; Greece, 21-05-2011"

    _act, *objections = read("NL", text).told
    assert [(in_short(told)["state"], in_short(told)["made_on"]) for told in objections] == [
        ("DE", "2011-05-20"),
        ("GR", "2011-05-21"),
    ]
    assert all(told.is_statement for told in objections)
    assert problems(objections[0]) == {("nature", "answers")}
    assert objections[1].guesses["text"].value == "OBJECTION: Greece, 21-05-2011"


def test_two_acts_in_one_list():
    text = f"{ACCESSION} RATIFICATION: Belgium, 16-11-2010."

    found = [(told["state"], told["kind"], told["done_on"]) for told in told_by("NL", text)]
    assert found == [("KG", "accession", "2010-11-15"), ("BE", "ratification", "2010-11-16")]


@pytest.mark.parametrize("text", ["concluded at The Hague", "ACCESSION: Ruritania, 15-11-2010."])
def test_what_is_missing_is_said(text):
    (told,) = read("NL", text).told

    assert {("treaty", "missing"), ("state", "missing"), ("kind", "missing")} <= problems(told)
