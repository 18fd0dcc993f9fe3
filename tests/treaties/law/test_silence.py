"""What is known where nothing was done, and until when it is believed."""

from datetime import date

import pytest

from treaties.law.dates import DAY
from treaties.law.facts import Checked, State
from treaties.law.groups import group_intervals
from treaties.law.periods import fold
from treaties.law.silence import (
    KNOWN,
    UNKNOWN,
    Caveat,
    Known,
    Record,
    known,
    last_known_as_party,
    oldest_believed,
    trusted_until,
)
from treaties.law.standing import was_eligible_before
from treaties.law.vocabulary import Silence, StateGroup, Status

from .stories import FOR_STATE, clause, day, in_body, period, routes, state, status, treaty, world

LOOKED = day("2024-02-29")
OLD = Known(True, Caveat.CHECKED_ON, LOOKED)


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param("1950-01-01", KNOWN, id="long-before"),
        pytest.param("2024-02-29", KNOWN, id="on-the-day"),
        pytest.param("2024-03-01", OLD, id="day-after"),
        pytest.param("2026-02-28", OLD, id="last-day-of-24-months"),
        pytest.param("2026-03-01", UNKNOWN, id="then-unknown"),
    ],
)
@pytest.mark.parametrize("name", ["chart", "list"])
def test_silence_is_believed_for_24_months(name, on, expected):
    assert known(Silence.CHART, day(on), Record(**{name: Checked(LOOKED)})) == expected


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param("2014-01-01", KNOWN, id="before-the-chart"),
        pytest.param("2016-01-01", Known(True, Caveat.CHECKED_ON, day("2015-03-14")), id="after"),
        pytest.param(
            "2017-03-14", Known(True, Caveat.CHECKED_ON, day("2015-03-14")), id="last-day"
        ),
        pytest.param("2026-11-24", UNKNOWN, id="today"),
    ],
)
def test_who_is_absent_from_a_chart_of_march_2015(on, expected):
    """The charts of the United Nations' treaties, made without those who had left."""
    record = Record(chart=Checked(day("2015-03-14"), endings=False))

    assert known(Silence.CHART, day(on), record) == expected


@pytest.mark.parametrize(
    "ends_on, expected",
    [
        pytest.param("2024-02-29", UNKNOWN, id="ended-before-the-chart-was-made"),
        pytest.param("2024-03-01", KNOWN, id="still-existed"),
    ],
)
def test_chart_names_no_state_that_had_ceased_to_exist(ends_on, expected):
    record = Record(chart=Checked(LOOKED), state_ends_on=day(ends_on))

    assert known(Silence.CHART, day("1980-01-01"), record) == expected


def test_list_tells_of_a_state_that_has_ceased_to_exist():
    record = Record(list=Checked(LOOKED), state_ends_on=day("1993-01-01"))

    assert known(Silence.CHART, day("1980-01-01"), record) == KNOWN


def test_the_check_that_tells_most_counts():
    record = Record(Checked(day("2020-01-01")), Checked(day("2023-01-01")))

    assert known(Silence.CHART, day("2022-12-31"), record) == KNOWN
    assert known(Silence.CHART, day("2023-06-01"), record) == Known(
        True, Caveat.CHECKED_ON, day("2023-01-01")
    )


def test_what_rests_on_a_required_treaty_asks_its_chart():
    looked, nothing = Record(chart=Checked(LOOKED)), Record()

    assert known(Silence.REQUIRED_CHART, LOOKED, looked, nothing) == UNKNOWN
    assert known(Silence.REQUIRED_CHART, LOOKED, nothing, looked) == KNOWN
    assert known(Silence.REQUIRED_CHART, LOOKED, looked) == UNKNOWN


def test_of_several_checks_that_tell_the_latest_counts():
    record = Record(Checked(day("2022-06-01")), Checked(LOOKED))

    assert known(Silence.CHART, day("2024-06-01"), record) == OLD


@pytest.mark.parametrize(
    "on, expected",
    [("2026-02-28", True), ("2026-03-01", False)],
)
def test_last_day_on_which_somebody_may_rely_on_it(on, expected):
    record = Record(Checked(day("2020-01-01")), Checked(LOOKED))

    assert record.tells(day(on)) is expected
    assert record.until == day("2026-02-28")
    assert Record().until is None
    assert (KNOWN.is_known, UNKNOWN.is_known) == (True, False)


@pytest.mark.parametrize(
    "days, expected",
    [
        pytest.param((None, None), Record(), id="nothing"),
        pytest.param((LOOKED, None), Record(Checked(LOOKED)), id="chart"),
        pytest.param((None, LOOKED), Record(None, Checked(LOOKED)), id="list"),
        pytest.param((LOOKED, None, LOOKED), Record(Checked(LOOKED), None, LOOKED), id="ended"),
        pytest.param(
            (LOOKED, None, None, False), Record(Checked(LOOKED, endings=False)), id="no-endings"
        ),
    ],
)
def test_record_by_the_days_of_the_checks(days, expected):
    assert Record.of(*days) == expected


@pytest.mark.parametrize("on", ["2026-02-28", "2026-03-01", "2026-04-30", "2028-02-29"])
def test_oldest_check_that_is_still_believed(on):
    oldest = oldest_believed(day(on))

    assert trusted_until(Checked(oldest)) >= day(on) > trusted_until(Checked(oldest - DAY))


