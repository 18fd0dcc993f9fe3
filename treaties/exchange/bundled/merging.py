"""Bringing the database to what the bundled files say, except where staff decided otherwise.

The record of changes tells what is whose: an object whose last change is not the loader's is
left as it is, and one that somebody deleted stays deleted.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.db import DataError, IntegrityError, models, transaction
from django.db.models import ProtectedError

from core.records.models import Change
from core.records.writer import Writer
from core.sheets.tables import BadDataError, Row

REASON = "load_data"
NEW, CHANGED, UNCHANGED = "new", "changed", "unchanged"
WITHDRAWN, KEPT = "withdrawn", "kept as changed by staff"
OUTCOMES = [NEW, CHANGED, UNCHANGED, WITHDRAWN, KEPT]
REFUSALS = (IntegrityError, DataError)
NOT_COMPARED = {"version", "entered_at", "changed_at"}


class Item(NamedTuple):
    """A row of a file, or None for what follows from other rows, and the object it describes."""

    row: Row | None
    wanted: models.Model


class Merge:
    """Writes what the files say, through the one door, and counts by model what became of it."""

    def __init__(self, write: Writer, *, progress: Callable[[int], object] = lambda count: None):
        self.write = write
        self.progress = progress
        self.counts: dict[str, Counter] = defaultdict(Counter)

    def merge(
        self,
        items: Iterable[Item],
        stored: models.QuerySet,
        *,
        key: tuple[str, ...],
        is_whole: bool = False,
        with_them: tuple[type[models.Model], str] | None = None,
    ) -> list[Item]:
        """Write the objects of one model; return those that are the loader's, as now stored.

        ``stored`` are the objects that a row can mean, ``key`` the fields by which it means one.
        ``is_whole`` says that these are all rows of the kind: what an earlier load wrote among
        the stored and the files no longer say is withdrawn; ``with_them`` what an earlier load
        wrote of another model, and refers to it by a field.
        """
        items = list(items)
        known = Known(stored, key)
        by_outcome = known.sort(items)
        if is_whole:
            gone = known.ours_without(items)
            if with_them:
                self.withdraw(ours_referring(*with_them, gone), with_them[0])
            self.withdraw(gone, stored.model)
        self.insert(by_outcome[NEW])
        self.update(by_outcome[CHANGED])
        counts = self.counts[str(stored.model._meta.verbose_name_plural)]
        counts.update({name: len(found) for name, found in by_outcome.items() if found})
        self.progress(len(items))
        return by_outcome[NEW] + by_outcome[CHANGED] + by_outcome[UNCHANGED]

    def insert(self, items: list[Item]) -> None:
        try:
            with transaction.atomic():
                self.write.bulk_create([item.wanted for item in items])
        except REFUSALS:
            for item in items:
                item.wanted.pk, item.wanted._state.adding = None, True
            self.name_refused(items)
            raise

    def update(self, items: list[Item]) -> None:
        if not items:
            return
        try:
            with transaction.atomic():
                self.write.bulk_update(
                    [item.wanted for item in items], compared_fields(type(items[0].wanted))
                )
        except REFUSALS:
            self.name_refused(items)
            raise

    def name_refused(self, items: list[Item]) -> None:
        """Write one by one what the database refused as a whole, and raise with its rows."""
        problems = []
        for item in items:
            try:
                with transaction.atomic():
                    self.write.save(item.wanted)
            except REFUSALS as error:
                problems.append(refusal(item, error))
        if problems:
            raise BadDataError(problems)

    def withdraw(self, pks: Iterable[int], model: type[models.Model]) -> None:
        """Delete what the loader wrote and nothing else refers to."""
        counts = self.counts[str(model._meta.verbose_name_plural)]
        for row in model._default_manager.in_bulk(list(pks)).values():
            try:
                self.write.delete(row)
                counts[WITHDRAWN] += 1
            except ProtectedError:
                counts[KEPT] += 1


class Known:
    """Which object each row means, stored or deleted, and whether the loader may write it."""

    def __init__(self, stored: models.QuerySet, key: tuple[str, ...]):
        self.model, self.key = stored.model, key
        self.ours, theirs = owners(stored.model)
        self.pks = dict(recorded_keys(stored.model, key, theirs))
        found = list(stored.order_by("-pk").values_list("pk", *key))
        self.ours &= {pk for pk, *_cells in found}
        # Of several stored objects with one key the oldest is meant.
        for pk, *cells in found:
            self.pks[plain(cells)] = pk

    def pk(self, item: Item) -> int | None:
        return self.pks.get(plain(getattr(item.wanted, name) for name in self.key))

    def sort(self, items: list[Item]) -> dict[str, list[Item]]:
        """Return the items by what is to be done; those to change carry the stored object."""
        ours = self.model._default_manager.in_bulk(self.ours & {self.pk(item) for item in items})
        found = {NEW: [], CHANGED: [], UNCHANGED: [], KEPT: []}
        for item in items:
            pk = self.pk(item)
            if pk is None:
                found[NEW].append(item)
            elif pk in ours:
                is_changed = take_over(ours[pk], item.wanted)
                found[CHANGED if is_changed else UNCHANGED].append(Item(item.row, ours[pk]))
            else:
                found[KEPT].append(item)
        return found

    def ours_without(self, items: list[Item]) -> set[int]:
        """Return the loader's own objects that no row means."""
        return self.ours - {self.pk(item) for item in items}


