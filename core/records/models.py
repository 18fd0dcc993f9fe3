"""The record of what was changed, when, by whom and why; and the number of the last change."""

import secrets

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

    number = models.PositiveBigIntegerField(_("number"), default=0)
    sequence = models.PositiveBigIntegerField(_("number of the last change"), default=0)

    class Meta:
        verbose_name = _("revision of the data")
        verbose_name_plural = _("revision of the data")
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

    sequence = models.PositiveBigIntegerField(_("number"), unique=True)
    revision = models.PositiveBigIntegerField(_("revision of the data"), db_index=True)
    at = models.DateTimeField(_("when"), db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )
    event = models.CharField(_("what was done"), max_length=10, choices=Event)
    # The label of the model: treaties.act.
    model = models.CharField(_("kind"), max_length=40)
    object_id = models.BigIntegerField(_("number of the row"))
    # ets-112
    topic = models.CharField(_("about what"), max_length=40, blank=True)
    # KG
    actor = models.CharField(_("whose"), max_length=4, blank=True)
    # False where neither version was published.
    is_public = models.BooleanField(_("public"))
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)
    # For staff alone.
    reason = models.TextField(_("reason"), blank=True)
    # What was typed to be read by everybody; nothing else ever is.
    public_reason = models.TextField(blank=True, verbose_name=_("public reason"))

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


def new_salt() -> str:
    return secrets.token_hex(32)


class Webhook(models.Model):
    """An address to which each change that readers may see is sent.

    ``sequence`` is the last change that it has. The secret with which it checks what it gets is
    not kept: it follows from ``salt`` and the site's key. After ``failures`` in a row nothing is
    sent before ``next_at``.
    """

    name = models.CharField(_("name"), max_length=100, unique=True, help_text=_("Whose it is."))
    url = models.URLField(
        _("address"),
        max_length=500,
        help_text=_("It begins with https://. Whoever is there gets each public change."),
    )
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Nothing is sent to one that is not.")
    )
    sequence = models.PositiveBigIntegerField(_("last change sent"), default=0, editable=False)
    salt = models.CharField(max_length=64, default=new_salt, editable=False)
    failures = models.PositiveSmallIntegerField(_("failures"), default=0, editable=False)
    next_at = models.DateTimeField(_("not before"), null=True, editable=False)

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(url__startswith="https://") | Q(url__startswith="http://"),
                name="%(app_label)s_%(class)s_address_of_the_web",
            ),
        ]

    def __str__(self):
        return self.name


class Delivery(models.Model):
    """One attempt to send some changes to a webhook: what it answered, or why it did not."""

    webhook = models.ForeignKey(
        Webhook, models.CASCADE, related_name="deliveries", verbose_name=_("webhook")
    )
    at = models.DateTimeField(_("sent at"), db_index=True)
    first = models.PositiveBigIntegerField(_("first change"))
    last = models.PositiveBigIntegerField(_("last change"))
    status = models.PositiveSmallIntegerField(
        _("answer"), null=True, help_text=_("The status of the answer; from 200 to 299 it is good.")
    )
    error = models.CharField(_("error"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last__gte=models.F("first")),
                name="%(app_label)s_%(class)s_in_order",
            ),
            models.CheckConstraint(
                condition=Q(status=None) & ~Q(error="") | Q(status__isnull=False, error=""),
                name="%(app_label)s_%(class)s_answered_or_failed",
            ),
        ]

    def __str__(self):
        return f"{self.webhook}: {self.first}–{self.last}"

    @property
    def is_delivered(self) -> bool:
        return self.status is not None and 200 <= self.status < 300
