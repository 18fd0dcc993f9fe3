"""Between which States an accession that others may refuse brings a treaty into force."""

from dataclasses import replace

import pytest

from treaties.law.between import Between, Response, Side, relation
from treaties.law.vocabulary import AccessionBinds, ClauseKind

from .stories import act, clause, day, treaty

OBJECT, ACCEPT = AccessionBinds.THOSE_WHO_DO_NOT_OBJECT, AccessionBinds.THOSE_WHO_ACCEPT
APOSTILLE = treaty("hcch-12", accession_binds=OBJECT)
NTH = ClauseKind.FIRST_OF_NTH_MONTH_AFTER
ABDUCTION = treaty("hcch-28", clause("accession", NTH, 3), accession_binds=ACCEPT)

KG = Side("KG", act("accession 2010-11-15 -> 2011-07-31"), True)
DE = Side("DE", act("ratification 1965-12-15 -> 1966-02-13"), True)
AT = Side("AT", act("ratification 1967-11-14 -> 1968-01-13"), True)
GERMANY_OBJECTED = Response("DE", "KG", accepts=False, made_on=day("2011-05-20"))


def found(of, a, b, *responses, on="2026-11-24", is_collected=False):
    answer = between(of, a, b, *responses, on=on, checked_on=on if is_collected else None)
    turned = between(of, b, a, *responses, on=on, checked_on=on if is_collected else None)
    assert (answer.in_force, answer.reason) == (turned.in_force, turned.reason)
    return answer.in_force, answer.reason


def between(of, a, b, *responses, on="2026-11-24", checked_on=None):
    sides = (replace(side, responses_checked_on=day(checked_on)) for side in (a, b))
    return relation(of, tuple(sides), responses, day(on))


def test_apostille_is_not_in_force_between_kyrgyzstan_and_germany():
    """Germany objected on 20 May 2011, within the six months."""
    assert found(APOSTILLE, KG, DE, GERMANY_OBJECTED) == (False, Between.OBJECTED)


def test_apostille_between_kyrgyzstan_and_austria_is_unknown():
    """Nobody collected the objections, and Austria is said to have made one."""
    assert found(APOSTILLE, KG, AT, GERMANY_OBJECTED) == (None, Between.NOT_COLLECTED)


def test_apostille_is_in_force_where_all_objections_are_known():
    assert found(APOSTILLE, KG, AT, GERMANY_OBJECTED, is_collected=True) == (True, None)


def test_apostille_between_two_that_ratified_needs_no_objections():
    assert found(APOSTILLE, DE, AT, GERMANY_OBJECTED) == (True, None)


def test_an_objection_says_who_made_it():
    answer = between(APOSTILLE, KG, DE, GERMANY_OBJECTED, on="2020-01-01")

    assert (answer.state, answer.response) == ("DE", GERMANY_OBJECTED)


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param("2008-01-27", (None, Between.NOT_COLLECTED), id="day-before-the-objection"),
        pytest.param("2008-01-28", (False, Between.OBJECTED), id="objection"),
        pytest.param("2009-01-28", (False, Between.OBJECTED), id="day-before-the-withdrawal"),
        pytest.param("2009-01-29", (True, None), id="withdrawal"),
        pytest.param("2009-01-30", (True, None), id="day-after-the-withdrawal"),
    ],
)
def test_an_objection_holds_until_it_is_withdrawn(on, expected):
    """Adoption Convention: Germany and Armenia, from 28 January 2008 to 29 January 2009."""
    adoption = treaty("hcch-33", accession_binds=OBJECT)
    armenia = Side("AM", act("accession 2007-03-01 -> 2007-06-01"), True)
    objection = Response(
        "DE", "AM", False, made_on=day("2008-01-28"), withdrawn_on=day("2009-01-29")
    )

    assert found(adoption, armenia, DE, objection, on=on) == expected


def test_an_objection_without_a_day_was_made_in_time():
    assert found(APOSTILLE, KG, DE, Response("DE", "KG", False)) == (False, Between.OBJECTED)


def test_an_objection_to_the_accession_of_a_third_state_says_nothing():
    other = Response("DE", "UZ", False, made_on=day("2011-05-20"))

    assert found(APOSTILLE, KG, DE, other, is_collected=True) == (True, None)


@pytest.mark.parametrize(
    "acceded_on, by, to",
    [
        pytest.param("2009-01-01", "UZ", "KG", id="earlier-accession-responds"),
        pytest.param("2012-01-01", "KG", "UZ", id="later-accession-is-responded-to"),
    ],
)
def test_of_two_accessions_the_earlier_state_may_refuse_the_later(acceded_on, by, to):
    uzbekistan = Side("UZ", act(f"accession {acceded_on}"), True)
    acceptance = Response(by, to, True, starts_on=day("2013-01-01"))

    assert found(APOSTILLE, KG, uzbekistan) == (None, Between.NOT_COLLECTED)
    assert found(ABDUCTION, KG, uzbekistan, is_collected=True) == (False, Between.NOT_ACCEPTED)
    assert found(ABDUCTION, KG, uzbekistan, acceptance) == (True, None)


