"""The work of a treaty office: what waits, what comes and what is in doubt, each as a query."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from operator import attrgetter

from django.db import models
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from core.records.publication import Publication

from ..answers.events import Subject
from ..answers.procedures import due_steps
from ..answers.renewals import due
from ..answers.report_days import owed, periods_of
from ..law.dates import DAY, add_months
from ..law.joining import MARKS
from ..law.vocabulary import ClauseKind, Missing, Status
from ..models import (
    Act,
    Authority,
    Clause,
    Difference,
    NationalLaw,
    ProcedureStep,
    Proposal,
    Report,
    Statement,
    StatusPeriod,
    Treaty,
)
from ..models.differences import Decision
from ..models.querysets import running

MONTHS_AHEAD = 12
CHECK_EVERY = timedelta(days=180)
SOON = timedelta(days=30)


def no_day(row: models.Model) -> None:
    """Return no day: what is to be done with such a row is not bound to one."""


@dataclass(frozen=True)
class Task:
    """One kind of work: the rows that ask for it, by a condition on a day.

    ``day`` gives the day that a row is about, ``order`` the order in which the board shows them.
    """

    code: str
    title: str
    model: type[models.Model]
    condition: Callable[[date], Q]
    order: tuple[str, ...] = ("pk",)
    day: Callable[[models.Model], date | str | None] = no_day

    def rows(self, on: date) -> QuerySet:
        return self.model._default_manager.filter(self.condition(on))

    def count(self, on: date) -> int:
        return self.rows(on).count()


def drafts(on: date) -> Q:
    """Hold for what waits for a review, corrections among it."""
    return Q(publication=Publication.DRAFT)


def waiting(on: date) -> Q:
    """Hold for every proposed change: applied or discarded, it is gone."""
    return Q(pk__isnull=False)


def undecided(on: date) -> Q:
    """Hold for what differs at a depositary, and nobody has decided."""
    return Q(decision="")


def unanswered(on: date) -> Q:
    """Hold for the differences of which a depositary was asked."""
    return Q(decision=Decision.ASKED)


def unchecked(on: date) -> Q:
    """Hold for published acts whose source nobody has checked for 180 days."""
    limit = on - CHECK_EVERY
    entered = datetime.combine(limit, time(), UTC)
    old = Q(checked_on__lt=limit) | Q(checked_on=None, entered_at__lt=entered)
    return Q(publication=Publication.PUBLISHED) & old


def authorities_unchecked(on: date) -> Q:
    """Hold for the published authorities that nobody has checked for twelve months."""
    return Q(publication=Publication.PUBLISHED, checked_on__lte=add_months(on, -12))


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


def lapsing_at(mark: int) -> Callable[[date], Q]:
    """Return what holds for the lapses whose mark so many months before was reached last.

    The twin of ``law.joining.mark_before`` in SQL.
    """
    nearer = max((months for months in MARKS if months < mark), default=0)

    def condition(on: date) -> Q:
        within = Q(starts_on__gt=add_months(on, nearer), starts_on__lte=add_months(on, mark))
        return lapsing(on) & within

    return condition


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


def overdue(on: date) -> Q:
    """Hold for the steps of procedures whose planned day, or last day for a reply, is over."""
    return Q(pk__in=due_steps(on))


def due_soon(on: date) -> Q:
    """Hold for the steps of procedures with such a day within 30 days, that day included."""
    return Q(pk__in=due_steps(on, ahead=SOON) - due_steps(on))


def unknown_clauses(on: date) -> Q:
    """Hold for the treaties of which a clause, or every clause, is not known."""
    unknown = Clause.objects.filter(kind=ClauseKind.UNKNOWN).values("treaty")
    return Q(pk__in=unknown) | ~Q(pk__in=Clause.objects.values("treaty"))


BEFORE_A_LAPSE = {
    12: _("Invitations that lapse within 12 months"),
    6: _("Invitations that lapse within 6 months"),
    3: _("Invitations that lapse within 3 months"),
    1: _("Invitations that lapse within 1 month"),
}
"""Each lapse stands under the mark that was reached last: a task before it for each of them."""


def reports_due(on: date) -> Q:
    """Hold for the periods in which the last report due before a day is not recorded.

    Of the focus State alone, and of treaties that it is a Party to: what others report is not
    collected.
    """
    periods = list(periods_of(Subject()))
    bound = {item.treaty_id for item in periods if item.ends_on is None or item.ends_on > on}
    latest = {item.duty.pk: item for item in owed(periods, until=on - DAY)}
    return Q(
        pk__in={
            item.period.pk
            for item in latest.values()
            if item.report is None and item.period.treaty_id in bound
        }
    )


def reports_coming(on: date) -> Q:
    """Hold for the periods of the focus State with a report due in the coming months."""
    items = owed(periods_of(Subject(), on), until=add_months(on, MONTHS_AHEAD))
    return Q(
        pk__in={
            item.period.pk for item in items if not item.due.is_over(on) and item.report is None
        }
    )


def step_day(step: ProcedureStep) -> date | None:
    """Return the first of a step's planned day and the last day for a reply."""
    return min(filter(None, [step.planned_on, step.reply_by]), default=None)


