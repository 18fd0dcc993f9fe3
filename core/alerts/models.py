"""What readers asked to be told by e-mail. Nothing here is a fact, and only a command reads it.

An address stands in this table alone: in no backup or export, no answer, no record of changes and
no line of a log. Who stops is deleted.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

LANGUAGES = [code for code, _name in settings.LANGUAGES]


class Alert(models.Model):
    """One address to which news about a topic, an actor or both are sent, in one language.

    Until it is confirmed nothing is sent but the question. ``told`` are the keys of what the
    address was told, or what was no news when it was confirmed.
    """

    address = models.EmailField()
    language = models.CharField(max_length=8)
    topic = models.CharField(max_length=40, blank=True, help_text="What it is about: ets-112.")
    actor = models.CharField(max_length=4, blank=True, help_text="Whose acts: KG.")
    asked_at = models.DateTimeField()
    is_confirmed = models.BooleanField(default=False)
    told = models.JSONField(default=list)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(language__in=LANGUAGES),
                name="%(app_label)s_%(class)s_language_known",
            ),
            models.CheckConstraint(
                condition=~Q(topic="", actor=""),
                name="%(app_label)s_%(class)s_about_something",
            ),
            models.UniqueConstraint(
                fields=["address", "topic", "actor"], name="%(app_label)s_%(class)s_once"
            ),
        ]

    def __str__(self):
        # Without the address: this may stand in a log.
        return f"alert {self.pk}"