@pytest.mark.parametrize(
    "on, in_force",
    [
        pytest.param("2013-01-31", False, id="day-before"),
        pytest.param("2013-02-01", True, id="first-of-the-third-month"),
        pytest.param("2013-02-02", True, id="day-after"),
    ],
)
def test_an_acceptance_takes_effect_by_the_clause_on_accessions(on, in_force):
    """A minimal case after article 38 of the convention of 1980: no acceptance is in the data."""
    acceptance = Response("DE", "KG", True, made_on=day("2012-11-15"))

    assert found(ABDUCTION, KG, DE, acceptance, on=on)[0] is in_force


def test_the_published_day_of_an_acceptance_counts():
    acceptance = Response("DE", "KG", True, day("2012-11-15"), starts_on=day("2013-03-01"))

    assert found(ABDUCTION, KG, DE, acceptance, on="2013-02-28")[0] is False
    assert found(ABDUCTION, KG, DE, acceptance, on="2013-03-01")[0] is True


def test_an_acceptance_whose_effect_nobody_knows_leaves_it_open():
    manual = treaty("hcch-20", clause("accession", ClauseKind.MANUAL), accession_binds=ACCEPT)
    acceptance = Response("DE", "KG", True, made_on=day("2012-11-15"))

    assert found(manual, KG, DE, acceptance) == (None, Between.ACCEPTED_WITHOUT_DATE)


@pytest.mark.parametrize(
    "is_collected, expected",
    [
        pytest.param(True, (False, Between.NOT_ACCEPTED), id="collected"),
        pytest.param(False, (None, Between.NOT_COLLECTED), id="not-collected"),
    ],
)
def test_without_acceptance_it_is_not_in_force_if_somebody_looked(is_collected, expected):
    assert found(ABDUCTION, KG, DE, is_collected=is_collected) == expected


def test_a_consent_of_unknown_form_may_have_been_an_accession():
    kazakhstan = Side("KZ", act("consent ? -> 2010-11-01"), True)

    assert found(APOSTILLE, kazakhstan, DE) == (None, Between.NOT_COLLECTED)
    assert found(APOSTILLE, kazakhstan, DE, is_collected=True) == (True, None)
    assert found(ABDUCTION, kazakhstan, DE, is_collected=True) == (None, Between.FORM_UNKNOWN)


@pytest.mark.parametrize(
    "is_party, expected",
    [
        pytest.param(False, (False, Between.NOT_A_PARTY), id="not-a-party"),
        pytest.param(None, (None, Between.PARTY_UNKNOWN), id="unknown"),
    ],
)
def test_both_must_be_parties(is_party, expected):
    other = Side("AT", AT.consent, is_party)

    assert found(APOSTILLE, DE, other) == expected
    assert found(treaty("untc-iv-4"), DE, other) == expected


def test_who_is_no_party_outweighs_who_may_be_one():
    sides = Side("AT", None, None), Side("UZ", None, False)

    assert found(APOSTILLE, *sides) == (False, Between.NOT_A_PARTY)


def test_elsewhere_an_accession_binds_towards_all():
    assert found(treaty("untc-iv-4"), KG, DE) == (True, None)


def test_who_objected_refuses_though_nobody_recorded_whether_it_is_a_party():
    unknown = Side("DE", None, None)

    assert found(APOSTILLE, KG, unknown, GERMANY_OBJECTED) == (False, Between.OBJECTED)
    assert found(APOSTILLE, KG, unknown) == (None, Between.NOT_COLLECTED)
    assert found(APOSTILLE, KG, unknown, is_collected=True) == (None, Between.PARTY_UNKNOWN)
    assert found(ABDUCTION, KG, unknown, is_collected=True) == (False, Between.NOT_ACCEPTED)


NOTIFIED = replace(KG, consent=act("accession 2010-11-15 -> 2011-07-31 notified 2010-12-01"))


@pytest.mark.parametrize(
    "checked_on, on, in_force",
    [
        pytest.param("2011-05-31", "2011-05-31", True, id="day-of-an-early-check"),
        pytest.param("2011-05-31", "2011-06-01", None, id="objections-were-still-possible"),
        pytest.param("2011-06-01", "2026-11-24", None, id="checked-on-the-last-day-for-objections"),
        pytest.param("2011-06-02", "2026-11-24", True, id="checked-the-day-after"),
    ],
)
def test_a_check_after_the_last_day_for_objections_holds_for_good(checked_on, on, in_force):
    """Notified on 1 December 2010, objections until 1 June 2011 (a case that fits the dates)."""
    answer = between(APOSTILLE, NOTIFIED, AT, on=on, checked_on=checked_on)

    assert answer.in_force is in_force


