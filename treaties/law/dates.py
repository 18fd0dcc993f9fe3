"""One clause applied to one date: the day of the effect, and the steps that lead to it.

Dates only, without times or time zones: a day on which something takes effect is included from its
first minute, and weekends never move a date.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from .facts import Clause, Span
from .vocabulary import ClauseKind

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a computation: what was done (a code), how many of it, and the day it led to."""

    code: str
    on: date
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Computation:
    """The day on which a clause takes effect (None if it cannot be computed) and the way there."""

    on: date | None
    steps: tuple[Step, ...] = ()


def add_months(on: date, months: int, *, overflow: bool = False) -> date:
    """Return the same-numbered day so many months later.

    In a month too short for it: its last day (31 January and three months: 30 April), or with
    ``overflow`` the first day of the next (1 May), as the International Maritime Organization
    counts. Convention on the Calculation of Time-Limits (ETS 076), article 4(2).
    """
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    if on.day <= last:
        return date(year, month + 1, on.day)
    if overflow:
        return date(year, month + 1, last) + DAY
    return date(year, month + 1, last)


def first_of_next_month(on: date) -> date:
    """Return the first day of the month after the one in which a day lies."""
    return add_months(on.replace(day=1), 1)


def compute(clause: Clause, on: date, *, parent_on: date | None = None) -> Computation:
    """Apply a clause to the day of the act, with the steps.

    ``parent_on`` is the date that a ``same_as_parent`` clause takes over. A date beyond the year
    9999 counts as not computable.
    """
    if clause.kind == ClauseKind.SAME_AS_PARENT:
        steps = (Step("same_as_parent", parent_on),) if parent_on else ()
        return Computation(parent_on, steps)
    if not clause.is_computable:
        return Computation(None)
    try:
        steps = tuple(_steps(clause, on))
    except (OverflowError, ValueError):
        return Computation(None)
    return Computation(steps[-1].on, steps)


def _steps(clause: Clause, on: date):
    yield Step("act", on)
    match clause.kind:
        case ClauseKind.FIRST_OF_MONTH_AFTER_MONTHS:
            end = on
            if clause.n:
                end = add_months(on, clause.n)
                yield Step("months_end", end, clause.n)
            yield Step("first_of_next_month", first_of_next_month(end))
        case ClauseKind.FIRST_OF_NTH_MONTH_AFTER:
            yield Step("first_of_nth_month", add_months(on.replace(day=1), clause.n), clause.n)
        case ClauseKind.MONTHS_AFTER:
            end = add_months(on, clause.n, overflow=clause.overflow)
            yield Step("months_end", end, clause.n)
            if clause.extra_day:
                yield Step("next_day", end + DAY)
        case ClauseKind.DAYS_AFTER:
            end = on + clause.n * DAY
            yield Step("days_end", end, clause.n)
            if clause.extra_day:
                yield Step("next_day", end + DAY)
        case ClauseKind.ON_DEPOSIT:
            if clause.extra_day:
                yield Step("next_day", on + DAY)


@lru_cache(maxsize=16384)
def effective_date(clause: Clause, on: date) -> date | None:
    """Return only the day that :func:`compute` gives."""
    return compute(clause, on).on


def effective_date_of_span(clause: Clause, span: Span) -> date | None:
    """Apply a clause to a date that may be a month or a year.

    The result if its first and its last day lead to the same, else None; None also for "on or
    before", which is not the date of an act.
    """
    if span.is_until:
        return None
    result = effective_date(clause, span.last)
    if span.first == span.last or result == effective_date(clause, span.first):
        return result
    return None


def latest_day_for(clause: Clause, effect: date) -> date | None:
    """Return the last day whose act takes effect on the given day, None if there is none."""
    if not clause.is_computable or clause.kind == ClauseKind.SAME_AS_PARENT:
        return None
    months = 0 if clause.kind in (ClauseKind.DAYS_AFTER, ClauseKind.ON_DEPOSIT) else clause.n + 2
    days = clause.n + 2 if clause.kind == ClauseKind.DAYS_AFTER else 31 * months + 2
    return next(
        (
            day
            for day in (effect - back * DAY for back in range(days))
            if effective_date(clause, day) == effect
        ),
        None,
    )
