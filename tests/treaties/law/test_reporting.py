"""When reports are due: counted from the entry into force for the State, while it binds it."""

from datetime import date

import pytest

from treaties.law.reporting import Due, Duty, due_days

CEDAW = Duty(12, 4)  # article 18(1)
PAST = date.min
JOINED = date(1997, 3, 12)
LATER = date(2199, 12, 31)


def days(duty, in_force_on=JOINED, *, starts_on=PAST, ends_on=None, until=LATER):
    found = due_days(
        duty, in_force_on=in_force_on, starts_on=starts_on, ends_on=ends_on, until=until
    )
    return None if found is None else [str(item.on) for item in found]


@pytest.mark.parametrize(
    "duty, expected",
    [
        pytest.param(Duty(12, 4), ["1998-03-12", "2002-03-12", "2006-03-12"], id="cedaw-18"),
        pytest.param(Duty(24, 5), ["1999-03-12", "2004-03-12"], id="crc-44"),
        pytest.param(Duty(12), ["1998-03-12"], id="iccpr-40-once"),
        pytest.param(Duty(None), [], id="cets-210-when-asked"),
    ],
)
def test_each_kind_of_duty(duty, expected):
    assert days(duty, until=date(2006, 3, 12)) == expected


@pytest.mark.parametrize(
    "until, expected",
    [
        pytest.param(date(1998, 3, 11), [], id="day-before"),
        pytest.param(date(1998, 3, 12), ["1998-03-12"], id="the-day"),
        pytest.param(date(2002, 3, 11), ["1998-03-12"], id="before-the-second"),
        pytest.param(date(2002, 3, 12), ["1998-03-12", "2002-03-12"], id="the-second"),
    ],
)
def test_the_last_day_asked_about_is_included(until, expected):
    assert days(CEDAW, until=until) == expected


@pytest.mark.parametrize(
    "left_on, expected",
    [
        pytest.param(date(2002, 3, 11), ["1998-03-12"], id="left-the-day-before"),
        pytest.param(date(2002, 3, 12), ["1998-03-12"], id="first-day-no-longer-a-party"),
        pytest.param(date(2002, 3, 13), ["1998-03-12", "2002-03-12"], id="still-a-party"),
    ],
)
def test_nothing_is_due_of_a_state_that_left(left_on, expected):
    assert days(CEDAW, ends_on=left_on) == expected


@pytest.mark.parametrize(
    "starts_on, first",
    [
        pytest.param(date(2002, 3, 12), "2002-03-12", id="begins-on-the-day"),
        pytest.param(date(2002, 3, 13), "2006-03-12", id="begins-after-it"),
    ],
)
def test_a_period_that_begins_later_counts_from_the_entry_all_the_same(starts_on, first):
    assert days(CEDAW, starts_on=starts_on)[0] == first


def test_where_the_entry_into_force_is_not_known_no_day_is():
    assert days(CEDAW, None) is None


def test_where_no_day_follows_it_need_not_be_known():
    assert days(Duty(None), None) == []


@pytest.mark.parametrize(
    "in_force_on, months, expected",
    [
        pytest.param(date(2000, 8, 31), 6, "2001-02-28", id="short-month"),
        pytest.param(date(2000, 2, 29), 12, "2001-02-28", id="29-february"),
        pytest.param(date(2000, 2, 29), 48, "2004-02-29", id="29-february-again"),
    ],
)
def test_a_short_month_ends_the_period(in_force_on, months, expected):
    assert days(Duty(months), in_force_on) == [expected]


def test_a_clipped_month_does_not_move_what_follows():
    found = days(Duty(12, 1), date(2000, 2, 29), until=date(2004, 12, 31))

    assert found == ["2001-02-28", "2002-02-28", "2003-02-28", "2004-02-29"]


def test_beyond_the_calendar_nothing_is_due():
    assert days(CEDAW, date(9998, 12, 31), until=date.max) == ["9999-12-31"]


@pytest.mark.parametrize(
    "on, is_over",
    [
        pytest.param(date(1998, 3, 11), False, id="day-before"),
        pytest.param(date(1998, 3, 12), False, id="the-day-itself-is-in-time"),
        pytest.param(date(1998, 3, 13), True, id="day-after"),
    ],
)
def test_when_a_day_is_over(on, is_over):
    assert Due(1, date(1998, 3, 12)).is_over(on) == is_over
