"""Reading query parameters strictly: what is unknown, repeated, empty or out of range is named."""

import difflib
import re
from collections.abc import Collection
from datetime import date
from functools import cached_property
from typing import Self

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import Filter, FilterSet

from core import clock
from core.clock import FIRST_DAY, LAST_DAY
from core.records.models import Revision

LANGUAGES = [code for code, _name in settings.LANGUAGES]
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class BadParameters(ValueError):
    """Parameters that cannot be read: ``problems`` maps the name of each to what is wrong."""

    def __init__(self, problems: dict[str, str]):
        super().__init__(" ".join(problems.values()))
        self.problems = problems


def as_day(text: str) -> date:
    """Return the day that an ISO 8601 date names; ValueError if it is none or out of range."""
    if not ISO_DATE.fullmatch(text):
        raise ValueError(text)
    day = date.fromisoformat(text)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(text)
    return day


class DayField(forms.Field):
    def to_python(self, value):
        if value in self.empty_values:
            return None
        try:
            return as_day(value)
        except ValueError:
            message = _("%(value)s is not a day from 1800-01-01 to 2199-12-31, written YYYY-MM-DD.")
            raise ValidationError(message % {"value": quoted(value)}) from None


class CodesField(forms.CharField):
    """One or, separated by commas, several of the known codes."""

    def __init__(self, *, codes, single=False, **kwargs):
        super().__init__(**kwargs)
        self.codes = [str(code) for code in codes]
        self.single = single

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return None
        found = [text] if self.single else [item.strip() for item in text.split(",")]
        for code in found:
            if code not in self.codes:
                message = _("%(value)s is not one of: %(codes)s.")
                codes = ", ".join(self.codes)
                raise ValidationError(message % {"value": quoted(code), "codes": codes})
        return text if self.single else list(dict.fromkeys(found))


class RowCodesField(forms.CharField):
    """One or, separated by commas, several of the codes that a table has."""

    def __init__(self, *, table, **kwargs):
        super().__init__(max_length=1000, **kwargs)
        self.table = table

    def to_python(self, value):
        text = super().to_python(value)
        found = list(dict.fromkeys(item.strip() for item in text.split(","))) if text else []
        known = set(self.table.objects.values_list("code", flat=True)) if found else set()
        for code in found:
            if code not in known:
                message = _("%(value)s is not one of: %(codes)s.")
                codes = ", ".join(sorted(known))
                raise ValidationError(message % {"value": quoted(code), "codes": codes})
        return found or None


class OrderField(CodesField):
    """One or several columns to order by; a hyphen before one reverses it."""

    def __init__(self, *, codes, **kwargs):
        both = [f"{sign}{code}" for code in codes for sign in ("", "-")]
        super().__init__(codes=both, **kwargs)


class NumberField(forms.Field):
    def __init__(self, *, least=0, most=2_147_483_647, **kwargs):
        super().__init__(**kwargs)
        self.least, self.most = least, most

    def to_python(self, value):
        if value in self.empty_values:
            return None
        is_number = re.fullmatch(r"[0-9]{1,18}", value)
        if not is_number or not self.least <= int(value) <= self.most:
            message = _("%(value)s is not a whole number from %(least)s to %(most)s.")
            bounds = {"value": quoted(value), "least": self.least, "most": self.most}
            raise ValidationError(message % bounds)
        return int(value)


class ListField(forms.CharField):
    """Names separated by commas, whatever they are."""

    def __init__(self, *, most=500, **kwargs):
        super().__init__(max_length=20 * most, **kwargs)
        self.most = most

    def to_python(self, value):
        text = super().to_python(value)
        found = [item.strip() for item in text.split(",")] if text else []
        if len(found) > self.most or (found and not all(found)):
            message = _("Give 1 to %(most)s names, separated by commas.")
            raise ValidationError(message % {"most": self.most})
        return list(dict.fromkeys(found)) or None


class Asked(Filter):
    """A parameter that keeps or drops no rows by itself: the view reads its value."""

    field_class = forms.CharField

    def filter(self, qs, value):
        return qs


class AskedDay(Asked):
    field_class = DayField


class AskedCode(Asked):
    field_class = CodesField

    def __init__(self, **kwargs):
        super().__init__(single=True, **kwargs)


