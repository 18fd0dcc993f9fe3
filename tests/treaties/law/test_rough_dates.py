"""Dates known by month or year only, and what a source of a later day says."""

from datetime import date

import pytest

from treaties.law.facts import Span
from treaties.law.periods import fold
from treaties.law.vocabulary import ClauseKind, StateGroup

from .stories import COMPLETE, FOR_STATE, GENERAL, clause, day, period, state, status, treaty, world

IN_FORCE = treaty(
    "treaty",
    clause(GENERAL),
    clause(FOR_STATE),
    clause("denunciation", n=6),
    opened_on=day("1983-03-21"),
    entered_into_force_on=day("1985-07-01"),
)
DAYS = treaty(
    "treaty",
    clause(FOR_STATE, ClauseKind.DAYS_AFTER, 90),
    entered_into_force_on=day("1985-07-01"),
)


def story(*acts, of=IN_FORCE, **values):
    return world(of, states=[state("S", StateGroup.OTHER, **values)], S=list(acts))


def course(*acts, of=IN_FORCE, **values):
    facts = story(*acts, of=of, **values)
    return [
        f"{item.starts_on} {item.status} {item.answer.missing or ''}".strip()
        for item in fold(facts.pair("treaty", "S"))
    ]


def test_month_that_decides():
    """Every day of January leads to 1 May: only when the State consented is open."""
    assert course("accession 2000-01") == [
        "2000-01-01 data_incomplete date",
        "2000-01-31 entry_into_force_pending",
        "2000-05-01 in_force",
    ]
    assert period(story("accession 2000-01"), "S", "2000-05-01").in_force_on == day("2000-05-01")


def test_month_that_leaves_the_day_open():
    """Between 31 March and 30 April 2000 the State may have been a Party already."""
    assert course("accession 2000-01", of=DAYS) == [
        "2000-01-01 data_incomplete date",
        "2000-01-31 entry_into_force_pending",
        "2000-03-31 data_incomplete date",
        "2000-04-30 in_force date",
    ]
    found = period(story("accession 2000-01", of=DAYS), "S", "2010-01-01")
    assert (found.in_force_on, found.in_force_on_computed) == (None, None)


def test_year_before_the_general_entry_into_force_shares_it():
    assert course("ratification 1984")[-1] == "1985-07-01 in_force"
    assert period(story("ratification 1984"), "S", "1990-01-01").in_force_on == day("1985-07-01")


def test_year_that_leads_past_the_general_date_only_at_its_end():
    assert course("accession 1985") == [
        "1985-01-01 data_incomplete date",
        "1985-12-31 data_incomplete date",
        "1986-04-01 in_force date",
    ]


@pytest.mark.parametrize(
    "facts, expected",
    [
        pytest.param(
            story("accession ../2022-03-31"),
            ["1983-03-21 data_incomplete date", "2022-03-31 in_force date"],
            id="from-the-opening",
        ),
        pytest.param(
            story("accession ../2022-03-31", begins_on=day("1991-08-31")),
            ["1991-08-31 data_incomplete date", "2022-03-31 in_force date"],
            id="from-the-beginning-of-the-state",
        ),
    ],
)
def test_party_by_a_day(facts, expected):
    """A source of 31 March 2022 names the State as a Party; no clause is applied."""
    periods = fold(facts.pair("treaty", "S"))

    assert [f"{item.starts_on} {item.status} {item.answer.missing}" for item in periods][
        -2:
    ] == expected
    assert periods[-1].in_force_on is None


def test_party_by_a_day_before_the_treaty_was_in_force():
    assert course("consent ../1984-01-01")[-2:] == [
        "1984-01-01 contracting",
        "1985-07-01 in_force date",
    ]


def test_party_by_a_day_does_not_count_for_the_threshold():
    counted = treaty(
        "treaty", clause(GENERAL, threshold_total=2), clause(FOR_STATE), chart=COMPLETE
    )
    facts = world(counted, A=["ratification ../2000-01-01"], B=["ratification 2000-02-01"])

    assert facts.outcome("treaty").general.met_on is None


def test_live_consent_beats_a_rough_one():
    assert status(story("accession 2000-01-10", "denunciation 2010"), "S", "2010-06-01") == (
        "in_force"
    )


def test_rough_ending_where_nothing_is_live():
    facts = story("accession 2000-01-10", "denunciation 2005-01-10", "expiry 2010")

    assert status(facts, "S", "2009-12-31") == "denounced"
    assert status(facts, "S", "2010-01-01") == "data_incomplete (date)"
    assert status(facts, "S", "2010-12-31") == "denounced"


def test_rough_signature_leaves_nothing_open():
    assert status(story("signature 2000"), "S", "2000-06-01") == "open_by_invitation"


@pytest.mark.parametrize(
    "made, first, last",
    [
        pytest.param(Span.month, "2020-02-01", "2020-02-29", id="month"),
        pytest.param(Span.year, "2020-01-01", "2020-12-31", id="year"),
        pytest.param(Span.until, str(date.min), "2020-02-15", id="on-or-before"),
    ],
)
def test_span(made, first, last):
    assert (made(day("2020-02-15")).first, made(day("2020-02-15")).last) == (day(first), day(last))


@pytest.mark.parametrize("made, expected", [(Span.day, True), (Span.month, False)])
def test_span_of_one_day(made, expected):
    assert made(day("2020-02-15")).is_day is expected


# Row 0: before the State or the treaty existed.


def test_day_before_the_treaty_was_opened_comes_first():
    facts = story("consent ?")

    assert status(facts, "S", "1983-03-20") == "not_open"
    assert status(facts, "S", "1983-03-21") == "data_incomplete (date)"


def test_adoption_stands_in_for_an_opening():
    adopted = treaty("treaty", clause(FOR_STATE), adopted_on=day("1945-06-26"))

    assert status(story(of=adopted), "S", "1945-06-25") == "not_open"
    assert status(story(of=adopted), "S", "1945-06-26") == "data_incomplete (general_date)"


def test_state_that_ended_before_the_treaty_was_opened():
    facts = story(ends_on=day("1980-01-01"))

    assert status(facts, "S", "1983-03-20") == "not_open"
    assert status(facts, "S", "1983-03-21") == "state_extinct"


def test_act_before_the_opening_is_answered():
    assert status(story("ratification 1983-01-10"), "S", "1983-02-01") == "contracting"
