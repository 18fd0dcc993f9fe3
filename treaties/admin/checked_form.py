"""A form that hears the checks: an error refuses, a warning has to be confirmed with a reason."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.admin.forms import FactForm

from ..law.finding import Finding, Severity
from ..sentences import findings as finding_texts


class CheckedForm(FactForm):
    """A fact's form whose findings are judged by their severity.

    ``of_the_notice`` are those about the text that the form was filled from.
    """

    of_the_notice: list[Finding] = []

    def judge(self, findings: list[Finding]) -> None:
        """Refuse errors, and warnings that are not confirmed or have no reason."""
        findings = [*self.of_the_notice, *findings]
        for finding in findings:
            if finding.severity == Severity.ERROR:
                self.add_error(None, numbered(finding))
        warnings = [item for item in findings if item.severity == Severity.WARNING]
        if any(item.check not in self.confirmed for item in warnings):
            text = _("Confirm the warnings, and say why, or correct what you entered.")
            self.add_error(None, ValidationError(text, code="unconfirmed"))
        if warnings and not self.cleaned_data.get("reason"):
            self.add_error("reason", _("Say why this is right in spite of the warnings."))

    @property
    def confirmed(self) -> set[int]:
        """The numbers of the warnings that are ticked."""
        if not hasattr(self.data, "getlist"):
            return set()
        ticked = self.data.getlist(self.add_prefix("confirmed"))
        return {int(value) for value in ticked if value.isdecimal()}


def numbered(finding: Finding) -> str:
    """Return what a check found, with the number by which staff know the check."""
    return _("Rule %(number)d: %(sentence)s") % {
        "number": finding.check,
        "sentence": finding_texts.sentence(finding),
    }
