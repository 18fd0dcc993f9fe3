from datetime import date
from itertools import pairwise

import pytest

from treaties.law.facts import Admission
from treaties.law.standing import standing, standings
from treaties.law.thresholds import General
from treaties.law.vocabulary import Route, Silence, StateGroup

from .stories import EVERYBODY, day, routes, state, treaty, world

MEMBER, EU = StateGroup.MEMBER, StateGroup.INTEGRATION
EUROPEAN, OTHER = StateGroup.EUROPEAN, StateGroup.OTHER
IN_FORCE = General(on=day("1985-07-01"))


def answer(of, group, on, general=IN_FORCE, **circumstances):
    found = standing(of, general, group, day(on), **circumstances)
    return f"{found.status} ({found.reason})" if found.reason else str(found.status)


@pytest.mark.parametrize(
    "group, before, after",
    [
        pytest.param(MEMBER, "open", "open", id="member"),
        pytest.param(EU, "open", "open", id="eu"),
        pytest.param(
            OTHER, "not_eligible (after_entry_into_force)", "open_by_invitation", id="non-member"
        ),
        pytest.param(
            StateGroup.NOT_A_STATE,
            "not_eligible (state_not_yet)",
            "not_eligible (state_not_yet)",
            id="not-a-state",
        ),
    ],
)
def test_before_and_after_the_general_entry_into_force(group, before, after):
    opened = treaty(opened_on=day("1983-03-21"))

    assert answer(opened, group, "1985-06-30") == before
    assert answer(opened, group, "1985-07-01") == after


@pytest.mark.parametrize("group", [MEMBER, EU, EUROPEAN, OTHER])
def test_opening_and_closing(group):
    short = treaty(opened_on=day("1983-03-21"), closed_on=day("2000-01-01"))

    assert answer(short, group, "1983-03-20") == "not_open"
    assert answer(short, group, "1983-03-21") != "not_open"
    assert answer(short, group, "1999-12-31") != "closed"
    assert answer(short, group, "2000-01-01") == "closed"


@pytest.mark.parametrize(
    "open_to, group, expected",
    [
        pytest.param({MEMBER}, OTHER, "not_eligible (members_only)", id="members-only"),
        pytest.param({MEMBER}, EUROPEAN, "not_eligible (members_only)", id="members-only-europe"),
        pytest.param({MEMBER, EUROPEAN}, OTHER, "not_eligible (european_only)", id="ets-018"),
        pytest.param({MEMBER, EUROPEAN}, EUROPEAN, "open_by_invitation", id="european"),
        pytest.param({OTHER}, MEMBER, "not_eligible (not_open_to_members)", id="no-members"),
        pytest.param({MEMBER}, EU, "not_eligible (not_open_to_eu)", id="no-eu"),
    ],
)
def test_who_may_join(open_to, group, expected):
    assert answer(treaty(routes=routes(*open_to)), group, "2020-01-01") == expected


def test_non_members_may_join_from_a_day_of_their_own():
    """ETS 127: non-members from 1 June 2011."""
    later = treaty(routes=routes(*EVERYBODY, other=day("2011-06-01")))

    assert answer(later, OTHER, "2011-05-31") == "not_eligible (not_yet)"
    assert answer(later, OTHER, "2011-06-01") == "open_by_invitation"
    assert answer(later, MEMBER, "2011-05-31") == "open"


def test_invitation_to_sign_needs_no_entry_into_force():
    """CETS 215, before it entered into force on 1 September 2019."""
    macolin = treaty(routes=routes(*EVERYBODY, to_sign=True), opened_on=day("2014-09-18"))

    assert answer(macolin, OTHER, "2014-09-17", General()) == "not_open"
    assert answer(macolin, OTHER, "2014-09-18", General()) == "open_by_invitation"
    assert answer(treaty(), OTHER, "2014-09-18", General()) == "data_incomplete"


@pytest.mark.parametrize(
    "circumstances, expected",
    [
        ({}, "not_eligible (needs_parent)"),
        ({"joined_required": True}, "open"),
        ({"joined_required": True, "is_barred": True}, "not_eligible (barred_by)"),
        ({"is_barred": True}, "not_eligible (barred_by)"),
    ],
)
def test_what_another_treaty_of_the_state_decides(circumstances, expected):
    protocol = treaty(parent="parent")

    assert answer(protocol, OTHER, "2020-01-01", **circumstances) == expected


