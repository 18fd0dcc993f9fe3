"""Edges that nothing else stands on: each is a real case, or the smallest one."""

from dataclasses import replace
from datetime import date

import pytest

from treaties.law.checks import check_act
from treaties.law.dates import Step
from treaties.law.entry import Setting, entry_clause, entry_into_force
from treaties.law.facts import GroupInterval
from treaties.law.finding import Check
from treaties.law.periods import days_of_change, fold
from treaties.law.thresholds import is_in_force
from treaties.law.vocabulary import ClauseKind, StateGroup

from .stories import (
    COMPLETE,
    FOR_STATE,
    GENERAL,
    act,
    clause,
    day,
    in_body,
    period,
    routes,
    state,
    status,
    treaty,
    world,
)

NON_MEMBER = StateGroup.OTHER
IN_FORCE = treaty(
    "treaty",
    clause(FOR_STATE),
    clause("denunciation", n=6),
    entered_into_force_on=day("1990-01-01"),
)


def story(*acts, of=IN_FORCE, group=NON_MEMBER):
    return world(of, states=[state("S", group)], S=list(acts))


@pytest.mark.parametrize(
    "text, check, is_found",
    [
        pytest.param(
            "accession 2004-03-02 -> 2004-03-02", Check.IN_FORCE_BEFORE_CONSENT, False, id="at-once"
        ),
        pytest.param(
            "accession 2004-03-02 -> 2004-03-01", Check.IN_FORCE_BEFORE_CONSENT, True, id="before"
        ),
        pytest.param(
            "expiry 2010-03-02 -> 2010-03-02", Check.ENDED_BEFORE_NOTICE, False, id="ends-at-once"
        ),
        pytest.param(
            "expiry 2010-03-02 -> 2010-03-01", Check.ENDED_BEFORE_NOTICE, True, id="ends-before"
        ),
    ],
)
def test_effect_on_the_day_of_the_act_is_not_before_it(text, check, is_found):
    facts = story("accession 2000-01-10", text) if "expiry" in text else story(text)
    found = check_act(facts.pair("treaty", "S"), act(text), on=day("2026-01-01"))

    assert (check in {item.check for item in found}) is is_found


# The entry into force with the parent's.

PARENT = treaty("parent", clause(FOR_STATE), entered_into_force_on=day("1990-01-01"))
WITH_PARENT = treaty(
    "treaty",
    clause(FOR_STATE, ClauseKind.SAME_AS_PARENT, 0),
    entered_into_force_on=day("1995-01-01"),
    parent="parent",
)


@pytest.mark.parametrize(
    "parent, in_force_on, codes",
    [
        pytest.param("1999-12-10", "2000-04-01", ["same_as_parent"], id="with-the-parent"),
        pytest.param(
            "1998-12-10", "2000-01-10", ["same_as_parent", "not_before_consent"], id="own-consent"
        ),
        pytest.param(None, None, [], id="parent-not-joined"),
    ],
)
def test_protocol_enters_into_force_with_the_parent(parent, in_force_on, codes):
    """ETS 103 enters into force for a State with ETS 065."""
    facts = world(
        WITH_PARENT,
        PARENT,
        treaty={"S": ["ratification 2000-01-10"]},
        parent={"S": [f"ratification {parent}"] if parent else []},
    )
    (item,) = facts.outcome("treaty").participations["S"]

    assert item.in_force_on == day(in_force_on)
    assert [step.code for step in item.entry.computed.steps] == codes


@pytest.mark.parametrize(
    "parent, on, expected",
    [
        pytest.param([], "2020-01-01", "data_incomplete (clause)", id="parent-not-joined"),
        pytest.param(
            ["ratification 2005-01-10"], "2005-01-09", "data_incomplete (clause)", id="not-yet"
        ),
        pytest.param(
            ["ratification 2005-01-10"], "2005-01-10", "entry_into_force_pending", id="joined"
        ),
    ],
)
def test_protocol_that_enters_into_force_with_the_parent_waits_for_it(parent, on, expected):
    own = {"treaty": {"S": ["ratification 2000-01-10"]}, "parent": {"S": parent}}

    assert status(world(WITH_PARENT, PARENT, **own), "S", on) == expected


# Steps that end on the date shown.


def entry(facts, key="S"):
    return facts.outcome("treaty").participations[key][0].entry.computed


def test_steps_end_on_the_general_date_where_the_clause_leads_to_an_earlier_one():
    late = treaty("treaty", clause(FOR_STATE), entered_into_force_on=day("2000-09-02"))
    found = entry(story("ratification 2000-01-10", of=late))

    assert found.on == day("2000-09-02")
    assert found.steps[-1] == Step("not_before_general_date", day("2000-09-02"))


