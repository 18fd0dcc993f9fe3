"""What belongs to a programme or one of its projects: money, treaties, results, documents."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.records.publication import Publication, Published
from countries.addresses import no_other_address, of_the_web, only_of_the_web
from treaties.models import Act, Treaty
from treaties.models.conditions import within_calendar

from .choices import TreatyRole
from .conditions import amount_has_currency
from .programmes import Programme, Project
from .querysets import ResultQuerySet
from .undertakings import Partner


class Belonging(models.Model):
    """Something that belongs to a programme, perhaps to one of its projects."""

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="%(class)ss", verbose_name=_("programme")
    )
    project = models.ForeignKey(
        Project,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("project"),
        help_text=_("Empty: of the programme as a whole."),
    )

    class Meta:
        abstract = True

    @property
    def published_with(self) -> Programme:
        return self.programme

    @property
    def publication(self) -> str:
        """It is published with its programme."""
        return self.programme.publication


def once(*fields: str, message) -> list[models.UniqueConstraint]:
    """Refuse the same twice in one programme as a whole, and twice in one project."""
    return [
        models.UniqueConstraint(
            fields=["programme", *fields],
            condition=Q(project=None),
            name="%(app_label)s_%(class)s_once_in_programme",
            violation_error_message=message,
        ),
        models.UniqueConstraint(
            fields=["project", *fields],
            condition=Q(project__isnull=False),
            name="%(app_label)s_%(class)s_once_in_project",
            violation_error_message=message,
        ),
    ]


class Contribution(Belonging):
    """What one funder gives; amount and share stay empty where they are not known."""

    funder = models.ForeignKey(
        Partner, models.PROTECT, related_name="contributions", verbose_name=_("funder")
    )
    amount = models.DecimalField(
        _("amount"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(
        _("currency"), max_length=3, blank=True, help_text=_("Three letters of ISO 4217: EUR.")
    )
    share = models.DecimalField(
        _("share in per cent"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("Everybody reads it.")
    )

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["programme", F("share").desc(nulls_last=True), "funder", "id"]
        constraints = [
            models.CheckConstraint(
                condition=amount_has_currency("amount", "currency"),
                name="%(app_label)s_%(class)s_amount_is_money",
                violation_error_message=_(
                    "An amount is more than nothing and has a currency of three capital letters."
                ),
            ),
            models.CheckConstraint(
                condition=Q(share=None) | Q(share__gt=0, share__lte=100),
                name="%(app_label)s_%(class)s_share_at_most_100",
                violation_error_message=_("A share is more than 0 and at most 100 per cent."),
            ),
            *once("funder", message=_("This funder already stands here.")),
        ]

    def __str__(self):
        return f"{self.programme.slug}: {self.funder}"


class Aim(Belonging):
    """A treaty that a programme or project works on, and what it does for it."""

    treaty = models.ForeignKey(
        Treaty, models.PROTECT, related_name="programme_aims", verbose_name=_("treaty")
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=TreatyRole,
        blank=True,
        help_text=_("Empty where no source says so."),
    )

    class Meta:
        verbose_name = _("treaty aimed at")
        verbose_name_plural = _("treaties aimed at")
        ordering = ["programme", "treaty__sort_key", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=["", *TreatyRole.values]),
                name="%(app_label)s_%(class)s_role_known",
            ),
            *once("treaty", message=_("This treaty already stands here.")),
        ]

    def about(self) -> tuple[str, str]:
        return self.treaty.code, ""

    def __str__(self):
        return f"{self.programme.slug}: {self.treaty.label}"


class Document(Belonging):
    """A page or document that tells about a programme; the source of what is said here."""

    title = models.CharField(_("title"), max_length=500, blank=True)
    url = models.URLField(_("address"), max_length=1000, blank=True, validators=[of_the_web])
    note = models.CharField(
        _("note"), max_length=500, blank=True, help_text=_("Everybody reads it.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["programme", "position", "id"]
        constraints = [
            only_of_the_web("url"),
            models.CheckConstraint(
                condition=~Q(title="") | ~Q(url=""),
                name="%(app_label)s_%(class)s_has_title_or_address",
                violation_error_message=_("A document needs a title or an address."),
            ),
            *once("url", "title", message=_("This document already stands here.")),
        ]

    def __str__(self):
        return self.title or self.url


class Milestone(models.Model):
    """Something that happened in a programme."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="milestones")
    on = models.DateField(_("on"), null=True, blank=True, help_text=_("Empty if not known."))
    until = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The last day, if it took several.")
    )
    text = models.TextField(_("what happened"))
    language = models.CharField(_("language of the text"), max_length=8, default="en")
    url = models.URLField(_("address"), max_length=1000, blank=True, validators=[of_the_web])
    source = models.CharField(
        _("source"), max_length=500, blank=True, validators=[no_other_address]
    )

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["programme", F("on").asc(nulls_last=True), "id"]
        constraints = [
            only_of_the_web("url"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("on")) & Q(on__isnull=False),
                name="%(app_label)s_%(class)s_in_order",
                violation_error_message=_("It cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=within_calendar("on", "until"),
                name="%(app_label)s_%(class)s_dates_within_calendar",
            ),
        ]

    def __str__(self):
        return f"{self.programme.slug}: {self.text}"

    @property
    def published_with(self) -> Programme:
        return self.programme

    @property
    def publication(self) -> str:
        return self.programme.publication


class Result(Published):
    """A published act of a State on a treaty, credited to a programme or one of its projects.

    That the act's State is one of the programme's countries is held by ``programmes.writing``:
    no single row shows it.
    """

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="results", verbose_name=_("programme")
    )
    project = models.ForeignKey(
        Project,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="results",
        verbose_name=_("project"),
        help_text=_("Empty: of the programme as a whole."),
    )
    act = models.ForeignKey(
        Act, models.PROTECT, related_name="programme_results", verbose_name=_("act")
    )
    source = models.TextField(
        _("source"),
        blank=True,
        help_text=_("Who credits it; required before it is published. Everybody reads it."),
        validators=[no_other_address],
    )
    note = models.TextField(_("note"), blank=True, help_text=_("Everybody reads it."))

    objects = ResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ["programme", "act__done_on", "id"]
        permissions = [("publish_result", "Can publish results and withdraw them from publication")]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "act"],
                name="%(app_label)s_%(class)s_once",
                violation_error_message=_("This act is already a result of the programme."),
            ),
            *Published.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(publication=Publication.PUBLISHED) | ~Q(source=""),
                name="%(app_label)s_%(class)s_published_has_source",
                violation_error_message=_("A result needs its source before it is published."),
            ),
        ]

    def __str__(self):
        return f"{self.programme.slug}: {self.act}"

    def clean(self):
        """Refuse an act of another country; ``programmes.writing`` does so whoever writes."""
        if self.programme_id is None or self.act_id is None:
            return
        if not self.programme.countries.filter(pk=self.act.state_id).exists():
            raise ValidationError(
                {"act": _("The act's State is not one of the programme's countries.")}
            )

    @property
    def published_with(self) -> Programme:
        """The row without which this one is not public, whatever its own publication."""
        return self.programme

    def about(self) -> tuple[str, str]:
        return self.act.about()
