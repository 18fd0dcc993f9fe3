"""Writing facts and recording each write: what stood before, what stands after, by whom and why."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from django.db import models

from .. import clock
from .inserting import insert
from .models import Change, Revision
from .publication import Publication


class Writer:
    """Writes rows, each with its change, and records them all under one number at the end.

    A row whose model has the method ``about`` is recorded under the codes of the topic and the
    actor that it returns. ``reason`` is for staff; ``public_reason`` is what readers see.
    """

    def __init__(self, *, by, reason: str, public_reason: str = ""):
        self.by = by
        self.reason = reason
        self.public_reason = public_reason
        self.changes: list[Change] = []

    def check(self, row: models.Model) -> None:
        """Raise RuntimeError for a row that this writer may not write: an error of the caller."""

    def save(self, row: models.Model) -> None:
        """Write one new or changed fact; one that has not changed leaves no trace."""
        self.check(row)
        before = stored_values(row) if row.pk else None
        if before is not None and before == values(row):
            return
        if hasattr(row, "version"):
            row.version += 1
        row.save()
        self._add(row, before, stored_values(row))

    def delete(self, row: models.Model) -> None:
        """Delete one fact; its last values stay in the record."""
        self.check(row)
        change = self._change(row, stored_values(row), None)
        row.delete()
        self.changes.append(change)

    def bulk_create(self, rows: Iterable[models.Model]) -> None:
        """Write many new facts of one model."""
        rows = list(rows)
        for row in rows:
            self.check(row)
            if hasattr(row, "version"):
                row.version += 1
        if rows:
            type(rows[0])._default_manager.bulk_create(rows, batch_size=500)
        for row in rows:
            self._add(row, None, values(row))

    def bulk_update(self, rows: Iterable[models.Model], fields: Iterable[str]) -> None:
        """Write some fields of many facts of one model; unchanged ones leave no trace."""
        rows = list(rows)
        if not rows:
            return
        model = type(rows[0])
        stored = model._default_manager.in_bulk([row.pk for row in rows])
        changed = [row for row in rows if values(row) != values(stored[row.pk])]
        for row in changed:
            self.check(row)
            if hasattr(row, "version"):
                row.version += 1
        names = [*fields, "version"] if hasattr(rows[0], "version") else list(fields)
        if changed:
            model._default_manager.bulk_update(changed, names, batch_size=500)
        for row in changed:
            self._add(row, values(stored[row.pk]), values(row))

    def set(self, row: models.Model, field: str, others: Iterable[models.Model]) -> None:
        """Write which other rows a many-to-many field refers to."""
        manager = getattr(row, field)
        before = sorted(manager.values_list("pk", flat=True))
        after = sorted(other.pk for other in others)
        if before != after:
            manager.set(after)
            self._add(row, {field: before}, {field: after})

    def record(self) -> None:
        """Move the data revision and store the changes under it, in the order of the writes."""
        if not self.changes:
            return
        revision = Revision.objects.select_for_update().get()
        now = clock.now()
        for number, change in enumerate(self.changes, revision.sequence + 1):
            change.sequence = number
            change.revision = revision.number + 1
            change.at = now
        insert(Change, [vars(change) for change in self.changes])
        Revision.objects.update(
            number=revision.number + 1, sequence=revision.sequence + len(self.changes)
        )

    def _add(self, row: models.Model, before: dict | None, after: dict | None) -> None:
        self.changes.append(self._change(row, before, after))

    def _change(self, row: models.Model, before: dict | None, after: dict | None) -> Change:
        event = Change.Event.CHANGED
        if before is None:
            event = Change.Event.CREATED
        if after is None:
            event = Change.Event.DELETED
        topic, actor = row.about() if hasattr(row, "about") else ("", "")
        return Change(
            by=self.by,
            event=event,
            model=row._meta.label_lower,
            object_id=row.pk,
            topic=topic,
            actor=actor,
            is_public=_is_public(row, before, after),
            before=before,
            after=after,
            reason=self.reason,
            public_reason=self.public_reason,
        )


def values(row: models.Model) -> dict:
    """Return the values of a row as JSON can hold them; of a file only its checksum."""
    return {name: _plain(getattr(row, name)) for name in _recorded(type(row))}


@cache
def _recorded(model: type[models.Model]) -> list[str]:
    """Return the fields of a model that the record keeps; asked once for ten thousand rows."""
    return [
        field.attname
        for field in model._meta.concrete_fields
        if not isinstance(field, models.BinaryField) and not getattr(field, "auto_now", False)
    ]


def stored_values(row: models.Model) -> dict:
    """Return the values of a row as the database holds them."""
    return values(type(row)._default_manager.get(pk=row.pk))


def _plain(value):
    if isinstance(value, Decimal):
        # 90 and 90.00 are the same amount, before and after it was stored.
        return format(value.normalize(), "f")
    return value.isoformat() if hasattr(value, "isoformat") else value


def _is_public(row: models.Model, before: dict | None, after: dict | None) -> bool:
    if getattr(row, "is_internal", False):
        return False
    if not hasattr(row, "publication"):
        return True
    owner = getattr(row, "published_with", None)
    if owner is not None and owner.publication != Publication.PUBLISHED:
        return False
    # A many-to-many field's change, and what is published with its owner, hold no publication.
    return any(
        item and item.get("publication", row.publication) == Publication.PUBLISHED
        for item in (before, after)
    )
