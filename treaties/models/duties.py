"""What a treaty asks of a State once it has joined: who watches, which reports, which laws."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.records.publication import Publication, Published
from countries.addresses import no_other_address, of_the_web, only_of_the_web
from countries.models import State
from countries.names import Named, in_language

from .conditions import within_calendar
from .treaties import Treaty


class MonitoringBody(Named):
    """A committee or other body that watches how one or several treaties are applied."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    names = models.JSONField(_("names"), help_text=_("By language; English is required."))
    site = models.URLField(_("site"), blank=True, validators=[of_the_web])

    class Meta:
        verbose_name = _("monitoring body")
        verbose_name_plural = _("monitoring bodies")
        ordering = ["code"]
        constraints = [only_of_the_web("site")]


class Monitoring(models.Model):
    """That a body watches over a treaty, and what says so."""

    treaty = models.ForeignKey(
        Treaty, models.PROTECT, related_name="monitoring", verbose_name=_("treaty")
    )
    body = models.ForeignKey(
        MonitoringBody, models.PROTECT, related_name="monitoring", verbose_name=_("body")
    )
    articles = models.CharField(_("articles"), max_length=50, blank=True)
    source = models.TextField(
        _("source"),
        blank=True,
        help_text=_("What says so beside the treaty itself. Everybody reads it."),
        validators=[no_other_address],
    )
    is_unconfirmed = models.BooleanField(
        _("not checked against the treaty's text"),
        default=False,
        help_text=_("Readers are told so until somebody has checked it."),
    )

    class Meta:
        verbose_name = _("monitoring")
        verbose_name_plural = _("monitoring of treaties")
        ordering = ["treaty", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["treaty", "body"],
                name="%(app_label)s_%(class)s_by_a_body_once",
                violation_error_message=_("This body is entered for this treaty already."),
            ),
            models.CheckConstraint(
                condition=~Q(articles="", source=""),
                name="%(app_label)s_%(class)s_has_articles_or_source",
                violation_error_message=_("Name the articles, or what else says so."),
            ),
        ]

    def about(self) -> tuple[str, str]:
        return self.treaty.code, ""

    def __str__(self):
        return f"{self.treaty.label}: {self.body.name}"


class ReportingDuty(models.Model):
    """That the Parties to a treaty report, and when, by what the treaty says."""

    treaty = models.ForeignKey(
        Treaty, models.PROTECT, related_name="reporting_duties", verbose_name=_("treaty")
    )
    articles = models.CharField(_("articles"), max_length=50)
    first_months = models.PositiveSmallIntegerField(
        _("first report after (months)"),
        null=True,
        blank=True,
        help_text=_("From the entry into force for the State. Empty: only when asked for."),
    )
    every_years = models.PositiveSmallIntegerField(_("then every (years)"), null=True, blank=True)
    on_request = models.BooleanField(_("whenever it is asked for"), default=False)
    source = models.TextField(
        _("source"),
        blank=True,
        help_text=_("What says so beside the treaty itself. Everybody reads it."),
        validators=[no_other_address],
    )
    is_unconfirmed = models.BooleanField(
        _("not checked against the treaty's text"),
        default=False,
        help_text=_("Readers are told so until somebody has checked it."),
    )

    class Meta:
        verbose_name = _("duty to report")
        verbose_name_plural = _("duties to report")
        ordering = ["treaty", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["treaty", "articles"],
                name="%(app_label)s_%(class)s_of_articles_once",
                violation_error_message=_("This treaty already has a duty under these articles."),
            ),
            models.CheckConstraint(
                condition=~Q(articles=""),
                name="%(app_label)s_%(class)s_has_articles",
                violation_error_message=_("Name the articles."),
            ),
            models.CheckConstraint(
                condition=Q(first_months=None) | Q(first_months__range=(1, 240)),
                name="%(app_label)s_%(class)s_first_within_20_years",
                violation_error_message=_("The first report is due after 1 to 240 months."),
            ),
            models.CheckConstraint(
                condition=Q(every_years=None)
                | Q(every_years__range=(1, 50), first_months__isnull=False),
                name="%(app_label)s_%(class)s_repeats_after_a_first",
                violation_error_message=_(
                    "Reports come again every 1 to 50 years, counted from a first one."
                ),
            ),
            models.CheckConstraint(
                condition=Q(first_months__isnull=False) | Q(on_request=True),
                name="%(app_label)s_%(class)s_is_due_some_time",
                violation_error_message=_(
                    "Say when the first report is due, or that reports are due when asked for."
                ),
            ),
        ]

    def about(self) -> tuple[str, str]:
        return self.treaty.code, ""

    def __str__(self):
        return f"{self.treaty.label}: {self.articles}"


