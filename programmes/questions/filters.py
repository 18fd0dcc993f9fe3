"""Which programmes a reader asks for: the query parameters of the API and of the pages."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import Filter

from core.http.parameters import (
    AskedCode,
    AskedList,
    AskedNumber,
    AskedOrder,
    ListField,
    Parameters,
    quoted,
)
from countries.models import State
from treaties.questions.filters import CodesFilter, DayFilter, Listed
from treaties.questions.identifiers import find_state, find_treaty

from ..answers.totals import TOTALS
from ..models import Partner, Programme, Theme
from ..models.choices import ProgrammeKind, ProgrammeStatus, TreatyRole
from ..models.querysets import BY_START, ProgrammeQuerySet

SERIES_BEGINS = 1995


UNKNOWN = {
    Partner: gettext_lazy("There is no funder or implementer %(value)s."),
    Theme: gettext_lazy("There is no theme %(value)s."),
}


class SlugsField(ListField):
    """Identifiers of stored rows, separated by commas."""

    def __init__(self, *, model, **kwargs):
        super().__init__(most=50, **kwargs)
        self.model = model

    def to_python(self, value):
        found = super().to_python(value)
        # PostgreSQL takes no text with a NUL, and no identifier has one.
        asked = [slug for slug in found or () if slug.isprintable()]
        known = set(self.model.objects.filter(slug__in=asked).values_list("slug", flat=True))
        for slug in found or ():
            if slug not in known:
                message = _("%(value)s is not known here.")
                raise ValidationError(message % {"value": quoted(slug)})
        return found


class SlugsFilter(Filter):
    """Keep the rows that are related to one of some rows; each once."""

    field_class = SlugsField

    def filter(self, qs, value):
        if not value:
            return qs
        related = qs.model.objects.filter(**{f"{self.field_name}__slug__in": value})
        return qs.filter(pk__in=related)


class ProgrammeStatusFilter(CodesFilter):
    def filter(self, qs, value):
        return qs.in_status(*value) if value else qs


class RunsAfterFilter(DayFilter):
    def filter(self, qs, value):
        return qs.not_over_on(value) if value else qs


class RunsBeforeFilter(DayFilter):
    def filter(self, qs, value):
        return qs.not_after(value) if value else qs


class ProgrammeQuestion(Parameters):
    """The parameters that choose programmes, whatever is then said about them."""

    status = ProgrammeStatusFilter(
        codes=ProgrammeStatus.values,
        label=gettext_lazy("In one of these statuses on the day; running includes extended."),
    )
    kind = CodesFilter("kind", codes=ProgrammeKind.values, label=gettext_lazy("Of these kinds."))
    funder = SlugsFilter(
        "contributions__funder", model=Partner, label=gettext_lazy("Paid for by one of these.")
    )
    implementer = SlugsFilter(
        "implementers", model=Partner, label=gettext_lazy("Carried out by one of these.")
    )
    theme = SlugsFilter("themes", model=Theme, label=gettext_lazy("On one of these themes."))
    role = CodesFilter(
        "aims__role",
        codes=TreatyRole.values,
        label=gettext_lazy("With one of these roles towards a treaty."),
        distinct=True,
    )
    country = AskedList(label=gettext_lazy("With one of these States, by code."))
    treaty = AskedList(label=gettext_lazy("Aimed at one of these treaties."))
    runs_after = RunsAfterFilter(
        label=gettext_lazy("That may have run on this day or later; unknown dates may be any.")
    )
    runs_before = RunsBeforeFilter(
        label=gettext_lazy("That may have run on this day or earlier; unknown dates may be any.")
    )

    def programmes(self, state: State | None = None) -> ProgrammeQuerySet:
        """Return the published programmes asked for; NotFound for an unknown State or treaty."""
        rows = self.filter_queryset(Programme.objects.published().with_status(self.on))
        if state is not None:
            rows = rows.of_states([state.pk])
        if names := self.get("country"):
            rows = rows.of_states([find_state(name).pk for name in names])
        if names := self.get("treaty"):
            rows = rows.on_treaties([find_treaty(name).pk for name in names])
        return rows


class ProgrammeParameters(Listed, ProgrammeQuestion):
    """What may be asked about programmes."""

    orders = {"start": "start_on", "end": "end_on", "slug": "slug", "budget": "budget_amount"}
    ordering = AskedOrder(codes=orders, label=gettext_lazy("Order by these; a hyphen reverses."))

    def programmes(self, state: State | None = None) -> ProgrammeQuerySet:
        return self.in_order(super().programmes(state), last=BY_START)


class TotalParameters(Listed, ProgrammeQuestion):
    """What may be asked about sums of budgets."""

    by = AskedCode(codes=TOTALS, required=True, label=gettext_lazy("What the sums are made for."))


class ProgrammeSeriesParameters(Listed, ProgrammeQuestion):
    """What may be asked about the years; both ends are included."""

    # "from" is a word of Python and cannot be written as a name.
    vars()["from"] = AskedNumber(least=1901, most=2199, label=gettext_lazy("The first year."))
    to = AskedNumber(least=1901, most=2199, label=gettext_lazy("The last year."))
    as_of = None
    status = None

    @property
    def problems(self) -> dict[str, str]:
        found = dict(super().problems)
        if "from" not in found and "to" not in found and self.first > self.last:
            found["to"] = _("to: the span ends before it begins.")
        return found

    @cached_property
    def first(self) -> int:
        return self.get("from") or SERIES_BEGINS

    @cached_property
    def last(self) -> int:
        return self.get("to") or max(self.on.year, self.first)

    @property
    def days(self) -> list[date]:
        """The first of January of each year."""
        return [date(year, 1, 1) for year in range(self.first, self.last + 1)]
