"""Who keeps treaties, how they are numbered, and what was checked against whom."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from countries.addresses import all_of_the_web, of_the_web, only_of_the_web
from countries.models import State
from countries.names import Named, in_language

from .conditions import within_calendar
from .numbers import PLACES


class Depositary(Named):
    """Who keeps treaties and notifies what is deposited; or several who keep some together."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    names = models.JSONField(_("names"), help_text=_("By language; English is required."))
    together = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="keeping_with",
        verbose_name=_("kept together by"),
        help_text=_(
            "Where several keep a treaty: each of them, with the code RU+GB+US. An act says at "
            "which it was done. Enter each alone first."
        ),
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
    invitations_asked_of = models.JSONField(
        _("invitations are asked of"),
        default=dict,
        blank=True,
        help_text=_("To whom a State writes that wants to be invited to join a treaty."),
    )
    invitations_consult = models.JSONField(
        _("consulted on invitations"),
        default=dict,
        blank=True,
        help_text=_("Who is consulted before it is decided, if anybody is."),
    )
    invitations_decided_by = models.JSONField(
        _("invitations are decided by"),
        default=dict,
        blank=True,
        help_text=_("Unless the treaty itself says who invites."),
    )
    invitation_years = models.PositiveSmallIntegerField(
        _("validity of invitations (years)"),
        null=True,
        blank=True,
        help_text=_("As is usual; of an invitation that was given its own last day counts."),
    )
    invitations_source = models.TextField(
        _("source on invitations"),
        blank=True,
        help_text=_("Where this is known from. Everybody reads it."),
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
            models.CheckConstraint(
                condition=Q(invitation_years=None) | Q(invitation_years__range=(1, 100)),
                name="%(app_label)s_%(class)s_invitation_years_possible",
                violation_error_message=_("An invitation is valid for 1 to 100 years."),
            ),
            models.CheckConstraint(
                condition=~Q(invitations_source="")
                | Q(
                    invitations_asked_of={},
                    invitations_consult={},
                    invitations_decided_by={},
                    invitation_years=None,
                ),
                name="%(app_label)s_%(class)s_invitations_have_source",
                violation_error_message=_("How invitations come about needs its source."),
            ),
            only_of_the_web("status_page"),
        ]

    def clean(self):
        """Refuse an address of status pages without a place for the number."""
        if self.status_page and "{number}" not in self.status_page:
            message = _("Write {number} where the treaty's number stands.")
            raise ValidationError({"status_page": message})

    @property
    def site_here(self) -> str:
        """The address of its site in the reader's language, else in another; empty without one."""
        return in_language(self.site).text

    @property
    def parts(self) -> list[str]:
        """The codes of those who keep treaties together, if its code names several: RU, GB, US."""
        return self.code.split("+") if "+" in self.code else []


class Series(Named):
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
        verbose_name=_("depositary"),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=100, help_text=_("Its place in lists; the lowest comes first.")
    )
    pattern = models.CharField(
        _("form of a number"),
        max_length=100,
        default="[A-Z0-9]+(-[A-Z0-9]+)*",
        help_text=_(
            "A regular expression that the whole number has to match: [0-9]{3} for three digits, "
            "[IVX]+-[0-9]+ for a chapter and a number. Letters, digits and hyphens only."
        ),
    )
    example = models.CharField(
        _("example"), max_length=20, help_text=_("A number as the series writes it: 112.")
    )
    spellings = models.JSONField(
        _("spellings"),
        default=dict,
        blank=True,
        help_text=_(
            "How people write its numbers, by language: ETS No. {number}. {digits} stands for the "
            "digits alone, without zeros before them. Empty: the code and the number."
        ),
    )
    also_called = models.JSONField(
        _("also called"),
        default=list,
        blank=True,
        help_text=_("Other names that people put before a number, in any language; one a line."),
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
            "If numbers begin with a Roman numeral: the numeral, a language and the name of the "
            "chapter, one a line: IV en Human rights"
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

    def __str__(self):
        return f"{self.code} {self.name}"

    def clean(self):
        """Refuse a form that no number has, spellings without it, and what its treaties forbid."""
        self.refuse_bad_pattern()
        self.refuse_bad_spellings()
        stored = Series.objects.filter(pk=self.pk).first()
        numbers = stored.treaties.values_list("number", flat=True) if stored else []
        if numbers and stored.code != self.code:
            message = _("The identifiers of its treaties follow from this code: it stays %(code)s.")
            raise ValidationError({"code": message % {"code": stored.code}})
        others = [number for number in numbers if not re.fullmatch(self.pattern, number)]
        if others:
            message = _("Treaties of this series have other numbers: %(numbers)s.")
            words = {"numbers": ", ".join(others[:5])}
            raise ValidationError({"pattern": message % words})

    def refuse_bad_pattern(self) -> None:
        try:
            found = re.fullmatch(self.pattern, self.example)
        except re.error as error:
            message = _("This is no regular expression: %(error)s.") % {"error": error}
            raise ValidationError({"pattern": message}) from None
        if self.pattern and self.example and not found:
            message = _("%(example)s does not have the form of a number: %(pattern)s.")
            words = {"example": self.example, "pattern": self.pattern}
            raise ValidationError({"example": message % words})

    def refuse_bad_spellings(self) -> None:
        for text in self.spellings.values():
            used = set(re.findall(r"\{[^}]*\}", text))
            if not used:
                message = _("“%(text)s” does not say where the number stands: write {number}.")
                raise ValidationError({"spellings": message % {"text": text}})
            if unknown := used - PLACES:
                message = _("“%(text)s”: %(place)s stands for nothing; write {number}.")
                words = {"text": text, "place": min(unknown)}
                raise ValidationError({"spellings": message % words})


class Checked(models.Model):
    """That a treaty's chart, or a State's list at one depositary, was found complete on a day.

    Of several checks the last one counts; the record of changes keeps the earlier ones.
    """

    treaty = models.OneToOneField(
        "Treaty", models.PROTECT, null=True, blank=True, related_name="chart_check"
    )
    state = models.ForeignKey(
        State,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="list_checks",
        verbose_name=_("State"),
    )
    depositary = models.ForeignKey(
        Depositary,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="checks",
        help_text=_("Against whose record; of a chart, if empty, the treaty's depositary."),
        verbose_name=_("depositary"),
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

    def clean(self):
        """Enter the treaty's depositary for a chart that somebody found complete."""
        if self.depositary is None and self.treaty is not None:
            self.depositary = self.treaty.depositary

    def about(self) -> tuple[str, str]:
        return (self.treaty.code, "") if self.treaty else ("", self.state.code)

    def __str__(self):
        what = self.treaty.label if self.treaty else f"{self.state.code} ({self.depositary.code})"
        return f"{what} {self.checked_on}"
