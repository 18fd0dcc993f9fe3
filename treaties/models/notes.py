"""Dated notes that staff keep with an act, for themselves."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .acts import Act
from .conditions import within_calendar


class ActNote(models.Model):
    """What somebody did or learnt about an act on a day; staff alone read it.

    It is written on the act itself, published or not, and changes nothing that readers see.
    """

    is_internal = True

    act = models.ForeignKey(Act, models.PROTECT, related_name="dated_notes", verbose_name=_("act"))
    on = models.DateField(_("day"))
    text = models.TextField(_("text"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("by"),
    )

    class Meta:
        verbose_name = _("dated note")
        verbose_name_plural = _("dated notes")
        ordering = ["act", "on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=within_calendar("on"),
                name="%(app_label)s_%(class)s_day_within_calendar",
                violation_error_message=_(
                    "Dates lie from 1 January 1800 to 31 December 2199; 1900-01-01 and 9999-12-31 "
                    "are not dates but signs that one is unknown."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(text=""), name="%(app_label)s_%(class)s_says_something"
            ),
        ]

    def about(self) -> tuple[str, str]:
        return self.act.about()

    def __str__(self):
        return f"{self.on}: {self.text[:80]}"
