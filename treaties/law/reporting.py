"""When the reports of a Party on a treaty are due, by what the treaty itself says.

The body that receives the reports may set other days; those are facts and no rule.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count

from .dates import add_months


@dataclass(frozen=True, slots=True)
class Duty:
    """The first report so many months after the entry into force, then one every so many years.

    Without ``first_months`` no day follows from the treaty: reports are due when asked for.
    """

    first_months: int | None
    every_years: int | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """The last day, included, for the ``number``-th report of a State, counted from 1."""

    number: int
    on: date

    def is_over(self, on: date) -> bool:
        """Whether its day lies before a day; a report of the day itself is in time."""
        return self.on < on


def due_days(
    duty: Duty,
    *,
    in_force_on: date | None,
    starts_on: date,
    ends_on: date | None,
    until: date,
) -> tuple[Due, ...] | None:
    """Return the due days from the first of a period to a day, both included; None if not known.

    ``in_force_on`` is the entry into force for the State, None where it is not exactly known: then
    nothing can be counted from it. Nothing is due on ``ends_on``, the first day on which the treaty
    no longer binds it (None: it still does), nor later. A duty without a first term gives no days.
    """
    if duty.first_months is None:
        return ()
    if in_force_on is None:
        return None
    found = []
    for due in _days(duty, in_force_on):
        if due.on > until or (ends_on is not None and due.on >= ends_on):
            break
        if due.on >= starts_on:
            found.append(due)
    return tuple(found)


def _days(duty: Duty, in_force_on: date) -> Iterator[Due]:
    """Yield the due days, each counted from the entry into force: no month is clipped twice.

    A period of months ends on the same-numbered day. Convention on the Calculation of Time-Limits
    (ETS 076), article 4(2). Days beyond the year 9999 are left out.
    """
    for number in count(1):
        months = duty.first_months + 12 * (number - 1) * (duty.every_years or 0)
        try:
            yield Due(number, add_months(in_force_on, months))
        except ValueError:
            return
        if not duty.every_years:
            return
