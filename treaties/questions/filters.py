"""Which rows a reader asks for: the query parameters of the API and of the pages.

asked = PairParameters(request.GET).check()        # API: BadParameters names what is wrong
asked = PairParameters(request.GET, from_form=True)  # page: shows asked.problems, goes on
answers(asked.pairs().of_states([state.id]), asked.on, asked.language)
"""

from datetime import datetime, time

from django import forms
from django.conf import settings
from django.db.models import Exists, F, Model, OuterRef, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import Filter

from core.http.parameters import (
    Asked,
    AskedCode,
    AskedDay,
    AskedList,
    AskedNumber,
    AskedOrder,
    CodesField,
    DayField,
    Parameters,
    RowCodesField,
)
from core.http.rendering import LINKED
from core.records.models import Change
from countries.models import State

from ..law.vocabulary import CONSENTS, ActKind, Status, StatusGroup
from ..models import Depositary, Route, Series, StandingPeriod, Subject, Treaty
from ..models.choices import GROUP_LABELS, Form
from ..models.numbers import normalised, spelled
from ..models.querysets import StandingQuerySet
from .identifiers import find_state, find_treaty
from .lookup import treaties_meant
from .states import states_named

FORMATS = ["json", "csv", "xlsx"]


def plain_format() -> AskedCode:
    return AskedCode(codes=FORMATS, label=_("JSON, or all rows as a file."))


def linked_format() -> AskedCode:
    """Return the parameter of a list that is answered as linked data too."""
    label = _("JSON, linked data (JSON-LD or Turtle), or all rows as a file.")
    return AskedCode(codes=[*FORMATS, *LINKED], label=label)


GROUPS_OF_STATES = list(GROUP_LABELS)


class CodesFilter(Filter):
    """Keep the rows whose column holds one of some codes."""

    field_class = CodesField

    def __init__(self, field_name=None, *, codes, **kwargs):
        super().__init__(field_name, lookup_expr="in", codes=codes, **kwargs)


class DayFilter(Filter):
    """Keep the rows whose date is on a day or later (``gte``), or on it or earlier (``lte``)."""

    field_class = DayField


class StatusFilter(CodesFilter):
    def filter(self, qs, value):
        return qs.in_status(*value) if value else qs


class StatusGroupFilter(CodesFilter):
    def filter(self, qs, value):
        return qs.in_status_group(*value) if value else qs


class RowsFilter(Filter):
    """Keep the rows whose column holds one of some codes of a table; another is an error."""

    field_class = RowCodesField
    table: type[Model]

    def __init__(self, field_name, **kwargs):
        super().__init__(field_name, lookup_expr="in", table=self.table, **kwargs)

    def filter(self, qs, value):
        return qs.filter(**{f"{self.field_name}__in": value}) if value else qs


class SeriesFilter(RowsFilter):
    table = Series


class DepositaryFilter(RowsFilter):
    table = Depositary


class SubjectFilter(RowsFilter):
    """Keep the treaties about one of some subjects, each once."""

    table = Subject

    def filter(self, qs, value):
        if not value:
            return qs
        about = Treaty.subjects.through.objects.filter(
            treaty=OuterRef("treaty_id"), subject__code__in=value
        )
        return qs.filter(Exists(about))


class OpenToFilter(CodesFilter):
    """Keep the treaties that are open in principle to one of some groups of States."""

    def filter(self, qs, value):
        if not value:
            return qs
        routes = Route.objects.filter(treaty=OuterRef("treaty_id"), group__in=value)
        return qs.filter(Exists(routes))


class SearchFilter(Filter):
    """Keep the treaties with a number in any spelling, else with all words in titles and names.

    Besides those that the search field finds by all the words: it knows endings and other words for
    the same. Slips are read as they were meant where nothing is found otherwise.
    """

    field_class = forms.CharField

    def __init__(self, field_name="", **kwargs):
        super().__init__(field_name, max_length=200, **kwargs)

    def filter(self, qs, value):
        prefix = f"{self.field_name}__" if self.field_name else ""
        if not value:
            return qs
        column = f"{prefix}search_text__contains"
        exact = qs.filter(**{column: spelled(value)})
        if exact.exists():
            return exact
        has_words = Q()
        for word in normalised(value).split():
            has_words &= Q(**{column: word})
        ids, is_certain = treaties_meant(value)
        meant = Q(**{f"{prefix}pk__in": ids})
        if is_certain:
            return qs.filter(has_words | meant)
        written = qs.filter(has_words)
        return written if written.exists() else qs.filter(meant)


class ChangedSinceFilter(DayFilter):
    """Keep the rows about which a public fact was written on a day or later."""

    def __init__(self, **outer):
        super().__init__(label=_("With a fact that was entered or changed on this day or later."))
        self.outer = outer

    def filter(self, qs, value):
        if value is None:
            return qs
        since = timezone.make_aware(datetime.combine(value, time.min))
        changes = Change.objects.filter(at__gte=since, is_public=True)
        changes = changes.filter(topic=OuterRef(self.outer["treaty"]))
        if "state" in self.outer:
            own = Q(actor=OuterRef(self.outer["state"])) | Q(actor="")
            changes = changes.filter(own)
        return qs.filter(Exists(changes))


