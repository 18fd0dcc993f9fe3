"""What each person of the staff chose, follows and was told; never a fact that readers get."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LANGUAGES = [code for code, _name in settings.LANGUAGES]


class Digest(models.TextChoices):
    """How often a person gets the digest."""

    NEVER = "", _("never")
    DAILY = "daily", _("every day")
    WEEKLY = "weekly", _("every week")


class Preference(models.Model):
    """In which language one person reads the admin, and how often they get the digest.

    No language: that of the browser. ``digest_on`` is the day of the last digest, and
    ``digest_sequence`` the last change that it knew of.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="preference"
    )
    language = models.CharField(_("language"), max_length=8, blank=True)
    digest = models.CharField(
        _("digest by e-mail"), max_length=8, choices=Digest, default=Digest.NEVER, blank=True
    )
    digest_on = models.DateField(null=True, editable=False)
    digest_sequence = models.PositiveBigIntegerField(null=True, editable=False)

    class Meta:
        verbose_name = _("preference")
        verbose_name_plural = _("preferences")
        constraints = [
            models.CheckConstraint(
                condition=Q(language__in=["", *LANGUAGES]),
                name="%(app_label)s_%(class)s_language_known",
            ),
            models.CheckConstraint(
                condition=Q(digest__in=Digest.values),
                name="%(app_label)s_%(class)s_digest_known",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.language}"


class Subscription(models.Model):
    """What one person follows: a topic or an actor, by the codes of the record of changes."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="subscriptions")
    topic = models.CharField(max_length=40, blank=True, help_text="What it is about: ets-112.")
    actor = models.CharField(max_length=4, blank=True, help_text="Whose acts: KG.")

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        ordering = ["topic", "actor"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(topic="") & ~Q(actor="")) | (~Q(topic="") & Q(actor="")),
                name="%(app_label)s_%(class)s_of_a_topic_or_an_actor",
            ),
            models.UniqueConstraint(
                fields=["user", "topic", "actor"], name="%(app_label)s_%(class)s_once"
            ),
        ]

    def __str__(self):
        return self.topic or self.actor


class NoticeKind(models.TextChoices):
    """What somebody did with something that a person wrote."""

    PUBLISHED = "published", _("published")
    SENT_BACK = "sent_back", _("sent back")


class Notice(models.Model):
    """What one person is told of something of theirs; ``sent_at``: when the e-mail left.

    ``what`` says in the person's language what it is about, ``comment`` what was written with it.
    """

    Kind = NoticeKind

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=10, choices=NoticeKind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    model = models.CharField(max_length=40, help_text="Label of the model: treaties.act.")
    object_id = models.BigIntegerField()
    what = models.CharField(max_length=300)
    comment = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=NoticeKind.values),
                name="%(app_label)s_%(class)s_kind_known",
            ),
        ]
        indexes = [
            models.Index(fields=["user"], condition=Q(sent_at=None), name="staff_notice_unsent")
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.what}"