def owners(model: type[models.Model]) -> tuple[set[int], set[int]]:
    """Return the ids of the objects last written by the loader, and by somebody else.

    What the loader itself deleted is in neither; what somebody else deleted is theirs.
    """
    ours, theirs = set(), set()
    changes = Change.objects.filter(model=model._meta.label_lower).order_by("sequence")
    for pk, by, reason, event in changes.values_list("object_id", "by", "reason", "event"):
        ours.discard(pk)
        theirs.discard(pk)
        if by is not None or reason != REASON:
            theirs.add(pk)
        elif event != Change.Event.DELETED:
            ours.add(pk)
    return ours, theirs


def ours_referring(model: type[models.Model], field: str, pks: set[int]) -> list[int]:
    """Return the ids of the loader's objects that refer to some others by a field."""
    ours, _theirs = owners(model)
    found = model._default_manager.filter(**{f"{field}__in": pks}).values_list("pk", flat=True)
    return [pk for pk in found if pk in ours]


def recorded_keys(model: type[models.Model], key: tuple[str, ...], theirs: set[int]):
    """Give the keys under which objects that are theirs now were loaded or deleted."""
    changes = Change.objects.filter(model=model._meta.label_lower).order_by("sequence")
    loaded = changes.filter(by=None, reason=REASON).values_list("object_id", "after")
    deleted = changes.filter(event=Change.Event.DELETED).values_list("object_id", "before")
    for pk, recorded in (*loaded, *deleted):
        # A change of a many-to-many field records that field alone.
        if pk in theirs and recorded and key[0] in recorded:
            yield plain(recorded[name] for name in key), pk


def plain(cells: Iterable) -> tuple:
    """Return a key as the record of changes writes it: dates as text."""
    return tuple(cell.isoformat() if hasattr(cell, "isoformat") else cell for cell in cells)


def compared_fields(model: type[models.Model]) -> list[str]:
    """Return the fields that a load may write over what an earlier load wrote."""
    return [
        field.attname
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name not in NOT_COMPARED
    ]


def take_over(stored: models.Model, wanted: models.Model) -> bool:
    """Give a stored object the values of a wanted one; False if it had them already."""
    differing = [
        name
        for name in compared_fields(type(stored))
        if getattr(stored, name) != getattr(wanted, name)
    ]
    for name in differing:
        setattr(stored, name, getattr(wanted, name))
    return bool(differing)


def refusal(item: Item, error: Exception) -> str:
    """Say which rule of the database a row breaks."""
    model = type(item.wanted)
    message = str(error).splitlines()[0]
    for constraint in model._meta.constraints:
        if re.search(rf"\b{constraint.name}\b", message) or message == on_sqlite(constraint, model):
            message = str(constraint.get_violation_error_message())
            break
    return item.row.problem(message) if item.row else f"{item.wanted}: {message}"


def on_sqlite(constraint: models.BaseConstraint, model: type[models.Model]) -> str:
    """Return the error in which SQLite names the columns of a constraint instead of its name."""
    columns = [model._meta.get_field(name).column for name in getattr(constraint, "fields", ())]
    table = model._meta.db_table
    return "UNIQUE constraint failed: " + ", ".join(f"{table}.{column}" for column in columns)
