"""A treaty and its final clauses."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from countries.addresses import all_of_the_web
from countries.names import in_language

from ..law.vocabulary import COUNTED_KINDS, ClauseKind
from .choices import (
    APPLIES_TO_LABELS,
    CLAUSE_KIND_LABELS,
    CountedFrom,
    EndKind,
    Form,
    Series,
    choices,
)
from .conditions import in_order, within_calendar
from .querysets import TreatyQuerySet


def identifier(series: str, number: str) -> str:
    """Return what addresses call the treaty with a series and number: ``ets-048a``."""
    return f"{series}-{number}".lower()


class Treaty(models.Model):
    """A treaty or protocol as its depositary lists it, and who may join it."""

    code = models.SlugField(_("identifier"), max_length=20, unique=True, editable=False)
    series = models.CharField(_("series"), max_length=4, choices=Series)
    number = models.CharField(_("number"), max_length=6, help_text=_("Three digits: 048A."))
    form = models.CharField(_("form"), max_length=20, choices=Form, default=Form.TREATY)
    titles = models.JSONField(_("titles"), help_text=_("By language; English is required."))
    common_names = models.JSONField(_("common names"), default=dict, blank=True)
    opened_on = models.DateField(_("opened for signature on"), null=True, blank=True)
    entered_into_force_on = models.DateField(
        _("entered into force on"),
        null=True,
        blank=True,
        help_text=_("As the depositary published it. Empty: computed if the chart is complete."),
    )
    not_in_force = models.BooleanField(
        _("not in force"),
        default=False,
        help_text=_(
            "The depositary lists it as not in force. Without this a missing date says nothing."
        ),
    )
    closed_on = models.DateField(
        _("closed on"),
        null=True,
        blank=True,
        help_text=_("First day on which no separate act is possible any more."),
    )
    ended_on = models.DateField(
        _("ended on"), null=True, blank=True, help_text=_("First day no longer in force.")
    )
    end_kind = models.CharField(_("how it ended"), max_length=20, choices=EndKind, blank=True)
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces"
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="protocols",
        help_text=_("The treaty that a protocol belongs to."),
    )
    open_to_members = models.BooleanField(_("open to members"), default=True)
    open_to_european_non_members = models.BooleanField(
        _("open to European non-members"), default=False
    )
    open_to_other_non_members = models.BooleanField(_("open to other non-members"), default=False)
    open_to_eu = models.BooleanField(_("open to the European Union"), default=False)
    non_members_from = models.DateField(
        _("open to non-members from"), null=True, blank=True, help_text=_("If later than opening.")
    )
    non_europeans_from = models.DateField(
        _("open to non-European States from"),
        null=True,
        blank=True,
        help_text=_("If later than for other non-members."),
    )
    invited_by = models.CharField(_("who invites"), max_length=100, blank=True)
    invited_to_sign = models.BooleanField(
        _("invitation to sign"),
        default=False,
        help_text=_("Whether a non-member may be invited before the entry into force."),
    )
    signatories_may_accede = models.BooleanField(
        _("signatories may accede"),
        default=False,
        help_text=_("Whether whoever may sign may accede instead, without an invitation."),
    )
    forbids_reservations = models.BooleanField(
        _("reservations forbidden"),
        default=False,
        help_text=_("Whether the treaty itself says that no reservation may be made."),
    )
    barred_for_parties_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="bars"
    )
    definitive_signature_possible = models.BooleanField(
        _("definitive signature possible"), default=False
    )
    chart_complete_on = models.DateField(
        _("chart complete on"),
        null=True,
        blank=True,
        help_text=_(
            "The day on which the chart of signatures and ratifications was checked as complete. "
            "Until then a State without a recorded act counts as unknown."
        ),
    )
    un_registration_number = models.CharField(_("UN registration"), max_length=20, blank=True)
    un_registered_on = models.DateField(_("registered on"), null=True, blank=True)
    text_urls = models.JSONField(
        _("addresses of the text"), default=dict, blank=True, validators=[all_of_the_web]
    )
    report_urls = models.JSONField(
        _("addresses of the report"), default=dict, blank=True, validators=[all_of_the_web]
    )
    search_text = models.TextField(editable=False, default="")

    objects = TreatyQuerySet.as_manager()

    class Meta:
        verbose_name = _("treaty")
        verbose_name_plural = _("treaties")
        ordering = ["number", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(series__in=Series.values), name="%(app_label)s_%(class)s_series_known"
            ),
            models.CheckConstraint(
                condition=Q(number__regex=r"^[0-9]{3}[A-Z]?$"),
                name="%(app_label)s_%(class)s_number_has_three_digits",
                violation_error_message=_(
                    "A number has three digits and perhaps a capital letter: 112, 048A."
                ),
            ),
            models.CheckConstraint(
                condition=Q(code=Lower(Concat("series", Value("-"), "number"))),
                name="%(app_label)s_%(class)s_code_follows",
                violation_error_message=_("The identifier follows from series and number."),
            ),
            models.CheckConstraint(
                condition=Q(form__in=Form.values), name="%(app_label)s_%(class)s_form_known"
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("id")), name="%(app_label)s_%(class)s_not_its_own_parent"
            ),
            models.CheckConstraint(
                condition=in_order("opened_on", "entered_into_force_on")
                & in_order("opened_on", "closed_on")
                & in_order("opened_on", "ended_on"),
                name="%(app_label)s_%(class)s_dates_in_order",
                violation_error_message=_(
                    "A treaty cannot enter into force, close or end before it is opened."
                ),
            ),
            models.CheckConstraint(
                condition=within_calendar(
                    "opened_on", "entered_into_force_on", "closed_on", "ended_on"
                ),
                name="%(app_label)s_%(class)s_dates_within_calendar",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, end_kind="")
                | Q(ended_on__isnull=False, end_kind__in=EndKind.values),
                name="%(app_label)s_%(class)s_end_has_kind",
                violation_error_message=_("The end of a treaty needs its day and its kind."),
            ),
        ]

    def about(self) -> tuple[str, str]:
        return self.code, ""

    def __str__(self):
        return f"{self.label} {self.title.text}"

    def clean(self):
        """Give a new treaty its identifier, and refuse any other one than follows."""
        follows = identifier(self.series, self.number)
        self.code = self.code or follows
        if self.code != follows:
            message = _("The identifier follows from series and number: %(code)s.")
            raise ValidationError(message % {"code": follows})
        if Treaty.objects.filter(code=follows).exclude(pk=self.pk).exists():
            raise ValidationError(_("There is a treaty with this series and number already."))

    @property
    def label(self) -> str:
        """Series and number as people write them: ``ETS No. 112``."""
        return f"{self.series} No. {self.number}"

    @property
    def title(self):
        """The title in the reader's language, else in English, with the language found."""
        return in_language(self.titles)

    def get_absolute_url(self):
        return reverse("treaty", kwargs={"code": self.code})


