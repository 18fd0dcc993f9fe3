"""The work of a treaty office: what waits, what comes and what is in doubt, each as a query."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.records.publication import Publication

from ..answers.renewals import due
from ..law.dates import add_months
from ..law.vocabulary import ClauseKind, Missing, Status
from ..models import Act, Clause, Statement, StatusPeriod, Treaty
from ..models.querysets import running

MONTHS_AHEAD = 12
CHECK_EVERY = timedelta(days=180)


@dataclass(frozen=True)
class Task:
    """One kind of work: the rows that ask for it, by a condition on a day."""

    code: str
    title: str
    model: type[models.Model]
    condition: Callable[[date], Q]

    def count(self, on: date) -> int:
        return self.model._default_manager.filter(self.condition(on)).count()


def drafts(on: date) -> Q:
    """Hold for the acts or statements that wait for a review, corrections among them."""
    return Q(publication=Publication.DRAFT)


def unchecked(on: date) -> Q:
    """Hold for published acts whose source nobody has checked for 180 days."""
    limit = on - CHECK_EVERY
    entered = datetime.combine(limit, time(), UTC)
    old = Q(checked_on__lt=limit) | Q(checked_on=None, entered_at__lt=entered)
    return Q(publication=Publication.PUBLISHED) & old


def coming(on: date) -> Q:
    """Hold for the periods that begin after a day, within a year."""
    return Q(starts_on__gt=on, starts_on__lte=add_months(on, MONTHS_AHEAD))


def entries(on: date) -> Q:
    """Hold for the periods with which a treaty enters into force for a State."""
    return coming(on) & Q(status=Status.IN_FORCE, in_force_on=F("starts_on"))


def exits(on: date) -> Q:
    """Hold for the periods with which a State ceases to be a Party."""
    return coming(on) & Q(left_on=F("starts_on"))


def lapsing(on: date) -> Q:
    """Hold for the periods that begin with the lapse of an invitation, recorded or expected."""
    expected = Q(status=Status.DATA_INCOMPLETE, missing=Missing.EXPIRES_ON)
    return coming(on) & (Q(status=Status.INVITATION_LAPSED) | expected)


def renewals(on: date) -> Q:
    """Hold for the reservations that lapse unless renewed, from the day the notice of it is due."""
    return Q(pk__in=due(on))


def differing(on: date) -> Q:
    """Hold for the periods of the day whose published entry into force is not the computed one."""
    known = Q(in_force_on__isnull=False, in_force_on_computed__isnull=False)
    return running(on) & known & ~Q(in_force_on=F("in_force_on_computed"))


def general_differing(on: date) -> Q:
    """Hold for the treaties whose consents contradict their published entry into force.

    An incomplete chart only lacks consents: it can make the computed date late, never early.
    """
    published, computed = "entered_into_force_on", F("general__computed_on")
    too_early = Q(**{f"{published}__gt": computed})
    too_late = Q(**{f"{published}__lt": computed}) & Q(chart_check__endings=True)
    return too_early | too_late


def must_be_party(on: date) -> Q:
    """Hold for the periods of the day of States that a chart lacks: a protocol binds them."""
    return running(on) & ~Q(bound_by=[])


def unknown_clauses(on: date) -> Q:
    """Hold for the treaties of which a clause, or every clause, is not known."""
    unknown = Clause.objects.filter(kind=ClauseKind.UNKNOWN).values("treaty")
    return Q(pk__in=unknown) | ~Q(pk__in=Clause.objects.values("treaty"))


TASKS = [
    Task("drafts", _("Drafts waiting for review"), Act, drafts),
    Task("entries", _("Entries into force in the next 12 months"), StatusPeriod, entries),
    Task("exits", _("Denunciations and other ends that take effect"), StatusPeriod, exits),
    Task("lapsing", _("Invitations that lapse"), StatusPeriod, lapsing),
    Task("statements", _("Statements waiting for review"), Statement, drafts),
    Task("renewals", _("Reservations that lapse unless renewed"), Statement, renewals),
    Task("differing", _("Published date differs from the computed one"), StatusPeriod, differing),
    Task(
        "general",
        _("Treaties whose own date differs from the computed one"),
        Treaty,
        general_differing,
    ),
    Task(
        "missing",
        _("States that must be Parties: a protocol binds them"),
        StatusPeriod,
        must_be_party,
    ),
    Task("unchecked", _("Sources not checked for 180 days"), Act, unchecked),
    Task("clauses", _("Treaties whose clauses are unknown"), Treaty, unknown_clauses),
]


def tasks_of(model: type[models.Model]) -> list[Task]:
    """Return the kinds of work that rows of a model can ask for."""
    return [task for task in TASKS if task.model is model]