class Report(Published):
    """A report that a State made on a treaty, and which of its due reports it stands for."""

    treaty = models.ForeignKey(
        Treaty, models.PROTECT, related_name="reports", verbose_name=_("treaty")
    )
    state = models.ForeignKey(
        State, models.PROTECT, related_name="reports", verbose_name=_("State")
    )
    duty = models.ForeignKey(
        ReportingDuty,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("duty to report"),
        help_text=_("Of this treaty; empty if it was made under none that is recorded."),
    )
    first_number = models.PositiveSmallIntegerField(
        _("report number"),
        null=True,
        blank=True,
        help_text=_("Which of the due reports: 1 for the first. Empty: asked for, or not known."),
    )
    last_number = models.PositiveSmallIntegerField(
        _("to number"),
        null=True,
        blank=True,
        help_text=_("Of several in one document the last; else empty."),
    )
    submitted_on = models.DateField(_("submitted on"))
    document = models.CharField(
        _("document"), max_length=100, blank=True, help_text=_("Its symbol: CEDAW/C/KGZ/5.")
    )
    link = models.URLField(_("address"), max_length=500, blank=True, validators=[of_the_web])
    source = models.TextField(
        _("source"), blank=True, help_text=_("Everybody reads it."), validators=[no_other_address]
    )

    class Meta:
        verbose_name = _("report made")
        verbose_name_plural = _("reports made")
        ordering = ["treaty", "state", "submitted_on", "id"]
        constraints = [
            *Published.Meta.constraints,
            models.CheckConstraint(
                condition=within_calendar("submitted_on"),
                name="%(app_label)s_%(class)s_day_within_calendar",
            ),
            models.CheckConstraint(
                condition=Q(first_number=None) | Q(first_number__gte=1, duty__isnull=False),
                name="%(app_label)s_%(class)s_number_is_of_a_duty",
                violation_error_message=_("A report with a number names its duty to report."),
            ),
            models.CheckConstraint(
                condition=Q(last_number=None)
                | Q(first_number__isnull=False, last_number__gt=F("first_number")),
                name="%(app_label)s_%(class)s_numbers_in_order",
                violation_error_message=_("The last number comes after the first one."),
            ),
            only_of_the_web("link"),
            models.CheckConstraint(
                condition=~Q(publication=Publication.PUBLISHED) | ~Q(source=""),
                name="%(app_label)s_%(class)s_published_has_source",
                violation_error_message=_("A report needs its source before it is published."),
            ),
        ]

    def about(self) -> tuple[str, str]:
        return self.treaty.code, self.state.code

    def __str__(self):
        return f"{self.treaty.label} {self.state.code} {self.submitted_on}"

    def clean(self):
        """Refuse a duty that is another treaty's."""
        if self.duty_id and self.duty.treaty_id != self.treaty_id:
            raise ValidationError({"duty": _("This duty is one of another treaty.")})

    def get_absolute_url(self):
        return pair_address(self)

    @property
    def numbers(self) -> range:
        """Which of the due reports it stands for; empty for none."""
        if self.first_number is None:
            return range(0)
        return range(self.first_number, (self.last_number or self.first_number) + 1)


class NationalLaw(Published):
    """A law or other act of a State that gives effect to a treaty at home."""

    treaty = models.ForeignKey(
        Treaty, models.PROTECT, related_name="national_laws", verbose_name=_("treaty")
    )
    state = models.ForeignKey(
        State, models.PROTECT, related_name="national_laws", verbose_name=_("State")
    )
    titles = models.JSONField(
        _("titles"), default=dict, blank=True, help_text=_("In one language at least.")
    )
    number = models.CharField(_("number"), max_length=50, blank=True)
    adopted_on = models.DateField(_("day of the law"), null=True, blank=True)
    link = models.URLField(_("address"), max_length=500, blank=True, validators=[of_the_web])
    source = models.TextField(
        _("source"), blank=True, help_text=_("Everybody reads it."), validators=[no_other_address]
    )

    class Meta:
        verbose_name = _("national law")
        verbose_name_plural = _("national laws")
        ordering = ["treaty", "state", "adopted_on", "id"]
        constraints = [
            *Published.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(titles={}),
                name="%(app_label)s_%(class)s_has_title",
                violation_error_message=_("Give the title in at least one language."),
            ),
            models.CheckConstraint(
                condition=within_calendar("adopted_on"),
                name="%(app_label)s_%(class)s_day_within_calendar",
            ),
            only_of_the_web("link"),
            models.CheckConstraint(
                condition=~Q(publication=Publication.PUBLISHED) | ~Q(source=""),
                name="%(app_label)s_%(class)s_published_has_source",
                violation_error_message=_("A law needs its source before it is published."),
            ),
        ]

    def about(self) -> tuple[str, str]:
        return self.treaty.code, self.state.code

    def __str__(self):
        return f"{self.treaty.label} {self.state.code} {self.title.text}"

    def get_absolute_url(self):
        return pair_address(self)

    @property
    def title(self):
        """The title in the reader's language, else in English, else in another one."""
        return in_language(self.titles)


def pair_address(row: Report | NationalLaw) -> str:
    """Return the address of the page on which readers see a row."""
    return reverse("pair", kwargs={"code": row.state.code.lower(), "treaty": row.treaty.code})
