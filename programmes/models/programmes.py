"""Programmes, their projects, and the decisions that prolonged them."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.records.publication import Published
from countries.addresses import no_other_address
from countries.models import State
from treaties.models.acts import date_text
from treaties.models.choices import Precision
from treaties.models.conditions import within_calendar

from .choices import ProgrammeKind
from .conditions import precision_fits
from .querysets import ProgrammeQuerySet, ProjectQuerySet
from .undertakings import Undertaking, date_field, precision_field

# Addresses of the API that a slug would hide.
RESERVED = ["totals", "series"]


class Programme(Undertaking, Published):
    """A co-operation programme with one or more countries."""

    # A result is published for itself.
    published_parts = {
        "programmes.project": "programme",
        "programmes.extension": "programme",
        "programmes.contribution": "programme",
        "programmes.aim": "programme",
        "programmes.document": "programme",
        "programmes.milestone": "programme",
    }
    shown_with = published_parts | {"programmes.result": "programme"}
    not_authored = frozenset({"note"})

    kind = models.CharField(_("kind"), max_length=30, choices=ProgrammeKind)
    framework = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_out_by",
        verbose_name=_("framework"),
        help_text=_("The priorities or action plan that this programme carries out."),
    )
    predecessor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name=_("predecessor"),
    )
    countries = models.ManyToManyField(
        State, related_name="programmes", blank=True, verbose_name=_("countries")
    )
    countries_note = models.TextField(
        _("note on the countries"), blank=True, help_text=_("Everybody reads it.")
    )
    contract_number = models.CharField(_("contract number"), max_length=100, blank=True)
    stated_status = models.CharField(
        _("status according to the sources"),
        max_length=100,
        blank=True,
        help_text=_("Shown as it is; the status on a day is computed from the dates."),
    )
    note = models.TextField(_("internal note"), blank=True, help_text=_("For staff alone."))

    objects = ProgrammeQuerySet.as_manager()

    class Meta(Undertaking.Meta):
        abstract = False
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["start_on", "slug"]
        permissions = [
            ("publish_programme", "Can publish programmes and withdraw them from publication")
        ]
        constraints = [
            *Undertaking.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=ProgrammeKind.values),
                name="%(app_label)s_%(class)s_kind_known",
            ),
            *Published.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(slug__in=RESERVED),
                name="%(app_label)s_%(class)s_slug_is_free",
                violation_error_message=_("This identifier is an address of its own."),
            ),
            models.CheckConstraint(
                condition=Q(predecessor=None) | ~Q(predecessor=F("id")),
                name="%(app_label)s_%(class)s_not_its_own_predecessor",
                violation_error_message=_("A programme cannot follow itself."),
            ),
            models.CheckConstraint(
                condition=Q(framework=None) | ~Q(framework=F("id")),
                name="%(app_label)s_%(class)s_not_its_own_framework",
                violation_error_message=_("A programme cannot be its own framework."),
            ),
        ]

    def get_absolute_url(self):
        return reverse("programme", kwargs={"slug": self.slug})


class Project(Undertaking):
    """A component of a programme, or a component of a component."""

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="projects", verbose_name=_("programme")
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    objects = ProjectQuerySet.as_manager()

    class Meta(Undertaking.Meta):
        abstract = False
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["programme", "position", "slug"]
        constraints = [
            *Undertaking.Meta.constraints,
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")),
                name="%(app_label)s_%(class)s_not_its_own_parent",
                violation_error_message=_("A project cannot be a part of itself."),
            ),
        ]

    @property
    def published_with(self) -> Programme:
        return self.programme

    @property
    def publication(self) -> str:
        """A project is published with its programme."""
        return self.programme.publication


class Extension(models.Model):
    """One decision that prolonged a programme."""

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="extensions", verbose_name=_("programme")
    )
    until_on = models.DateField(_("until"), help_text=_("The new last day."))
    until_precision = models.CharField(
        _("precision"), max_length=7, choices=Precision, default=Precision.DAY
    )
    decided_on = date_field(_("decided on"))
    decided_precision = precision_field()
    source = models.TextField(
        _("source"), help_text=_("The document that says so."), validators=[no_other_address]
    )

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ["programme", "until_on"]
        constraints = [
            models.CheckConstraint(
                condition=precision_fits("until") & precision_fits("decided"),
                name="%(app_label)s_%(class)s_precision_fits_date",
                violation_error_message=_(
                    "A date needs its precision: a month or a year is stored as its first day, "
                    "an unknown date as empty."
                ),
            ),
            models.CheckConstraint(
                condition=within_calendar("until_on", "decided_on"),
                name="%(app_label)s_%(class)s_dates_within_calendar",
            ),
            models.UniqueConstraint(
                fields=["programme", "until_on"],
                name="%(app_label)s_%(class)s_until_once",
                violation_error_message=_("This programme was already extended until then."),
            ),
            models.CheckConstraint(
                condition=~Q(source=""), name="%(app_label)s_%(class)s_has_source"
            ),
        ]

    def __str__(self):
        return f"{self.programme.slug} → {self.until_text}"

    @property
    def published_with(self) -> Programme:
        return self.programme

    @property
    def publication(self) -> str:
        return self.programme.publication

    @property
    def until_text(self) -> str:
        return date_text(self.until_on, self.until_precision)
