"""Two people had the same form open: what only one of them touched is kept from either.

A form knows the last change that it was read at. What others changed since is compared with what
it sent, field by field: their value where it touched nothing, a question where both did.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _

from ..records.models import Change
from .labels import Labels


@dataclass
class Merged:
    """What became of newer values, in sentences: those taken, and those that both changed."""

    taken: list[str] = field(default_factory=list)
    disputed: list[str] = field(default_factory=list)


def merge(
    data: QueryDict, kind: type[forms.ModelForm], pk: int, seen: int, prefix: str | None
) -> Merged:
    """Give a form's data the newer values of the fields that it did not touch; say which.

    ``kind`` is the form's class, ``pk`` its row's id, ``seen`` the last change that it was read
    at. Fields that both changed stay as they were typed. Nothing is merged of a row that is gone.
    """
    found, rows = Merged(), kind._meta.model._default_manager
    now, before = (rows.filter(pk=pk).first() for _version in range(2))
    if now is None:
        return found
    many = take_back(before, seen)
    ours = kind(instance=before, prefix=prefix, initial=many)
    theirs = kind(instance=now, prefix=prefix)
    for name in set_apart(ours, theirs):
        typed = typed_in(data, theirs[name])
        if not is_changed(theirs[name], typed):
            continue
        if is_changed(ours[name], typed):
            found.disputed.append(both_changed(theirs[name], now, typed))
            continue
        put(data, sent(theirs[name]))
        found.taken.append(taken(theirs[name], now))
    return found


def merge_rows(data: QueryDict, kind: type[forms.ModelForm], prefix: str, seen: int) -> Merged:
    """Merge each row of a formset as ``merge`` does; a row that somebody added is not in it."""
    found = Merged()
    ids = {}
    for number in range(int(data.get(f"{prefix}-INITIAL_FORMS") or 0)):
        pk = data.get(f"{prefix}-{number}-id", "")
        if pk.isdecimal():
            ids[int(pk)] = f"{prefix}-{number}"
    changed = Change.objects.filter(
        model=kind._meta.model._meta.label_lower, object_id__in=ids, sequence__gt=seen
    )
    for pk in sorted(set(changed.values_list("object_id", flat=True))):
        merged = merge(data, kind, pk, seen, ids[pk])
        found.taken += merged.taken
        found.disputed += merged.disputed
    return found


def take_back(row: models.Model, seen: int) -> dict[str, list[int]]:
    """Give a row, not saved, the values that it had after a change.

    Returns the ids that its many-to-many fields referred to where they have changed since.
    """
    values = {}
    label = row._meta.label_lower
    later = Change.objects.filter(model=label, object_id=row.pk, sequence__gt=seen)
    for change in later.order_by("-sequence"):
        values |= change.before or {}
    for each in row._meta.concrete_fields:
        if each.attname in values:
            setattr(row, each.attname, each.to_python(values[each.attname]))
    return {each.name: values[each.name] for each in row._meta.many_to_many if each.name in values}


def set_apart(ours: forms.ModelForm, theirs: forms.ModelForm) -> list[str]:
    """Return the names of the row's own fields that the two forms show differently."""
    options = ours._meta.model._meta
    own = {each.name for each in [*options.concrete_fields, *options.many_to_many]}
    names = [name for name in ours.fields if name in own and name in theirs.fields]
    return [name for name in names if sent(ours[name]) != sent(theirs[name])]


def typed_in(data: QueryDict, box: forms.BoundField):
    return box.field.widget.value_from_datadict(data, {}, box.html_name)


def is_changed(box: forms.BoundField, typed) -> bool:
    return box.field.has_changed(box.initial, typed)


def sent(box: forms.BoundField) -> dict[str, list[str]]:
    """Return what a browser sends for a field as a form shows it: values by name."""
    # The admin puts a frame around the choice of another row.
    widget = getattr(box.field.widget, "widget", box.field.widget)
    value = box.value()
    if isinstance(widget, forms.MultiWidget):
        parts = value if isinstance(value, list) else widget.decompress(value)
        names = [f"{box.html_name}{name}" for name in widget.widgets_names]
        return {name: [part or ""] for name, part in zip(names, parts, strict=True)}
    if isinstance(widget, forms.CheckboxInput):
        return {box.html_name: ["on"] if widget.check_test(value) else []}
    shown = widget.format_value(value)
    is_many = isinstance(shown, (list, tuple))
    return {box.html_name: list(shown) if is_many else ["" if shown is None else str(shown)]}


def put(data: QueryDict, values: dict[str, Iterable[str]]) -> None:
    for name, items in values.items():
        data.setlist(name, list(items))


def both_changed(box: forms.BoundField, now: models.Model, typed) -> str:
    return _("%(field)s: now “%(theirs)s”, you typed “%(yours)s”.") % {
        "field": box.label,
        "theirs": stored(box, now),
        "yours": in_words(box, typed),
    }


def taken(box: forms.BoundField, now: models.Model) -> str:
    return _("%(field)s: now “%(theirs)s”, which you did not touch.") % {
        "field": box.label,
        "theirs": stored(box, now),
    }


def stored(box: forms.BoundField, row: models.Model) -> str:
    """Return in words what a row says in a field."""
    own = row._meta.get_field(box.name)
    return label_of(own, own.value_from_object(row))


def in_words(box: forms.BoundField, typed) -> str:
    """Return in words what was typed into a field; as it was typed where it means nothing."""
    own = box.form._meta.model._meta.get_field(box.name)
    try:
        value = box.field.clean(typed)
    except ValidationError:
        return str(typed)
    if hasattr(value, "precision"):
        value = value.on
    if isinstance(value, models.Model):
        value = getattr(value, own.target_field.attname)
    return label_of(own, value)


def label_of(own: models.Field, value) -> str:
    is_many = own.many_to_many
    return Labels().of(own, [each.pk for each in value] if is_many else value)
