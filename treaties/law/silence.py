"""What is known where a State has done nothing: silence tells only where somebody looked.

A treaty's chart is known up to the day on which it was checked as complete, a State's list up to
the day on which it was checked against the treaty's depositary; both for some months more, with
a warning. That trust ends is no event.

Everything here compares days with two days of a check (``on``, ``trusted_until``), so that a query
can do the same with columns.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from .dates import add_months
from .facts import Checked, State, Treaty
from .vocabulary import PARTY, Silence, Status

TRUSTED_MONTHS = 24
"""So long after a check, silence is still believed, with a warning."""

REMEMBERED = 4096
"""A list of treaties asks the same few questions for each of its rows."""


class Caveat(StrEnum):
    """What weakens an answer without changing it."""

    CHECKED_ON = "checked_on"
    ENDINGS_NOT_COLLECTED = "endings_not_collected"
    MUST_BE_PARTY = "must_be_party"
    HAS_STATED = "has_stated"


def trusted_until(check: Checked) -> date:
    """Return the last day on which the silence of a chart or list is believed."""
    return add_months(check.on, TRUSTED_MONTHS)


@dataclass(frozen=True, slots=True)
class Record:
    """What was checked about one treaty and one State: its chart, and the State's list.

    ``list`` is the State's list at the treaty's own depositary. ``state_ends_on`` is the first
    day on which the State no longer existed.
    """

    chart: Checked | None = None
    list: Checked | None = None
    state_ends_on: date | None = None

    @classmethod
    @lru_cache(maxsize=REMEMBERED)
    def of(
        cls,
        chart_on: date | None,
        list_on: date | None,
        state_ends_on: date | None = None,
        endings: bool = True,
    ) -> "Record":
        """Return the record of a chart and a list by the days on which they were checked."""
        chart = Checked(chart_on, endings) if chart_on else None
        return cls(chart, Checked(list_on) if list_on else None, state_ends_on)

    @classmethod
    def about(cls, treaty: Treaty, state: State) -> "Record":
        """Return the record of a treaty's chart and of the State's list at its depositary."""
        return cls(treaty.chart, state.lists.get(treaty.depositary), state.ends_on)

    @property
    def until(self) -> date | None:
        """The last day on which silence is relied on; None if nobody looked."""
        return last_day_of_trust(self)

    def tells(self, on: date) -> bool:
        """Whether somebody looked, so lately that silence may be relied on that day."""
        return any(on <= trusted_until(item) for item in self.checks)

    @property
    def checks(self) -> Iterable[Checked]:
        """The checks that tell something; a chart names no State that had ceased to exist."""
        chart = self.chart
        if chart is not None and (self.state_ends_on is None or chart.on < self.state_ends_on):
            yield chart
        if self.list is not None:
            yield self.list


@lru_cache(maxsize=REMEMBERED)
def last_day_of_trust(record: Record) -> date | None:
    return max(map(trusted_until, record.checks), default=None)


def oldest_believed(on: date) -> date:
    """Return the earliest day of a check whose silence is still believed on a day."""
    earliest = add_months(on, -TRUSTED_MONTHS)
    while add_months(earliest, TRUSTED_MONTHS) < on:
        earliest += timedelta(days=1)
    return earliest


@dataclass(frozen=True, slots=True)
class Known:
    """Whether an answer may be given, and what weakens it, with the day that goes with it."""

    is_known: bool
    caveat: Caveat | None = None
    on: date | None = None


KNOWN = Known(True)
UNKNOWN = Known(False)


@lru_cache(maxsize=REMEMBERED)
def known(silence: Silence, on: date, record: Record, required: Record | None = None) -> Known:
    """Return whether what rests on somebody's silence may be said on a day.

    ``record`` is that of the treaty itself, ``required`` that of the treaty it requires. Of
    several checks the one that tells most counts.
    """
    if silence == Silence.NONE:
        return KNOWN
    looked_at = required if silence == Silence.REQUIRED_CHART else record
    telling = [
        item for item in (looked_at.checks if looked_at else ()) if on <= trusted_until(item)
    ]
    latest = max((item.on for item in telling), default=None)
    if latest is None:
        return UNKNOWN
    return KNOWN if on <= latest else Known(True, Caveat.CHECKED_ON, latest)


def last_known_as_party(
    status: Status, on: date, consented_on: date | None, record: Record
) -> Known:
    """Return whether a Party may have left without the record saying so, and until when it is sure.

    Where a chart was made without the participations that had ended, nobody looked after its day.
    The State's own list, where it is known, tells.
    """
    chart, own = record.chart, record.list
    if status not in PARTY or chart is None or chart.endings or on <= chart.on:
        return KNOWN
    if own is not None and on <= trusted_until(own):
        return KNOWN
    return Known(True, Caveat.ENDINGS_NOT_COLLECTED, max(chart.on, consented_on or chart.on))
