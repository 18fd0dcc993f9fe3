"""Starting a procedure, with the steps of its list as drafts."""

from datetime import date

from ..law.vocabulary import CONSENTS
from ..models import Procedure, ProcedureStep

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