@pytest.mark.parametrize(
    "general_on, codes",
    [
        pytest.param(
            None, ["act", "months_end", "first_of_next_month"], id="consents-lead-to-the-date"
        ),
        pytest.param("2000-04-01", ["general_date"], id="incomplete-count"),
    ],
)
def test_steps_to_a_shared_general_date(general_on, codes):
    """ETS 112: in force in 1985, while the recorded consents suffice only in 1987."""
    counted = treaty(
        "treaty",
        clause(GENERAL, threshold_total=2),
        clause(FOR_STATE, n=1),
        entered_into_force_on=day(general_on),
        chart=COMPLETE,
    )
    facts = world(counted, S=["ratification 1999-10-10"], B=["ratification 2000-01-10"])
    found = entry(facts)

    assert found.on == facts.outcome("treaty").general.on
    assert [step.code for step in found.steps] == codes
    assert found.steps[-1].on == found.on


def test_succession_has_no_steps():
    general = story().outcome("treaty").general
    consent = act("succession 2000-01-10")

    assert entry_into_force(Setting(IN_FORCE, general), consent).computed.steps == ()
    assert entry_clause(Setting(IN_FORCE, general), consent).applies_to == FOR_STATE


# Treaties and groups.


@pytest.mark.parametrize(
    "on, expected",
    [
        ("1989-12-31", False),
        ("1990-01-01", True),
        ("2009-12-31", True),
        ("2010-01-01", False),
    ],
)
def test_terminated_treaty_is_no_longer_in_force(on, expected):
    assert is_in_force(day("1990-01-01"), day("2010-01-01"), day(on)) is expected
    assert is_in_force(None, None, day(on)) is False
    assert is_in_force(day("1990-01-01"), None, day(on)) is (on > "1990")


@pytest.mark.parametrize(
    "values, expected",
    [
        pytest.param({}, set(), id="extinct-state-left-out"),
        pytest.param({"ended_on": day("1991-01-01")}, set(), id="ended-treaty"),
    ],
)
def test_nobody_is_a_party_after_its_own_end_or_the_treaty_s(values, expected):
    of = replace(IN_FORCE, **values)
    facts = world(of, states=[state("S", ends_on=day("1993-01-01"))], S=["ratification 1985-01-10"])

    assert facts.parties_on("treaty", day("1990-06-01")) == {"S"}
    assert facts.parties_on("treaty", day("1993-01-01")) == expected


def test_states_that_ended_or_left_do_not_keep_all_parties_waiting():
    rule = clause(GENERAL, n=1, all_parties_to="parent")
    leaving = replace(PARENT, clauses=PARENT.clauses | {"denunciation": clause("denunciation")})
    facts = world(
        treaty("treaty", rule, chart=COMPLETE),
        replace(leaving, chart=COMPLETE),
        states=[state("CS", ends_on=day("1993-01-01"))],
        treaty={"A": ["ratification 1992-01-10"]},
        parent={
            "A": ["ratification 1991-01-10"],
            "CS": ["ratification 1991-01-10"],
            "B": ["ratification 1991-01-10", "denunciation 1993-01-10"],
        },
    )

    assert facts.outcome("treaty").general.met_on == day("1993-05-01")


@pytest.mark.parametrize(
    "revoked_on, met_on",
    [
        pytest.param("2000-01-30", "2000-02-10", id="revoked-lowers-no-count"),
        pytest.param(None, None, id="withdrawn-before-the-threshold-day"),
    ],
)
def test_revoked_denunciation_lowers_no_count(revoked_on, met_on):
    counted = treaty(
        "treaty", clause(GENERAL, threshold_total=2), clause("denunciation"), chart=COMPLETE
    )
    revocation = [f"denunciation_revoked {revoked_on}"] if revoked_on else []
    facts = world(
        counted,
        A=["ratification 2000-01-10", "denunciation 2000-01-20", *revocation],
        B=["ratification 2000-02-10"],
    )

    assert facts.outcome("treaty").general.met_on == day(met_on)


def test_consent_given_again_on_the_day_of_its_withdrawal_counts():
    counted = treaty("treaty", clause(GENERAL, threshold_total=2), chart=COMPLETE)
    facts = world(
        counted,
        A=["ratification 2000-01-10", "consent_withdrawn 2000-01-20", "ratification 2000-01-20"],
        B=["ratification 2000-02-10"],
    )

    assert facts.outcome("treaty").general.met_on == day("2000-02-10")


