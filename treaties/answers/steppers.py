"""The steps of procedures as readers see them: published ones, and what the published acts tell.

Where nobody keeps a procedure, the acts stand on the list of steps of their State, or of the
depositary: what is recorded is done, and nothing is said of the rest.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from countries.models import State
from countries.names import Text, in_language

from ..law.procedures import Stage, Step, StepState, course
from ..law.vocabulary import DOMESTIC_STEPS, ActKind, StatusGroup
from ..models import Act, ProcedureStep, StepList, Treaty
from ..models.choices import ACT_KIND_LABELS
from ..models.worlds import act_facts
from ..sentences.procedures import STEP_STATES
from .procedures import Followed, public_procedures
from .references import treaty_reference

BEFORE_CONSENT = DOMESTIC_STEPS | {ActKind.REQUEST_TO_ACCEDE, ActKind.INVITATION}
"""The acts that lead to a consent, and show that a list was followed."""

GROUP_OF_STATE = {
    StepState.DONE: StatusGroup.BOUND,
    StepState.NOW: StatusGroup.ON_THE_WAY,
    StepState.TO_COME: StatusGroup.POSSIBLE,
    StepState.NOT_RECORDED: StatusGroup.UNCLEAR,
}


@dataclass(frozen=True)
class ShownStep:
    """A step as readers see it; ``done_on`` and ``planned_on`` in ISO 8601, as far as known."""

    name: Text
    body: Text
    state: StepState
    kind: str
    done_on: str = ""
    planned_on: date | None = None
    document_title: str = ""
    document_number: str = ""

    @property
    def state_label(self) -> str:
        return str(STEP_STATES[self.state])

    @property
    def group(self) -> str:
        """The group whose shape marks the step."""
        return GROUP_OF_STATE[self.state].value


@dataclass(frozen=True)
class Stepper:
    """The steps that a page shows; ``is_kept`` if somebody keeps them, else they are a list's."""

    step_list: StepList
    steps: list[ShownStep]
    is_kept: bool
    would_follow: str = ""


def procedure_rows(state: State, on: date, language: str) -> list[dict]:
    """Return the published steps of the procedures that run on a day, in their order."""
    return [
        step_row(item, shown, language)
        for item in public_procedures(state, None, on)
        if item.is_running
        for shown in shown_steps(item)
    ]


def step_row(item: Followed, shown: ShownStep, language: str) -> dict:
    procedure = item.procedure
    return {
        "treaty": treaty_reference(procedure.treaty, language),
        "state": procedure.state.code,
        "list": procedure.step_list.code,
        "list_name": in_language(procedure.step_list.names, language).text,
        "step": shown.name.text,
        "step_language": shown.name.language,
        "body": shown.body.text or None,
        "act_kind": shown.kind or None,
        "step_state": shown.state.value,
        "step_state_label": shown.state_label,
        "planned_on": shown.planned_on,
        "done_on": shown.done_on or None,
        "document_title": shown.document_title or None,
        "document_number": shown.document_number or None,
    }


def shown_steps(item: Followed) -> list[ShownStep]:
    return [shown_step(step, stage, item.act(stage), item.on) for step, stage in item.public_stages]


def shown_step(step: ProcedureStep, stage: Stage, act: Act | None, on: date) -> ShownStep:
    """Return a step for readers; of one that is not published only the act that completed it."""
    if not step.is_public:
        return act_as_step(act)
    is_done = stage.state == StepState.DONE
    own_day = step.done_on.isoformat() if step.done_on and is_done else ""
    return ShownStep(
        step.name,
        step.body,
        stage.state,
        step.act_kind,
        done_on=act.done_text if act else own_day,
        planned_on=step.planned_on,
        document_title=step.document_title,
        document_number=step.document_number,
    )


def act_as_step(act: Act) -> ShownStep:
    label = str(ACT_KIND_LABELS[ActKind(act.kind)])
    name = Text(label[:1].upper() + label[1:], in_language({}).language)
    return ShownStep(name, Text("", name.language), StepState.DONE, act.kind, done_on=act.done_text)


def steppers(state: State, treaty: Treaty, acts: list[Act], on: date) -> list[Stepper]:
    """Return the steps that the page of a pair shows on a day.

    ``acts`` are the published ones of the pair. Costs one query where nothing is kept and no act
    led to a consent.
    """
    kept = [stepper_of(item) for item in public_procedures(state, treaty, on)]
    led = {act.kind for act in acts if act.kind in BEFORE_CONSENT and act.done_on}
    if not led:
        return kept
    shown = {stepper.step_list.pk for stepper in kept}
    lists = [row for row in lists_followed(state, treaty, led) if row.pk not in shown]
    found = [by_list(row, acts, on) for row in lists]
    return [*kept, *(item for item in found if is_begun(item))]


def stepper_of(item: Followed) -> Stepper:
    """Return a procedure for readers; the expected deposit only if that step is published."""
    expected = item.expected_deposit
    is_told = expected is not None and expected.is_public
    follows = item.would_follow() if is_told else ""
    return Stepper(item.procedure.step_list, shown_steps(item), True, follows)


def lists_followed(state: State, treaty: Treaty, kinds: set[str]) -> list[StepList]:
    """Return the lists that the acts show to have been followed, with two queries.

    Of several lists of one State, or of one depositary, the acts tell only if they fit just one.
    """
    rows = StepList.objects.filter(Q(state=state) | Q(depositary=treaty.depositary_id))
    by_owner = defaultdict(list)
    for row in rows.prefetch_related("steps"):
        by_owner[row.state_id].append(row)
    found = []
    for owner, lists in by_owner.items():
        own = {kind for kind in kinds if (kind in DOMESTIC_STEPS) == (owner is not None)}
        fitting = [row for row in lists if own and own <= {s.act_kind for s in row.steps.all()}]
        found += fitting if len(fitting) == 1 else []
    return found


def by_list(step_list: StepList, acts: list[Act], on: date) -> Stepper:
    """Return the steps of a list, done as far as the acts say it."""
    steps = list(step_list.steps.all())
    facts = [act_facts(act) for act in acts]
    found = course([Step(step.kind) for step in steps], facts, on=on, is_open=False)
    by_key = {act.pk: act for act in acts}
    shown = [
        ShownStep(
            step.name,
            step.body,
            stage.state,
            step.act_kind,
            done_on=by_key[stage.act.key].done_text if stage.act else "",
        )
        for step, stage in zip(steps, found.stages, strict=True)
    ]
    return Stepper(step_list, shown, False)


def is_begun(stepper: Stepper) -> bool:
    """Whether an act that led to the consent is among the steps that are done by the day."""
    return any(
        step.state == StepState.DONE and step.kind in BEFORE_CONSENT for step in stepper.steps
    )
