"""Facts as they stood, from the record of changes."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Q, QuerySet

from .models import Change


def changes_of(row, parts: dict[str, str] | None = None) -> QuerySet[Change]:
    """Return the changes of a row and of the rows that belong to it, the last one first.

    ``parts`` are the labels of their models, each with the field that leads to the row.
    """
    found = Q(model=row._meta.label_lower, object_id=row.pk)
    for label, field in (parts or {}).items():
        stored = apps.get_model(label)._default_manager.filter(**{field: row.pk})
        found |= Q(model=label) & (
            Q(**{f"before__{field}_id": row.pk})
            | Q(**{f"after__{field}_id": row.pk})
            # A change of a many-to-many field holds that field alone.
            | Q(object_id__in=stored.order_by().values("pk"))
        )
    return Change.objects.filter(found).select_related("by").order_by("-sequence")


def changes_of_many(
    rows: list, parts: dict[str, str], *, after: int = 0
) -> dict[int, list[Change]]:
    """Return the changes of rows of one model as ``changes_of`` does, by the rows' ids.

    Those up to the number ``after`` are left out.
    """
    ids = [row.pk for row in rows]
    found: dict[int, list[Change]] = {pk: [] for pk in ids}
    recorded = Change.objects.filter(sequence__gt=after).select_related("by").order_by("-sequence")
    for change in recorded.filter(model=rows[0]._meta.label_lower, object_id__in=ids):
        found[change.object_id].append(change)
    for label, field in parts.items():
        stored = apps.get_model(label)._default_manager.filter(**{f"{field}__in": ids})
        owners = dict(stored.order_by().values_list("pk", field))
        key = f"{field}_id"
        named = Q(**{f"before__{key}__in": ids}) | Q(**{f"after__{key}__in": ids})
        changes = recorded.filter(named | Q(object_id__in=owners), model=label)
        for change in changes:
            values = (change.before or {}).get(key), (change.after or {}).get(key)
            for pk in {*values, owners.get(change.object_id)} & found.keys():
                found[pk].append(change)
    return found


def current_sequence() -> int:
    """Return the number of the last change of anything."""
    return Change.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0


def versions(
    models, end: datetime, topics: Collection[str] | None = None
) -> dict[str, dict[int, dict]]:
    """Return the last values of some models written before a moment, by model and id.

    What was deleted by then is left out. With ``topics`` only what was ever about one of them, and
    what is about none.
    """
    changes = Change.objects.filter(at__lt=end).order_by("sequence")
    names = [model._meta.label_lower for model in models]
    if topics is None:
        return {name: {} for name in names} | last_values(changes.filter(model__in=names))
    found: dict[str, dict[int, dict]] = {}
    for name in names:
        own = Change.objects.filter(topic__in=topics, model=name).values("object_id")
        rows = changes.filter(Q(topic="") | Q(object_id__in=own), model=name)
        found |= {name: {}} | last_values(rows)
    return found


def last_values(changes: QuerySet[Change]) -> dict[str, dict[int, dict]]:
    """Return the values after the last of some changes, which are in order, by model and id."""
    found: dict[str, dict[int, dict]] = defaultdict(dict)
    for model, pk, after in changes.values_list("model", "object_id", "after").iterator():
        if after is None:
            found[model].pop(pk, None)
        elif "id" in after:
            # A change of a many-to-many field holds that field alone.
            found[model][pk] = after
    return found


def topics_of(model, ids: Collection[int]) -> set[str]:
    """Return by which codes some rows have ever been recorded."""
    rows = Change.objects.filter(model=model._meta.label_lower, object_id__in=ids)
    return set(rows.order_by().values_list("topic", flat=True).distinct())


def replaced_since(models, end: datetime) -> Iterator[tuple[str, int, dict]]:
    """Yield the model, the id and the values of what was changed or deleted since a moment."""
    names = [model._meta.label_lower for model in models]
    rows = Change.objects.filter(at__gte=end, model__in=names, before__isnull=False).order_by()
    yield from rows.values_list("model", "object_id", "before").iterator()


def whole(changes: list[Change]) -> dict[int, tuple[dict | None, dict | None]]:
    """Return whole versions before and after some changes, by their numbers.

    What the many-to-many fields of a row referred to stands in them too, though the record keeps
    a change of such a field alone: it is put together from the changes before. ``changes`` are by
    ascending number.
    """
    found = {change.sequence: (change.before, change.after) for change in changes}
    with_many = {label: many for label in {c.model for c in changes} if (many := many_of(label))}
    wanted = [change for change in changes if change.model in with_many]
    if not wanted:
        return found
    earlier = Change.objects.filter(
        model__in=with_many,
        object_id__in={change.object_id for change in wanted},
        sequence__lte=wanted[-1].sequence,
    )
    known: dict[tuple[str, int], dict] = {}
    columns = ("sequence", "model", "object_id", "before", "after")
    for number, label, pk, before, after in earlier.order_by("sequence").values_list(*columns):
        stood = known.get((label, pk)) or {name: [] for name in with_many[label]}
        pair = tuple(None if each is None else stood | each for each in (before, after))
        known[label, pk] = pair[1] or {}
        if number in found:
            found[number] = pair
    return found


def many_of(label: str) -> list[str]:
    """Return the names of the many-to-many fields of a model."""
    return [field.name for field in apps.get_model(label)._meta.many_to_many]


def restored(model, values: dict):
    """Return a row as it stood, not saved; a field that no longer exists is left out."""
    row = model()
    for name, value in values.items():
        try:
            field = model._meta.get_field(name.removesuffix("_id"))
        except FieldDoesNotExist:
            continue
        setattr(row, field.attname, field.to_python(value))
    return row
