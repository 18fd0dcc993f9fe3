"""What programmes and projects share: names, a period as exactly as it is known, a budget."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from countries.names import in_language
from treaties.models.acts import date_text
from treaties.models.choices import Precision
from treaties.models.conditions import within_calendar

from .conditions import amount_has_currency, may_follow, precision_fits


class Named(models.Model):
    """Something known by an identifier, with names by language."""

    slug = models.SlugField(_("identifier"), max_length=80, unique=True)
    names = models.JSONField(_("names"), help_text=_('By language, for example {"en": "…"}.'))

    class Meta:
        abstract = True

    def __str__(self):
        return self.name.text or self.slug

    @property
    def name(self):
        """The name in the reader's language, else in English, with the language found."""
        return in_language(self.names)


class Partner(Named):
    """Whoever pays for programmes or carries them out."""

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["slug"]


class Theme(Named):
    """A subject that programmes work on."""

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["slug"]


def date_field(label, help_text="") -> models.DateField:
    return models.DateField(label, null=True, blank=True, help_text=help_text)


def precision_field() -> models.CharField:
    return models.CharField(
        _("precision"), max_length=7, choices=Precision, default=Precision.UNKNOWN
    )


class Undertaking(Named):
    """What programmes and projects share: names, a period as exactly as it is known, a budget."""

    start_on = date_field(_("start"), _("The first day; of a month or year its first day."))
    start_precision = precision_field()
    planned_end_on = date_field(
        _("end as first planned"), _("Only where the programme ended on another day.")
    )
    planned_end_precision = precision_field()
    end_on = date_field(
        _("end"), _("The last day, as carried out or as last extended; it still runs on it.")
    )
    end_precision = precision_field()
    period_note = models.TextField(
        _("note on the period"), blank=True, help_text=_("Everybody reads it.")
    )
    budget_amount = models.DecimalField(
        _("budget"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    budget_currency = models.CharField(
        _("currency"), max_length=3, blank=True, help_text=_("Three letters of ISO 4217: EUR.")
    )
    budget_note = models.TextField(
        _("note on the budget"), blank=True, help_text=_("Everybody reads it.")
    )
    treaties_note = models.TextField(
        _("note on the treaties"), blank=True, help_text=_("Everybody reads it.")
    )
    implementers = models.ManyToManyField(
        Partner, related_name="implements_%(class)ss", blank=True, verbose_name=_("implementers")
    )
    themes = models.ManyToManyField(
        Theme, related_name="%(class)ss", blank=True, verbose_name=_("themes")
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=precision_fits("start")
                & precision_fits("planned_end")
                & precision_fits("end"),
                name="%(app_label)s_%(class)s_precision_fits_date",
                violation_error_message=_(
                    "A date needs its precision: a month or a year is stored as its first day, "
                    "an unknown date as empty."
                ),
            ),
            models.CheckConstraint(
                condition=within_calendar("start_on", "planned_end_on", "end_on"),
                name="%(app_label)s_%(class)s_dates_within_calendar",
                violation_error_message=_("Dates lie from 1 January 1800 to 31 December 2199."),
            ),
            models.CheckConstraint(
                condition=may_follow("start", "end") & may_follow("start", "planned_end"),
                name="%(app_label)s_%(class)s_period_in_order",
                violation_error_message=_("It cannot end before it starts."),
            ),
            models.CheckConstraint(
                condition=Q(planned_end_on=None) | Q(end_on__isnull=False),
                name="%(app_label)s_%(class)s_planned_end_beside_end",
                violation_error_message=_(
                    "The end as first planned stands beside the end: enter a single end as the end."
                ),
            ),
            models.CheckConstraint(
                condition=amount_has_currency("budget_amount", "budget_currency"),
                name="%(app_label)s_%(class)s_budget_is_money",
                violation_error_message=_(
                    "A budget is more than nothing and has a currency of three capital letters."
                ),
            ),
        ]

    @property
    def start_text(self) -> str:
        """The start as exactly as it is known: ``2020-01-02``, ``2013-03``, ``2015`` or empty."""
        return date_text(self.start_on, self.start_precision)

    @property
    def planned_end_text(self) -> str:
        return date_text(self.planned_end_on, self.planned_end_precision)

    @property
    def end_text(self) -> str:
        return date_text(self.end_on, self.end_precision)
