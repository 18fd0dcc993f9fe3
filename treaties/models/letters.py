"""Letters that an office writes from templates of its own."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .depositaries import Depositary

MOST_BYTES = 1024 * 1024

LETTER_LANGUAGES = {"en": "English", "fr": "français", "ru": "русский", "ky": "кыргызча"}
"""The languages of the letters, each with its own name."""


class LetterKind(models.TextChoices):
    REQUEST = "request", _("request to be invited")
    RENEWAL = "renewal", _("request to renew an invitation")


class LetterTemplate(models.Model):
    """A template of a letter as Word file, in the place of the one that comes with this site."""

    is_internal = True

    kind = models.CharField(_("kind of letter"), max_length=10, choices=LetterKind)
    language = models.CharField(_("language"), max_length=2, choices=[*LETTER_LANGUAGES.items()])
    depositary = models.ForeignKey(
        Depositary,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="letter_templates",
        help_text=_("For letters to it alone; empty: for letters to all that have none."),
        verbose_name=_("depositary"),
    )
    name = models.CharField(_("file name"), max_length=200)
    content = models.BinaryField()
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField("SHA-256", max_length=64)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        verbose_name = _("template of a letter")
        verbose_name_plural = _("templates of letters")
        ordering = ["kind", "language", "depositary", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=LetterKind.values), name="%(app_label)s_%(class)s_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(language__in=sorted(LETTER_LANGUAGES)),
                name="%(app_label)s_%(class)s_language_known",
            ),
            models.UniqueConstraint(
                fields=["kind", "language", "depositary"],
                condition=Q(depositary__isnull=False),
                name="%(app_label)s_%(class)s_once_for_a_depositary",
                violation_error_message=_("There is a template for this already."),
            ),
            models.UniqueConstraint(
                fields=["kind", "language"],
                condition=Q(depositary=None),
                name="%(app_label)s_%(class)s_once_for_all",
                violation_error_message=_("There is a template for this already."),
            ),
            models.CheckConstraint(
                condition=Q(size__gt=0, size__lte=MOST_BYTES),
                name="%(app_label)s_%(class)s_at_most_1_megabyte",
                violation_error_message=_("A template has at most 1 MB and is not empty."),
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name="%(app_label)s_%(class)s_sha256_is_one",
            ),
        ]

    def about(self) -> tuple[str, str]:
        return "", ""

    def __str__(self):
        whom = f", {self.depositary.code}" if self.depositary else ""
        return f"{self.get_kind_display()} ({self.language}{whom})"