class Listed(Parameters):
    """The parameters of every list."""

    page = AskedNumber(least=1, label=_("The page, from 1."))
    page_size = AskedNumber(least=1, most=500, label=_("Rows on a page, 100 if not given."))
    format = plain_format()
    fields = AskedList(label=_("Only these fields, separated by commas."))

    orders: dict[str, str] = {}

    def in_order(self, queryset, *, last: tuple[str, ...]):
        """Order rows as asked, then by ``last``, which makes the order total."""
        names = self.get("ordering") or []
        columns = [
            F(self.orders[name.lstrip("-")]).desc(nulls_last=True)
            if name.startswith("-")
            else F(self.orders[name]).asc(nulls_last=True)
            for name in names
        ]
        return queryset.order_by(*columns, *last)


class Paired(Listed):
    """The parameters of every list of statuses, on rows of ``StandingPeriod.objects.pairs``."""

    status = StatusFilter(codes=Status, label=_("In one of these statuses."))
    status_group = StatusGroupFilter(codes=StatusGroup, label=_("In one of these groups."))
    kind = CodesFilter(
        "period__consent_kind",
        codes=[kind for kind in ActKind if kind in CONSENTS],
        label=_("Where the State consented in one of these ways."),
    )
    in_force_after = DayFilter(
        "period__in_force_on", "gte", label=_("In force for the State on this day or later.")
    )
    in_force_before = DayFilter(
        "period__in_force_on", "lte", label=_("In force for the State on this day or earlier.")
    )
    changed_since = ChangedSinceFilter(treaty="treaty__code", state="state_code")

    orders = {
        "number": "treaty__sort_key",
        "state": "state_code",
        "status": "current_status",
        "since": "since",
        "opened_on": "treaty__opened_on",
        "signed_on": "period__signed_on",
        "consented_on": "period__consented_on",
        "in_force_on": "period__in_force_on",
        "left_on": "period__left_on",
    }
    ordering = AskedOrder(codes=orders, label=_("Order by these; a hyphen reverses."))

    def pairs(self) -> StandingQuerySet:
        """Return the rows asked for, in the order asked for; the caller says of which States."""
        rows = self.filter_queryset(StandingPeriod.objects.pairs(self.on))
        return self.in_order(rows, last=("treaty__sort_key", "treaty_id", "state_code"))


class PairParameters(Paired):
    """What may be asked about the treaties of a State."""

    format = linked_format()
    known_at = AskedDay(label=_("As the site knew it at the end of this day."))
    q = SearchFilter("treaty", label=_("A number in any spelling, or words of a title or name."))
    series = SeriesFilter("treaty__series_id", label=_("Of these series."))
    depositary = DepositaryFilter(
        "treaty__depositary__code", label=_("Kept by these depositaries.")
    )
    subject = SubjectFilter("treaty__subjects__code", label=_("About these subjects."))
    form = CodesFilter("treaty__form", codes=Form.values, label=_("Of these forms."))
    open_to = OpenToFilter(
        "treaty", codes=GROUPS_OF_STATES, label=_("Open in principle to one of these groups.")
    )
    opened_after = DayFilter(
        "treaty__opened_on", "gte", label=_("Opened for signature on this day or later.")
    )
    opened_before = DayFilter(
        "treaty__opened_on", "lte", label=_("Opened for signature on this day or earlier.")
    )


class ChartParameters(Paired):
    """What may be asked about the chart of a treaty."""

    format = linked_format()
    known_at = AskedDay(label=_("As the site knew it at the end of this day."))


class TreatyParameters(PairParameters):
    """What may be asked about treaties, each with its status for one State.

    Here, in force means the treaty itself.
    """

    state = Asked(label=_("The State whose status is shown; the focus State if not given."))
    known_at = None
    in_force_after = DayFilter(
        "treaty__general__on", "gte", label=_("In force in general on this day or later.")
    )
    in_force_before = DayFilter(
        "treaty__general__on", "lte", label=_("In force in general on this day or earlier.")
    )

    @cached_property
    def state_asked(self) -> State:
        """The State whose status is shown; NotFound if there is none with the code."""
        return find_state(self.get("state") or settings.FOCUS_STATE)


class SubjectParameters(TreatyParameters):
    """What may be asked about the treaties of one subject, which the address names."""

    subject = None
    page = None
    page_size = None


class Several(Listed):
    """Several States, and several treaties or all of them."""

    states = AskedList(most=60, required=True, label=_("Codes of States, separated by commas."))
    treaties = AskedList(label=_("Identifiers of treaties, separated by commas; all if not given."))

    @cached_property
    def states_asked(self) -> list[State]:
        return [find_state(code) for code in self.get("states") or ()]

    @cached_property
    def treaties_asked(self) -> list[Treaty] | None:
        names = self.get("treaties")
        return [find_treaty(name) for name in names] if names else None


class MatrixParameters(PairParameters, Several):
    """What may be asked about several States and treaties at once."""

    format = plain_format()
    known_at = None

    def pairs(self) -> StandingQuerySet:
        rows = super().pairs().of_states([state.pk for state in self.states_asked])
        if self.treaties_asked is None:
            return rows
        return rows.filter(treaty__in=self.treaties_asked)


class StateParameters(Listed):
    """What may be asked about States."""

    format = linked_format()
    q = Asked(max_length=200, label=_("A code, or a part of a name in any language."))
    kind = CodesFilter("kind", codes=State.Kind.values, label=_("Of these kinds."))

    orders = {"code": "code", "kind": "kind", "exists_from": "exists_from"}
    ordering = AskedOrder(codes=orders, label=_("Order by these; a hyphen reverses."))

    def states(self) -> list[State]:
        """Return the States asked for; a list, since names in all languages are compared here."""
        rows = self.in_order(self.filter_queryset(State.objects.all()), last=("code",))
        return states_named(self.get("q") or "", rows)
