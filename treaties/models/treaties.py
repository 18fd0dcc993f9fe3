"""A treaty and its final clauses."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.addresses import web
from countries.addresses import all_of_the_web, no_other_address, of_the_web, only_of_the_web
from countries.models import Organisation, State
from countries.names import Named, in_language

from ..law.groups import groups_of
from ..law.vocabulary import COUNTED_KINDS, ClauseKind, StateGroup
from .called import other_names
from .choices import (
    ACCESSION_BINDS_LABELS,
    APPLIES_TO_LABELS,
    CLAUSE_KIND_LABELS,
    EARLY_CONSENTS_LABELS,
    GROUP_LABELS,
    ROUTE_LABELS,
    TRIGGER_LABELS,
    Confidence,
    CountedFrom,
    EndKind,
    Form,
    RelationKind,
    choices,
)
from .conditions import in_order, within_calendar
from .depositaries import Depositary, Series
from .numbers import identifier, labels, search_text, sort_key, written
from .querysets import TreatyQuerySet


class Subject(Named):
    """What treaties are about, in a few words: human rights, transport and customs."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    names = models.JSONField(_("names"), help_text=_("By language; English is required."))
    position = models.PositiveSmallIntegerField(_("position"), default=100)

    class Meta:
        verbose_name = _("subject")
        verbose_name_plural = _("subjects")
        ordering = ["position", "code"]

    def get_absolute_url(self):
        return reverse("subject", kwargs={"code": self.code})


