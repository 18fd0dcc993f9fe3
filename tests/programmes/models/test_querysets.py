"""Where programmes stand on a day, at each boundary."""

from datetime import date

import pytest

from programmes.models import Programme, Result
from tests.factories import AimFactory, ProgrammeFactory, ResultFactory, StateFactory, TreatyFactory

pytestmark = pytest.mark.django_db

DAY, MONTH, YEAR = "day", "month", "year"


def programme(
    start=(None, "unknown"), planned_end=(None, "unknown"), end=(None, "unknown"), **more
):
    dates = {"start": start, "planned_end": planned_end, "end": end}
    halves = {
        f"{name}_{half}": value
        for name, pair in dates.items()
        for half, value in zip(("on", "precision"), pair, strict=True)
    }
    return ProgrammeFactory(**halves, **more)


def status_on(on: date) -> str:
    return Programme.objects.with_status(on).get().status


@pytest.mark.parametrize(
    "on, status",
    [
        pytest.param(date(2020, 1, 1), "planned", id="day-before-the-start"),
        pytest.param(date(2020, 1, 2), "running", id="first-day"),
        pytest.param(date(2024, 1, 1), "running", id="planned-last-day"),
        pytest.param(date(2024, 1, 2), "extended", id="day-after-the-planned-end"),
        pytest.param(date(2024, 6, 30), "extended", id="last-day"),
        pytest.param(date(2024, 7, 1), "ended", id="day-after-the-end"),
    ],
)
def test_days_are_known(on, status):
    """The Central Asia Rule of Law Programme, planned to 1 January 2024."""
    programme(
        start=(date(2020, 1, 2), DAY),
        planned_end=(date(2024, 1, 1), DAY),
        end=(date(2024, 6, 30), DAY),
    )

    assert status_on(on) == status


@pytest.mark.parametrize(
    "on, status",
    [
        pytest.param(date(2014, 12, 31), "planned", id="year-before-the-start"),
        pytest.param(date(2015, 1, 1), "unknown", id="first-day-of-the-year"),
        pytest.param(date(2015, 12, 30), "unknown", id="last-day-but-one-of-the-year"),
        pytest.param(date(2015, 12, 31), "running", id="last-day-of-the-year"),
        pytest.param(date(2017, 12, 31), "running", id="last-day-of-the-planned-month"),
        pytest.param(date(2018, 1, 1), "extended", id="month-after-the-planned-end"),
        pytest.param(date(2019, 6, 1), "extended", id="within"),
        pytest.param(date(2019, 12, 31), "extended", id="last-day-of-the-last-month"),
        pytest.param(date(2020, 1, 1), "ended", id="month-after-the-end"),
    ],
)
def test_months_and_years_are_known(on, status):
    """The Neighbourhood Co-operation Priorities: from 2015 to December 2017, then 2019."""
    programme(
        start=(date(2015, 1, 1), YEAR),
        planned_end=(date(2017, 12, 1), MONTH),
        end=(date(2019, 12, 1), MONTH),
    )

    assert status_on(on) == status


@pytest.mark.parametrize(
    "on, status",
    [
        pytest.param(date(2010, 12, 31), "running", id="year-before"),
        pytest.param(date(2011, 12, 31), "running", id="last-day-of-the-year"),
        pytest.param(date(2012, 1, 1), "ended", id="year-after"),
    ],
)
def test_a_year_ends_with_its_last_day(on, status):
    programme(start=(date(2009, 12, 1), MONTH), end=(date(2011, 1, 1), YEAR))

    assert status_on(on) == status


@pytest.mark.parametrize(
    "dates, on, status",
    [
        pytest.param({}, date(2020, 1, 1), "unknown", id="nothing-known"),
        pytest.param(
            {"end": (date(2019, 7, 1), MONTH)}, date(2019, 7, 31), "unknown", id="only-the-end"
        ),
        pytest.param(
            {"end": (date(2019, 7, 1), MONTH)}, date(2019, 8, 1), "ended", id="after-the-end"
        ),
        pytest.param(
            {"start": (date(2019, 7, 1), DAY)}, date(2019, 6, 30), "planned", id="before-the-start"
        ),
        pytest.param(
            {"start": (date(2019, 7, 1), DAY)}, date(2019, 7, 1), "unknown", id="only-the-start"
        ),
    ],
)
def test_what_is_not_known_stays_unknown(dates, on, status):
    programme(**dates)

    assert status_on(on) == status


def test_extended_ones_run():
    programme(
        start=(date(2020, 1, 2), DAY),
        planned_end=(date(2024, 1, 1), DAY),
        end=(date(2024, 6, 30), DAY),
    )
    on = Programme.objects.with_status(date(2024, 3, 1))

    assert on.in_status("running").count() == 1
    assert on.in_status("extended").count() == 1
    assert on.in_status("ended", "planned", "unknown").count() == 0


def test_each_programme_of_states_and_on_treaties_comes_once():
    states, treaties = [StateFactory(), StateFactory()], [TreatyFactory(), TreatyFactory()]
    found = ProgrammeFactory(countries=states)
    for treaty in treaties:
        AimFactory(programme=found, treaty=treaty)
    ProgrammeFactory()

    assert list(Programme.objects.of_states([s.pk for s in states])) == [found]
    assert list(Programme.objects.on_treaties([t.pk for t in treaties])) == [found]


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"publication": "draft"}, id="result-is-a-draft"),
        pytest.param({"programme__publication": "draft"}, id="programme-is-a-draft"),
        pytest.param({"act__publication": "withdrawn"}, id="act-is-withdrawn"),
        pytest.param({"country": False}, id="act-of-another-country"),
    ],
)
def test_readers_do_not_see(changed):
    shown = ResultFactory()
    ResultFactory(**changed)

    assert list(Result.objects.published()) == [shown]
