"""When a State may give notice that it leaves a treaty, and what a notice would lead to.

A treaty's clause on denunciation may exclude the first years, and open a window again and again
after them. Vienna Convention on the Law of Treaties, articles 54 and 56.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import count

from .dates import DAY, add_months, effective_date
from .facts import Clause


class Notice(StrEnum):
    """Whether a Party may give notice of denunciation on a day, as far as that is known."""

    POSSIBLE = "possible"
    NOT_POSSIBLE = "not_possible"
    WINDOW_UNKNOWN = "window_unknown"
    START_UNKNOWN = "start_unknown"
    NOT_RECORDED = "not_recorded"
    NO_CLAUSE = "no_clause"
    ENDING = "ending"


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which notice may be given, the ``number``-th time, counted from 0.

    ``ends_on`` is not included; None is open, or not known where windows repeat.
    """

    starts_on: date
    ends_on: date | None
    number: int

    @property
    def last_day(self) -> date | None:
        return self.ends_on - DAY if self.ends_on else None


@dataclass(frozen=True, slots=True)
class Leaving:
    """Whether notice may be given on a day, in which window, and the effect of one of that day.

    ``window`` is the one that is open, else the next; ``following`` the one after it.
    """

    notice: Notice
    window: Window | None = None
    following: Window | None = None
    effect_on: date | None = None


def leaving(
    clause: Clause | None, *, in_force_on: date | None, general_on: date | None, on: date
) -> Leaving:
    """Return what a clause on denunciation says of a notice given by a Party on a day.

    ``in_force_on`` is the entry into force for the State, ``general_on`` the treaty's own; None
    where it is not exactly known. A clause of which no excluded years are recorded (0: there are
    none) says nothing about any day: there may be some.
    """
    if clause is None or clause.barred_years is None:
        return Leaving(Notice.NOT_RECORDED)
    since = counted_from(clause, in_force_on, general_on)
    if since is None:
        return Leaving(Notice.START_UNKNOWN)
    coming = (item for item in windows(clause, since) if not is_over(clause, item, on))
    window, following = next(coming, None), next(coming, None)
    if window is None:
        return Leaving(Notice.NOT_RECORDED)
    if in_force_on is not None:
        window = replace(window, starts_on=max(window.starts_on, in_force_on))
    if lacks_length(clause) and (window.number > 0 or window.starts_on <= on):
        return Leaving(Notice.WINDOW_UNKNOWN, window, following)
    if on < window.starts_on:
        return Leaving(Notice.NOT_POSSIBLE, window, following)
    return Leaving(Notice.POSSIBLE, window, following, effective_date(clause, on))


def counted_from(clause: Clause, in_force_on: date | None, general_on: date | None) -> date | None:
    """Return the day from which the excluded years count, None if it is not known."""
    return general_on if clause.counted_from_treaty else in_force_on


def windows(clause: Clause, since: date) -> Iterator[Window]:
    """Yield the windows of a clause one after another; a single one without an end.

    A window begins on the day on which the years are over, and the same-numbered day so many
    months later is its last: of the ILO's conventions "within the year following the expiration
    of the period of ten years". Windows beyond the year 9999 are left out.
    """
    for number in count():
        years = clause.barred_years + number * (clause.every_years or 0)
        try:
            starts_on = add_months(since, 12 * years)
            ends_on = _end(clause, starts_on)
        except (OverflowError, ValueError):
            return
        yield Window(starts_on, ends_on, number)
        if not clause.every_years:
            return


def _end(clause: Clause, starts_on: date) -> date | None:
    if not clause.every_years or clause.window_months is None:
        return None
    return add_months(starts_on, clause.window_months) + DAY


def lacks_length(clause: Clause) -> bool:
    """Whether windows repeat, but nobody recorded how long each is open."""
    return bool(clause.every_years) and clause.window_months is None


def is_over(clause: Clause, window: Window, on: date) -> bool:
    """Whether a window lies before a day; one of unknown length does from the day after its first.

    A single window never is.
    """
    if lacks_length(clause):
        return window.starts_on < on
    return window.ends_on is not None and window.ends_on <= on
