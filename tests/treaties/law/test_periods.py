"""The facts that a period shows as they stood when it began: signature, entry, end, consent."""

from dataclasses import replace

import pytest

from treaties.law.entry import Entry, Setting, entry_clause
from treaties.law.facts import Span
from treaties.law.thresholds import General
from treaties.law.vocabulary import ClauseKind, Modifier, StateGroup

from .stories import COMPLETE, FOR_STATE, GENERAL, act, clause, day, period, state, treaty, world

IN_FORCE = treaty(
    "treaty",
    clause(GENERAL),
    clause(FOR_STATE),
    clause("denunciation", n=6),
    entered_into_force_on=day("1985-07-01"),
)
FIRST = ["signature 1990-01-10", "ratification 1991-01-10", "denunciation 2000-01-10"]
SECOND = ["signature 2005-01-10", "ratification 2006-01-10", "denunciation 2010-01-10"]
"""They end on 1 August 2000 and on 1 August 2010."""


def story(*acts, of=IN_FORCE):
    return world(of, states=[state("S", StateGroup.OTHER)], S=list(acts))


@pytest.mark.parametrize(
    "acts, on, signed",
    [
        pytest.param(FIRST, "1992-01-01", "1990-01-10", id="party"),
        pytest.param(FIRST, "2001-01-01", "1990-01-10", id="left"),
        pytest.param([*FIRST, "invitation 2005-01-10"], "2005-01-10", None, id="only-invited"),
        pytest.param([*FIRST, *SECOND], "2005-06-01", "2005-01-10", id="signed-again"),
        pytest.param([*FIRST, *SECOND], "2007-01-01", "2005-01-10", id="party-again"),
        pytest.param([*FIRST, *SECOND], "2011-01-01", "2005-01-10", id="left-again"),
        pytest.param([*FIRST, "accession 2006-01-10"], "2007-01-01", "1990-01-10", id="acceded"),
        pytest.param(
            [*FIRST, "signature 2000-08-01", "accession 2006-01-10"],
            "2007-01-01",
            "1990-01-10",
            id="signed-on-the-day-of-the-end",
        ),
        pytest.param(
            [*FIRST, *SECOND, "signature 2015-01-10", "ratification 2016-01-10"],
            "2017-01-01",
            "2015-01-10",
            id="third-time",
        ),
        pytest.param(
            [
                *FIRST[:2],
                "consent_withdrawn 1991-02-01",
                "signature 1991-03-01",
                "ratification 1992-01-10",
            ],
            "1993-01-01",
            "1990-01-10",
            id="withdrawn-consent-is-no-participation",
        ),
        pytest.param(["accession 2000-01-10"], "2001-01-01", None, id="never-signed"),
    ],
)
def test_signature_shown(acts, on, signed):
    found = period(story(*acts), "S", on).signed

    assert found == (Span.day(day(signed)) if signed else None)


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("signature 1990-01", Span.month(day("1990-01-10")), id="month"),
        pytest.param("signature ? -> 1990-01-10", Span.day(day("1990-01-10")), id="effect-only"),
    ],
)
def test_signature_is_shown_as_exactly_as_it_is_known(text, expected):
    assert period(story(text), "S", "1991-01-01").signed == expected


@pytest.mark.parametrize(
    "acts, on, expected",
    [
        pytest.param(["signature 1990-01-10"], "1990-01-10", True, id="signed"),
        pytest.param(["president_signs_law 1990-01-10"], "1990-01-10", True, id="approved-at-home"),
        pytest.param(["invitation 1990-01-10"], "1996-01-10", True, id="validity-not-recorded"),
        pytest.param(["ratification 1990-01-10"], "1990-05-01", False, id="party"),
        pytest.param(FIRST, "2001-01-01", False, id="left"),
        pytest.param([*FIRST, *SECOND[:1]], "2005-01-10", True, id="signed-after-leaving"),
    ],
)
def test_what_came_after_a_participation_is_a_new_round(acts, on, expected):
    assert period(story(*acts), "S", on).answer.is_new_round is expected


def test_closed_to_a_signatory_belongs_to_no_participation():
    closed = replace(IN_FORCE, closed_on=day("1995-01-01"))
    found = period(story("signature 1990-01-10", of=closed), "S", "1995-01-01")

    assert (found.status, found.answer.is_new_round, found.consent) == ("closed", True, None)


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("accession 2000-01-10", (), id="by-the-clause"),
        pytest.param("accession 2000-01-10 -> 2000-05-01", (), id="published-the-same"),
        pytest.param(
            "succession ? -> 2000-01-10", (Modifier.BY_SUCCESSION,), id="steps-for-a-succession"
        ),
        pytest.param(
            "accession 2000-01-10 -> 2000-06-01", (Modifier.DATE_DIFFERS_FROM_CLAUSE,), id="differs"
        ),
    ],
)
def test_what_qualifies_a_participation(text, expected):
    answer = period(story(text), "S", "2001-01-01").answer

    assert answer.modifiers == expected
    assert bool(answer.participation.entry.computed.steps) is ("succession" not in text)


