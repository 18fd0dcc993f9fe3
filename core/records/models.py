"""The record of what was changed, when, by whom and why; and the number of the last change."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ChangeEvent(models.TextChoices):
    """What a write did to a fact."""

    CREATED = "created", _("created")
    CHANGED = "changed", _("changed")
    DELETED = "deleted", _("deleted")


class Revision(models.Model):
    """One row: the data revision, moved by every write in the writer's own transaction.

    The whole read side is a function of it, of the day and of the address.
    """

    number = models.PositiveBigIntegerField(default=0)
    sequence = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="%(app_label)s_%(class)s_one_row")
        ]

    def __str__(self):
        return str(self.number)


class Change(models.Model):
    """One write of one fact: the values before and after, who made it, and why.

    ``sequence`` has no gaps and follows the order of the commits. ``topic`` and ``actor`` say what
    the fact is about by codes, which hold when the rows are gone; empty where it is about none.
    """

    Event = ChangeEvent

    sequence = models.PositiveBigIntegerField(unique=True)
    revision = models.PositiveBigIntegerField(db_index=True)
    at = models.DateTimeField(db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    event = models.CharField(max_length=10, choices=Event)
    model = models.CharField(max_length=40, help_text="Label of the model: treaties.act.")
    object_id = models.BigIntegerField()
    topic = models.CharField(max_length=40, blank=True, help_text="What it is about: ets-112.")
    actor = models.CharField(max_length=4, blank=True, help_text="Whose act it is: KG.")
    is_public = models.BooleanField(help_text="False where neither version was published.")
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.TextField(blank=True, help_text="For staff alone.")
    public_reason = models.TextField(
        blank=True, help_text="What was typed to be read by everybody; nothing else ever is."
    )

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["sequence"]
        indexes = [
            models.Index(fields=["model", "object_id", "sequence"]),
            models.Index(fields=["topic", "actor", "at"]),
        ]

    def __str__(self):
        return f"{self.sequence} {self.model} {self.object_id} {self.event}"
