"""Dates in the admin's forms: typed as people write them, and shown again in words beside it.

How exactly a date is known is not asked for: 2024-04 is a month. ``done_precision`` follows from
what stands in ``done_on``.
"""

from collections.abc import Iterator

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.http import JsonResponse
from django.urls import reverse_lazy
from django.utils.html import format_html

from ..dates import DAY, UNKNOWN, UNTIL, Written, date_text, day_in_words, read, read_day, read_part

SHOWN_LENGTH = 40
WIDTH = len("не позднее 31.03.2022")


class DateWidget(AdminDateWidget):
    """A text with a calendar, and beside it how the text is read."""

    class Media:
        js = ["admin/dates.js"]

    def __init__(self, attrs=None, **kwargs):
        super().__init__({"size": WIDTH} | (attrs or {}), **kwargs)

    def render(self, name, value, attrs=None, renderer=None):
        box = super().render(name, value, attrs, renderer)
        text = "" if value is None else str(value)
        words = found(self.attrs["data-as"], text)
        return format_html('<div class="dated">{}<output>{}</output></div>', box, words)


class DayField(forms.DateField):
    """A day as every language reads it alike, whatever the browser's is."""

    reads_as = "day"
    read = staticmethod(read_day)

    def __init__(self, **kwargs):
        super().__init__(**{"widget": DateWidget} | kwargs)

    def widget_attrs(self, widget):
        return {"data-as": self.reads_as, "data-words": reverse_lazy("admin_date_in_words")}

    def to_python(self, value):
        if not isinstance(value, str):
            return super().to_python(value)
        text = value.strip()
        try:
            return self.read(text) if text else None
        except ValueError as error:
            raise forms.ValidationError(f"“{text[:SHOWN_LENGTH]}” {error}") from None


class PartField(DayField):
    """A day, a month or a year: what it was written as, with its precision."""

    reads_as = "part"
    read = staticmethod(read_part)

    def to_python(self, value):
        found = super().to_python(value)
        return found if found is None or isinstance(found, Written) else Written(found, DAY)

    def has_changed(self, initial, data):
        try:
            return self.to_python(initial) != self.to_python(data)
        except forms.ValidationError:
            return True


class BoundField(PartField):
    """A day, a month, a year, or on or before a day."""

    reads_as = "bound"
    read = staticmethod(read)


FIELDS = {field.reads_as: field for field in (DayField, PartField, BoundField)}


def found(kind: str, text: str) -> str:
    """Return in words how a field of a kind reads a text, or what is wrong with it."""
    try:
        value = FIELDS[kind](required=False).clean(text)
    except forms.ValidationError as error:
        return " ".join(error.messages)
    return day_in_words(date_text(*value) if isinstance(value, Written) else value)


def in_words(request) -> JsonResponse:
    """Answer the admin's script how a field reads a text."""
    kind = request.GET.get("as", "")
    text = request.GET.get("text", "")[:100]
    return JsonResponse({"words": found(kind if kind in FIELDS else "day", text)})


def precision_of(db_field: models.Field) -> models.Field | None:
    """Return the field that says how exactly a date is known; None if it is always a day."""
    name = f"{db_field.name.removesuffix('_on')}_precision"
    try:
        return db_field.model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


class DatesAdmin:
    """An admin or an inline whose dates are typed as people write them."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if type(db_field) is models.DateField:
            precision = precision_of(db_field)
            kind = "day" if precision is None else "bound" if allows_bounds(precision) else "part"
            kwargs |= {"form_class": FIELDS[kind], "widget": DateWidget}
        return super().formfield_for_dbfield(db_field, request, **kwargs)


def allows_bounds(precision: models.Field) -> bool:
    return UNTIL in dict(precision.choices)


class DatesForm(forms.ModelForm):
    """A row's form that reads from its dates how exactly they are known."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, precision in self.parts():
            if on := getattr(self.instance, name):
                self.initial[name] = date_text(on, getattr(self.instance, precision))

    def parts(self) -> Iterator[tuple[str, str]]:
        """Give the dates that may be a month or a year, and where their precision is kept."""
        for name, field in self.fields.items():
            if isinstance(field, PartField):
                yield name, precision_of(self._meta.model._meta.get_field(name)).name

    def clean(self):
        cleaned = super().clean()
        for name, precision in self.parts():
            if name in cleaned:
                on, known = cleaned[name] or (None, UNKNOWN)
                cleaned |= {name: on, precision: known}
                setattr(self.instance, precision, known)
        return cleaned