BEGINNING = {"order": ("starts_on", "pk"), "day": attrgetter("starts_on")}
OLDEST_FIRST = ("changed_at", "pk")
STEPS = {"order": ("planned_on", "reply_by", "pk"), "day": step_day}
IN_FORCE = {"order": ("in_force_on", "pk"), "day": attrgetter("in_force_on")}
CHECKED = {"order": ("checked_on", "pk"), "day": attrgetter("checked_on")}
REPORTED = attrgetter("submitted_on")

TASKS = [
    Task(
        "drafts",
        _("Drafts waiting for review"),
        Act,
        drafts,
        order=OLDEST_FIRST,
        day=attrgetter("done_text"),
    ),
    Task(
        "proposals",
        _("Changes of what is public, waiting for a second person"),
        Proposal,
        waiting,
    ),
    Task(
        "different",
        _("Differences from the depositaries to decide"),
        Difference,
        undecided,
        order=("found_on", "pk"),
        day=attrgetter("found_on"),
    ),
    Task(
        "asked",
        _("Questions to depositaries that wait for an answer"),
        Difference,
        unanswered,
        order=("decided_on", "pk"),
        day=attrgetter("found_on"),
    ),
    Task(
        "entries",
        _("Entries into force in the next 12 months"),
        StatusPeriod,
        entries,
        **BEGINNING,
    ),
    Task(
        "exits",
        _("Denunciations and other ends that take effect"),
        StatusPeriod,
        exits,
        **BEGINNING,
    ),
    Task("overdue", _("Steps of procedures that are overdue"), ProcedureStep, overdue, **STEPS),
    Task("due", _("Steps of procedures due within 30 days"), ProcedureStep, due_soon, **STEPS),
    Task("lapsing", _("Invitations that lapse"), StatusPeriod, lapsing, **BEGINNING),
    *(
        Task(f"lapsing_{mark}", BEFORE_A_LAPSE[mark], StatusPeriod, lapsing_at(mark), **BEGINNING)
        for mark in reversed(MARKS)
    ),
    Task("reports", _("Reports due in the next 12 months"), StatusPeriod, reports_coming),
    Task("reports_due", _("Reports that were due, none recorded"), StatusPeriod, reports_due),
    Task(
        "report_drafts",
        _("Reports made, waiting for review"),
        Report,
        drafts,
        order=OLDEST_FIRST,
        day=REPORTED,
    ),
    Task(
        "law_drafts",
        _("National laws waiting for review"),
        NationalLaw,
        drafts,
        order=OLDEST_FIRST,
    ),
    Task(
        "statements",
        _("Statements waiting for review"),
        Statement,
        drafts,
        order=OLDEST_FIRST,
        day=attrgetter("made_on"),
    ),
    Task("renewals", _("Reservations that lapse unless renewed"), Statement, renewals),
    Task(
        "differing",
        _("Published date differs from the computed one"),
        StatusPeriod,
        differing,
        **IN_FORCE,
    ),
    Task(
        "general",
        _("Treaties whose own date differs from the computed one"),
        Treaty,
        general_differing,
        order=("sort_key",),
        day=attrgetter("entered_into_force_on"),
    ),
    Task(
        "missing",
        _("States that must be Parties: a protocol binds them"),
        StatusPeriod,
        must_be_party,
    ),
    Task("unchecked", _("Sources not checked for 180 days"), Act, unchecked, **CHECKED),
    Task(
        "authority_drafts",
        _("Central authorities waiting for review"),
        Authority,
        drafts,
        order=OLDEST_FIRST,
    ),
    Task(
        "authorities",
        _("Central authorities not checked for twelve months"),
        Authority,
        authorities_unchecked,
        **CHECKED,
    ),
    Task(
        "clauses",
        _("Treaties whose clauses are unknown"),
        Treaty,
        unknown_clauses,
        order=("sort_key",),
    ),
]


def tasks_of(model: type[models.Model]) -> list[Task]:
    """Return the kinds of work that rows of a model can ask for."""
    return [task for task in TASKS if task.model is model]
