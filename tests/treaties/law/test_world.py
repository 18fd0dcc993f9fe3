"""All facts together: with more or fewer acts, and what depends on what."""

from dataclasses import replace

import pytest

from treaties.law.facts import GroupInterval, State
from treaties.law.silence import Record
from treaties.law.vocabulary import ClauseKind, StateGroup
from treaties.law.world import CircularReference

from .stories import COMPLETE, FOR_STATE, GENERAL, act, clause, day, state, treaty, world

PARENT = treaty("parent", clause(FOR_STATE), entered_into_force_on=day("1990-01-01"))
PROTOCOL = treaty(
    "treaty", clause(FOR_STATE), entered_into_force_on=day("1995-01-01"), parent="parent"
)
OTHER = replace(PARENT, key="other")


def facts():
    own = {"S": ["signature 1999-01-10", "ratification 2000-01-10"]}
    return world(PROTOCOL, PARENT, OTHER, treaty=own, parent=own, other=own)


def keys(found, treaty_key="treaty"):
    return [item.key for item in found.acts[treaty_key].get("S", [])]


def test_a_world_with_a_further_act():
    before = facts()
    after = before.plus([("treaty", "S", act("denunciation 2010-01-10"))])

    assert keys(after) == [*keys(before), "denunciation 2010-01-10"]
    assert keys(after, "parent") == keys(before, "parent")
    assert len(keys(before)) == 2


def test_a_world_without_some_acts():
    before = facts()
    before.acts["treaty"]["S"].append(replace(act("consent 2005-01-10"), key=None))
    after = before.minus({"ratification 2000-01-10"})

    assert keys(after) == ["signature 1999-01-10", None]
    assert keys(after, "parent") == ["signature 1999-01-10"]
    assert keys(before.minus({*keys(before), "consent 2005-01-10"})) == [None]
    assert keys(before.minus(keys(before, "parent")), "parent") == []
    assert before.minus({None}).acts == before.minus(set()).acts == before.acts


def test_only_what_depends_on_a_change_is_computed_anew():
    before = facts()
    kept = {key: before.outcome(key) for key in before.treaties}
    after = before.plus([("parent", "S", act("denunciation 2010-01-10"))])

    assert before.dependents(["parent"]) == {"parent", "treaty"}
    assert before.dependents(["treaty"]) == {"treaty", "parent"}
    assert {key for key in kept if after.outcome(key) is kept[key]} == {"other"}
    assert before.outcome("other") is kept["other"]


def test_what_has_none_of_the_acts_is_not_computed_anew():
    before = facts()
    before.acts["parent"]["S"].append(act("denunciation 2010-01-10"))
    kept = before.outcome("other")

    assert before.minus({"denunciation 2010-01-10"}).outcome("other") is kept


def test_what_depends_through_another_depends_too():
    third = replace(PROTOCOL, key="third", parent="treaty")

    assert world(third, PROTOCOL, PARENT).dependents(["parent"]) == {"third", "treaty", "parent"}


def test_treaties_that_refer_to_each_other_cannot_be_computed():
    rule = clause(GENERAL, threshold_total=1, not_before="other")
    circle = world(treaty("treaty", rule), replace(OTHER, parent="treaty"))

    with pytest.raises(CircularReference, match="treaty"):
        circle.outcome("treaty")
    with pytest.raises(CircularReference):
        circle.outcome("treaty")


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param("2009-12-31", {"S"}, id="day-before"),
        pytest.param("2010-01-01", set(), id="terminated"),
    ],
)
def test_a_terminated_treaty_has_no_parties(on, expected):
    ended = replace(PARENT, ended_on=day("2010-01-01"))

    assert world(ended, S=["ratification 2000-01-10"]).parties_on("parent", day(on)) == expected


def test_a_state_that_has_come_back_is_a_party():
    at_once = treaty(
        "treaty", clause(FOR_STATE), clause("denunciation"), entered_into_force_on=day("1990-01-01")
    )
    acts = ["ratification 2000-01-10", "denunciation 2005-01-10", "ratification 2010-01-10"]

    assert world(at_once, S=acts).parties_on("treaty", day("2012-01-01")) == {"S"}


def test_what_was_checked_about_a_treaty_and_a_state():
    looked = world(replace(PARENT, chart=COMPLETE), S=[])

    assert looked.record("parent", "S") == Record(chart=COMPLETE)
    assert looked.record(None, "S") == Record()


def test_a_state_of_which_no_group_is_known():
    later = GroupInterval(StateGroup.MEMBER, day("2001-01-01"))

    assert State("S").group_on(day("2000-01-01"), "COE") is StateGroup.UNKNOWN
    assert State("S", groups={"COE": (later,)}).group_on(day("2000-12-31"), "COE") == "unknown"


def test_a_protocol_takes_the_date_of_a_parent_that_has_none():
    """A minimal case: the clause is there, the parent is not or has no date."""
    rule = clause(GENERAL, ClauseKind.SAME_AS_PARENT, 0)
    without = world(treaty("treaty", rule, chart=COMPLETE))
    undated = world(
        treaty("treaty", rule, chart=COMPLETE, parent="parent"),
        replace(PARENT, entered_into_force_on=None),
    )

    assert without.outcome("treaty").general.on is None
    assert undated.outcome("treaty").general.on is None


@pytest.mark.parametrize(
    "own_on, certain_on",
    [
        pytest.param(None, "2000-01-10", id="with-the-parent"),
        pytest.param("2000-05-01", "2000-01-10", id="published-the-same"),
        pytest.param("2001-01-01", None, id="published-another"),
    ],
)
def test_a_date_taken_from_the_parent_is_certain_when_that_is(own_on, certain_on):
    """ETS 089 enters into force with ETS 048."""
    rule = clause(GENERAL, ClauseKind.SAME_AS_PARENT, 0)
    own = treaty("treaty", rule, chart=COMPLETE, parent="parent", entered_into_force_on=day(own_on))
    parent = treaty("parent", clause(GENERAL, threshold_total=1), chart=COMPLETE)
    found = world(own, parent, treaty={}, parent={"A": ["ratification 2000-01-10"]})

    assert found.outcome("parent").general.on == day("2000-05-01")
    assert found.outcome("treaty").general.certain_on == day(certain_on)


def test_a_treaty_that_waits_for_one_without_a_date_has_none():
    waiting = treaty("treaty", clause(GENERAL, threshold_total=1, not_before="parent"))
    undated = replace(PARENT, entered_into_force_on=None)
    found = world(waiting, undated, treaty={"A": ["ratification 2000-01-10"]})

    assert found.outcome("treaty").general.computed is None


def test_state_that_has_ended_has_periods_without_any_act():
    facts = world(PARENT, states=[state("CS", ends_on=day("1993-01-01"))], parent={})
    ((period,),) = facts.periods("parent").values()

    assert (period.status, period.starts_on) == ("state_extinct", day("1993-01-01"))
