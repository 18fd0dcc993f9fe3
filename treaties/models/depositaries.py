"""Who keeps treaties, how they are numbered, and what was checked against whom."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from countries.addresses import all_of_the_web, of_the_web, only_of_the_web
from countries.models import State
from countries.names import in_language

from .conditions import within_calendar


class Depositary(models.Model):
    """Who keeps treaties and notifies what is deposited; or several who keep some together."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    names = models.JSONField(_("names"), help_text=_("By language; English is required."))
    together = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="+",
        verbose_name=_("kept together by"),
        help_text=_("Where several keep a treaty: each of them. An act says at which it was done."),
    )
    site = models.JSONField(
        _("addresses"),
        default=dict,
        blank=True,
        validators=[all_of_the_web],
        help_text=_("The depositary's site, by language."),
    )
    status_page = models.CharField(
        _("address of a status page"),
        max_length=300,
        blank=True,
        validators=[of_the_web],
        help_text=_("With {number} where the treaty's number stands; a treaty may have its own."),
    )
    extra_day = models.BooleanField(
        _("extra day"),
        default=False,
        help_text=_("It counts the months and then one day; new clauses begin with this."),
    )
    overflow = models.BooleanField(
        _("overflow"),
        default=False,
        help_text=_("A day that a month lacks moves to the first of the next month."),
    )
    renewal_notice_months = models.PositiveSmallIntegerField(
        _("notice before a renewal"),
        null=True,
        blank=True,
        help_text=_("The longest notice of a lapsing reservation that its treaties ask for."),
    )

    class Meta:
        verbose_name = _("depositary")
        verbose_name_plural = _("depositaries")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Z]+(\+[A-Z]+)*$"),
                name="%(app_label)s_%(class)s_code_is_capital_letters",
                violation_error_message=_(
                    "A code is made of capital letters, of several with a plus: RU+GB+US."
                ),
            ),
            only_of_the_web("status_page"),
        ]

    def about(self) -> tuple[str, str]:
        return "", ""

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language, else in English."""
        return in_language(self.names).text


class Series(models.Model):
    """How a collection numbers its treaties, and how people write the numbers."""

    code = models.CharField(_("code"), max_length=10, unique=True)
    names = models.JSONField(_("names"), help_text=_("By language; English is required."))
    depositary = models.ForeignKey(
        Depositary,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="series",
        help_text=_("Who keeps its treaties, if it is one; a treaty may have another."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=100, help_text=_("Its place in lists; the lowest comes first.")
    )
    pattern = models.CharField(
        _("form of a number"),
        max_length=100,
        default="[A-Z0-9]+(-[A-Z0-9]+)*",
        help_text=_("A regular expression that the whole number has to match."),
    )
    example = models.CharField(
        _("example"), max_length=20, help_text=_("A number as the series writes it: 112.")
    )
    spellings = models.JSONField(
        _("spellings"),
        default=dict,
        blank=True,
        help_text=_('By language, with {number}: {"en": "ETS No. {number}"}.'),
    )
    also_called = models.JSONField(
        _("also called"),
        default=list,
        blank=True,
        help_text=_("Other names that people put before a number."),
    )
    numbers_stand_alone = models.BooleanField(
        _("numbers stand alone"),
        default=False,
        help_text=_("Whether a number without a series is read as one of this series."),
    )
    chapters = models.JSONField(
        _("chapters"),
        default=dict,
        blank=True,
        help_text=_(
            "Names of the chapters by Roman numeral and language, if numbers begin with one."
        ),
    )

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")
        ordering = ["position", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Z][A-Z0-9]*$"),
                name="%(app_label)s_%(class)s_code_is_capital_letters",
                violation_error_message=_("A code is made of capital letters and digits: UNTC."),
            ),
        ]

    def about(self) -> tuple[str, str]:
        return "", ""

    def __str__(self):
        return f"{self.code} {self.name}"

    @property
    def name(self) -> str:
        """The name in the reader's language, else in English."""
        return in_language(self.names).text


class Checked(models.Model):
    """That a treaty's chart, or a State's list at one depositary, was found complete on a day.

    Of several checks the last one counts; the record of changes keeps the earlier ones.
    """

    treaty = models.OneToOneField(
        "Treaty", models.PROTECT, null=True, blank=True, related_name="chart_check"
    )
    state = models.ForeignKey(
        State, models.PROTECT, null=True, blank=True, related_name="list_checks"
    )
    depositary = models.ForeignKey(
        Depositary,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="checks",
        help_text=_("Against whose record."),
    )
    checked_on = models.DateField(
        _("checked on"),
        help_text=_(
            "The day up to which the chart or list was found complete. A State without a recorded "
            "act is believed to have done nothing until 24 months later."
        ),
    )
    endings = models.BooleanField(
        _("with what had ended"),
        default=True,
        help_text=_("Whether the participations that had ended were collected too."),
    )
    source = models.TextField(_("source"), help_text=_("Everybody reads it."))

    class Meta:
        verbose_name = _("check of completeness")
        verbose_name_plural = _("checks of completeness")
        ordering = ["treaty", "state", "depositary"]
        constraints = [
            models.CheckConstraint(
                condition=Q(treaty__isnull=False, state=None)
                | Q(treaty=None, state__isnull=False, depositary__isnull=False),
                name="%(app_label)s_%(class)s_of_a_chart_or_a_list",
                violation_error_message=_(
                    "What was checked is either a treaty's chart or a State's list at a depositary."
                ),
            ),
            models.UniqueConstraint(
                fields=["state", "depositary"],
                condition=Q(state__isnull=False),
                name="%(app_label)s_%(class)s_list_once",
                violation_error_message=_("This State's list at this depositary stands here."),
            ),
            models.CheckConstraint(
                condition=within_calendar("checked_on"),
                name="%(app_label)s_%(class)s_day_within_calendar",
            ),
            models.CheckConstraint(
                condition=~Q(source=""), name="%(app_label)s_%(class)s_has_source"
            ),
        ]

    def about(self) -> tuple[str, str]:
        return (self.treaty.code, "") if self.treaty else ("", self.state.code)

    def __str__(self):
        what = self.treaty.label if self.treaty else f"{self.state.code} ({self.depositary.code})"
        return f"{what} {self.checked_on}"