@pytest.mark.parametrize(
    "on, in_force",
    [
        pytest.param("2022-01-01", True, id="last-day-of-trust"),
        pytest.param("2022-01-02", None, id="day-after"),
    ],
)
def test_without_the_day_of_the_notice_a_check_is_believed_for_24_months(on, in_force):
    answer = between(APOSTILLE, KG, AT, on=on, checked_on="2020-01-01")

    assert answer.in_force is in_force
    assert answer.checked_on == (day("2020-01-01") if in_force else None)


@pytest.mark.parametrize(
    "ratified_on, in_force",
    [
        pytest.param("2020-01-01", True, id="by-the-check"),
        pytest.param("2020-01-02", None, id="after-the-check"),
    ],
)
def test_a_check_says_nothing_about_who_consents_later(ratified_on, in_force):
    later = Side("AT", act(f"ratification {ratified_on}"), True)

    answer = between(APOSTILLE, NOTIFIED, later, on="2021-06-01", checked_on="2020-01-01")

    assert answer.in_force is in_force


def test_since_when_it_is_in_force_after_a_withdrawal_or_an_acceptance():
    withdrawn = replace(GERMANY_OBJECTED, withdrawn_on=day("2015-03-01"))
    first = Response("DE", "KG", True, starts_on=day("2013-03-01"))
    second = Response("DE", "KG", True, starts_on=day("2014-03-01"))

    assert between(APOSTILLE, KG, DE, withdrawn).since == day("2015-03-01")
    assert between(ABDUCTION, KG, DE, second, first).since == day("2013-03-01")
    assert between(APOSTILLE, AT, DE).since is None


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_accessions_the_one_that_could_be_refused_says_why(turned):
    earlier = Side("UZ", act("accession 2009-01-01"), True)
    sides = (earlier, KG) if turned else (KG, earlier)

    assert between(APOSTILLE, *sides, on="2020-01-01", checked_on="2020-01-01").state == "UZ"


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param("2012-11-14", (None, Between.NOT_COLLECTED), id="day-before"),
        pytest.param("2012-11-15", (True, None), id="on-its-day"),
    ],
)
def test_who_accepted_did_not_object(on, expected):
    """A minimal case: an acceptance where none is needed."""
    acceptance = Response("DE", "KG", True, made_on=day("2012-11-15"))

    assert found(APOSTILLE, KG, DE, acceptance, on=on) == expected


def test_a_party_whose_consent_is_not_recorded_may_refuse():
    austria = Side("AT", None, True)

    assert found(APOSTILLE, KG, austria) == (None, Between.NOT_COLLECTED)
    assert found(APOSTILLE, DE, austria) == (True, None)


def test_of_two_accessions_on_one_day_either_may_be_refused():
    uzbekistan = Side("UZ", KG.consent, True)

    assert found(ABDUCTION, KG, uzbekistan, is_collected=True) == (False, Between.NOT_ACCEPTED)


def test_an_acceptance_has_no_day_where_no_clause_gives_one():
    bare = treaty("hcch-20", accession_binds=ACCEPT)
    acceptance = Response("DE", "KG", True, made_on=day("2012-11-15"))

    assert found(bare, KG, DE, acceptance) == (None, Between.ACCEPTED_WITHOUT_DATE)


def test_later_accession_that_was_answered_is_all_that_matters():
    """Who accedes later cannot object to the earlier accession."""
    uzbekistan = Side("UZ", act("accession 2012-01-01"), True)
    given_up = Response("KG", "UZ", False, day("2012-03-01"), withdrawn_on=day("2013-01-01"))

    assert found(APOSTILLE, KG, uzbekistan, given_up) == (True, None)


def test_of_two_accessions_either_may_be_refused_where_a_day_is_not_known():
    uzbekistan = Side("UZ", act("accession ?"), True)

    assert found(ABDUCTION, KG, uzbekistan, is_collected=True) == (False, Between.NOT_ACCEPTED)


def test_responses_without_a_day():
    acceptance = Response("DE", "KG", True)
    given_up = Response("DE", "KG", False, withdrawn_on=day("2015-01-01"))

    assert found(ABDUCTION, KG, DE, acceptance) == (None, Between.ACCEPTED_WITHOUT_DATE)
    assert found(APOSTILLE, KG, DE, given_up) == (True, None)


def test_who_ratified_later_may_refuse_an_earlier_accession():
    """1980, article 38; 1993, article 44."""
    later = Side("XX", act("ratification 2015-01-01"), True)

    assert found(ABDUCTION, KG, later, is_collected=True) == (False, Between.NOT_ACCEPTED)
