"""Which rows a reader asks for: the query parameters of the API and of the pages.

asked = PairParameters(request.GET).check()        # API: BadParameters names what is wrong
asked = PairParameters(request.GET, from_form=True)  # page: shows asked.problems, goes on
answers(asked.pairs().of_states([state.id]), asked.on, asked.language)
"""

from datetime import date, datetime, time, timedelta

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
    ListField,
    Parameters,
    RowCodesField,
)
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
        if known_at := self.parent.get("known_at"):
            changes = changes.filter(at__lt=end_of(known_at))
        changes = changes.filter(topic=OuterRef(self.outer["treaty"]))
        if "state" in self.outer:
            own = Q(actor=OuterRef(self.outer["state"])) | Q(actor="")
            changes = changes.filter(own)
        return qs.filter(Exists(changes))


def end_of(day: date) -> datetime:
    """Return the moment at which a day is over, where the depositary is."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


class TreatiesFilter(Filter):
    """Keep the rows about some treaties, each in any spelling; another is not found, a 404."""

    field_class = ListField

    def filter(self, qs, value):
        if not value:
            return qs
        return qs.filter(**{f"{self.field_name}__in": {find_treaty(name).pk for name in value}})


class StatesFilter(Filter):
    """Keep the rows about some States, by their codes; another is not found, a 404."""

    field_class = ListField

    def filter(self, qs, value):
        if not value:
            return qs
        return qs.filter(**{f"{self.field_name}__in": {find_state(code).pk for code in value}})


SOME_TREATIES = _("Identifiers of treaties, separated by commas; all if not given.")
SOME_STATES = _("Codes of States, separated by commas; all if not given.")
KNOWN_AT = _("As the site knew it at the end of this day.")


class Listed(Parameters):
    """The parameters of every list."""

    page = AskedNumber(least=1, label=_("The page, from 1."))
    page_size = AskedNumber(least=1, most=500, label=_("Rows on a page, 100 if not given."))
    format = AskedCode(codes=FORMATS, label=_("JSON, or all rows as a file."))
    fields = AskedList(label=_("Only these fields, separated by commas."))

    orders: dict[str, str] = {}

    def in_order(self, queryset, *, last: tuple[str, ...]):
        """Order rows as asked, then by ``last``, which makes the order total."""
        names = self.one_of("ordering", "sort") or []
        columns = [
            F(self.orders[name.lstrip("-")]).desc(nulls_last=True)
            if name.startswith("-")
            else F(self.orders[name]).asc(nulls_last=True)
            for name in names
        ]
        return queryset.order_by(*columns, *last)


ORDER = _("Order by these; a hyphen reverses.")
SORT = _("Another name for ordering.")


class Paired(Listed):
    """The parameters of every list of statuses, on rows of ``StandingPeriod.objects.pairs``."""

    status = StatusFilter(codes=Status, label=_("In one of these statuses."))
    statuses = StatusFilter(codes=Status, label=_("Another name for status."))
    known_at = AskedDay(label=KNOWN_AT)
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
    ordering = AskedOrder(codes=orders, label=ORDER)
    sort = AskedOrder(codes=orders, label=SORT)
    either = (("status", "statuses"), ("ordering", "sort"))
    of_answer: frozenset[str] = frozenset(
        {"status", "statuses", "status_group", "kind", "in_force_after", "in_force_before"}
    )
    """What is asked of the status itself, which ``known_at`` may change."""

    @cached_property
    def problems(self) -> dict[str, str]:
        day = self.get("known_at")
        if day is None or day <= self.today:
            return super().problems
        return super().problems | {"known_at": _("known_at: %(day)s lies ahead.") % {"day": day}}

    def pairs(self) -> StandingQuerySet:
        """Return the rows asked for, in the order asked for; the caller says of which States."""
        rows = self.filter_queryset(StandingPeriod.objects.pairs(self.on))
        return self.in_order(rows, last=("treaty__sort_key", "treaty_id", "state_code"))

    def pairs_in_any_status(self) -> StandingQuerySet:
        """Return the rows asked for but for what is asked of the status, by treaty and State."""
        rows = StandingPeriod.objects.pairs(self.on)
        rows = self.filter_queryset(rows, without=self.of_answer)
        return rows.order_by("treaty__sort_key", "treaty_id", "state_code")

    def keeps(self, answer: dict) -> bool:
        """Whether an answer is one asked for, by what is asked of the status."""
        statuses, kinds = self.one_of("status", "statuses"), self.get("kind")
        groups = self.get("status_group")
        return (
            (not statuses or answer["status"] in statuses)
            and (not groups or answer["status_group"] in groups)
            and ("kind" not in self.of_answer or not kinds or answer["consent_kind"] in kinds)
            and ("in_force_after" not in self.of_answer or self._in_force(answer["in_force_on"]))
        )

    def _in_force(self, on: date | None) -> bool:
        first, last = self.get("in_force_after"), self.get("in_force_before")
        if first is None and last is None:
            return True
        return on is not None and (first or on) <= on <= (last or on)


class PairParameters(Paired):
    """What may be asked about the treaties of a State."""

    treaties = TreatiesFilter("treaty", label=SOME_TREATIES)
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

    states = StatesFilter("state_id", label=SOME_STATES)


class TreatyParameters(PairParameters):
    """What may be asked about treaties, each with its status for one State.

    Here, in force means the treaty itself.
    """

    state = Asked(label=_("The State whose status is shown; the focus State if not given."))
    known_at = None
    of_answer = PairParameters.of_answer - {"in_force_after", "in_force_before"}
    format = AskedCode(codes=[*FORMATS, "jsonld"], label=_("JSON, JSON-LD, or all rows as a file."))
    in_force_after = DayFilter(
        "treaty__general__on", "gte", label=_("In force in general on this day or later.")
    )
    in_force_before = DayFilter(
        "treaty__general__on", "lte", label=_("In force in general on this day or earlier.")
    )

    @cached_property
    def state_asked(self) -> State:
        """The State whose status is shown; NotFound if there is none with the code."""
        return self.states_asked[0]

    @cached_property
    def states_asked(self) -> list[State]:
        """The States whose statuses are shown, each once."""
        codes = self.get("states") or [self.get("state") or settings.FOCUS_STATE]
        return list({row.pk: row for row in map(find_state, codes)}.values())


class SubjectParameters(TreatyParameters):
    """What may be asked about the treaties of one subject, which the address names."""

    subject = None
    page = None
    page_size = None


class Several(Listed):
    """Several States, and several treaties or all of them."""

    states = AskedList(most=60, required=True, label=_("Codes of States, separated by commas."))
    treaties = AskedList(label=SOME_TREATIES)

    @cached_property
    def states_asked(self) -> list[State]:
        """The States asked about, each once."""
        codes = self.get("states") or ()
        return list({row.pk: row for row in map(find_state, codes)}.values())

    @cached_property
    def treaties_asked(self) -> list[Treaty] | None:
        names = self.get("treaties")
        return list({row.pk: row for row in map(find_treaty, names)}.values()) if names else None


class MatrixParameters(PairParameters, Several):
    """What may be asked about several States and treaties at once."""

    known_at = None
    treaties = TreatiesFilter("treaty", label=SOME_TREATIES)

    def pairs(self) -> StandingQuerySet:
        return super().pairs().of_states([state.pk for state in self.states_asked])


class StateParameters(Listed):
    """What may be asked about States."""

    q = Asked(max_length=200, label=_("A code, or a part of a name in any language."))
    kind = CodesFilter("kind", codes=State.Kind.values, label=_("Of these kinds."))
    states = StatesFilter("pk", label=SOME_STATES)

    orders = {"code": "code", "kind": "kind", "exists_from": "exists_from"}
    ordering = AskedOrder(codes=orders, label=ORDER)
    sort = AskedOrder(codes=orders, label=SORT)
    either = (("ordering", "sort"),)

    def chosen(self) -> list[State]:
        """Return the States asked for; a list, since names in all languages are compared here."""
        rows = self.in_order(self.filter_queryset(State.objects.all()), last=("code",))
        return states_named(self.get("q") or "", rows)
