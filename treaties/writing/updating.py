"""Derived tables made what they should be: only what differs is written."""

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter

import orjson
from django.db import models
from django.db.models.functions import Cast

from core.records.inserting import insert

from .derivation import Row

AT_ONCE = 500
"""Rows whose ids stand in one statement."""

Tell = Callable[[str], object]


def write_differences(
    stored: models.QuerySet, wanted: Iterable[Row], *, check: bool = False, tell: Tell | None = None
) -> int:
    """Make the stored rows of a derived table those that are wanted; return how many differed.

    With ``check`` nothing is written. ``tell`` gets one line for each row that differed.
    """
    model = stored.model
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    existing, values_of = ids_by_values(stored, fields), comparable(fields)
    missing = [row for row in wanted if existing.pop(values_of(row), None) is None]
    if not check:
        delete(model, list(existing.values()))
        insert(model, missing)
    if tell is not None:
        tell_of(model._meta.object_name, existing, missing, tell)
    return len(existing) + len(missing)


def ids_by_values(stored: models.QuerySet, fields: Sequence[models.Field]) -> dict[tuple, int]:
    """Return the ids of stored rows by their values; a document is read as a text."""
    texts = {
        f"{field.name}_text": Cast(field.name, models.TextField())
        for field in fields
        if is_document(field)
    }
    names = [f"{field.name}_text" if is_document(field) else field.attname for field in fields]
    places = [place for place, field in enumerate(fields) if is_document(field)]
    found = {}
    for *values, pk in stored.order_by().annotate(**texts).values_list(*names, "id").iterator():
        for place in places:
            values[place] = ordered(values[place])
        found[tuple(values)] = pk
    return found


def comparable(fields: Sequence[models.Field]) -> Callable[[Row], tuple]:
    """Return what makes of a row's values what ``ids_by_values`` makes of the stored ones."""
    read = itemgetter(*(field.attname for field in fields))
    places = [place for place, field in enumerate(fields) if is_document(field)]
    if not places:
        return read

    def values_of(row: Row) -> tuple:
        values = list(read(row))
        for place in places:
            values[place] = as_text(values[place])
        return tuple(values)

    return values_of


def is_document(field: models.Field) -> bool:
    return isinstance(field, models.JSONField)


def as_text(document: object) -> str | None:
    """Return a document as a text that is the same whatever the order of its names."""
    if document is None:
        return None
    if document == []:
        return "[]"
    return orjson.dumps(document, option=orjson.OPT_SORT_KEYS).decode()


def ordered(text: str | None) -> str | None:
    """Return the text of a stored document, its names in order."""
    return text if text in (None, "[]") else as_text(orjson.loads(text))


def delete(model: type[models.Model], ids: list[int]) -> None:
    for start in range(0, len(ids), AT_ONCE):
        model._default_manager.filter(id__in=ids[start : start + AT_ONCE]).delete()


def tell_of(name: str, existing: Iterable, missing: Iterable, tell: Tell) -> None:
    for values in existing:
        tell(f"{name} stored only: {values}")
    for row in missing:
        tell(f"{name} derived only: {tuple(row.values())}")