class Treaty(models.Model):
    """A treaty or protocol as its depositary lists it, and who may join it."""

    code = models.SlugField(_("identifier"), max_length=32, unique=True, editable=False)
    series = models.ForeignKey(
        Series, models.PROTECT, to_field="code", related_name="treaties", verbose_name=_("series")
    )
    number = models.CharField(
        _("number"), max_length=20, help_text=_("As the series writes it: 048A, IV-4, C029.")
    )
    labels = models.JSONField(
        editable=False, default=dict, help_text=_("Series and number in words, by language.")
    )
    sort_key = models.CharField(editable=False, max_length=80, default="")
    depositary = models.ForeignKey(
        Depositary,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="treaties",
        help_text=_("Who keeps it. If nothing is entered: the depositary of the series."),
        verbose_name=_("depositary"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="treaties",
        help_text=_("Whose members its clauses speak of. Empty: all States are alike to it."),
        verbose_name=_("organisation"),
    )
    membership_article = models.CharField(
        _("article on membership"),
        max_length=20,
        blank=True,
        help_text=_(
            "Of an organisation's constitution: the article by which its members are Parties. "
            "What follows from their memberships is loaded with the bundled data."
        ),
    )
    subjects = models.ManyToManyField(
        Subject, blank=True, related_name="treaties", verbose_name=_("subjects")
    )
    form = models.CharField(_("form"), max_length=20, choices=Form, default=Form.TREATY)
    titles = models.JSONField(_("titles"), help_text=_("By language; English is required."))
    unofficial_titles = models.JSONField(
        _("unofficial titles"),
        default=list,
        blank=True,
        help_text=_(
            "The languages whose title is a translation of ours that no speaker has confirmed: "
            "readers are told so. Take a language away once its title is confirmed."
        ),
    )
    common_names = models.JSONField(_("common names"), default=dict, blank=True)
    purposes = models.JSONField(
        _("purpose"),
        default=dict,
        blank=True,
        help_text=_("What it is for, in one plain sentence, by language."),
    )
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
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
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("replaced by"),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="protocols",
        help_text=_("The treaty that a protocol belongs to."),
        verbose_name=_("parent treaty"),
    )
    ends_with_parent = models.BooleanField(
        _("ends with the parent"),
        default=True,
        help_text=_("Whether who leaves the parent leaves this treaty too."),
    )
    invited_by = models.CharField(_("who invites"), max_length=100, blank=True)
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
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bars",
        verbose_name=_("closed to the Parties to"),
    )
    definitive_signature_possible = models.BooleanField(
        _("definitive signature possible"), default=False
    )
    accession_binds = models.CharField(
        _("an accession binds towards"),
        max_length=30,
        choices=choices(ACCESSION_BINDS_LABELS),
        blank=True,
        help_text=_("Empty: towards all Parties."),
    )
    status_url = models.URLField(
        _("the depositary's status page"),
        max_length=300,
        blank=True,
        validators=[of_the_web],
        help_text=_("Empty: as the depositary's addresses go."),
    )
    basis = models.CharField(_("known from"), max_length=50, blank=True)
    note = models.TextField(_("note"), blank=True, help_text=_("Everybody reads it."))
    un_registration_number = models.CharField(_("UN registration"), max_length=20, blank=True)
    un_registered_on = models.DateField(_("registered on"), null=True, blank=True)
    text_urls = models.JSONField(
        _("addresses of the text"), default=dict, blank=True, validators=[all_of_the_web]
    )
    report_urls = models.JSONField(
        _("addresses of the report"), default=dict, blank=True, validators=[all_of_the_web]
    )
    statements_checked_on = models.DateField(
        _("declarations checked on"),
        null=True,
        blank=True,
        help_text=_(
            "The day on which its declarations and reservations were collected as a whole. Until "
            "then that none is recorded does not mean that none was made."
        ),
    )
    search_text = models.TextField(editable=False, default="")

    objects = TreatyQuerySet.as_manager()

    class Meta:
        verbose_name = _("treaty")
        verbose_name_plural = _("treaties")
        ordering = ["sort_key", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"),
                name="%(app_label)s_%(class)s_number_of_letters_and_digits",
                violation_error_message=_(
                    "A number is made of letters, digits and hyphens between them."
                ),
            ),
            models.CheckConstraint(
                condition=Q(
                    accession_binds__in=["", *(code.value for code in ACCESSION_BINDS_LABELS)]
                ),
                name="%(app_label)s_%(class)s_accession_binds_known",
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
                condition=Q(membership_article="") | Q(organisation__isnull=False),
                name="%(app_label)s_%(class)s_members_are_of_an_organisation",
                violation_error_message=_("An article on membership needs the organisation."),
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
                    "adopted_on", "opened_on", "entered_into_force_on", "closed_on", "ended_on"
                ),
                name="%(app_label)s_%(class)s_dates_within_calendar",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, end_kind="")
                | Q(ended_on__isnull=False, end_kind__in=EndKind.values),
                name="%(app_label)s_%(class)s_end_has_kind",
                violation_error_message=_("The end of a treaty needs its day and its kind."),
            ),
            only_of_the_web("status_url"),
        ]

    def about(self) -> tuple[str, str]:
        return self.code, ""

    def __str__(self):
        return f"{self.label} {self.title.text}"

    def clean(self):
        """Refuse a number that the series does not have, and any other identifier than follows."""
        series = Series.objects.filter(code=self.series_id).first()
        if series is None or not self.number or not self.titles:
            # The fields say that they are missing.
            return
        if not re.fullmatch(series.pattern, self.number):
            message = _("%(number)s is no number of this series; one is %(example)s.")
            words = {"number": self.number, "example": series.example}
            raise ValidationError({"number": message % words})
        follows = identifier(self.series_id, self.number)
        if self.code and self.code != follows:
            message = _("The identifier follows from series and number: %(code)s.")
            raise ValidationError(message % {"code": follows})
        if Treaty.objects.filter(code=follows).exclude(pk=self.pk).exists():
            message = _("There is a treaty with this series and number already.")
            raise ValidationError({"number": message})
        self.depositary = self.depositary or series.depositary
        self.take_names(series)

    def take_names(self, series: Series) -> None:
        """Take over what follows from series, number and titles: whoever writes a treaty does."""
        self.code = identifier(series.code, self.number)
        self.labels = labels(series.spellings, series.code, self.number)
        self.sort_key = sort_key(series.position, self.number, has_chapters=bool(series.chapters))
        spellings = written(
            self.number,
            [series.code.casefold(), *series.also_called],
            self.labels.values(),
            alone=series.numbers_stand_alone,
        )
        names = [*self.titles.values(), *self.common_names.values(), *other_names(self.code)]
        self.search_text = search_text(spellings, names)

    @property
    def label(self) -> str:
        """Series and number as people write them in the reader's language: ``ETS No. 112``."""
        return in_language(self.labels).text

    @property
    def chart_checked_on(self):
        """The day on which the chart was last found complete; None if it never was."""
        check = getattr(self, "chart_check", None)
        return check.checked_on if check else None

    @property
    def title(self):
        """The title in the reader's language, else in English, with the language found."""
        return in_language(self.titles)

    @property
    def has_unofficial_title(self) -> bool:
        """Whether the title that the reader gets is a translation of ours, not yet confirmed."""
        return self.title.language in self.unofficial_titles

    @property
    def purpose(self):
        """What it is for in the reader's language, else in English, with the language found.

        The text is empty where nobody wrote one.
        """
        return in_language(self.purposes)

    @property
    def statements_collected(self) -> bool:
        """Whether somebody collected what was declared, so that none recorded means none made."""
        return self.statements_checked_on is not None

    def keepers(self) -> list[Depositary]:
        """Return the depositaries that keep it together; none if there is one alone."""
        return [*self.depositary.together.all()] if self.depositary else []

    @property
    def chapter(self) -> str:
        """The Roman numeral of its chapter, where the series has chapters; else empty."""
        first = self.number.split("-")[0]
        return first if self.series.chapters.get(first) else ""

    @property
    def chapter_name(self) -> str:
        """The name of its chapter in the reader's language; empty where it has none."""
        return in_language(self.series.chapters.get(self.chapter, {})).text

    @property
    def status_page(self) -> str:
        """The address of its page at the depositary; empty if neither of them has one."""
        usual = self.depositary.status_page if self.depositary else ""
        return web(self.status_url or usual.replace("{number}", self.number))

    def get_absolute_url(self):
        return reverse("treaty", kwargs={"code": self.code})


