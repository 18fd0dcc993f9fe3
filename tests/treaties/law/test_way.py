"""The way by which a State joins: each route, what was done already, and what lies before it."""

from dataclasses import replace

import pytest

from treaties.law.facts import Admission
from treaties.law.vocabulary import AccessionBinds, Route, StateGroup, Trigger
from treaties.law.way import Invitation, WayStep, way

from .stories import COMPLETE, FOR_STATE, GENERAL, clause, day, routes, state, treaty, world

NON_MEMBER = StateGroup.OTHER
HOW = Invitation(is_asked_for=True, is_consulted_on=True, is_decided=True, years=5)
IN_FORCE = treaty(
    "treaty",
    clause(FOR_STATE),
    clause(GENERAL),
    opened_on=day("1983-03-21"),
    entered_into_force_on=day("1985-07-01"),
    chart=COMPLETE,
)
TO_AN_INVITATION = ["request", "consultation", "decision", "validity"]
TO_JOIN = ["accede", "entry"]


def asked(*acts, on="2020-01-01", of=IN_FORCE, group=NON_MEMBER, how=HOW, others=(), **also):
    facts = world(of, *others, states=[state("KG", group)], treaty={"KG": list(acts)}, **also)
    return way(facts.pair("treaty", "KG"), day(on), how)


def codes(steps: tuple[WayStep, ...]) -> list[str]:
    return [step.code.value for step in steps]


def test_who_has_to_be_invited():
    """ETS 185, article 37."""
    steps = asked()

    assert codes(steps) == [*TO_AN_INVITATION, *TO_JOIN]
    assert [step.n for step in steps if step.n] == [5]
    assert steps[-1].clause == IN_FORCE.clauses[FOR_STATE]


def test_who_may_join_at_any_time():
    assert codes(asked(group=StateGroup.MEMBER)) == ["consent", "entry"]


def test_how_an_invitation_comes_about_may_not_be_recorded():
    assert codes(asked(how=Invitation())) == ["invitation", *TO_JOIN]


@pytest.mark.parametrize(
    "on, first",
    [
        pytest.param("2024-10-08", ("request", None), id="day-before"),
        pytest.param("2024-10-09", ("invited", "2029-10-09"), id="invited"),
        pytest.param("2029-10-09", ("invited", "2029-10-09"), id="last-day"),
        pytest.param("2029-10-10", ("request_again", None), id="lapsed"),
    ],
)
def test_an_invitation_while_it_is_valid(on, first):
    step = asked("invitation 2024-10-09 until 2029-10-09", on=on)[0]

    assert (step.code, step.on) == (first[0], day(first[1]))


@pytest.mark.parametrize(
    "acts, last_day",
    [
        pytest.param(["invitation 2020-04"], None, id="no-end-recorded"),
        pytest.param(
            ["invitation 2018-01-01 until 2022-12-31", "invitation 2020-04"],
            None,
            id="renewed-without-end",
        ),
        pytest.param(
            ["invitation 2018-01-01 until 2023-12-31", "invitation 2019-01-01 until 2022-01-01"],
            "2023-12-31",
            id="the-longer-counts",
        ),
    ],
)
def test_a_last_day_that_is_not_recorded_is_not_supposed(acts, last_day):
    step = asked(*acts, on="2021-01-01")[0]

    assert (step.code, step.on) == ("invited", day(last_day))


@pytest.mark.parametrize(
    "acts, first, on",
    [
        pytest.param(["request_to_accede 2019-05-05"], "requested", "2019-05-05", id="asked"),
        pytest.param(["request_to_accede 2019"], "requested", None, id="asked-in-a-year"),
        pytest.param(
            ["request_to_accede 2019-05-05", "request_refused 2019-09-01"], "request", None,
            id="refused",
        ),
    ],
)  # fmt: skip
def test_a_request_that_runs(acts, first, on):
    step = asked(*acts)[0]

    assert (step.code, step.on) == (first, day(on))


@pytest.mark.parametrize(
    "on, waits, entry",
    [
        pytest.param("1985-06-30", ["wait_for_entry"], GENERAL, id="day-before"),
        pytest.param("1985-07-01", [], FOR_STATE, id="in-force"),
    ],
)
def test_who_accedes_only_after_the_entry_into_force(on, waits, entry):
    steps = asked(on=on)

    assert codes(steps) == [*waits, *TO_AN_INVITATION, *TO_JOIN]
    assert steps[-1].clause == IN_FORCE.clauses[entry]
    assert [step.on for step in steps if step.code == "wait_for_entry"] == [
        day("1985-07-01") for _ in waits
    ]


def test_a_day_that_nobody_knows_is_not_said():
    awaited = replace(IN_FORCE, entered_into_force_on=None, not_in_force=True)

    assert asked(of=awaited)[0] == WayStep("wait_for_entry")


@pytest.mark.parametrize(
    "acts, expected",
    [
        pytest.param([], ["join_first", *TO_JOIN], id="not-joined"),
        pytest.param(["accession 2010-01-01"], TO_JOIN, id="joined"),
    ],
)
def test_a_protocol_after_its_parent(acts, expected):
    """ETS 167: open to who has joined ETS 112."""
    usual = routes(StateGroup.MEMBER, NON_MEMBER, parent="parent")
    protocol = replace(IN_FORCE, parent="parent", routes=usual)
    parent = replace(IN_FORCE, key="parent")

    steps = asked(of=protocol, others=[parent], parent={"KG": acts})

    assert codes(steps) == expected
    assert [step.treaty for step in steps if step.treaty] == ["parent"] * (len(steps) - 2)


def test_a_route_that_begins_later():
    """ETS 176: open to non-European States since 1 July 2021."""
    later = {NON_MEMBER: Admission(Route.OPEN, day("2021-07-01"))}

    steps = asked(of=replace(IN_FORCE, routes=later))

    assert steps[0] == WayStep("wait_until_open", on=day("2021-07-01"))


def test_who_has_signed_ratifies():
    assert codes(asked("signature 2001-01-01")) == ["ratify", "entry"]


def test_what_is_registered_is_not_deposited():
    registered = treaty(
        "treaty", clause(FOR_STATE, trigger=Trigger.REGISTRATION), opened_on=day("1930-06-28"),
        entered_into_force_on=day("1932-05-01"), chart=COMPLETE,
    )  # fmt: skip

    assert codes(asked(of=registered, group=StateGroup.MEMBER)) == ["register", "entry"]


@pytest.mark.parametrize(
    "binds, code",
    [
        (AccessionBinds.THOSE_WHO_ACCEPT, "others_accept"),
        (AccessionBinds.THOSE_WHO_DO_NOT_OBJECT, "others_may_object"),
    ],
)
def test_others_may_refuse(binds, code):
    assert code in codes(asked(of=replace(IN_FORCE, accession_binds=binds)))


@pytest.mark.parametrize(
    "values, acts",
    [
        pytest.param({"routes": routes(StateGroup.MEMBER)}, [], id="members-only"),
        pytest.param({"closed_on": day("2000-01-01")}, [], id="closed"),
        pytest.param({}, ["accession 2010-01-01"], id="joined"),
        pytest.param({}, ["consent ?"], id="joined-nobody-knows-when"),
    ],
)
def test_where_there_is_no_way(values, acts):
    assert asked(*acts, of=replace(IN_FORCE, **values)) == ()


def test_a_chart_that_is_not_complete_does_not_hide_the_way():
    assert codes(asked(of=replace(IN_FORCE, chart=None)))[-2:] == TO_JOIN
