"""One clause applied to one date: the day of the effect, and the steps that lead to it.

Dates only, without times or time zones: a day on which something takes effect is included from its
first minute, and weekends never move a date.
"""

from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from .facts import Act, Clause, Span
from .vocabulary import ClauseKind, Trigger

DAY = timedelta(days=1)

UNTIL_THE_FIRST = (
    ClauseKind.FIRST_OF_MONTH_AFTER_MONTHS,
    ClauseKind.FIRST_OF_MONTH_AFTER_DAYS,
)
"""Kinds of clauses whose effect waits for the first of a month after the period."""


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
    """Apply a clause to the day from which it counts, with the steps.

    That is the day of the act, or of the depositary's notice of it where the clause says so.
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
    yield Step("notification" if clause.trigger == Trigger.NOTIFICATION else "act", on)
    end = on
    for step in _period(clause, on):
        yield step
        end = step.on
    if clause.kind in UNTIL_THE_FIRST:
        yield Step("first_of_next_month", first_of_next_month(end))
    elif clause.extra_day:
        yield Step("next_day", end + DAY)


def _period(clause: Clause, on: date):
    """Yield the end of a clause's months, then that of its days."""
    match clause.kind:
        case ClauseKind.FIRST_OF_MONTH_AFTER_MONTHS if clause.n:
            yield Step("months_end", add_months(on, clause.n), clause.n)
        case ClauseKind.FIRST_OF_NTH_MONTH_AFTER:
            yield Step("first_of_nth_month", add_months(on.replace(day=1), clause.n), clause.n)
        case ClauseKind.MONTHS_AFTER:
            end = add_months(on, clause.n, overflow=clause.overflow)
            yield Step("months_end", end, clause.n)
        case ClauseKind.DAYS_AFTER:
            yield Step("days_end", on + clause.n * DAY, clause.n)
        case ClauseKind.FIRST_OF_MONTH_AFTER_DAYS if clause.n:
            yield Step("days_end", on + clause.n * DAY, clause.n)
        case ClauseKind.DAYS_AFTER_MONTHS:
            end = add_months(on, clause.n)
            yield Step("months_end", end, clause.n)
            yield Step("days_end", end + clause.days * DAY, clause.days)


@lru_cache(maxsize=16384)
def effective_date(clause: Clause, on: date) -> date | None:
    """Return only the day that :func:`compute` gives."""
    return compute(clause, on).on


def effect_of(clause: Clause | None, act: Act) -> date | None:
    """Return the day on which a clause makes an act take effect, None if that cannot be told."""
    span = act.counted_from(clause.trigger) if clause else None
    return effective_date_of_span(clause, span) if span else None


def effective_date_of_span(clause: Clause, span: Span) -> date | None:
    """Apply a clause to a date that may be a month or a year.

    The result if its first and its last day lead to the same, else None.
    """
    result = effective_date(clause, span.last)
    return result if result == effective_date(clause, span.first) else None


def latest_day_for(clause: Clause, effect: date) -> date | None:
    """Return the last day whose act takes effect on the given day, None if there is none.

    Unknown, and so None, where the clause counts from the depositary's notice of the act.
    """
    if clause.trigger == Trigger.NOTIFICATION:
        return None
    # Two months more than an act can be before its effect. A later act never has an earlier one.
    first = effect - (31 * clause.n + clause.days + 62) * DAY
    found = bisect_right(
        range((effect - first).days + 1),
        effect,
        key=lambda number: effective_date(clause, first + number * DAY) or date.max,
    )
    last = first + (found - 1) * DAY
    return last if effective_date(clause, last) == effect else None
