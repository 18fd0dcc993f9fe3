from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treaties.law.dates import (
    Computation,
    Step,
    add_months,
    compute,
    effective_date,
    effective_date_of_span,
    first_of_next_month,
    latest_day_for,
)
from treaties.law.facts import Clause
from treaties.law.vocabulary import AppliesTo, ClauseKind, Trigger

from .stories import FIRST_OF_MONTH, day, span

MONTHS, DAYS = ClauseKind.MONTHS_AFTER, ClauseKind.DAYS_AFTER
NTH, ON_DEPOSIT = ClauseKind.FIRST_OF_NTH_MONTH_AFTER, ClauseKind.ON_DEPOSIT
FOM_DAYS = ClauseKind.FIRST_OF_MONTH_AFTER_DAYS
dates = st.dates(date(1949, 1, 1), date(2199, 12, 31))


def clause(kind, n=0, **values):
    return Clause(AppliesTo.GENERAL_ENTRY_INTO_FORCE, kind, n, **values)


AFTER_MONTHS = clause(ClauseKind.DAYS_AFTER_MONTHS, 6, days=60)
"""Apostille Convention, article 12: the sixtieth day after six months."""

PUBLISHED = [
    # The first of the month after a number of months.
    pytest.param(clause(FIRST_OF_MONTH, 3), "2024-04-22", "2024-08-01", id="ets-112-kg"),
    pytest.param(clause(FIRST_OF_MONTH, 3), "1991-10-31", "1992-02-01", id="deposit-on-31st"),
    pytest.param(clause(FIRST_OF_MONTH, 3), "2001-01-31", "2001-05-01", id="clipped-in-april"),
    pytest.param(clause(FIRST_OF_MONTH, 3), "2001-06-01", "2001-10-01", id="first-gains-nothing"),
    pytest.param(clause(FIRST_OF_MONTH, 3), "2001-05-31", "2001-09-01", id="day-before-the-first"),
    pytest.param(clause(FIRST_OF_MONTH, 3), "2001-11-30", "2002-03-01", id="over-the-new-year"),
    pytest.param(clause(FIRST_OF_MONTH, 1), "2004-03-09", "2004-05-01", id="ets-165-kg"),
    pytest.param(clause(FIRST_OF_MONTH, 1), "1985-09-30", "1985-11-01", id="ets-120"),
    pytest.param(clause(FIRST_OF_MONTH, 6), "2021-08-03", "2022-03-01", id="ets-120-leaving"),
    pytest.param(clause(FIRST_OF_MONTH, 3), "2021-03-22", "2021-07-01", id="cets-210-turkiye"),
    pytest.param(clause(FIRST_OF_MONTH, 12), "2020-02-29", "2021-03-01", id="ets-165-leaving"),
    pytest.param(clause(FIRST_OF_MONTH, 0), "1955-12-01", "1956-01-01", id="ets-014-on-a-first"),
    pytest.param(clause(FIRST_OF_MONTH, 0), "1955-11-30", "1955-12-01", id="ets-014-on-a-last"),
    # Months after, as the Council of Europe counts: clipped first, then one day more.
    pytest.param(clause(MONTHS, 3, extra_day=True), "1978-05-10", "1978-08-11", id="ets-085"),
    pytest.param(clause(MONTHS, 3, extra_day=True), "1992-11-30", "1993-03-01", id="ets-085-ro"),
    pytest.param(clause(MONTHS, 3, extra_day=True), "2002-11-29", "2003-03-01", id="29-november"),
    pytest.param(clause(MONTHS, 3, extra_day=True), "2002-11-28", "2003-03-01", id="28-november"),
    pytest.param(clause(MONTHS, 3, extra_day=True), "2002-11-27", "2003-02-28", id="27-november"),
    pytest.param(clause(MONTHS, 3, extra_day=True), "2003-11-29", "2004-03-01", id="leap-year"),
    pytest.param(clause(MONTHS, 3, extra_day=True), "1983-05-19", "1983-08-20", id="ets-090"),
    pytest.param(clause(MONTHS, 6, extra_day=True), "1969-12-12", "1970-06-13", id="ets-005-gr"),
    # Months after, as the United Nations count: the same-numbered day.
    pytest.param(clause(MONTHS, 3), "1975-12-23", "1976-03-23", id="iccpr"),
    pytest.param(clause(MONTHS, 3), "1998-09-10", "1998-12-10", id="vienna-agreement-kg"),
    pytest.param(clause(MONTHS, 6), "2022-03-16", "2022-09-16", id="ets-005-ru-loss"),
    pytest.param(clause(MONTHS, 3), "2001-01-31", "2001-04-30", id="clip-to-the-last-day"),
    pytest.param(clause(MONTHS, 3, overflow=True), "2001-01-31", "2001-05-01", id="imo-overflow"),
    pytest.param(clause(MONTHS, 3, overflow=True), "2001-01-30", "2001-04-30", id="imo-fits"),
    pytest.param(clause(MONTHS, 1, overflow=True), "2001-01-29", "2001-03-01", id="imo-february"),
    pytest.param(clause(MONTHS, 12), "2024-06-03", "2025-06-03", id="ilo-c190-kg"),
    # Days after: no day more.
    pytest.param(clause(DAYS, 90), "1960-01-19", "1960-04-18", id="ets-024"),
    pytest.param(clause(DAYS, 90), "2004-06-17", "2004-09-15", id="ninety-days"),
    pytest.param(clause(DAYS, 30), "2017-02-15", "2017-03-17", id="thirty-days"),
    pytest.param(clause(DAYS, 60), "1972-08-29", "1972-10-28", id="hague-1955"),
    pytest.param(clause(DAYS, 30, extra_day=True), "2017-02-15", "2017-03-18", id="day-more"),
    # The first of the month after a number of days: the Rome Statute, article 126.
    pytest.param(clause(FOM_DAYS, 60), "2002-04-11", "2002-07-01", id="rome-general"),
    pytest.param(clause(FOM_DAYS, 60), "2002-05-01", "2002-07-01", id="rome-60th-day-on-30-june"),
    pytest.param(clause(FOM_DAYS, 60), "2002-05-02", "2002-08-01", id="rome-60th-day-on-1-july"),
    pytest.param(clause(FOM_DAYS, 60), "2002-05-03", "2002-08-01", id="rome-60th-day-on-2-july"),
    pytest.param(clause(FOM_DAYS, 0), "2002-05-31", "2002-06-01", id="no-days-on-a-last"),
    # Days after months: no row of the data has them, and the days of notice are not known.
    pytest.param(AFTER_MONTHS, "2010-11-30", "2011-07-29", id="minimal-30-november"),
    pytest.param(AFTER_MONTHS, "2010-12-01", "2011-07-31", id="minimal-effect-for-kg"),
    pytest.param(AFTER_MONTHS, "2010-12-02", "2011-08-01", id="minimal-2-december"),
    pytest.param(AFTER_MONTHS, "2010-08-31", "2011-04-29", id="minimal-clipped-in-february"),
    # The first of the n-th month, and the day itself.
    pytest.param(clause(NTH, 3), "1998-01-12", "1998-04-01", id="ets-093"),
    pytest.param(clause(NTH, 3), "1998-01-31", "1998-04-01", id="ets-093-on-31st"),
    pytest.param(clause(ON_DEPOSIT), "1996-10-02", "1996-10-02", id="ets-018"),
]