@pytest.mark.parametrize(
    "other_certain, expected",
    [
        pytest.param(True, "2001-03-10", id="both-certain"),
        pytest.param(False, None, id="the-other-never-certain"),
    ],
)
def test_not_before_does_not_know_the_future(other_certain, expected):
    """The date is certain only once that of the treaty it waits for is."""
    other = treaty(
        "other",
        *([clause(GENERAL, threshold_total=1)] if other_certain else []),
        entered_into_force_on=day("2001-07-01"),
    )
    waiting = treaty(
        "treaty", clause(GENERAL, threshold_total=1, not_before="other"), chart=COMPLETE
    )
    facts = world(
        waiting,
        other,
        treaty={"A": ["ratification 2000-01-10"]},
        other={"B": ["ratification 2001-03-10"]},
    )

    assert facts.outcome("treaty").general.on == day("2001-07-01")
    assert facts.outcome("treaty").general.certain_on == day(expected)


def test_change_of_group_is_a_day_of_change():
    changed = (
        GroupInterval(StateGroup.OTHER, date.min, day("1996-02-28")),
        GroupInterval(StateGroup.MEMBER, day("1996-02-28")),
    )
    only = replace(IN_FORCE, routes=routes(StateGroup.MEMBER))
    facts = world(
        only,
        states=[replace(state("S"), groups=in_body(*changed))],
        S=[
            "request_to_accede 1990-01-10",
            "signature 1990-02-10",
            "signature_withdrawn 1990-03-10",
        ],
    )

    assert day("1996-02-28") in days_of_change(facts.pair("treaty", "S"))


@pytest.mark.parametrize(
    "not_in_force, expected, towards_others",
    [
        (True, "contracting", "not_eligible (after_entry_into_force)"),
        (False, "data_incomplete (general_date)", "data_incomplete (general_date)"),
    ],
)
def test_missing_general_date(not_in_force, expected, towards_others):
    bare = treaty("treaty", clause(FOR_STATE), not_in_force=not_in_force)

    assert status(story("ratification 2000-01-10", of=bare), "S", "2001-01-01") == expected
    assert status(story(of=bare), "S", "2001-01-01") == towards_others


def test_consent_is_a_period_of_its_own_where_the_group_lacks_the_same_date():
    bare = treaty("treaty", clause(FOR_STATE))
    periods = fold(story("ratification 2000-01-10", of=bare).pair("treaty", "S"))

    assert [str(item.starts_on) for item in periods] == ["2000-01-10"]


# Invitations and signatures.


@pytest.mark.parametrize(
    "acts, on, expected",
    [
        pytest.param(
            ["invitation 2010-01-10", "invitation 2014-01-10 until 2014-06-30"],
            "2014-07-01",
            "invitation_lapsed",
            id="renewed-with-an-end-lapses-by-it",
        ),
        pytest.param(
            ["invitation 2010-01-10 until 2012-01-10", "invitation 2011-01-10"],
            "2016-01-10",
            "invited",
            id="renewed-without-an-end-for-five-years",
        ),
        pytest.param(
            ["invitation 2010-01-10 until 2017-01-10", "invitation 2011-01-10"],
            "2017-01-10",
            "invited",
            id="longer-first-validity",
        ),
        pytest.param(
            ["invitation 2010-01-10 until 2015-01-10", "request_to_accede 2014-06-01"],
            "2015-01-10",
            "invited",
            id="request-for-renewal-hides-nothing",
        ),
        pytest.param(
            ["invitation 2010-01-10 until 2015-01-10", "request_to_accede 2014-06-01"],
            "2015-01-11",
            "requested",
            id="then-it-counts",
        ),
        pytest.param(
            ["invitation 2010-01-10", "request_to_accede 2014-06-01", "request_refused 2014-09-01"],
            "2015-01-10",
            "invited",
            id="refused-renewal-hides-nothing",
        ),
    ],
)
def test_validity_of_invitations(acts, on, expected):
    assert status(story(*acts), "S", on) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("invitation 2014-06-19", True, id="no-end-recorded"),
        pytest.param("invitation 2014-06-19 until 2019-06-19", False, id="end-recorded"),
    ],
)
def test_expected_lapse_of_an_invitation_without_an_end(text, expected):
    facts = story(text)

    assert [item.begins_with_expected_lapse for item in fold(facts.pair("treaty", "S"))] == [
        False,
        expected,
    ]
    assert str(period(facts, "S", "2019-06-20").starts_on) == "2019-06-20"


def test_the_last_withdrawal_of_a_signature_counts():
    facts = story(
        "signature 2000-01-10",
        "signature_withdrawn 2001-01-10",
        "signature 2002-01-10",
        "signature_withdrawn 2003-01-10",
        "signature 2004-01-10",
    )

    assert status(facts, "S", "2001-06-01") == "signature_withdrawn"
    assert status(facts, "S", "2003-06-01") == "signature_withdrawn"
    assert period(facts, "S", "2004-06-01").answer.act.key == "signature 2004-01-10"
