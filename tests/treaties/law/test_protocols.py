"""What speaks against silence: a protocol in force for the State, or what it has declared."""

from datetime import date

import pytest

from treaties.law.checks import check_missing
from treaties.law.decision import status_on
from treaties.law.vocabulary import StateGroup

from .stories import FOR_STATE, clause, day, period, state, status, treaty, world

IN_FORCE = {"entered_into_force_on": "1990-01-01"}
JOINED = "ratification 2000-01-10"
"""In force from 1 May 2000."""


def convention(**values):
    values = {name: day(text) for name, text in (IN_FORCE | values).items()}
    return treaty("treaty", clause(FOR_STATE), **values)


def protocol(**values):
    in_force = day(IN_FORCE["entered_into_force_on"])
    own = clause(FOR_STATE), clause("denunciation")
    return treaty("protocol", *own, parent="treaty", entered_into_force_on=in_force, **values)


def facts(*acts: str, of=None, to=None, on_protocol=(JOINED,), **values):
    by_state = {"treaty": {"TR": list(acts)}, "protocol": {"TR": list(on_protocol)}}
    treaties = of or convention(), to or protocol()
    return world(*treaties, states=[state("TR", **values)], **by_state)


def bound_by(found, on: str) -> tuple[str, ...]:
    return status_on(found.pair("treaty", "TR"), day(on)).bound_by


@pytest.mark.parametrize(
    "on, expected, protocols",
    [
        pytest.param("2000-04-30", "open", (), id="protocol-not-yet-in-force"),
        pytest.param("2000-05-01", "data_incomplete (chart)", ("protocol",), id="in-force"),
    ],
)
def test_silence_is_contradicted_while_a_protocol_is_in_force(on, expected, protocols):
    assert status(facts(), "TR", on) == expected
    assert bound_by(facts(), on) == protocols


def test_silence_tells_again_once_the_protocol_was_denounced():
    found = facts(on_protocol=[JOINED, "denunciation 2010-01-10"])

    assert bound_by(found, "2010-04-30") == ("protocol",)
    assert status(found, "TR", "2010-05-01") == "open"


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"closed_on": "1999-01-01"}, id="closed"),
        pytest.param({"opened_on": "2020-01-01"}, id="not-open"),
        pytest.param({}, id="open-by-invitation"),
    ],
)
def test_whatever_rests_on_silence_is_unknown(values):
    found = facts(of=convention(**values), group=StateGroup.OTHER)

    assert status(found, "TR", "2001-01-01") == "data_incomplete (chart)"


@pytest.mark.parametrize(
    "acts, expected",
    [
        pytest.param(["signature 1995-01-01"], "signed", id="signed"),
        pytest.param(["invitation 1999-01-01"], "invited", id="invited"),
    ],
)
def test_what_rests_on_an_act_keeps_its_status(acts, expected):
    found = facts(*acts)

    assert status(found, "TR", "2001-01-01") == expected
    assert bound_by(found, "2001-01-01") == ("protocol",)


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(facts("ratification 1995-01-01"), id="party"),
        pytest.param(facts("ratification 2000-12-01"), id="contracting"),
        pytest.param(facts("ratification ?"), id="consent-without-date"),
        pytest.param(
            facts("ratification 1995-01-01", "denunciation 1999-01-01 -> 1999-06-01"), id="left"
        ),
        pytest.param(facts(of=convention(ended_on="2000-06-01")), id="treaty-has-ended"),
        pytest.param(facts(to=protocol(is_amendment=True)), id="amending-protocol"),
        pytest.param(facts(ends_on=day("2000-12-31")), id="state-has-ended"),
    ],
)
def test_nothing_is_said_where_it_is_told_or_over(found):
    assert bound_by(found, "2001-01-01") == ()


def test_the_day_is_a_period_of_its_own():
    own = facts("signature 1995-01-01").periods("treaty")["TR"]

    assert [(str(item.starts_on), item.answer.bound_by) for item in own] == [
        ("1995-01-01", ()),
        ("2000-05-01", ("protocol",)),
    ]
    assert [str(item.since) for item in own] == ["1995-01-01", "1995-01-01"]
    assert period(facts(), "TR", "2000-05-01").answer.missing == "chart"


def test_an_act_on_the_protocol_concerns_its_parent():
    found = facts()

    assert found.dependents({"protocol"}) == {"protocol", "treaty"}
    assert found.needed_for({"treaty"}) == {"protocol", "treaty"}


def test_staff_are_told_whom_the_chart_lacks():
    [finding] = check_missing(facts().pairs_in_protocols("treaty"), on=day("2001-01-01"))

    assert (finding.check, finding.treaty, finding.state) == (26, "treaty", "TR")
    assert finding.parameters == {"state": "TR", "protocols": ["protocol"]}
    assert check_missing(facts().pairs_in_protocols("treaty"), on=day("2000-04-30")) == []


def stated(*acts: str, on: str | None = "2000-03-01", of=None):
    """A State that declared something about a treaty on a day, or some day."""
    found = world(of or convention(opened_on="1989-01-01"), states=[state("TR")], TR=list(acts))
    found.stated["treaty"] = {"TR": day(on) or date.min}
    return found


@pytest.mark.parametrize(
    "found, on, expected",
    [
        pytest.param(stated(), "2000-02-29", "open", id="day-before"),
        pytest.param(stated(), "2000-03-01", "data_incomplete (chart)", id="that-day"),
        pytest.param(stated(on=None), "1989-01-01", "data_incomplete (chart)", id="some-day"),
        pytest.param(stated(on=None), "1988-12-31", "not_open", id="not-before-the-opening"),
        pytest.param(stated("signature 2000-03-01"), "2000-03-01", "signed", id="signed"),
        pytest.param(stated("invitation 2000-03-01"), "2000-03-01", "invited", id="invited"),
        pytest.param(
            stated("signature 2000-03-01", of=convention(closed_on="2001-01-01")),
            "2001-01-01",
            "closed",
            id="signed-and-closed",
        ),
        pytest.param(
            stated(of=convention(ended_on="2001-01-01")), "2001-01-01", "closed", id="has-ended"
        ),
    ],
)
def test_who_declared_something_has_signed_or_joined(found, on, expected):
    assert status(found, "TR", on) == expected
    has_stated = status_on(found.pair("treaty", "TR"), day(on)).has_stated
    assert has_stated == expected.startswith("data_incomplete")