def test_what_was_done_needs_no_chart():
    assert known(Silence.NONE, day("2050-01-01"), Record()) == KNOWN


UNSURE = Known(True, Caveat.ENDINGS_NOT_COLLECTED, LOOKED)


@pytest.mark.parametrize(
    "record, on, expected",
    [
        pytest.param(Record(Checked(LOOKED, endings=False)), "2024-02-29", KNOWN, id="on-the-day"),
        pytest.param(Record(Checked(LOOKED, endings=False)), "2024-03-01", UNSURE, id="later"),
        pytest.param(Record(Checked(LOOKED)), "2024-03-01", KNOWN, id="endings-collected"),
        pytest.param(
            Record(Checked(LOOKED, endings=False), Checked(day("2025-01-01"))),
            "2027-01-01",
            KNOWN,
            id="list-tells",
        ),
        pytest.param(
            Record(Checked(LOOKED, endings=False), Checked(day("2025-01-01"))),
            "2027-01-02",
            UNSURE,
            id="list-too-old",
        ),
        pytest.param(Record(), "2030-01-01", KNOWN, id="no-chart"),
    ],
)
def test_party_whose_leaving_nobody_would_have_seen(record, on, expected):
    assert last_known_as_party(Status.IN_FORCE, day(on), day("1990-01-01"), record) == expected


def test_who_joined_after_the_chart_was_made_is_known_from_then():
    record, on = Record(Checked(LOOKED, endings=False)), day("2026-01-01")

    assert last_known_as_party(Status.IN_FORCE, on, day("2025-01-01"), record).on == day(
        "2025-01-01"
    )
    assert last_known_as_party(Status.IN_FORCE, on, None, record) == UNSURE
    assert last_known_as_party(Status.DENOUNCED, on, day("1990-01-01"), record) == KNOWN


# Which answers rest on silence.

PARENT = treaty("parent", clause(FOR_STATE), entered_into_force_on=day("1985-07-01"))
PROTOCOL = treaty(
    "treaty", clause(FOR_STATE), entered_into_force_on=day("1990-07-01"), parent="parent"
)
MEMBERS_ONLY = treaty("treaty", opened_on=day("1963-09-16"), routes=routes(StateGroup.MEMBER))


def russia():
    """A member until 16 March 2022, another European State before and since."""
    european = StateGroup.EUROPEAN
    groups = group_intervals(european, None, [(day("1996-02-28"), day("2022-03-16"))])
    return State("RU", groups=in_body(*groups))


def test_needs_parent_rests_on_the_chart_of_the_parent():
    """Mexico and ETS 181: its accession to ETS 108 may be missing."""
    facts = world(PROTOCOL, PARENT, states=[state("MX", StateGroup.OTHER)], treaty={}, parent={})
    pair = facts.pair("treaty", "MX")
    (towards,) = [
        item
        for item in facts.standings("treaty", [StateGroup.OTHER])[StateGroup.OTHER]
        if not item.ends_on
    ]

    assert fold(pair) == []
    assert towards.standing.silence == Silence.REQUIRED_CHART


def test_consent_to_the_parent_without_a_date_leaves_it_open():
    facts = world(
        PROTOCOL,
        PARENT,
        states=[state("KZ", StateGroup.OTHER)],
        treaty={},
        parent={"KZ": ["consent ?"]},
    )

    assert status(facts, "KZ", "2020-01-01") == "data_incomplete (date)"


def test_former_member_may_have_joined_while_it_could():
    """Russia and Protocols 1, 4 and 7, of which the bundled charts know nothing."""
    facts = world(MEMBERS_ONLY, states=[russia()], treaty={})

    assert period(facts, "RU", "2022-03-16").answer.silence == Silence.CHART
    assert period(facts, "RU", "2022-03-16").answer.reason == "members_only"
    assert [str(item.starts_on) for item in fold(facts.pair("treaty", "RU"))] == ["2022-03-16"]


@pytest.mark.parametrize(
    "values, expected",
    [
        pytest.param({"opened_on": "2022-03-15"}, True, id="opened-the-day-before-it-left"),
        pytest.param({"opened_on": "2022-03-16"}, False, id="opened-as-it-left"),
        pytest.param({"closed_on": "1996-02-28"}, False, id="closed-as-it-came"),
        pytest.param({"closed_on": "1996-02-29"}, True, id="closed-the-day-after"),
        pytest.param({}, True, id="open-all-along"),
    ],
)
def test_former_member_could_join_only_while_the_treaty_was_open(values, expected):
    values = {name: day(text) for name, text in values.items()}
    only = treaty("treaty", routes=routes(StateGroup.MEMBER), **values)

    assert was_eligible_before(only, russia(), date(2023, 1, 1)) is expected


def test_approval_at_home_rests_on_silence():
    """The deposit may have followed; the chart does not know."""
    facts = world(PARENT, S=["president_signs_law 2010-01-10"])

    assert period(facts, "S", "2010-01-10", "parent").answer.silence == Silence.CHART


def test_bar_rests_on_silence():
    """Who had joined before it was barred stays a Party: Austria and ETS 015."""
    older = treaty(
        "treaty", entered_into_force_on=day("1954-04-20"), barred_for_parties_to="parent"
    )
    facts = world(older, PARENT, treaty={}, parent={"AT": ["ratification 2000-01-10"]})

    assert status(facts, "AT", "2000-05-01") == "not_eligible (barred_by)"
    assert period(facts, "AT", "2000-05-01").answer.silence == Silence.CHART
