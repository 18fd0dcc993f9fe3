"""The steps of a procedure as staff see them, with the drafts that wait and what is due."""

from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from core.records.publication import Publication

from ..answers.procedures import Followed
from ..law.procedures import completes
from ..law.vocabulary import ActKind
from ..models import Act, ProcedureStep
from ..sentences.procedures import STEP_STATES


def stepper(item: Followed | None) -> dict | None:
    """Return what the admin shows of a procedure on the day that it was followed to."""
    if item is None:
        return None
    waiting = list(drafts(item.steps[0])) if item.steps else []
    due = {step.pk for step in item.due(item.on)}
    return {
        "deposit": item.deposit,
        "is_given_up": item.is_given_up,
        "would_follow": item.would_follow(),
        "steps": [
            {
                "step": step,
                "state": stage.state.value,
                "state_label": STEP_STATES[stage.state],
                "act": item.act(stage),
                "drafts": waiting_for(step, waiting),
                "is_overdue": step.pk in due,
                "enter_act": address_to_enter(step) if step.act_kind and not stage.act else "",
            }
            for step, stage in item.stages
        ],
    }


def drafts(step: ProcedureStep) -> QuerySet[Act]:
    """Return the acts about the pair of a step that wait for their review."""
    pair = {"treaty": step.procedure.treaty_id, "state": step.procedure.state_id}
    rows = Act.objects.filter(publication=Publication.DRAFT, corrects=None, **pair)
    return rows.select_related("treaty", "state")


def waiting_for(step: ProcedureStep, acts) -> list[Act]:
    """Return the acts that would complete a step."""
    return [act for act in acts if step.kind and completes(ActKind(act.kind), step.kind)]


def address_to_enter(step: ProcedureStep) -> str:
    """Return the address of the form of an act, filled in with what the step knows of it."""
    known = {
        "treaty": step.procedure.treaty_id,
        "state": step.procedure.state_id,
        "kind": step.act_kind,
        "document_reference": ", ".join(filter(None, [step.document_title, step.document_number]))[
            :200
        ],
    }
    query = urlencode({name: value for name, value in known.items() if value})
    return f"{reverse('admin:treaties_act_add')}?{query}"