class Route(models.Model):
    """How the States of a group may join a treaty; to a group without a row it is not open."""

    treaty = models.ForeignKey(
        Treaty, models.PROTECT, related_name="routes", verbose_name=_("treaty")
    )
    group = models.CharField(_("group of States"), max_length=20, choices=choices(GROUP_LABELS))
    route = models.CharField(_("route"), max_length=30, choices=choices(ROUTE_LABELS))
    starts_on = models.DateField(
        _("from"), null=True, blank=True, help_text=_("If later than the opening.")
    )
    requires = models.ForeignKey(
        Treaty,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("only for Parties to"),
    )
    states = models.ManyToManyField(
        State,
        blank=True,
        related_name="+",
        verbose_name=_("the States named"),
        help_text=_("Of a group that the treaty names. While empty, nobody knows who they are."),
    )
    articles = models.CharField(_("articles"), max_length=50, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("route")
        verbose_name_plural = _("routes")
        ordering = ["treaty", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["treaty", "group"],
                name="%(app_label)s_%(class)s_of_a_group_once",
                violation_error_message=_("This treaty already has a route for this group."),
            ),
            models.CheckConstraint(
                condition=Q(group__in=[code.value for code in GROUP_LABELS]),
                name="%(app_label)s_%(class)s_group_known",
            ),
            models.CheckConstraint(
                condition=Q(route__in=[code.value for code in ROUTE_LABELS]),
                name="%(app_label)s_%(class)s_route_known",
            ),
            models.CheckConstraint(
                condition=~Q(requires=F("treaty")),
                name="%(app_label)s_%(class)s_does_not_require_itself",
                violation_error_message=_("A treaty cannot require itself."),
            ),
            models.CheckConstraint(
                condition=within_calendar("starts_on"),
                name="%(app_label)s_%(class)s_day_within_calendar",
            ),
        ]

    def about(self) -> tuple[str, str]:
        return self.treaty.code, ""

    def __str__(self):
        return f"{self.treaty.label}: {self.get_group_display()}, {self.get_route_display()}"

    @property
    def group_code(self) -> str:
        """The group as the interface names it: ``coe-member``, ``any-state``, ``named``."""
        if self.group == "named":
            return self.group
        organisation = self.treaty.organisation
        return f"{organisation.code.lower() if organisation else 'any'}-{self.group}"

    def clean(self):
        """Refuse a group that the treaty's organisation does not have."""
        refuse_group(self)


def treaty_of(row: models.Model) -> Treaty | None:
    """Return the treaty of a row, which may not be stored yet; None while none is chosen."""
    try:
        return row.treaty
    except Treaty.DoesNotExist:
        return None


