"""What an answer says beside the status: since when, until when, what comes next, how sure."""

from datetime import date

import pytest

from tests.factories import MembershipFactory, OrganisationFactory
from tests.treaties.stories import LEAVING, act, day, states, treaty
from treaties.answers.statuses import answers, as_known
from treaties.models import StandingPeriod, Treaty
from treaties.writing import door

pytestmark = pytest.mark.django_db

CLAUSE = {"applies_to": "entry_into_force_for_state", "n": 3}


@pytest.fixture
def convention() -> Treaty:
    """A treaty in force since 1990 whose chart is complete."""
    return treaty(
        "112",
        CLAUSE,
        LEAVING,
        opened_on=day("1983-03-21"),
        entered_into_force_on=day("1990-01-01"),
        chart_complete_on=day("2026-01-01"),
    )


def ask(on: str, state) -> dict:
    """Return the one answer about a State on a day."""
    pairs = StandingPeriod.objects.pairs(day(on)).of_states([state.pk])
    [found] = answers(pairs, day(on), "en")
    return found


def course(answer: dict) -> tuple:
    """Return the part of an answer that says since when and until when."""
    following = answer["next_change"]
    until = answer["until"]
    assert until == (following["on"] if following else None)
    return (
        answer["status"],
        answer["since"] and answer["since"].isoformat(),
        until and until.isoformat(),
        following and following["status"],
    )


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param(
            "2024-07-31",
            ("entry_into_force_pending", "2024-04-22", "2024-08-01", "in_force"),
            id="day-before-it-takes-effect",
        ),
        pytest.param(
            "2024-08-01", ("in_force", "2024-08-01", "2025-05-02", "denunciation_pending"), id="day"
        ),
        pytest.param(
            "2025-05-02",
            ("denunciation_pending", "2025-05-02", "2025-12-01", "denounced"),
            id="notice",
        ),
        pytest.param("2025-12-01", ("denounced", "2025-12-01", None, None), id="nothing-laid-out"),
    ],
)
def test_a_pair_with_periods(on, expected, convention):
    [state] = states("KG", members=False)
    act(convention, state, "accession", "2024-04-22")
    act(convention, state, "denunciation", "2025-05-02")

    assert course(ask(on, state)) == expected


@pytest.mark.parametrize(
    "on, expected",
    [
        ("1983-03-20", ("not_open", "1949-08-03", "1983-03-21", "open")),
        ("1983-03-21", ("open", "1983-03-21", None, None)),
    ],
)
def test_a_pair_with_only_the_standing_of_its_group(on, expected, convention):
    [state] = states("FR")

    assert course(ask(on, state)) == expected


def test_the_next_change_is_the_first_act_of_the_pair(convention):
    [state] = states("FR")
    act(convention, state, "signature", "1999-09-09")

    found = ask("1995-01-01", state)

    assert course(found) == ("open", "1983-03-21", "1999-09-09", "signed")


def test_the_next_change_is_the_accession_to_the_organisation(convention):
    [state] = states("GE", members=False)
    membership = MembershipFactory.build(
        organisation=OrganisationFactory(), state=state, member_from=day("1999-04-27")
    )
    with door.writing(None) as write:
        write.save(membership)

    found = ask("1995-01-01", state)

    assert course(found) == ("open_by_invitation", "1990-01-01", "1999-04-27", "open")


def test_since_is_null_where_there_is_no_known_beginning(convention):
    [state] = states("KG", members=False)

    assert ask("1980-01-01", state)["since"] is None


@pytest.mark.parametrize(
    "complete_on, checked_on, kind, expected",
    [
        pytest.param(None, None, "signature", ["chart_incomplete"], id="act-from-a-chart-in-part"),
        pytest.param("2026-01-01", None, "signature", [], id="chart-complete"),
        pytest.param(None, "2026-01-01", "signature", [], id="list-of-the-state-checked"),
        pytest.param(None, None, None, [], id="no-act-to-doubt"),
    ],
)
def test_warnings(complete_on, checked_on, kind, expected):
    found = treaty("112", CLAUSE, chart_complete_on=day(complete_on))
    [state] = states("FR", treaties_checked_on=day(checked_on))
    if kind:
        act(found, state, kind, "2000-01-01")

    assert ask("2001-01-01", state)["warnings"] == expected


@pytest.mark.parametrize(
    "on, precision, expected",
    [
        (date(2020, 4, 22), "day", date(2020, 4, 22)),
        (date(2020, 4, 1), "month", "2020-04"),
        (date(2020, 1, 1), "year", "2020"),
        (date(2022, 3, 31), "until", "../2022-03-31"),
        (None, "unknown", None),
        (None, None, None),
    ],
)
def test_a_date_is_shown_as_exactly_as_it_is_known(on, precision, expected):
    assert as_known(on, precision) == expected