@pytest.mark.parametrize("rule, done, effect", PUBLISHED)
def test_effect_is_the_published_one(rule, done, effect):
    """The sources are the depositary's charts; those named in the ids are bundled."""
    assert effective_date(rule, day(done)) == day(effect)


@pytest.mark.parametrize("kind", [ClauseKind.MANUAL, ClauseKind.UNKNOWN])
def test_nothing_is_computed_where_the_clause_is_not_known(kind):
    assert compute(clause(kind), day("2024-04-22")).on is None


def test_same_as_parent_takes_the_parents_date():
    rule = clause(ClauseKind.SAME_AS_PARENT)

    assert compute(rule, day("2020-01-01"), parent_on=day("2021-05-01")).on == day("2021-05-01")
    assert compute(rule, day("2020-01-01")) == Computation(None, ())


@pytest.mark.parametrize("kind", [MONTHS, DAYS, ClauseKind.DAYS_AFTER_MONTHS])
def test_clause_without_numbers_takes_effect_at_once(kind):
    assert effective_date(Clause(AppliesTo.DENUNCIATION, kind), date(2020, 1, 31)) == date(
        2020, 1, 31
    )


def test_steps_lead_from_the_deposit_to_the_effect():
    steps = compute(clause(FIRST_OF_MONTH, 3), day("2024-04-22")).steps

    assert steps == (
        Step("act", day("2024-04-22")),
        Step("months_end", day("2024-07-22"), 3),
        Step("first_of_next_month", day("2024-08-01")),
    )


def test_steps_name_the_sixtieth_day_before_the_first_of_the_month():
    steps = compute(clause(FOM_DAYS, 60), day("2002-05-15")).steps

    assert steps == (
        Step("act", day("2002-05-15")),
        Step("days_end", day("2002-07-14"), 60),
        Step("first_of_next_month", day("2002-08-01")),
    )


def test_steps_name_the_months_and_then_the_days():
    steps = compute(AFTER_MONTHS, day("2010-12-01")).steps

    assert steps == (
        Step("act", day("2010-12-01")),
        Step("months_end", day("2011-06-01"), 6),
        Step("days_end", day("2011-07-31"), 60),
    )


