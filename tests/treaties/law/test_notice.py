"""On which days a State may give notice that it leaves a treaty, and what a notice leads to."""

from datetime import date

import pytest

from treaties.law.leaving import Notice, leaving
from treaties.law.vocabulary import ClauseKind

from .stories import clause, day

YEAR = {"kind": ClauseKind.MONTHS_AFTER, "n": 12}
ILO = {"barred_years": 10, "counted_from_treaty": True, "window_months": 12}
C027 = clause("denunciation", every_years=10, **YEAR, **ILO)
C029 = clause("denunciation", every_years=5, **YEAR, **ILO)
C011 = clause("denunciation", barred_years=10, counted_from_treaty=True, **YEAR)
ECHR = clause("denunciation", ClauseKind.MONTHS_AFTER, 6, extra_day=True, barred_years=5)
CHARTER = clause("denunciation", n=6, barred_years=5, every_years=2)


def asked(terms, on, *, treaty="1932-03-09", state="1993-03-31"):
    return leaving(terms, in_force_on=day(state), general_on=day(treaty), on=day(on))


def shown(found) -> str:
    """Return a finding as "possible 2022-03-09 2023-03-09 -> 2023-06-01"; what is None as "-"."""
    window = found.window
    days = (window.starts_on, window.last_day) if window else ()
    effect = f" -> {found.effect_on}" if found.effect_on else ""
    return " ".join([found.notice, *(str(item or "-") for item in days)]) + effect


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param("2022-03-08", "not_possible 2022-03-09 2023-03-09", id="day-before"),
        pytest.param("2022-03-09", "possible 2022-03-09 2023-03-09 -> 2023-03-09", id="first-day"),
        pytest.param("2023-03-09", "possible 2022-03-09 2023-03-09 -> 2024-03-09", id="last-day"),
        pytest.param("2023-03-10", "not_possible 2032-03-09 2033-03-09", id="day-after"),
        pytest.param("2026-11-24", "not_possible 2032-03-09 2033-03-09", id="between"),
    ],
)
def test_each_ten_years_for_one_year(on, expected):
    """ILO C027, in force on 9 March 1932."""
    assert shown(asked(C027, on)) == expected


def test_the_window_after_the_one_that_is_open():
    following = asked(C027, "2022-06-01").following

    assert (following.starts_on, following.last_day) == (day("2032-03-09"), day("2033-03-09"))


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param("1942-04-30", "not_possible 1942-05-01 1943-05-01", id="first-ten-years"),
        pytest.param("1943-05-02", "not_possible 1947-05-01 1948-05-01", id="then-every-five"),
        pytest.param("2026-11-24", "not_possible 2027-05-01 2028-05-01", id="today"),
    ],
)
def test_ten_years_and_then_each_five(on, expected):
    """ILO C029, in force on 1 May 1932."""
    assert shown(asked(C029, on, treaty="1932-05-01", state="1932-05-01")) == expected


@pytest.mark.parametrize(
    "terms, on, expected",
    [
        pytest.param(ECHR, "1998-03-30", "not_possible 1998-03-31 -", id="day-before"),
        pytest.param(ECHR, "1998-03-31", "possible 1998-03-31 - -> 1998-10-01", id="years-over"),
        pytest.param(ECHR, "2026-11-24", "possible 1998-03-31 - -> 2027-05-25", id="any-time"),
        pytest.param(C011, "2026-11-24", "possible 1993-03-31 - -> 2027-11-24", id="treaty-older"),
    ],
)
def test_at_any_time_once_the_years_are_over(terms, on, expected):
    """Who joined a treaty later than its excluded years may give notice from its first day on."""
    assert shown(asked(terms, on)) == expected
    assert asked(terms, on).following is None


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param("1998-03-30", "not_possible 1998-03-31 -", id="years-run"),
        pytest.param("1998-03-31", "window_unknown 1998-03-31 -", id="first-day"),
        pytest.param("1998-04-01", "window_unknown 2000-03-31 -", id="day-after"),
        pytest.param("2000-03-31", "window_unknown 2000-03-31 -", id="second-time"),
    ],
)
def test_windows_of_unknown_length(on, expected):
    """ETS 163: five years, then each two; how long one may give notice is not recorded."""
    assert shown(asked(CHARTER, on)) == expected


NOT_RECORDED = clause("denunciation", ClauseKind.MONTHS_AFTER, 6)
AT_ANY_TIME = clause("denunciation", ClauseKind.MONTHS_AFTER, 6, barred_years=0)
MANUAL = clause("denunciation", ClauseKind.MANUAL, 0, barred_years=5)
ENDLESS = clause("denunciation", barred_years=9000)


@pytest.mark.parametrize(
    "terms, expected",
    [
        pytest.param(None, "not_recorded", id="no-clause-entered"),
        pytest.param(NOT_RECORDED, "not_recorded", id="no-bar-recorded"),
        pytest.param(AT_ANY_TIME, "possible 1993-03-31 - -> 2027-05-24", id="known-to-have-none"),
        pytest.param(MANUAL, "possible 1998-03-31 -", id="effect-not-computed"),
        pytest.param(ENDLESS, "not_recorded", id="beyond-every-calendar"),
    ],
)
def test_what_is_not_recorded_is_not_said(terms, expected):
    assert shown(asked(terms, "2026-11-24")) == expected


@pytest.mark.parametrize(
    "terms, dates, expected",
    [
        pytest.param(ECHR, {"state": None}, "start_unknown", id="day-of-the-state"),
        pytest.param(C027, {"treaty": None}, "start_unknown", id="day-of-the-treaty"),
        pytest.param(
            C027, {"state": None}, "not_possible 2032-03-09 2033-03-09", id="state-not-needed"
        ),
    ],
)
def test_years_counted_from_a_day_that_is_not_known(terms, dates, expected):
    assert shown(asked(terms, "2026-11-24", **dates)) == expected


def test_a_state_that_joins_while_a_window_is_open():
    found = asked(C027, "2022-08-01", state="2022-06-01")

    assert shown(found) == "possible 2022-06-01 2023-03-09 -> 2023-08-01"


def test_years_from_a_leap_day_end_on_the_last_of_february():
    found = leaving(ECHR, in_force_on=date(2024, 2, 29), general_on=None, on=date(2026, 1, 1))

    assert (found.notice, found.window.starts_on) == (Notice.NOT_POSSIBLE, date(2029, 2, 28))


def test_a_window_that_does_not_come_again_stays_open():
    """A minimal case: a length without years between."""
    single = clause("denunciation", barred_years=5, window_months=12)

    assert shown(asked(single, "2026-11-24")) == "possible 1998-03-31 - -> 2027-03-01"
