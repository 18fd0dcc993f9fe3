"""What follows by itself, told in one place: how far back and ahead, and in which order."""

from datetime import date

import pytest

from tests.treaties import reporting, stories
from tests.treaties.reporting import duty_of
from treaties.answers.events import Subject
from treaties.answers.foreseen import foreseen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

TODAY = date(2026, 11, 24)


@pytest.fixture
def owing():
    """A State that reports every four years on a treaty in force for it since 1997."""
    (state,) = stories.states("KG")
    treaty = reporting.cedaw(state)
    duty_of(treaty)
    return state


def told(state, **days) -> list[tuple[str, str]]:
    return [(str(event.on), event.code) for event in foreseen(Subject(state), TODAY, **days)]


def test_days_for_reports_go_back_and_ahead_five_years(owing):
    days = [f"{year}-03-12" for year in (2022, 2026, 2030)]

    assert told(owing) == [(day, "report_due") for day in days]


@pytest.mark.parametrize(
    "since, until, expected",
    [
        pytest.param("2026-03-12", "2030-03-12", ["2026-03-12", "2030-03-12"], id="included"),
        pytest.param("2026-03-13", "2030-03-11", [], id="between-them"),
        pytest.param("2014-01-01", "2019-01-01", ["2014-03-12", "2018-03-12"], id="long-ago"),
    ],
)
def test_the_days_asked_about(owing, since, until, expected):
    found = told(owing, since=stories.day(since), until=stories.day(until))

    assert [day for day, _code in found] == expected


def test_queries(owing, django_assert_max_num_queries):
    with django_assert_max_num_queries(13):
        foreseen(Subject(), TODAY)
