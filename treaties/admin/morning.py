"""The board as a morning's list: of each kind of work the first rows, with names and days."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Case, Q, QuerySet, When
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.records.publication import Publication, Published, two_persons
from countries.formats import day_in_words
from countries.names import in_language

from ..models import (
    Act,
    Authority,
    Difference,
    NationalLaw,
    ProcedureStep,
    Statement,
    StatusPeriod,
    Treaty,
)
from ..models.differences import Decision
from .board import TASKS, Task

FIRST = 5
"""So many rows of each kind of work; the link leads to all of them."""


@dataclass(frozen=True)
class Line:
    """One row of the board: what it is about, its day, and what it waits for."""

    treaty: str
    state: str
    what: str
    day: str
    waits: str
    is_mine: bool
    address: str


@dataclass(frozen=True)
class Work:
    """One kind of work as one person sees it: how much there is, and the first rows of it."""

    task: Task
    count: int
    lines: list[Line]

    @property
    def title(self) -> str:
        return self.task.title

    @property
    def address(self) -> str:
        """The address of the list of all the rows that it is about."""
        name = f"admin:{label(self.task, '_')}_changelist"
        return f"{reverse(name)}?work={self.task.code}"


def label(task: Task, separator: str) -> str:
    return f"{task.model._meta.app_label}{separator}{task.model._meta.model_name}"


def work_of(user, on: date) -> list[Work]:
    """Return the kinds of work that a person may see, each with its first rows, their own first.

    It costs at most two queries for each kind beside those of its condition, however many rows.
    """
    return [work(task, user, on) for task in TASKS if user.has_perm(label(task, ".view_"))]


def work(task: Task, user, on: date) -> Work:
    rows = task.rows(on)
    count = rows.count()
    found = first(task, rows, user) if count else []
    return Work(task, count, [line(task, row, user) for row in found])


def first(task: Task, rows: QuerySet, user) -> QuerySet:
    """Return the first rows of a kind of work: those that the person wrote, then the others."""
    order = list(task.order)
    if issubclass(task.model, Published):
        order.insert(0, Case(When(written_by(user), then=0), default=1))
    return rows.select_related(*related(task.model)).order_by(*order)[:FIRST]


def written_by(user) -> Q:
    """Hold for the rows that a person entered or changed last."""
    return Q(entered_by=user) | Q(changed_by=user)


def related(model: type[models.Model]) -> list[str]:
    """Return what the words about a row of a model need besides it."""
    if model is ProcedureStep:
        return ["procedure__treaty", "procedure__state", "changed_by"]
    names = {field.name for field in model._meta.concrete_fields if field.is_relation}
    return [name for name in ("treaty", "state", "changed_by", "decided_by") if name in names]


def line(task: Task, row: models.Model, user) -> Line:
    """Return a row in words."""
    treaty, state = names_of(row)
    is_mine = isinstance(row, Published) and user.pk in {row.entered_by_id, row.changed_by_id}
    return Line(
        treaty=treaty,
        state=state,
        what=what(row),
        day=day_in_words(task.day(row)),
        waits=waits(row, is_mine),
        is_mine=is_mine,
        address=address_of(row),
    )


def names_of(row: models.Model) -> tuple[str, str]:
    """Return which treaty and State a row is about; a row about neither names itself."""
    if isinstance(row, Treaty):
        return row.label, ""
    pair = row.procedure if isinstance(row, ProcedureStep) else row
    if not hasattr(pair, "treaty"):
        return str(row), ""
    return pair.treaty.label, str(pair.state or "")


def what(row: models.Model) -> str:
    """Return what a row says of its treaty and State, in few words."""
    match row:
        case Act():
            return row.get_kind_display()
        case Statement():
            return row.get_nature_display()
        case StatusPeriod():
            return row.get_status_display()
        case Difference():
            return row.get_finding_display()
        case ProcedureStep():
            return row.name.text
        case NationalLaw() | Treaty():
            return row.title.text
        case Authority():
            return in_language(row.names).text
    return ""


def waits(row: models.Model, is_mine: bool) -> str:
    """Return since when a draft waits and for whom, or who answers for a step; else nothing.

    Of what a depositary was asked: since when, and by whom.
    """
    if isinstance(row, Difference) and row.decision == Decision.ASKED:
        words = {"day": day_in_words(row.decided_on), "name": row.decided_by}
        return _("asked by %(name)s; waits for an answer since %(day)s") % words
    if isinstance(row, ProcedureStep):
        return row.responsible or row.procedure.responsible
    if not isinstance(row, Published) or row.publication != Publication.DRAFT:
        return ""
    words = {"day": day_in_words(timezone.localdate(row.changed_at)), "name": row.changed_by}
    if is_mine and two_persons():
        return _("yours; waits for somebody else since %(day)s") % words
    if row.changed_by:
        return _("written by %(name)s; waits for review since %(day)s") % words
    return _("waits for review since %(day)s") % words


def address_of(row: models.Model) -> str:
    """Return where a row is decided: its review, else its own page."""
    name = f"admin:treaties_{row._meta.model_name}"
    try:
        return reverse(f"{name}_review", args=[row.pk])
    except NoReverseMatch:
        return reverse(f"{name}_change", args=[row.pk])
