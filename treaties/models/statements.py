"""What States declared about a treaty, and what the treaty says about such statements."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.records.publication import Publication, Published
from countries.addresses import no_other_address
from countries.models import State
from countries.names import Named

from .acts import ANSWERABLE, Act
from .choices import (
    ANSWERING_NATURES,
    FOLLOWING_NATURES,
    LANGUAGES_OF_TEXTS,
    Confidence,
    StatementNature,
)
from .conditions import within_calendar
from .treaties import Treaty


class Statement(Published):
    """A reservation, declaration, objection or other statement of a State about a treaty."""

    published_parts = {"treaties.attachment": "statement"}
    not_authored = frozenset({"note", "checked_on", "corrects_id"})
    corrected = (
        *("treaty", "state", "nature", "articles", "text", "text_not_read", "language"),
        *("translations", "made_on", "starts_on", "withdrawn_on", "ends_on", "objects_to"),
        *("about_act", "follows", "precludes_entry_into_force", "source", "note", "checked_on"),
    )

    treaty = models.ForeignKey(
        Treaty, models.PROTECT, related_name="statements", verbose_name=_("treaty")
    )
    state = models.ForeignKey(
        State, models.PROTECT, related_name="statements", verbose_name=_("State")
    )
    nature = models.CharField(_("nature"), max_length=30, choices=StatementNature)
    articles = models.CharField(
        _("articles"), max_length=100, blank=True, help_text=_("Separated by commas: 3, 14(2).")
    )
    text = models.TextField(_("text"), blank=True)
    text_not_read = models.BooleanField(
        _("text not read"),
        default=False,
        help_text=_("That it was made is known, but not what it says; pages say so."),
    )
    language = models.CharField(
        _("language of the text"),
        max_length=8,
        default="en",
        choices=list(LANGUAGES_OF_TEXTS.items()),
    )
    translations = models.JSONField(_("translations"), default=dict, blank=True)
    made_on = models.DateField(
        _("made on"), null=True, blank=True, help_text=_("The day of its receipt or deposit.")
    )
    starts_on = models.DateField(
        _("in effect from"), null=True, blank=True, help_text=_("First day; empty if unknown.")
    )
    withdrawn_on = models.DateField(
        _("withdrawn on"),
        null=True,
        blank=True,
        help_text=_("The day on which the depositary received the withdrawal of all of it."),
    )
    ends_on = models.DateField(
        _("in effect until"),
        null=True,
        blank=True,
        help_text=_(
            "First day no longer in effect. Of a withdrawal, if empty: the day of its receipt, or "
            "as the treaty's clause says."
        ),
    )
    territories = models.ManyToManyField(
        State,
        blank=True,
        related_name="+",
        verbose_name=_("territories"),
        limit_choices_to={"kind": State.Kind.TERRITORY},
        help_text=_("To which the treaty is extended, or from which it is excluded."),
    )
    objects_to = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="objections",
        verbose_name=_("statement that it objects to"),
        help_text=_("Of an objection: the reservation or declaration of the other State."),
    )
    about_act = models.ForeignKey(
        Act,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answered_by",
        limit_choices_to=ANSWERABLE,
        verbose_name=_("accession that it answers"),
        help_text=_("Of an objection to an accession, or the acceptance of one."),
    )
    follows = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name=_("earlier statement of the same State"),
        help_text=_("Of a renewal or a partial withdrawal: what it renews or partly withdraws."),
    )
    precludes_entry_into_force = models.BooleanField(
        _("precludes entry into force between the two"), default=False
    )
    source = models.TextField(
        _("source"), blank=True, help_text=_("Everybody reads it."), validators=[no_other_address]
    )
    note = models.TextField(_("internal note"), blank=True, help_text=_("For staff alone."))
    checked_on = models.DateField(
        _("source checked on"), null=True, blank=True, help_text=_("Everybody reads it.")
    )
    corrects = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        help_text=_("The published statement whose values this draft would replace."),
        verbose_name=_("correction of"),
    )

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["treaty", "state", "made_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(nature__in=StatementNature.values),
                name="%(app_label)s_%(class)s_nature_known",
            ),
            *Published.Meta.constraints,
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="%(app_label)s_%(class)s_interval_in_order",
                violation_error_message=_("A statement cannot end before it takes effect."),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None)
                | Q(ends_on__gte=F("withdrawn_on"))
                & (Q(made_on=None) | Q(withdrawn_on__gte=F("made_on"))),
                name="%(app_label)s_%(class)s_withdrawal_in_order",
                violation_error_message=_(
                    "A withdrawal follows the statement, and ends it then or later: give the day."
                ),
            ),
            models.CheckConstraint(
                condition=within_calendar(
                    "made_on", "starts_on", "withdrawn_on", "ends_on", "checked_on"
                ),
                name="%(app_label)s_%(class)s_dates_within_calendar",
            ),
            models.CheckConstraint(
                condition=Q(language__in=sorted(LANGUAGES_OF_TEXTS)),
                name="%(app_label)s_%(class)s_language_known",
                violation_error_message=_("This is no code of a language: en, fr, ru."),
            ),
            models.CheckConstraint(
                condition=~Q(publication=Publication.PUBLISHED)
                | ~Q(text="")
                | Q(text_not_read=True)
                | Q(nature=StatementNature.RENEWAL),
                name="%(app_label)s_%(class)s_published_has_text",
                violation_error_message=_(
                    "A statement needs its text before it is published, or the mark that its text "
                    "was not read."
                ),
            ),
            models.CheckConstraint(
                condition=Q(text_not_read=False) | Q(text=""),
                name="%(app_label)s_%(class)s_unread_has_no_text",
                violation_error_message=_("A text that stands here was read: remove the mark."),
            ),
            models.CheckConstraint(
                condition=~Q(publication=Publication.PUBLISHED) | ~Q(source=""),
                name="%(app_label)s_%(class)s_published_has_source",
                violation_error_message=_("A statement needs its source before it is published."),
            ),
            models.CheckConstraint(
                condition=Q(objects_to=None) | Q(nature=StatementNature.OBJECTION),
                name="%(app_label)s_%(class)s_only_an_objection_objects",
                violation_error_message=_("Only an objection objects to a statement."),
            ),
            models.CheckConstraint(
                condition=Q(about_act=None) | Q(nature__in=ANSWERING_NATURES),
                name="%(app_label)s_%(class)s_only_answers_concern_an_act",
                violation_error_message=_("Only an objection or acceptance answers an accession."),
            ),
            models.CheckConstraint(
                condition=~Q(nature=StatementNature.ACCEPTANCE) | Q(about_act__isnull=False),
                name="%(app_label)s_%(class)s_acceptance_is_of_an_act",
                violation_error_message=_("An acceptance names the accession that it accepts."),
            ),
            # A synchronisation may bring one as a draft: its text alone says what it objects to.
            models.CheckConstraint(
                condition=~Q(nature=StatementNature.OBJECTION)
                | Q(publication=Publication.DRAFT)
                | Q(objects_to__isnull=False)
                | Q(about_act__isnull=False),
                name="%(app_label)s_%(class)s_objection_has_target",
                violation_error_message=_(
                    "An objection names the statement or the accession that it objects to."
                ),
            ),
            models.CheckConstraint(
                condition=Q(objects_to=None) | Q(about_act=None),
                name="%(app_label)s_%(class)s_objection_has_one_target",
                violation_error_message=_("An objection is to a statement or to an accession."),
            ),
            models.CheckConstraint(
                condition=Q(precludes_entry_into_force=False) | Q(nature=StatementNature.OBJECTION),
                name="%(app_label)s_%(class)s_only_an_objection_precludes",
                violation_error_message=_("Only an objection precludes the entry into force."),
            ),
            models.CheckConstraint(
                condition=Q(nature__in=FOLLOWING_NATURES, follows__isnull=False)
                | ~Q(nature__in=FOLLOWING_NATURES) & Q(follows=None),
                name="%(app_label)s_%(class)s_what_follows_names_the_earlier",
                violation_error_message=_(
                    "A renewal or a partial withdrawal, and nothing else, names the earlier "
                    "statement that it is about."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(nature=StatementNature.RENEWAL) | Q(made_on__isnull=False),
                name="%(app_label)s_%(class)s_renewal_has_day",
                violation_error_message=_("A renewal needs the day on which it was received."),
            ),
            models.CheckConstraint(
                condition=Q(corrects=None) | Q(publication=Publication.DRAFT),
                name="%(app_label)s_%(class)s_correction_is_draft",
            ),
            models.UniqueConstraint(
                fields=["corrects"],
                condition=Q(corrects__isnull=False),
                name="%(app_label)s_%(class)s_one_open_correction",
                violation_error_message=_("This statement already has an open correction."),
            ),
        ]

    def about(self) -> tuple[str, str]:
        return self.treaty.code, self.state.code

    def __str__(self):
        return f"{self.treaty.label} {self.state.code} {self.get_nature_display()}"

    def clean(self):
        """Refuse translations into what is no language."""
        unknown = sorted(self.translations.keys() - LANGUAGES_OF_TEXTS.keys())
        if unknown:
            message = _("“%(code)s” is no code of a language: en, fr, ru.")
            raise ValidationError({"translations": message % {"code": unknown[0]}})

    def reviewed_with(self) -> list[Published]:
        """A correction is read beside the published statement that it changes."""
        return [self, self.corrects] if self.corrects else [self]

    def get_absolute_url(self):
        return reverse("pair", kwargs={"code": self.state.code.lower(), "treaty": self.treaty.code})


class Validity(models.Model):
    """For how long a treaty's reservations of a kind are valid unless they are renewed."""

    treaty = models.ForeignKey(
        Treaty, models.PROTECT, related_name="validities", verbose_name=_("treaty")
    )
    nature = models.CharField(
        _("of which statements"),
        max_length=30,
        choices=[
            (nature.value, nature.label)
            for nature in (StatementNature.RESERVATION, StatementNature.DECLARATION)
        ],
        default=StatementNature.RESERVATION,
    )
    of_article = models.CharField(
        _("on article"), max_length=20, blank=True, help_text=_("Empty: on any article.")
    )
    years = models.PositiveSmallIntegerField(
        _("years"), help_text=_("From the entry into force for the State.")
    )
    notice_months = models.PositiveSmallIntegerField(
        _("notice, months before"),
        default=0,
        help_text=_("So long before the end the depositary gives notice of it."),
    )
    decision_months = models.PositiveSmallIntegerField(
        _("decision, months before"),
        default=0,
        help_text=_("So long before the end the State says whether it upholds it."),
    )
    grace_months = models.PositiveSmallIntegerField(
        _("extension, months after"),
        default=0,
        help_text=_("So long silence extends it before it lapses."),
    )
    articles = models.CharField(_("laid down in"), max_length=50, blank=True)
    basis = models.CharField(_("known from"), max_length=50, blank=True)
    confidence = models.CharField(_("confidence"), max_length=10, choices=Confidence, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("validity of reservations")
        verbose_name_plural = _("validities of reservations")
        ordering = ["treaty", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["treaty", "nature", "of_article"],
                name="%(app_label)s_%(class)s_of_an_article_once",
                violation_error_message=_("This treaty already says so of these statements."),
            ),
            models.CheckConstraint(
                condition=Q(nature__in=["reservation", "declaration"]),
                name="%(app_label)s_%(class)s_nature_known",
            ),
            models.CheckConstraint(
                condition=Q(confidence__in=["", *Confidence.values]),
                name="%(app_label)s_%(class)s_confidence_known",
            ),
            models.CheckConstraint(
                condition=Q(years__gte=1, years__lte=100),
                name="%(app_label)s_%(class)s_has_years",
                violation_error_message=_("A validity lasts from 1 to 100 years."),
            ),
            models.CheckConstraint(
                condition=Q(notice_months__lte=F("years") * 12)
                & Q(decision_months__lte=F("notice_months"))
                & Q(grace_months__lte=120),
                name="%(app_label)s_%(class)s_days_in_order",
                violation_error_message=_(
                    "The notice comes within the years, and the decision not before the notice."
                ),
            ),
        ]

    def about(self) -> tuple[str, str]:
        return self.treaty.code, ""

    def __str__(self):
        return f"{self.treaty.label}: {self.get_nature_display()} {self.of_article}".strip()


class ArticleSubject(Named):
    """What an article of a treaty is about, in a few words: the definition of "national"."""

    treaty = models.ForeignKey(
        Treaty, models.PROTECT, related_name="article_subjects", verbose_name=_("treaty")
    )
    article = models.CharField(
        _("article"), max_length=20, help_text=_("As statements name it: 3(4).")
    )
    names = models.JSONField(_("names"), help_text=_("By language; English is required."))

    class Meta:
        verbose_name = _("subject of an article")
        verbose_name_plural = _("subjects of articles")
        ordering = ["treaty", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["treaty", "article"],
                name="%(app_label)s_%(class)s_of_an_article_once",
                violation_error_message=_("This article already has its subject."),
            ),
            models.CheckConstraint(
                condition=~Q(article=""), name="%(app_label)s_%(class)s_has_article"
            ),
        ]

    def about(self) -> tuple[str, str]:
        return self.treaty.code, ""

    def __str__(self):
        return f"{self.treaty.label}: {self.article}"
