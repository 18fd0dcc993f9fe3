"""What rests on the silence of a State, while somebody has looked lately and after that."""

from datetime import date

import pytest

from tests.treaties.stories import states, treaty
from treaties.answers.courses import Courses
from treaties.answers.statuses import answers
from treaties.models import StandingPeriod

pytestmark = pytest.mark.django_db

CHECKED = date(2024, 2, 29)
DAYS = [
    pytest.param(date(1990, 1, 1), id="long-before"),
    pytest.param(CHECKED, id="day-of-the-check"),
    pytest.param(date(2024, 3, 1), id="day-after"),
    pytest.param(date(2026, 2, 28), id="last-day-of-trust"),
    pytest.param(date(2026, 3, 1), id="no-trust-any-more"),
]


@pytest.fixture
def story():
    """A treaty whose chart was checked, and a State that has done nothing."""
    [state] = states("FR")
    return treaty("301", chart_complete_on=CHECKED), state


def answer_on(on: date, story) -> dict:
    checked, state = story
    [found] = answers(
        StandingPeriod.objects.pairs(on).filter(treaty=checked).of_states([state.pk]), on
    )
    return found


@pytest.mark.parametrize(
    "on, status, warnings",
    [
        pytest.param(CHECKED, "open", [], id="day-of-the-check"),
        pytest.param(date(2026, 2, 28), "open", ["checked_on"], id="still-trusted"),
        pytest.param(date(2026, 3, 1), "data_incomplete", [], id="no-trust-any-more"),
    ],
)
def test_silence_is_trusted_for_24_months(on, status, warnings, story):
    answer = answer_on(on, story)

    assert (answer["status"], answer["warnings"]) == (status, warnings)
    assert answer["known"] == {
        "chart_checked_on": CHECKED,
        "list_checked_on": None,
        "until": date(2026, 2, 28),
    }


def test_the_end_of_trust_is_no_event(story):
    answer = answer_on(CHECKED, story)

    assert (answer["until"], answer["next_change"]) == (None, None)


@pytest.mark.parametrize("on", DAYS)
def test_many_days_at_once_say_the_same(on, story):
    checked, state = story

    status = Courses([state.pk], [checked.pk]).status(checked, state, on)

    assert status == answer_on(on, story)["status"]