@pytest.mark.parametrize(
    "group, on, silence",
    [
        (MEMBER, "2020-01-01", Silence.CHART),
        (OTHER, "2020-01-01", Silence.CHART),
        (OTHER, "1985-06-30", Silence.NONE),
        (OTHER, "2030-01-01", Silence.CHART),
        (StateGroup.NOT_A_STATE, "2020-01-01", Silence.NONE),
    ],
)
def test_open_and_closed_rest_on_silence(group, on, silence):
    closing = treaty(closed_on=day("2030-01-01"))

    assert standing(closing, IN_FORCE, group, day(on)).silence == silence


def test_standings_are_laid_out_without_gap():
    whole = treaty(
        opened_on=day("1983-03-21"),
        closed_on=day("2030-01-01"),
        routes=routes(*EVERYBODY, other=day("1990-01-01")),
    )
    found = standings(whole, IN_FORCE, OTHER)

    assert [(str(item.starts_on), item.standing.status) for item in found] == [
        (str(date.min), "not_open"),
        ("1983-03-21", "not_eligible"),
        ("1990-01-01", "open_by_invitation"),
        ("2030-01-01", "closed"),
    ]
    assert all(earlier.ends_on == later.starts_on for earlier, later in pairwise(found))
    assert found[-1].ends_on is None


NAMED = Admission(Route.OPEN)


@pytest.mark.parametrize(
    "named, group, expected",
    [
        pytest.param({"AT"}, StateGroup.NAMED, "open", id="named"),
        pytest.param({"AT"}, MEMBER, "not_eligible (named_only)", id="not-named"),
        pytest.param({}, MEMBER, "data_incomplete", id="nobody-knows-who-is-named"),
        pytest.param({}, OTHER, "open", id="open-as-it-is"),
        pytest.param({}, StateGroup.NAMED, "open", id="named-while-nobody-knows-who"),
    ],
)
def test_treaty_open_to_the_states_that_it_names(named, group, expected):
    """A minimal case after the Antarctic Treaty, and those open to its consultative Parties."""
    few = {StateGroup.NAMED: NAMED, OTHER: NAMED}
    of = treaty(routes=few, named_states=frozenset(named))

    assert answer(of, group, "2020-01-01") == expected


def test_who_needs_an_invitation_may_be_among_those_named():
    few = {StateGroup.NAMED: NAMED, OTHER: Admission(Route.BY_INVITATION)}

    assert answer(treaty(routes=few), OTHER, "2020-01-01") == "data_incomplete"
    invited = {StateGroup.NAMED: Admission(Route.BY_INVITATION)}
    assert answer(treaty(routes=invited), StateGroup.NAMED, "2020-01-01") == "open_by_invitation"
    assert answer(treaty(routes={OTHER: NAMED}), MEMBER, "2020-01-01") == (
        "not_eligible (not_open_to_members)"
    )


@pytest.mark.parametrize(
    "group, of, expected",
    [
        pytest.param(OTHER, {}, StateGroup.NAMED, id="named"),
        pytest.param(StateGroup.NOT_A_STATE, {}, StateGroup.NOT_A_STATE, id="not-a-state"),
        pytest.param(OTHER, {"named_states": frozenset({"DE"})}, OTHER, id="another-is-named"),
        pytest.param(OTHER, {"routes": {OTHER: NAMED}}, OTHER, id="treaty-names-nobody"),
    ],
)
def test_group_that_a_treaty_takes_a_state_for(group, of, expected):
    few = {"routes": {StateGroup.NAMED: NAMED}, "named_states": frozenset({"AT"})} | of
    facts = world(treaty(**few), states=[state("AT", group)], treaty={"AT": []})

    assert facts.pair("treaty", "AT").group_on(day("2020-01-01")) == expected


def test_state_that_joins_what_it_needs_another_treaty_for():
    needs = {"routes": {MEMBER: Admission(Route.OPEN, requires="other")}}

    assert answer(treaty(**needs), MEMBER, "2020-01-01") == "not_eligible (needs_treaty)"
    assert answer(treaty(**needs), MEMBER, "2020-01-01", joined_required=True) == "open"
    assert answer(treaty(**needs), MEMBER, "2020-01-01", joined_required=None) == "data_incomplete"
