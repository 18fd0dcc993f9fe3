"""How far the procedures that staff keep have come on a day, and which of their steps are due."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from core.records.publication import Publication
from countries.models import State

from ..law.procedures import Course, Stage, Step, StepState, course, is_due
from ..law.vocabulary import CONSENTS
from ..models import Act, Procedure, ProcedureStep, Treaty
from ..models.worlds import act_facts
from ..sentences.procedures import if_deposited
from .forecast import forecast


@dataclass(frozen=True)
class Followed:
    """A procedure as it stands on a day: its steps, their stages, and the acts by their ids."""

    procedure: Procedure
    steps: list[ProcedureStep]
    course: Course
    acts: dict[int, Act]
    on: date

    @property
    def deposit(self) -> Act | None:
        """The consent that ended it by the day; None while it goes on."""
        return self.acts[self.course.deposit.key] if self.course.deposit else None

    @property
    def is_given_up(self) -> bool:
        return is_given_up(self.procedure, self.on)

    @property
    def is_running(self) -> bool:
        return self.course.deposit is None and not self.is_given_up

    @property
    def stages(self) -> list[tuple[ProcedureStep, Stage]]:
        return list(zip(self.steps, self.course.stages, strict=True))

    def act(self, stage: Stage) -> Act | None:
        """Return the act that completed a step."""
        return self.acts[stage.act.key] if stage.act else None

    @property
    def public_stages(self) -> list[tuple[ProcedureStep, Stage]]:
        """The published steps; between them those that a published act completed."""
        if not any(step.is_public for step in self.steps):
            return []
        return [(step, stage) for step, stage in self.stages if step.is_public or stage.act]

    def due(self, before: date) -> list[ProcedureStep]:
        """Return the steps that had to be done before a day and are not.

        What came before the deposit is due no more once it is made.
        """
        if self.is_given_up:
            return []
        found = [
            step
            for step, stage in self.stages
            if is_due(stage, [step.planned_on, step.reply_by], before=before)
        ]
        return found if self.is_running else [step for step in found if self.follows_deposit(step)]

    def follows_deposit(self, step: ProcedureStep) -> bool:
        return any(
            other.kind in CONSENTS and other.position < step.position for other in self.steps
        )

    @property
    def expected_deposit(self) -> ProcedureStep | None:
        """The step of the deposit that is planned for a day not over yet."""
        for step, stage in self.stages:
            is_ahead = step.planned_on is not None and step.planned_on >= self.on
            if step.kind in CONSENTS and stage.state != StepState.DONE and is_ahead:
                return None if self.is_given_up else step
        return None

    def would_follow(self) -> str:
        """Return what the expected deposit would lead to; empty where none is expected."""
        step = self.expected_deposit
        if step is None:
            return ""
        about = self.procedure.treaty, self.procedure.state
        found = forecast(*about, kind=step.kind, on=step.planned_on)
        reason = found.reason["text"] if found.reason else ""
        sentence = if_deposited(step.planned_on, found.in_force_on, reason)
        return " ".join([sentence, *(item["text"] for item in found.warnings)])


@dataclass
class Acts:
    """The published acts of some pairs, by treaty and State."""

    by_pair: dict[tuple[int, int], list[Act]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, procedures: Iterable[Procedure]) -> "Acts":
        """Read the acts about the treaties and States of some procedures, with one query."""
        pairs = {(item.treaty_id, item.state_id) for item in procedures}
        rows = Act.objects.filter(
            publication=Publication.PUBLISHED,
            treaty__in={treaty for treaty, _state in pairs},
            state__in={state for _treaty, state in pairs},
        )
        found = cls()
        for act in rows:
            found.by_pair[act.treaty_id, act.state_id].append(act)
        return found


def follow(procedures: QuerySet[Procedure], on: date) -> list[Followed]:
    """Return some procedures as they stand on a day, those begun later left out; three queries."""
    rows = procedures.filter(started_on__lte=on).select_related("treaty", "state", "step_list")
    found = list(rows.prefetch_related("steps"))
    if not found:
        return []
    acts = Acts.of(found)
    return [followed(row, acts.by_pair[row.treaty_id, row.state_id], on) for row in found]


def followed(procedure: Procedure, acts: list[Act], on: date) -> Followed:
    """Return a procedure as it stands on a day by the published acts of its pair."""
    steps = list(procedure.steps.all())
    found = course(
        [Step(step.kind, step.done_on) for step in steps],
        map(act_facts, acts),
        since=procedure.started_on,
        on=on,
        is_open=not is_given_up(procedure, on),
    )
    return Followed(procedure, steps, found, {act.pk: act for act in acts}, on)


def is_given_up(procedure: Procedure, on: date) -> bool:
    """Whether nobody goes on with a procedure on a day."""
    return procedure.given_up_on is not None and procedure.given_up_on <= on


def due_steps(on: date, *, ahead: timedelta = timedelta(0)) -> set[int]:
    """Return the ids of the steps that are overdue on a day, or due within a time from it.

    A step is overdue from the day after its planned day or its last day for a reply.
    """
    before = on + ahead + timedelta(days=1) if ahead else on
    open_ones = Procedure.objects.filter(Q(given_up_on=None) | Q(given_up_on__gt=on))
    return {step.pk for item in follow(open_ones, on) for step in item.due(before)}


def public_procedures(state: State, treaty: Treaty | None, on: date) -> list[Followed]:
    """Return the procedures of a State of which readers see a step on a day."""
    published = ProcedureStep.objects.filter(publication=Publication.PUBLISHED).order_by()
    rows = Procedure.objects.filter(state=state, pk__in=published.values("procedure"))
    if treaty is not None:
        rows = rows.filter(treaty=treaty)
    return [item for item in follow(rows, on) if not item.is_given_up]
