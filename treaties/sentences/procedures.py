"""Where a step of a procedure stands, and what its expected end would lead to, in words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from countries.formats import day_in_words

from ..law.procedures import StepState

STEP_STATES = {
    StepState.DONE: pgettext_lazy("step of a procedure", "done"),
    StepState.NOW: pgettext_lazy("step of a procedure", "now"),
    StepState.TO_COME: pgettext_lazy("step of a procedure", "to come"),
    StepState.NOT_RECORDED: gettext_lazy("nothing recorded"),
}


def if_deposited(deposited_on: date, in_force_on: date | None, reason: str) -> str:
    """Return what a deposit on the expected day leads to, or why that cannot be told."""
    day = day_in_words(deposited_on)
    if in_force_on is not None:
        return _("If the instrument is deposited on %(day)s: in force on %(in_force)s.") % {
            "day": day,
            "in_force": day_in_words(in_force_on),
        }
    if reason:
        return _("The deposit is expected on %(day)s. %(reason)s") % {"day": day, "reason": reason}
    return _(
        "The deposit is expected on %(day)s; from when the treaty would be in force cannot be told."
    ) % {"day": day}
