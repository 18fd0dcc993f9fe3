"""Starting a procedure, and publishing its steps: nothing of it is public before."""

from datetime import date

from django.utils.translation import gettext as _

from core.records.publication import NotAllowed, Publication, refuse_own, refuse_unseen

from ..law.vocabulary import CONSENTS
from ..models import Procedure, ProcedureStep
from . import door

COPIED = ("position", "names", "bodies", "act_kind")


def start(write, procedure: Procedure, *, by, expected_deposit_on: date | None = None) -> None:
    """Write a new procedure with the steps of its list; the deposit may have its planned day."""
    write.save(procedure)
    for step in procedure.step_list.steps.all():
        values = {name: getattr(step, name) for name in COPIED}
        planned_on = expected_deposit_on if step.kind in CONSENTS else None
        write.save(
            ProcedureStep(
                procedure=procedure, planned_on=planned_on, entered_by=by, changed_by=by, **values
            )
        )


def publish_step(
    step: ProcedureStep,
    *,
    by,
    reason: str = "",
    public_reason: str = "",
    seen: int | None = None,
) -> None:
    """Show a step to readers: what is done by whom, its days and its document's title and number.

    Raises NotAllowed for one's own under the two-person rule, NotSeen for what was changed after
    the change ``seen``.
    """
    reasons = {"reason": reason, "public_reason": public_reason}
    with door.writing([step.procedure.treaty], by=by, **reasons) as write:
        step = ProcedureStep.objects.select_related("procedure__treaty").get(pk=step.pk)
        refuse_unseen(step, seen)
        if step.is_public:
            raise NotAllowed(_("This step is published already."))
        refuse_own(step, by)
        step.publication = Publication.PUBLISHED
        write.save(step)