class Clause(models.Model):
    """One final clause of a treaty as data: what it decides, how, and under which condition."""

    treaty = models.ForeignKey(Treaty, models.PROTECT, related_name="clauses")
    applies_to = models.CharField(_("decides"), max_length=40, choices=choices(APPLIES_TO_LABELS))
    kind = models.CharField(_("kind"), max_length=40, choices=choices(CLAUSE_KIND_LABELS))
    n = models.PositiveSmallIntegerField(_("number of months or days"), null=True, blank=True)
    extra_day = models.BooleanField(
        _("extra day"),
        default=False,
        help_text=_("The depositary counts the months and then one day."),
    )
    overflow = models.BooleanField(
        _("overflow"),
        default=False,
        help_text=_("A day that a month lacks moves to the first of the next month."),
    )
    threshold_total = models.PositiveSmallIntegerField(_("consents needed"), null=True, blank=True)
    threshold_members = models.PositiveSmallIntegerField(
        _("of them by members"), null=True, blank=True
    )
    threshold_of = models.ForeignKey(
        Treaty,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("counts only Parties to"),
    )
    all_parties_to = models.ForeignKey(
        Treaty,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("needs all Parties to"),
    )
    not_before = models.ForeignKey(
        Treaty,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("not before the entry into force of"),
    )
    counts_accessions = models.BooleanField(_("counts accessions"), default=False)
    barred_years = models.PositiveSmallIntegerField(
        _("not in the first years"),
        null=True,
        blank=True,
        help_text=_("Years from the entry into force for a State without denunciation."),
    )
    counted_from = models.CharField(
        _("years counted from"),
        max_length=10,
        choices=CountedFrom,
        blank=True,
        help_text=_("Empty: from the entry into force for the State."),
    )
    every_years = models.PositiveSmallIntegerField(_("then every (years)"), null=True, blank=True)
    window_months = models.PositiveSmallIntegerField(_("for (months)"), null=True, blank=True)
    articles = models.CharField(_("articles"), max_length=50, blank=True)
    quoted_text = models.TextField(_("text of the clause"), blank=True)
    basis = models.CharField(_("known from"), max_length=50, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("final clause")
        verbose_name_plural = _("final clauses")
        ordering = ["treaty", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["treaty", "applies_to"],
                name="%(app_label)s_%(class)s_decides_once",
                violation_error_message=_("This treaty already has a clause that decides this."),
            ),
            models.CheckConstraint(
                condition=Q(applies_to__in=[code.value for code in APPLIES_TO_LABELS]),
                name="%(app_label)s_%(class)s_applies_to_known",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[code.value for code in CLAUSE_KIND_LABELS]),
                name="%(app_label)s_%(class)s_kind_known",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=sorted(COUNTED_KINDS)) | Q(n__isnull=False, n__lte=1200),
                name="%(app_label)s_%(class)s_counted_kind_has_n",
                violation_error_message=_("This kind of clause needs its number, at most 1200."),
            ),
            models.CheckConstraint(
                condition=Q(extra_day=False)
                | Q(kind__in=[ClauseKind.MONTHS_AFTER, ClauseKind.DAYS_AFTER]),
                name="%(app_label)s_%(class)s_extra_day_follows_a_period",
                violation_error_message=_("An extra day follows a number of months or days."),
            ),
            models.CheckConstraint(
                condition=Q(overflow=False) | Q(kind=ClauseKind.MONTHS_AFTER),
                name="%(app_label)s_%(class)s_overflow_of_months",
            ),
            models.CheckConstraint(
                condition=Q(threshold_total=None)
                | Q(threshold_members=None)
                | Q(threshold_members__lte=F("threshold_total")),
                name="%(app_label)s_%(class)s_members_within_total",
                violation_error_message=_("More members than consents cannot be needed."),
            ),
        ]

    def about(self) -> tuple[str, str]:
        return self.treaty.code, ""

    def __str__(self):
        return f"{self.treaty.label}: {self.get_applies_to_display()}"
