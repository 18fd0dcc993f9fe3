"""What some writes would change, found by writing and taking everything back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from core.records.models import Change

from ..models import StandingPeriod, StatusPeriod
from . import door

DAYS = ("status", "starts_on", "ends_on", "in_force_on", "left_on")


@dataclass(frozen=True, slots=True)
class Moved:
    """How a treaty stands towards a State or a group of States on a day, before and after.

    ``who`` is the State's code; for States without acts of their own the group's code. A status
    is None where nothing is recorded; each comes with the first day of its period. They are equal
    where only other days change.
    """

    treaty: str
    who: str
    is_group: bool
    before: str | None
    since_before: date | None
    after: str | None
    since_after: date | None

    @property
    def is_status_changed(self) -> bool:
        return self.before != self.after

    @property
    def is_beginning_changed(self) -> bool:
        """Whether the status is the same and begins on another day, both in recorded time."""
        begins = {self.since_before, self.since_after}
        return not self.is_status_changed and len(begins - {None, date.min}) > 1


def rehearse(write_rows: Callable, on: date) -> tuple[list[Change], list[Moved]]:
    """Return the changes that ``write_rows`` would make and what they would move, and make none.

    ``write_rows`` gets a writer that may write everything; ``on`` is the day whose statuses are
    compared. What it raises is raised here.
    """
    with transaction.atomic():
        before = periods()
        with door.writing(None) as write:
            write_rows(write)
        moved = between(before, periods(), on)
        transaction.set_rollback(True)
    return write.changes, moved


def periods() -> dict[tuple, list[tuple]]:
    """Return the stored periods of all treaties, by treaty, State or group, and which of them."""
    found: dict[tuple, list[tuple]] = {}
    pairs = StatusPeriod.objects.order_by("starts_on")
    for treaty, state, *days in pairs.values_list("treaty__code", "state__code", *DAYS):
        found.setdefault((treaty, state, False), []).append(tuple(days))
    groups = StandingPeriod.objects.order_by("starts_on")
    for treaty, group, *days in groups.values_list("treaty__code", "group__code", *DAYS[:3]):
        found.setdefault((treaty, group, True), []).append(tuple(days))
    return found


def between(before: dict, after: dict, on: date) -> list[Moved]:
    """Return what differs between two readings of the periods, by treaty and State."""
    return [
        Moved(*key, *period_of(before.get(key, []), on), *period_of(after.get(key, []), on))
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
    ]


def period_of(rows: list[tuple], on: date) -> tuple[str | None, date | None]:
    """Return the status of the period in which a day lies, and its first day; None for none."""
    for status, starts_on, ends_on, *_days in rows:
        if starts_on <= on and (ends_on is None or on < ends_on):
            return status, starts_on
    return None, None
