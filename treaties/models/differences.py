"""Where a depositary's charts say otherwise than what is recorded here, and what was decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from countries.models import State

from .acts import Act
from .choices import ACT_KIND_LABELS, choices
from .conditions import within_calendar
from .treaties import Treaty


class Finding(models.TextChoices):
    """In which way a depositary differs."""

    DIFFERENT = "different", _("the depositary says otherwise")
    ONLY_HERE = "only_here", _("not in the depositary's chart")
    RUNNING = "running", _("ended at the depositary, without an end here")
    ENDED = "ended", _("ended at the depositary, not recorded here")
    HELD = "held", _("in the depositary's chart, but not published here")
    # Of a treaty's own days, each by the name of its field.
    OPENED = "opened_on", _("the treaty was opened on another day")
    IN_FORCE = "entered_into_force_on", _("the treaty entered into force on another day")
    CLOSED = "closed_on", _("the treaty was closed on another day")
    REGISTERED = "un_registered_on", _("the treaty was registered on another day")


OF_TREATIES = [Finding.OPENED, Finding.IN_FORCE, Finding.CLOSED, Finding.REGISTERED]
"""The findings about a treaty and nobody's act."""


class Decision(models.TextChoices):
    """What somebody decided about a difference; empty where nobody has yet."""

    ACCEPTED = "accepted", _("accepted")
    KEPT = "kept", _("ours is kept")
    ASKED = "asked", _("the depositary was asked")


class Difference(models.Model):
    """What a synchronisation found otherwise at a depositary than here, for staff to decide.

    Only what the depositary says is stored: ours is read from the act (null where there is none),
    the computed day follows from it. A run writes anew what it finds; what does not differ any more
    is deleted, and a decision stands until the depositary says something else.
    """

    # Readers get facts, not what is in doubt about them.
    is_internal = True

    treaty = models.ForeignKey(
        Treaty, models.PROTECT, related_name="differences", verbose_name=_("treaty")
    )
    state = models.ForeignKey(
        State,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="differences",
        verbose_name=_("State"),
    )
    # A draft that is deleted leaves what the chart says, without ours.
    act = models.ForeignKey(
        Act,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="differences",
        verbose_name=_("act"),
    )
    finding = models.CharField(_("what differs"), max_length=24, choices=Finding)
    kind = models.CharField(
        _("kind at the depositary"), max_length=40, blank=True, choices=choices(ACT_KIND_LABELS)
    )
    done_on = models.DateField(_("day at the depositary"), null=True, blank=True)
    effective_on = models.DateField(_("effect at the depositary"), null=True, blank=True)
    source = models.TextField(_("source"))
    found_on = models.DateField(_("since"))
    decision = models.CharField(_("decision"), max_length=8, blank=True, choices=Decision)
    reason = models.TextField(_("reason or question"), blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )

    class Meta:
        verbose_name = _("difference from a depositary")
        verbose_name_plural = _("comparison with the depositaries")
        ordering = ["found_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(finding__in=Finding.values),
                name="%(app_label)s_%(class)s_finding_known",
            ),
            models.CheckConstraint(
                condition=Q(decision__in=["", *Decision.values]),
                name="%(app_label)s_%(class)s_decision_known",
            ),
            models.CheckConstraint(
                condition=Q(state=None, act=None, finding__in=OF_TREATIES)
                | Q(state__isnull=False) & ~Q(finding__in=OF_TREATIES),
                name="%(app_label)s_%(class)s_about_a_state_or_a_treaty",
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_on=None, decided_by=None)
                | ~Q(decision="") & Q(decided_on__isnull=False, decided_by__isnull=False),
                name="%(app_label)s_%(class)s_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(decision__in=["kept", "asked"]) | ~Q(reason=""),
                name="%(app_label)s_%(class)s_says_why",
            ),
            models.CheckConstraint(
                condition=within_calendar("done_on", "effective_on", "found_on", "decided_on"),
                name="%(app_label)s_%(class)s_days_within_calendar",
            ),
            models.UniqueConstraint(
                fields=["act", "finding"],
                condition=Q(act__isnull=False),
                name="%(app_label)s_%(class)s_once_for_an_act",
            ),
        ]

    def about(self) -> tuple[str, str]:
        return self.treaty.code, self.state.code if self.state else ""

    @property
    def theirs(self) -> tuple:
        """What the depositary says: a decision stands until that changes."""
        return self.kind, self.done_on, self.effective_on

    def __str__(self):
        who = ", ".join(filter(None, [self.treaty.label, str(self.state or "")]))
        return f"{who}: {self.get_finding_display()}"
