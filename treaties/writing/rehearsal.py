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
    is None where nothing is recorded. They are equal where only other days change.
    """

    treaty: str
    who: str
    is_group: bool
    before: str | None
    after: str | None

    @property
    def is_status_changed(self) -> bool:
        return self.before != self.after


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
        Moved(*key, status_in(before.get(key, []), on), status_in(after.get(key, []), on))
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
    ]


def status_in(rows: list[tuple], on: date) -> str | None:
    """Return the status of the period in which a day lies; None if it lies in none."""
    for status, starts_on, ends_on, *_days in rows:
        if starts_on <= on and (ends_on is None or on < ends_on):
            return status
    return None