@pytest.mark.parametrize(
    "on, in_force_on, left_on",
    [
        pytest.param("2000-01-31", "2000-05-01", None, id="day-before"),
        pytest.param("2000-02-01", None, None, id="withdrawn"),
        pytest.param("2010-01-01", None, None, id="much-later"),
    ],
)
def test_withdrawn_consent_shows_neither_entry_nor_end(on, in_force_on, left_on):
    found = period(story("accession 2000-01-10", "consent_withdrawn 2000-02-01"), "S", on)

    assert (found.in_force_on, found.left_on) == (day(in_force_on), day(left_on))


def test_consent_withdrawn_while_nothing_is_in_force_has_no_end():
    waiting = treaty("treaty", clause(FOR_STATE), not_in_force=True)
    found = period(
        story("ratification 2000-01-10", "denunciation 2001-01-10", of=waiting), "S", ("2001-01-10")
    )

    assert (found.status, found.left_on) == ("consent_withdrawn", None)


@pytest.mark.parametrize(
    "ended_on, on, in_force_on, left_on",
    [
        pytest.param("2000-02-01", "2000-01-31", "2000-05-01", None, id="announced"),
        pytest.param("2000-02-01", "2000-02-01", None, None, id="ended-before-the-entry"),
        pytest.param("2000-05-01", "2000-05-01", None, None, id="ended-on-its-day"),
        pytest.param("2000-05-02", "2000-05-02", "2000-05-01", "2000-05-02", id="ended-after"),
    ],
)
def test_treaty_that_ends_before_it_enters_into_force_for_a_state(
    ended_on, on, in_force_on, left_on
):
    ended = replace(IN_FORCE, ended_on=day(ended_on))
    found = period(story("accession 2000-01-10", of=ended), "S", on)

    assert (found.in_force_on, found.left_on) == (day(in_force_on), day(left_on))


def test_who_left_before_the_treaty_ended_left_on_its_own_day():
    ended = replace(IN_FORCE, ended_on=day("2012-01-01"))

    assert period(story(*FIRST, of=ended), "S", "2013-01-01").left_on == day("2000-08-01")


def test_end_of_the_treaty_is_not_shown_before_it_comes():
    """A minimal case: somebody entered it ahead."""
    ended = replace(IN_FORCE, ended_on=day("2012-01-01"))
    facts = story("accession 2000-01-10", of=ended)

    assert period(facts, "S", "2011-12-31").left_on is None
    assert period(facts, "S", "2012-01-01").left_on == day("2012-01-01")


def test_end_is_shown_though_the_entry_is_not_known():
    found = period(story("succession 2000-01-10", "expiry 2010-01-10"), "S", "2010-01-10")

    assert (found.status, found.in_force_on, found.left_on) == ("expired", None, day("2010-01-10"))


@pytest.mark.parametrize(
    "consented_on, applies_to",
    [
        pytest.param("1985-03-31", GENERAL, id="shares-the-general-date"),
        pytest.param("1985-04-01", FOR_STATE, id="too-late-for-it"),
    ],
)
def test_clause_that_decides_the_entry(consented_on, applies_to):
    general = General(on=day("1985-07-01"), certain_on=day("1985-03-31"))
    consent = act(f"ratification {consented_on}")

    assert entry_clause(Setting(IN_FORCE, general), consent).applies_to == applies_to


def test_steps_to_a_general_date_taken_from_the_parent():
    """ETS 089 enters into force with ETS 048."""
    parent = treaty("parent", clause(GENERAL, threshold_total=1), chart=COMPLETE)
    rule = clause(GENERAL, ClauseKind.SAME_AS_PARENT, 0)
    own = treaty("treaty", rule, parent="parent", chart=COMPLETE)
    acts = {key: {"S": ["ratification 2000-01-10"]} for key in ("treaty", "parent")}
    found = period(world(own, parent, **acts), "S", "2000-05-01").answer.participation

    assert [step.code for step in found.entry.computed.steps] == ["same_as_parent"]
    assert found.in_force_on_computed == day("2000-05-01")


def test_no_clause_is_applied_to_what_was_done_by_some_day():
    found = period(story("accession ../1985-03-01 -> 1985-07-01"), "S", "1990-01-01")

    assert (found.in_force_on, found.in_force_on_computed) == (day("1985-07-01"), None)


def test_an_entry_that_nobody_knows_is_not_exact():
    assert not Entry(None, None).is_exact


def test_entry_stays_shown_while_a_notice_runs():
    found = period(story(*FIRST), "S", "2000-02-01")

    assert (found.status, found.in_force_on) == ("denunciation_pending", day("1991-05-01"))


def test_entry_is_not_shown_before_it_was_certain():
    found = period(
        story("ratification 1984-05-10", "provisional_application 1984-06-01"), "S", ("1984-06-01")
    )

    assert (found.status, found.in_force_on) == ("provisionally_applied", None)


def test_steps_name_no_parent_where_another_date_was_published():
    rule = clause(GENERAL, ClauseKind.SAME_AS_PARENT, 0, early_consents="share_general")
    own = treaty("treaty", rule, parent="parent", entered_into_force_on=day("2001-01-01"))
    parent = replace(IN_FORCE, key="parent")
    facts = world(own, parent, treaty={"S": ["ratification 2000-01-10"]}, parent={})
    (item,) = facts.outcome("treaty").participations["S"]

    assert [step.code for step in item.entry.computed.steps] == ["general_date"]
