"""Where States stand on a day: every query that more than one place needs."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import BooleanField, Case, DateField, F, FilteredRelation, Q, Value, When
from django.db.models.functions import Coalesce, Greatest

from ..law.silence import oldest_believed
from ..law.vocabulary import STATUSES_IN, Missing, Silence, Status
from .numbers import called, spelled


def running(on: date, prefix: str = "") -> Q:
    """Hold for intervals in which a day lies; an interval that ends on it is over."""
    ends = f"{prefix}ends_on"
    return Q(**{f"{prefix}starts_on__lte": on}) & (Q(**{ends: None}) | Q(**{f"{ends}__gt": on}))


class TreatyQuerySet(models.QuerySet):
    """Treaties, and where they stand themselves."""

    def spelled(self, text: str) -> Self:
        """Keep the treaties whose number is spelled so: ``112``, ``STE n° 112``, ``untc iv-4``."""
        return self.filter(search_text__contains=spelled(text))

    def called(self, text: str) -> Self:
        """Keep the treaties of which this is a whole title or name: ``ECHR``, ``ЕКПЧ``, ``108+``.

        Several can have one: there are two Budapest treaties.
        """
        return self.filter(search_text__contains=called(text))

    def with_status(self, on: date) -> Self:
        """Annotate ``treaty_status``: where each treaty stands on a day, whoever took part."""
        return self.annotate(
            treaty_status=Case(
                When(ended_on__lte=on, end_kind="replaced", then=Value("replaced")),
                When(ended_on__lte=on, then=Value("terminated")),
                When(opened_on__gt=on, then=Value("not_open")),
                When(closed_on__lte=on, then=Value("closed_to_acts")),
                When(general__on__lte=on, then=Value("in_force")),
                When(general__certain_on__lte=on, then=Value("entry_into_force_pending")),
                default=Value("open"),
            )
        )


class StatusPeriodQuerySet(models.QuerySet):
    """The stored periods of pairs of a State and a treaty."""

    def as_of(self, on: date) -> Self:
        """Keep the period each pair was in on a day; a period that ends on it is over."""
        return self.filter(running(on))

    def must_be_party(self) -> Self:
        """Keep the periods of States that a protocol binds though their consent is missing."""
        return self.exclude(bound_by=[])


def checked_columns() -> dict:
    """Return when somebody looked: at a pair's chart, at the State's list, at what it requires."""
    state = "group__periods__state__list_checks"
    return {
        "list_check": FilteredRelation(
            state, condition=Q(**{f"{state}__depositary": F("treaty__depositary")})
        ),
        "list_on": F("list_check__checked_on"),
        "chart_on": F("treaty__chart_check__checked_on"),
        "required_chart_on": Coalesce(
            "period__requires__chart_check__checked_on", "requires__chart_check__checked_on"
        ),
    }


def is_unknown(on: date) -> Case:
    """Hold for a pair that rests on somebody's silence, though nobody looked lately enough.

    The twin of ``law.silence.known`` in SQL. A chart names no State that had ceased to exist.
    """
    believed = oldest_believed(on)

    def chart_tells(day: str) -> Q:
        ends = "group__periods__state__exists_until"
        return Q(**{f"{day}__gte": believed}) & (Q(**{ends: None}) | Q(**{f"{ends}__gt": F(day)}))

    return Case(
        When(current_silence=Silence.NONE, then=False),
        When(list_on__gte=believed, then=False),
        When(chart_tells("chart_on"), current_silence=Silence.CHART, then=False),
        When(chart_tells("required_chart_on"), current_silence=Silence.REQUIRED_CHART, then=False),
        default=True,
        output_field=BooleanField(),
    )


def current_columns() -> dict[str, Case]:
    """Return where a pair stands: its own period's columns, else those of the standing."""
    unknown = Q(is_unknown=True)
    return {
        "current_status": Case(
            When(unknown, then=Value(Status.DATA_INCOMPLETE.value)),
            default=Coalesce("period__status", "status"),
        ),
        "current_missing": Case(
            When(unknown, then=Value(Missing.CHART.value)),
            default=Coalesce("period__missing", "missing"),
        ),
        "current_reason": Case(
            When(unknown, then=Value("")), default=Coalesce("period__reason", "reason")
        ),
        "since": Case(
            When(unknown | Q(period__missing=Missing.CHART), then=None),
            When(period__id__isnull=False, then=F("period__since")),
            default=Greatest("starts_on", "group__periods__starts_on"),
            output_field=DateField(),
        ),
    }


class StandingQuerySet(models.QuerySet):
    """The standing of treaties towards groups of States; with it, the status of every pair."""

    def as_of(self, on: date) -> Self:
        """Keep each treaty's standing on a day; one that ends on it is over."""
        return self.filter(running(on))

    def pairs(self, on: date) -> Self:
        """Return one row for each State and treaty: where the State stands on a day.

        The pair's own period answers, else the treaty's standing towards the State's group. What
        rests on the absence of an act is ``data_incomplete`` (missing: ``chart``) unless the
        treaty's chart or the State's list was checked, not more than 24 months before the day.

        Adds ``state_id`` and ``state_code`` (filter on these: ``group__periods__state`` in a later
        filter would be another State), ``current_status``, ``current_missing``,
        ``current_reason``, ``since`` (null for ``data_incomplete`` without a chart; 0001-01-01
        where it has no known beginning); the period's columns are under ``period__``.
        """
        return (
            self.as_of(on)
            .filter(running(on, "group__periods__"))
            .annotate(
                state_id=F("group__periods__state"),
                state_code=F("group__periods__state__code"),
            )
            .annotate(
                period=FilteredRelation(
                    "treaty__periods",
                    condition=Q(treaty__periods__state=F("state_id"))
                    & running(on, "treaty__periods__"),
                )
            )
            .annotate(**checked_columns())
            .annotate(current_silence=Coalesce("period__silence", "silence"))
            .annotate(is_unknown=is_unknown(on))
            .annotate(**current_columns())
            .order_by("treaty__sort_key", "treaty_id", "state_id")
        )

    def of_states(self, states) -> Self:
        """Keep the pairs of some States."""
        return self.filter(state_id__in=states)

    def in_status(self, *statuses: str) -> Self:
        """Keep the pairs in one of some statuses."""
        return self.filter(current_status__in=statuses)

    def in_status_group(self, *groups: str) -> Self:
        """Keep the pairs whose status belongs to one of some groups."""
        return self.in_status(*(status for group in groups for status in STATUSES_IN[group]))
