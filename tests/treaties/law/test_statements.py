"""Reservations that lapse unless renewed, and on which days a statement has effect."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from treaties.law.dates import add_months
from treaties.law.statements import (
    Effect,
    Said,
    Validity,
    effect_on,
    first_end,
    terms,
    withdrawal_effect,
)
from treaties.law.vocabulary import ClauseKind, Status

from .stories import clause, day

CORRUPTION = Validity(years=3, notice_months=12, decision_months=3, grace_months=6)
"""ETS 173, article 38; CETS 196 says the same of its reservation."""
ISTANBUL = Validity(years=5, notice_months=18, decision_months=3, grace_months=6)
"""CETS 210, article 79."""
IN_FORCE = day("2024-08-01")


def days(found) -> str:
    """Return a term as "start end notice decision lapse"."""
    ordered = (found.starts_on, found.ends_on, found.notice_on, found.decide_by, found.lapses_on)
    return " ".join(str(item) for item in ordered)


def test_a_term_of_three_years_with_its_days():
    """Deposit on 22 April 2024, in force on 1 August 2024."""
    (found,) = terms(CORRUPTION, IN_FORCE)

    assert days(found) == "2024-08-01 2027-08-01 2026-08-01 2027-05-01 2028-02-01"


def test_a_term_of_five_years_with_its_days():
    """CETS 210: in force for its first Parties on 1 August 2014."""
    (found,) = terms(ISTANBUL, day("2014-08-01"))

    assert days(found) == "2014-08-01 2019-08-01 2018-02-01 2019-05-01 2020-02-01"


@pytest.mark.parametrize(
    "renewed_on, starts",
    [
        pytest.param("2024-07-31", ["2024-08-01"], id="before-it-began"),
        pytest.param("2024-08-01", ["2024-08-01", "2027-08-01"], id="first-day"),
        pytest.param("2027-07-31", ["2024-08-01", "2027-08-01"], id="last-day"),
        pytest.param("2027-08-01", ["2024-08-01", "2027-08-01"], id="extended"),
        pytest.param("2028-01-31", ["2024-08-01", "2027-08-01"], id="last-day-extended"),
        pytest.param("2028-02-01", ["2024-08-01"], id="lapsed"),
    ],
)
def test_a_renewal_adds_a_term_for_the_same_years(renewed_on, starts):
    found = terms(CORRUPTION, IN_FORCE, [day(renewed_on)])

    assert [str(term.starts_on) for term in found] == starts


def test_two_renewals_in_one_term_renew_it_once():
    found = terms(CORRUPTION, IN_FORCE, [day("2027-05-02"), day("2027-04-01")])

    assert [term.renewed_on for term in found] == [day("2027-04-01"), None]


def test_a_renewal_while_extended_does_not_renew_the_next_term_too():
    found = terms(CORRUPTION, IN_FORCE, [day("2027-09-01"), day("2030-05-01")])

    assert [term.renewed_on for term in found] == [day("2027-09-01"), day("2030-05-01"), None]


@pytest.mark.parametrize(
    "until, count",
    [
        pytest.param("2027-08-01", 1, id="left-as-the-term-ended"),
        pytest.param("2027-08-02", 2, id="left-a-day-later"),
    ],
)
def test_no_term_begins_once_the_state_has_left(until, count):
    found = terms(CORRUPTION, IN_FORCE, [day("2027-04-01")], day(until))

    assert len(found) == count


def effect(on, status=Status.IN_FORCE, **said) -> Effect:
    return effect_on(Said(**said), day(on) if isinstance(on, str) else on, status)


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param("2027-07-31", Effect.IN_EFFECT, id="last-day-of-the-term"),
        pytest.param("2027-08-01", Effect.EXTENDED, id="silence-extends-it"),
        pytest.param("2028-01-31", Effect.EXTENDED, id="last-day-extended"),
        pytest.param("2028-02-01", Effect.MAY_HAVE_LAPSED, id="lapses-unless-renewed"),
    ],
)
def test_a_reservation_that_lapses(on, expected):
    assert effect(on, terms=terms(CORRUPTION, IN_FORCE), starts_on=IN_FORCE) == expected


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param("2021-06-30", Effect.MAY_HAVE_LAPSED, id="day-before"),
        pytest.param("2021-07-01", Effect.ENDED, id="the-day-it-left"),
    ],
)
def test_a_reservation_ends_with_the_participation(on, expected):
    """Türkiye and CETS 210, left on 1 July 2021: no renewal of a reservation would be recorded."""
    left_on = day("2021-07-01")
    found = terms(ISTANBUL, day("2014-08-01"), until=left_on)

    assert effect(on, terms=found, ends_on=first_end(None, left_on)) == expected


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param("2008-01-27", Effect.NOT_YET, id="day-before"),
        pytest.param("2008-01-28", Effect.IN_EFFECT, id="the-day"),
        pytest.param("2009-01-28", Effect.IN_EFFECT, id="last-day"),
        pytest.param("2009-01-29", Effect.ENDED, id="withdrawn"),
    ],
)
def test_an_objection_until_it_is_withdrawn(on, expected):
    """Germany to the accession of Armenia, Hague Convention of 1993."""
    made_on, withdrawn_on = day("2008-01-28"), day("2009-01-29")

    assert effect(on, made_on=made_on, ends_on=withdrawn_on, answers_another=True) == expected


@pytest.mark.parametrize(
    "status, expected",
    [
        pytest.param(Status.SIGNED, Effect.AWAITING_CONSENT, id="signatory"),
        pytest.param(Status.CONTRACTING, Effect.IN_EFFECT, id="contracting-state"),
        pytest.param(Status.IN_FORCE, Effect.IN_EFFECT, id="party"),
        pytest.param(None, Effect.IN_EFFECT, id="nothing-recorded"),
    ],
)
def test_the_objection_of_a_signatory_waits_for_its_consent(status, expected):
    assert effect("2010-01-01", status, answers_another=True) == expected


@pytest.mark.parametrize(
    "status, starts_on, expected",
    [
        pytest.param(Status.CONTRACTING, None, Effect.NOT_YET, id="not-bound-yet"),
        pytest.param(Status.CONTRACTING, "2010-01-01", Effect.IN_EFFECT, id="day-recorded"),
        pytest.param(Status.IN_FORCE, None, Effect.IN_EFFECT, id="bound"),
        pytest.param(None, None, Effect.IN_EFFECT, id="nothing-recorded"),
    ],
)
def test_a_declaration_waits_until_the_treaty_binds_its_state(status, starts_on, expected):
    starts = day(starts_on) if starts_on else None

    assert effect("2010-01-01", status, made_on=day("2009-01-01"), starts_on=starts) == expected


@pytest.mark.parametrize("status", [Status.SIGNED, Status.CONTRACTING])
@pytest.mark.parametrize("answers_another", [True, False])
def test_where_the_chart_is_not_known_a_signatory_may_have_ratified(status, answers_another):
    said = Said(made_on=day("2009-01-01"), answers_another=answers_another)

    found = effect_on(said, day("2010-01-01"), status, silence_is_known=False)

    assert (found == Effect.UNKNOWN) is (status == Status.SIGNED)


@pytest.mark.parametrize(
    "rule, expected",
    [
        pytest.param(None, "2024-04-22", id="on-receipt"),
        pytest.param(
            clause("reservation_withdrawal", ClauseKind.MONTHS_AFTER, 3), "2024-07-22", id="by-rule"
        ),
        pytest.param(clause("reservation_withdrawal", ClauseKind.MANUAL, 0), "None", id="manual"),
    ],
)
def test_a_withdrawal_takes_effect_on_receipt_unless_the_treaty_says_otherwise(rule, expected):
    assert str(withdrawal_effect(rule, day("2024-04-22"))) == expected


def test_every_day_of_a_course_has_one_effect():
    """By brute force: each term follows the one before, and each day asked falls into one."""
    renewals = [day("2027-04-01"), day("2030-09-01")]
    found = terms(CORRUPTION, IN_FORCE, renewals)

    assert all(a.ends_on == b.starts_on for a, b in pairwise(found))
    last_day = add_months(IN_FORCE, 9 * 12 + 6) - timedelta(days=1)
    assert effect(last_day, terms=found) == Effect.EXTENDED
    assert effect(last_day + timedelta(days=1), terms=found) == Effect.MAY_HAVE_LAPSED
    assert found[0].starts_on == date(2024, 8, 1)
