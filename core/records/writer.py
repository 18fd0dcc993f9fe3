"""Writing facts and recording each write: what stood before, what stands after, by whom and why."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from django.apps import apps
from django.db import models

from .. import clock
from .inserting import insert
from .models import Change, Revision
from .publication import Publication

OWNER = "owner_publication"
"""The name under which a version keeps whether the row that it is published with was published."""


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
        if before is not None and before == before | values(row):
            return
        if hasattr(row, "version"):
            row.version += 1
        row.save()
        after = stored_values(row)
        self._add_shown_with(row, before or after, after)
        self._add(row, before, after)

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
            self._add(row, None, version(row))

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
            before, after = version(stored[row.pk]), version(row)
            self._add_shown_with(row, before, after)
            self._add(row, before, after)

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

    def _add_shown_with(self, row: models.Model, before: dict, after: dict) -> None:
        """Record what readers see, or see no more, because its owner was published or withdrawn.

        Before the owner's own change, the last of which tells whoever publishes who wrote what.
        """
        if before.get("publication") == after.get("publication"):
            return
        for label, field in row.shown_with.items():
            model = apps.get_model(label)
            for part in model._default_manager.filter(**{field: row.pk}).order_by("pk"):
                now = version(part)
                self._add(part, now | {OWNER: before["publication"]}, now)

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
    return {name: plain(getattr(row, name)) for name in recorded_fields(type(row))}


def version(row: models.Model) -> dict:
    """Return the values of a row, and whether what it is published with was published."""
    owner = getattr(row, "published_with", None)
    return values(row) if owner is None else values(row) | {OWNER: owner.publication}


@cache
def recorded_fields(model: type[models.Model]) -> list[str]:
    """Return the fields of a model that the record keeps; asked once for ten thousand rows."""
    return [
        field.attname
        for field in model._meta.concrete_fields
        if not isinstance(field, models.BinaryField) and not getattr(field, "auto_now", False)
    ]


def stored_values(row: models.Model) -> dict:
    """Return the version of a row that the database holds."""
    return version(type(row)._default_manager.get(pk=row.pk))


def plain(value):
    if isinstance(value, Decimal):
        # 90 and 90.00 are the same amount, before and after it was stored.
        return format(value.normalize(), "f")
    return value.isoformat() if hasattr(value, "isoformat") else value


def _is_public(row: models.Model, before: dict | None, after: dict | None) -> bool:
    if getattr(row, "is_internal", False):
        return False
    # A many-to-many field's change holds no publication.
    now = {"publication": getattr(row, "publication", Publication.PUBLISHED)}
    return any(item and is_published(item if _tells(item) else now) for item in (before, after))


def _tells(item: dict) -> bool:
    """Whether a version says if it was published."""
    return not item.keys().isdisjoint({"publication", OWNER})


def is_published(item: dict) -> bool:
    """Whether readers saw a version: it was published, and what it is published with as well."""
    said = (item.get(name, Publication.PUBLISHED) for name in ("publication", OWNER))
    return all(each == Publication.PUBLISHED for each in said)
