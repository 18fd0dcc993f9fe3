"""What somebody would change of what is public, until a second person has looked at it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

PROPOSED = [
    *("treaties.treaty", "treaties.clause", "treaties.depositary"),
    *("countries.state", "countries.organisation", "countries.membership"),
    *("treaties.series", "treaties.subject", "treaties.monitoringbody", "treaties.reportingduty"),
    *("treaties.report", "treaties.nationallaw", "treaties.procedurestep"),
]
"""The models that are changed by a proposal; acts, statements and authorities have corrections."""
STORED = ["treaties.treaty", "treaties.report", "treaties.nationallaw", "treaties.procedurestep"]
"""Those of which only a stored row waits: a new one is a draft, or nobody stands towards it."""


class Proposal(models.Model):
    """A form of the admin as it was sent and not written yet: of which row, by whom and why.

    ``sent`` holds each field of the form with its values, the number of the last change that it
    was made from among them; ``object_id`` is null for a row that is to be added. Applied or
    discarded, it is deleted: the record of changes keeps it.
    """

    # No reader ever sees one, or that there is one.
    is_internal = True

    model = models.CharField(_("kind"), max_length=40, help_text="Label: treaties.treaty.")
    object_id = models.BigIntegerField(null=True)
    name = models.CharField(_("what is to be changed"), max_length=300)
    sent = models.JSONField(help_text="The form's fields, each with the list of its values.")
    reason = models.TextField(_("reason"), blank=True)
    public_reason = models.TextField(_("public reason"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(model__in=PROPOSED),
                name="%(app_label)s_%(class)s_model_known",
                violation_error_message=_("Nothing of this kind is changed by a proposal."),
            ),
            models.CheckConstraint(
                condition=~models.Q(model__in=STORED) | models.Q(object_id__isnull=False),
                name="%(app_label)s_%(class)s_row_is_stored",
                violation_error_message=_("What is new of this kind waits for nobody."),
            ),
        ]

    def __str__(self):
        return self.name
