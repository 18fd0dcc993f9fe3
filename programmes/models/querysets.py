"""Where programmes stand on a day, and what came of them: every query that several places need."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Case, F, Q, Value, When

from core.records.publication import Publication
from treaties.models.choices import Precision

from .choices import RUNS, ProgrammeStatus

BY_START = (F("start_on").asc(nulls_last=True), "slug")


def certain_by(name: str, on: date) -> Q:
    """Hold where a date has come by a day: of a month or year its last day; never if unknown."""
    after = on + timedelta(days=1)
    return (
        Q(**{f"{name}_precision": Precision.DAY, f"{name}_on__lt": after})
        | Q(**{f"{name}_precision": Precision.MONTH, f"{name}_on__lt": after.replace(day=1)})
        | Q(
            **{f"{name}_precision": Precision.YEAR, f"{name}_on__lt": after.replace(month=1, day=1)}
        )
    )


def over_on(name: str, on: date) -> Q:
    """Hold where the last day of something lies before a day."""
    return certain_by(name, on - timedelta(days=1))


def status_on(on: date) -> Case:
    """Return the status of a programme or project on a day.

    The last day still belongs to it; a month or year at the end means its last day. A start of
    which only the month or year is known leaves its days unknown, but for the last. Where the
    start or the end is not known, so is everything between.
    """
    return Case(
        When(over_on("end", on), then=Value(ProgrammeStatus.ENDED)),
        When(start_on__gt=on, then=Value(ProgrammeStatus.PLANNED)),
        When(~certain_by("start", on) | Q(end_on=None), then=Value(ProgrammeStatus.UNKNOWN)),
        When(over_on("planned_end", on), then=Value(ProgrammeStatus.EXTENDED)),
        default=Value(ProgrammeStatus.RUNNING),
        output_field=models.CharField(),
    )


class UndertakingQuerySet(models.QuerySet):
    """Programmes or projects, and where they stand."""

    def with_status(self, on: date) -> Self:
        """Annotate ``status``: where each stands on a day."""
        return self.annotate(status=status_on(on))

    def in_status(self, *statuses: str) -> Self:
        """Keep those in one of some statuses; after ``with_status``.

        An extended one runs, so ``running`` keeps it too.
        """
        runs = RUNS if ProgrammeStatus.RUNNING in statuses else ()
        return self.filter(status__in=[*statuses, *runs])


class ProgrammeQuerySet(UndertakingQuerySet):
    """Programmes."""

    def published(self) -> Self:
        """Keep what readers see."""
        return self.filter(publication=Publication.PUBLISHED)

    def of_states(self, states) -> Self:
        """Keep the programmes with one of some States; each once."""
        return self.filter(pk__in=self.model.objects.filter(countries__in=states))

    def on_treaties(self, treaties) -> Self:
        """Keep the programmes that aim at one of some treaties; each once."""
        return self.filter(pk__in=self.model.objects.filter(aims__treaty__in=treaties))

    def not_over_on(self, on: date) -> Self:
        """Keep what may run on a day or later: all but what has ended for certain."""
        return self.exclude(over_on("end", on))

    def not_after(self, on: date) -> Self:
        """Keep what may run on a day or earlier: all but what starts later for certain."""
        return self.exclude(start_on__gt=on)

    def by_start(self) -> Self:
        """Order by the start, the unknown ones last."""
        return self.order_by(*BY_START)


class ProjectQuerySet(UndertakingQuerySet):
    """Projects."""


class ResultQuerySet(models.QuerySet):
    """Acts that are credited to programmes."""

    def published(self) -> Self:
        """Keep what readers see: published, as are its act and its programme."""
        return self.filter(
            publication=Publication.PUBLISHED,
            act__publication=Publication.PUBLISHED,
            programme__publication=Publication.PUBLISHED,
        ).in_a_country()

    def in_a_country(self) -> Self:
        """Keep the acts of States that are among the programme's countries."""
        return self.filter(act__state=F("programme__countries"))
