"""How far published and computed dates agree, as data."""

from datetime import date

import pytest

from tests import counts
from tests.factories import ActFactory, ClauseFactory, StateFactory, TreatyFactory
from treaties.api.serializers.verification import DifferenceSerializer, VerificationSerializer
from treaties.writing.verification import verify

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled", "today")]

PLACE = "/api/v1/verification/"


@pytest.fixture
def answer(client) -> dict:
    return client.get(PLACE).json()


def test_the_counts_are_those_of_the_command(answer):
    found = verify()

    assert answer["compared"] == len(found.computable) == answer["agree"] + answer["differ"]
    assert answer["differ"] == len(found.differences) == len(answer["differences"])
    assert answer["no_clause"] == len(found.without_clause)
    assert answer["taken_over"] == len(found.taken_over)


def test_the_groups_add_up_to_the_whole(answer):
    for name in ("agree", "taken_over", "differ", "no_clause"):
        for groups in ("depositaries", "clause_kinds", "treaties"):
            assert sum(row[name] for row in answer[groups]) == answer[name], (groups, name)


def test_every_treaty_is_tested_or_named_as_not(answer):
    tested = {
        row["treaty"]["id"]
        for row in answer["treaties"]
        if row["agree"] - row["taken_over"] + row["differ"]
    }
    unchecked = [*answer["treaties_without_clause"], *answer["untested_treaties"]]

    assert len(tested | {row["id"] for row in unchecked}) == counts.TREATIES
    assert len(tested) + len(unchecked) == counts.TREATIES


def test_a_contradiction(answer):
    [bolivia] = [row for row in answer["differences"] if row["state"] == "BO"]

    assert bolivia["treaty"]["id"] == "ets-112"
    assert (bolivia["published_on"], bolivia["computed_on"]) == ("2004-06-01", "2004-07-01")
    assert (bolivia["days"], bolivia["articles"]) == (-30, "19(2)")
    assert "Tractatenblad" in bolivia["reason"]


def test_a_contradiction_of_which_nothing_was_found_out(client):
    treaty = TreatyFactory(number="399", entered_into_force_on=date(1985, 7, 1))
    ClauseFactory(treaty=treaty)
    days = {"done_on": date(2001, 1, 31), "effective_on": date(2001, 5, 2)}
    ActFactory(treaty=treaty, state=StateFactory(code="KG"), **days)

    answer = client.get(f"{PLACE}?as_of=2001-01-31").json()
    before = client.get(f"{PLACE}?as_of=2001-01-30").json()

    told = [row["reason"] for row in answer["differences"] if row["treaty"]["number"] == "399"]
    assert told == [None]
    assert answer["differ"] == before["differ"] + 1


def test_the_answer_has_exactly_the_declared_fields(answer):
    assert set(answer) == set(VerificationSerializer().fields)
    assert set(answer["differences"][0]) == set(DifferenceSerializer().fields)


def test_labels_come_in_the_language_asked_for(client):
    answer = client.get(f"{PLACE}?lang=ru&fields=differences,depositaries").json()

    assert set(answer) == {"differences", "depositaries"}
    assert answer["differences"][0]["kind_label"] == "ратификация"