def refuse_group(row: "Route | Clause") -> None:
    """Refuse the group of a route or clause that the treaty's organisation does not have.

    The treaty may be one that is being written with it.
    """
    treaty = treaty_of(row)
    if treaty is None or not row.group or row.group == StateGroup.NAMED:
        return
    own = treaty.organisation
    groups = groups_of(own.code, tells_european=own.tells_european_states) if own else groups_of("")
    if row.group in groups:
        return
    if own is None:
        message = _("A treaty without an organisation tells no members from others.")
    elif row.group == StateGroup.STATE:
        message = _("A treaty that speaks of the members of an organisation has no such group.")
    else:
        message = _("This organisation does not tell European from other States.")
    raise ValidationError({"group": message})


class Relation(models.Model):
    """How a treaty is related to an earlier one, other than as its protocol."""

    treaty = models.ForeignKey(
        Treaty, models.PROTECT, related_name="relations", verbose_name=_("treaty")
    )
    kind = models.CharField(_("kind"), max_length=30, choices=RelationKind)
    other = models.ForeignKey(
        Treaty, models.PROTECT, related_name="relations_of_later", verbose_name=_("other treaty")
    )
    articles = models.CharField(_("articles"), max_length=50, blank=True)
    source = models.TextField(_("source"), blank=True, validators=[no_other_address])

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        ordering = ["treaty", "kind", "other"]
        constraints = [
            models.UniqueConstraint(
                fields=["treaty", "kind", "other"], name="%(app_label)s_%(class)s_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=RelationKind.values),
                name="%(app_label)s_%(class)s_kind_known",
            ),
            models.CheckConstraint(
                condition=~Q(treaty=F("other")),
                name="%(app_label)s_%(class)s_not_to_itself",
                violation_error_message=_("A treaty cannot be related to itself."),
            ),
        ]

    def about(self) -> tuple[str, str]:
        return self.treaty.code, ""

    def __str__(self):
        return f"{self.treaty.label}, {self.get_kind_display()}, {self.other.label}"


class Clause(models.Model):
    """One final clause of a treaty as data: what it decides, how, and under which condition."""

    treaty = models.ForeignKey(
        Treaty, models.PROTECT, related_name="clauses", verbose_name=_("treaty")
    )
    applies_to = models.CharField(_("decides"), max_length=40, choices=choices(APPLIES_TO_LABELS))
    kind = models.CharField(_("kind"), max_length=40, choices=choices(CLAUSE_KIND_LABELS))
    n = models.PositiveSmallIntegerField(_("number of months or days"), null=True, blank=True)
    days = models.PositiveSmallIntegerField(
        _("and of days after the months"), null=True, blank=True
    )
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
    group = models.CharField(
        _("only for"),
        max_length=20,
        choices=choices(GROUP_LABELS),
        blank=True,
        help_text=_("A group of States that the clause is for; empty: for all."),
    )
    trigger = models.CharField(
        _("counted from"),
        max_length=20,
        choices=choices(TRIGGER_LABELS),
        blank=True,
        help_text=_("Empty: from the deposit, of a notice from its receipt."),
    )
    early_consents = models.CharField(
        _("consents before the general entry into force"),
        max_length=20,
        choices=choices(EARLY_CONSENTS_LABELS),
        blank=True,
        help_text=_("Empty: each by its own rule, but not before the treaty itself."),
    )
    not_before_parent = models.BooleanField(
        _("not before the parent"),
        default=False,
        help_text=_("Not in force for a State before the parent is."),
    )
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
    confidence = models.CharField(
        _("confidence"),
        max_length=10,
        choices=Confidence,
        blank=True,
        help_text=_("Probable: the text was not read, and pages say so. Empty: not established."),
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("final clause")
        verbose_name_plural = _("final clauses")
        ordering = ["treaty", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["treaty", "applies_to", "group"],
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
                condition=Q(group__in=["", *(code.value for code in GROUP_LABELS)])
                & Q(trigger__in=["", *(code.value for code in TRIGGER_LABELS)])
                & Q(early_consents__in=["", *(code.value for code in EARLY_CONSENTS_LABELS)])
                & Q(confidence__in=["", *Confidence.values]),
                name="%(app_label)s_%(class)s_words_known",
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

    def clean(self):
        """Refuse a group that the treaty's organisation does not have."""
        refuse_group(self)
