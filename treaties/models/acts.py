"""What happened between a State and a treaty, act by act, and the documents kept with it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.dates import date_text
from core.records.publication import Publication, Published
from countries.addresses import no_other_address
from countries.models import State

from ..law.vocabulary import MAY_BE_ACCESSIONS
from .choices import ACT_KIND_LABELS, ACT_PRECISIONS, UNTIL, Precision, choices
from .conditions import act_within_calendar, within_calendar
from .depositaries import Depositary
from .treaties import Treaty, treaty_of


class Act(Published):
    """One thing that happened between one State and one treaty, as somebody stated it."""

    published_parts = {"treaties.attachment": "act"}
    not_authored = frozenset({"note", "checked_on", "corrects_id", "import_batch"})
    corrected = (
        *("treaty", "state", "kind", "done_on", "done_precision", "effective_on", "expires_on"),
        *("objections_checked_on", "notified_on", "depositary", "place", "is_unconfirmed"),
        *("source", "document_reference", "note", "public_note", "difference_reason"),
        "checked_on",
    )

    treaty = models.ForeignKey(
        Treaty, models.PROTECT, related_name="acts", verbose_name=_("treaty")
    )
    state = models.ForeignKey(State, models.PROTECT, related_name="acts", verbose_name=_("State"))
    kind = models.CharField(_("kind"), max_length=40, choices=choices(ACT_KIND_LABELS))
    done_on = models.DateField(
        _("done on"),
        null=True,
        blank=True,
        help_text=_(
            "The day of the deposit, receipt or signature; 2024-04 or 2024 if no more is known, "
            "../2024-04-22 for on or before a day."
        ),
    )
    done_precision = models.CharField(
        _("precision"), max_length=7, choices=ACT_PRECISIONS, default=Precision.DAY
    )
    effective_on = models.DateField(
        _("published effect"),
        null=True,
        blank=True,
        help_text=_("As the depositary published it; empty if it has not."),
    )
    expires_on = models.DateField(
        _("valid until"),
        null=True,
        blank=True,
        help_text=_("Of an invitation: the last day of its validity."),
    )
    notified_on = models.DateField(
        _("notified on"),
        null=True,
        blank=True,
        help_text=_("The day of the depositary's notice of it, where a clause counts from that."),
    )
    objections_checked_on = models.DateField(
        _("objections to it checked on"),
        null=True,
        blank=True,
        help_text=_(
            "Of an accession that others may refuse: when somebody last looked for all objections "
            "to it, or all acceptances of it, and entered them. Everybody reads it."
        ),
    )
    depositary = models.ForeignKey(
        Depositary,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("done at"),
        help_text=_("Where several depositaries keep the treaty: at which of them."),
    )
    place = models.CharField(_("place"), max_length=100, blank=True)
    is_unconfirmed = models.BooleanField(
        _("not read at a source"),
        default=False,
        help_text=_("It is shown as unconfirmed until somebody has checked it."),
    )
    source = models.TextField(
        _("source"),
        blank=True,
        help_text=_("Required before the act is published. Everybody reads it."),
        validators=[no_other_address],
    )
    document_reference = models.CharField(
        _("document reference"), max_length=200, blank=True, help_text=_("Everybody reads it.")
    )
    note = models.TextField(_("internal note"), blank=True, help_text=_("For staff alone."))
    public_note = models.TextField(_("public note"), blank=True, help_text=_("Everybody reads it."))
    difference_reason = models.TextField(
        _("why the published effect differs from the computed one"),
        blank=True,
        help_text=_("Everybody reads it."),
    )
    checked_on = models.DateField(
        _("source checked on"), null=True, blank=True, help_text=_("Everybody reads it.")
    )
    corrects = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        help_text=_("The published act whose values this draft would replace."),
        verbose_name=_("correction of"),
    )
    import_batch = models.CharField(max_length=40, blank=True, editable=False)

    class Meta:
        verbose_name = _("act")
        verbose_name_plural = _("acts")
        ordering = ["treaty", "state", "done_on", "effective_on", "id"]
        indexes = [
            models.Index(fields=["treaty", "state", "publication"]),
            models.Index(fields=["state", "publication"]),
            models.Index(fields=["publication", "done_on"]),
            models.Index(fields=["publication", "changed_at"]),
        ]
        permissions = [("publish_act", "Can publish acts and withdraw them from publication")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[code.value for code in ACT_KIND_LABELS]),
                name="%(app_label)s_%(class)s_kind_known",
            ),
            *Published.Meta.constraints,
            models.CheckConstraint(
                condition=Q(done_on=None, done_precision=Precision.UNKNOWN)
                | Q(done_on__isnull=False, done_precision__in=[Precision.DAY, UNTIL])
                | Q(done_on__day=1, done_precision=Precision.MONTH)
                | Q(done_on__day=1, done_on__month=1, done_precision=Precision.YEAR),
                name="%(app_label)s_%(class)s_precision_fits_date",
                violation_error_message=_(
                    "A date needs its precision: a month or a year is stored as its first day, "
                    "an unknown date as empty."
                ),
            ),
            models.CheckConstraint(
                condition=act_within_calendar("done_on", "done_precision")
                & within_calendar(
                    "effective_on", "expires_on", "notified_on", "objections_checked_on"
                ),
                name="%(app_label)s_%(class)s_dates_within_calendar",
                violation_error_message=_(
                    "Dates lie from 1 January 1800 to 31 December 2199; 1900-01-01 and 9999-12-31 "
                    "are not dates but signs that one is unknown."
                ),
            ),
            models.CheckConstraint(
                condition=Q(expires_on=None)
                | Q(kind="invitation") & (Q(done_on=None) | Q(expires_on__gte=F("done_on"))),
                name="%(app_label)s_%(class)s_only_an_invitation_expires",
                violation_error_message=_(
                    "Only an invitation has a validity, and it ends after its adoption."
                ),
            ),
            models.CheckConstraint(
                condition=Q(objections_checked_on=None)
                | Q(kind__in=[kind.value for kind in MAY_BE_ACCESSIONS]),
                name="%(app_label)s_%(class)s_only_an_accession_is_objected_to",
                violation_error_message=_("Only an accession can be objected to."),
            ),
            models.CheckConstraint(
                condition=~Q(publication=Publication.PUBLISHED) | ~Q(source=""),
                name="%(app_label)s_%(class)s_published_has_source",
                violation_error_message=_("An act needs its source before it is published."),
            ),
            models.CheckConstraint(
                condition=Q(corrects=None) | Q(publication=Publication.DRAFT),
                name="%(app_label)s_%(class)s_correction_is_draft",
            ),
            models.UniqueConstraint(
                fields=["corrects"],
                condition=Q(corrects__isnull=False),
                name="%(app_label)s_%(class)s_one_open_correction",
                violation_error_message=_("This act already has an open correction."),
            ),
        ]

    def about(self) -> tuple[str, str]:
        return self.treaty.code, self.state.code

    def __str__(self):
        return (
            f"{self.treaty.label} {self.state.code} {self.get_kind_display()} {self.done_text}"
        ).strip()

    def clean(self):
        """Refuse a depositary that does not keep the treaty together with others."""
        treaty = treaty_of(self)
        if self.depositary is None or treaty is None:
            return
        keepers = treaty.keepers()
        if self.depositary in keepers:
            return
        if keepers:
            message = _("It does not keep this treaty; these do: %(names)s.")
            words = {"names": ", ".join(keeper.name for keeper in keepers)}
            raise ValidationError({"depositary": message % words})
        message = _("This treaty has one depositary, so an act does not say at which it was done.")
        raise ValidationError({"depositary": message})

    def reviewed_with(self) -> list[Published]:
        """A correction is read beside the published act that it changes."""
        return [self, self.corrects] if self.corrects else [self]

    @property
    def done_text(self) -> str:
        """The date as exactly as it is known: ``2024-04-22``, ``2020-04``, ``../2022-03-31``."""
        return date_text(self.done_on, self.done_precision)

    @property
    def where(self) -> str:
        """At which depositary it was done, of several, and where; empty if that is not known."""
        depositary = self.depositary.name if self.depositary else ""
        return ", ".join(filter(None, [depositary, self.place]))

    def get_absolute_url(self):
        return reverse("pair", kwargs={"code": self.state.code.lower(), "treaty": self.treaty.code})


ANSWERABLE = {
    "kind__in": [kind.value for kind in MAY_BE_ACCESSIONS],
    "publication": Publication.PUBLISHED.value,
}
"""The acts that another State may object to or accept."""


class KeptFile(models.Model):
    """A document kept for staff only; its checksum proves that it is unchanged."""

    is_internal = True

    name = models.CharField(_("file name"), max_length=200)
    content_type = models.CharField(_("type of file"), max_length=100)
    content = models.BinaryField()
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField("SHA-256", max_length=64)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(size__gt=0, size__lte=10 * 1024 * 1024),
                name="%(app_label)s_%(class)s_at_most_10_megabytes",
                violation_error_message=_("An attachment has at most 10 MB and is not empty."),
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name="%(app_label)s_%(class)s_sha256_is_one",
            ),
        ]

    def __str__(self):
        return self.name


class Attachment(KeptFile):
    """A document kept with an act or a statement."""

    act = models.ForeignKey(
        Act,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="attachments",
        verbose_name=_("act"),
    )
    statement = models.ForeignKey(
        "Statement",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="attachments",
        verbose_name=_("statement"),
    )

    class Meta(KeptFile.Meta):
        abstract = False
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["act", "statement", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(act__isnull=False, statement=None)
                | Q(act=None, statement__isnull=False),
                name="%(app_label)s_%(class)s_of_an_act_or_a_statement",
                violation_error_message=_("A document is kept with one act or one statement."),
            ),
            *KeptFile.Meta.constraints,
        ]

    @property
    def fact(self) -> Published:
        """The act or statement that the document belongs to."""
        return self.act or self.statement

    def about(self) -> tuple[str, str]:
        return self.fact.about()