def test_steps_begin_with_the_notice_where_the_clause_counts_from_it():
    steps = compute(clause(MONTHS, 3, trigger=Trigger.NOTIFICATION), day("1998-09-10")).steps

    assert [step.code for step in steps] == ["notification", "months_end"]


def test_steps_name_the_extra_day():
    steps = compute(clause(MONTHS, 3, extra_day=True), day("1992-11-30")).steps

    assert [step.code for step in steps] == ["act", "months_end", "next_day"]
    assert steps[1].on == day("1993-02-28")


@pytest.mark.parametrize("kind", [FIRST_OF_MONTH, FOM_DAYS, MONTHS, DAYS, NTH, AFTER_MONTHS.kind])
def test_an_effect_beyond_the_calendar_is_not_computable(kind):
    assert effective_date(clause(kind, 1200 if kind != DAYS else 40_000), date.max) is None


@given(dates, st.integers(0, 60))
def test_first_of_month_rule_does_not_depend_on_the_day(on, months):
    rule = clause(FIRST_OF_MONTH, months)

    assert effective_date(rule, on) == effective_date(rule, on.replace(day=1))
    assert effective_date(rule, on).day == 1


@given(dates, st.integers(0, 60))
def test_first_of_month_rule_is_the_month_after_the_months_end(on, months):
    rule = clause(FIRST_OF_MONTH, months)

    assert effective_date(rule, on) == first_of_next_month(add_months(on, months))


@given(dates, st.integers(0, 60), st.sampled_from([FIRST_OF_MONTH, FOM_DAYS, MONTHS, DAYS, NTH]))
def test_a_later_act_never_takes_effect_earlier(on, n, kind):
    rule = clause(kind, n)

    assert effective_date(rule, on) <= effective_date(rule, on + (date(2, 1, 2) - date(2, 1, 1)))


@pytest.mark.parametrize(
    "rule, done, effect",
    [
        pytest.param(clause(FIRST_OF_MONTH, 3), "2020-04", "2020-08-01", id="month-is-enough"),
        pytest.param(clause(FIRST_OF_MONTH, 3), "2020", None, id="year-leaves-it-open"),
        pytest.param(clause(MONTHS, 3), "2020-04", None, id="month-leaves-it-open"),
        pytest.param(clause(ON_DEPOSIT), "2020-04", None, id="month-on-deposit"),
        pytest.param(clause(MONTHS, 3), "2020-04-30", "2020-07-30", id="day"),
        pytest.param(clause(ClauseKind.UNKNOWN), "2020-04", None, id="unknown-clause"),
        pytest.param(clause(FOM_DAYS, 60), "2020-05", None, id="month-leaves-days-open"),
    ],
)
def test_effect_of_a_month_or_year_is_what_all_its_days_give(rule, done, effect):
    assert effective_date_of_span(rule, span(done)) == day(effect)


@pytest.mark.parametrize(
    "rule, effect, latest",
    [
        pytest.param(clause(FIRST_OF_MONTH, 3), "2002-07-01", "2002-03-31", id="last-of-month"),
        pytest.param(clause(NTH, 3), "1998-04-01", "1998-01-31", id="nth-month"),
        pytest.param(clause(MONTHS, 3, extra_day=True), "1978-08-11", "1978-05-10", id="months"),
        pytest.param(clause(MONTHS, 3, extra_day=True), "1993-03-01", "1992-11-30", id="clipped"),
        pytest.param(clause(DAYS, 30), "2017-03-17", "2017-02-15", id="days"),
        pytest.param(clause(ON_DEPOSIT), "1996-10-02", "1996-10-02", id="on-deposit"),
        pytest.param(clause(FOM_DAYS, 60), "2002-07-01", "2002-05-01", id="rome"),
        pytest.param(clause(FOM_DAYS, 60), "2002-07-02", None, id="rome-no-first-of-a-month"),
        pytest.param(AFTER_MONTHS, "2011-07-31", "2010-12-01", id="days-after-months"),
        pytest.param(AFTER_MONTHS, "2011-04-29", "2010-08-31", id="days-after-months-clipped"),
        pytest.param(
            clause(DAYS, 30, trigger=Trigger.NOTIFICATION), "2017-03-17", None, id="from-the-notice"
        ),
        pytest.param(clause(FIRST_OF_MONTH, 3), "2002-07-02", None, id="no-first-of-a-month"),
        pytest.param(clause(ClauseKind.MANUAL), "2002-07-01", None, id="manual"),
    ],
)
def test_latest_day_that_leads_to_an_effect(rule, effect, latest):
    assert latest_day_for(rule, day(effect)) == day(latest)