class AskedNumber(Asked):
    field_class = NumberField


class AskedList(Asked):
    field_class = ListField


class AskedOrder(Asked):
    field_class = OrderField


class Parameters(FilterSet):
    """Every parameter of one kind of question, and the rows that answer it.

    Always bound, so the bare address is read like any other. The API calls ``check``, which
    refuses; a page shows ``problems`` and goes on with what could be read. ``from_form``: empty
    parameters count as not given, for that is what browsers send for empty fields.
    """

    as_of = AskedDay(label=gettext_lazy("The day asked about; today if not given."))
    lang = AskedCode(codes=LANGUAGES, label=gettext_lazy("The language of names and sentences."))

    either: tuple[tuple[str, str], ...] = ()
    """Names of parameters of which only one may be given: they ask the same."""

    def __init__(self, query, *, from_form: bool = False):
        given = {name: query.getlist(name) for name in query}
        if from_form:
            given = {name: values for name, values in given.items() if any(values)}
        self.given = given
        last = {name: values[-1] for name, values in given.items()}
        # Any rows will do: they are filtered only where a view hands in its own.
        super().__init__(last, Revision.objects.none())

    def check(self) -> Self:
        """Raise BadParameters unless everything could be read; return the parameters."""
        if self.problems:
            raise BadParameters(self.problems)
        return self

    @cached_property
    def problems(self) -> dict[str, str]:
        """What is wrong, by the name of the parameter; each sentence names it too."""
        found = {}
        for name, values in self.given.items():
            if name not in self.filters:
                found[name[:60]] = self._unknown(name)
            elif len(values) > 1:
                found[name] = _("The parameter %(name)s is given twice.") % {"name": name}
            elif not values[0].strip():
                found[name] = _("The parameter %(name)s is empty.") % {"name": name}
            elif name in self.form.errors:
                found[name] = f"{name}: {' '.join(self.form.errors[name])}"
        for name in self.form.errors:
            if name not in self.given:
                message = _("The parameter %(name)s is required.")
                found[name] = message % {"name": name}
        for one, other in self.either:
            if {one, other} <= self.given.keys() and other not in found:
                message = _("%(other)s: give either %(one)s or %(other)s.")
                found[other] = message % {"one": one, "other": other}
        return found

    def one_of(self, *names: str):
        """Return the value of whichever of some parameters is given, None if none is."""
        return next((value for name in names if (value := self.get(name)) is not None), None)

    def _unknown(self, name: str) -> str:
        message = _("There is no parameter %(name)s here.") % {"name": quoted(name)}
        close = difflib.get_close_matches(name[:60], self.filters, n=1)
        if close:
            message += " " + _("Did you mean %(name)s?") % {"name": close[0]}
        return message

    def get(self, name: str):
        """Return the value of a parameter, None if it is not given or cannot be read."""
        self.form.is_valid()
        return self.form.cleaned_data.get(name) or None

    @cached_property
    def on(self) -> date:
        """The day asked about; today if none is."""
        return self.day_given or self.today

    @property
    def today(self) -> date:
        """Which day it is. Readers learn it here, and only here."""
        return clock.today()

    @property
    def day_given(self) -> date | None:
        """The day asked about, None if none is, or none that can be read."""
        return self.get("as_of") if len(self.given.get("as_of", [])) == 1 else None

    @cached_property
    def language(self) -> str:
        """The language asked for: ``lang``, else the request's own.

        Known before anything else is read, so that what is wrong is said in that language.
        """
        asked = self.given.get("lang", [""])[-1]
        own = (translation.get_language() or settings.LANGUAGE_CODE)[:2]
        return asked if asked in LANGUAGES else own

    def filter_queryset(self, queryset, *, without: Collection[str] = ()):
        """Keep the rows asked for; ``without`` names parameters that are not looked at."""
        for name, filter_ in self.filters.items():
            if name not in without:
                queryset = filter_.filter(queryset, self.get(name))
        return queryset


def quoted(text: str) -> str:
    """Return what a reader wrote as an error message may repeat it: short, and printable."""
    shown = "".join(letter if letter.isprintable() else "?" for letter in text[:60])
    rest = "…" if len(text) > len(shown) else ""
    return _("“%(text)s”") % {"text": f"{shown}{rest}"}
