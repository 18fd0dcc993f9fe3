"""Whom to write to under a treaty, and what it means in practice: facts that no status rests on."""

import re

from django.conf.locale import LANG_INFO
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.records.publication import Publication, Published
from countries.addresses import no_other_address
from countries.models import State
from countries.names import in_language

from .choices import PracticeKind
from .conditions import within_calendar
from .treaties import Treaty

TELEPHONE = r"^\+[1-9][0-9 ()./-]{4,28}[0-9]$"
E_MAIL = r"^[^@\s,;<>()]+@[^@\s,;<>()]+\.[^@\s,;<>().]+$"
LANGUAGE_CODES = r"^[a-z]{2,3}(, ?[a-z]{2,3})*$"


class Authority(Published):
    """A body of a State that others write to under a treaty: its central authority.

    A State may name several under one treaty, each for some articles or functions. It is as it was
    when it was last checked, and on every day: what it was before stands in the history.
    """

    # What a correction says anew: publishing it copies these fields over those of its row.
    corrected = (
        *("treaty", "state", "names", "articles", "functions", "address", "telephone", "email"),
        *("languages", "hours", "source", "checked_on", "note"),
    )
    not_authored = frozenset({"note", "checked_on", "corrects_id"})

    treaty = models.ForeignKey(
        Treaty, models.PROTECT, related_name="authorities", verbose_name=_("treaty")
    )
    state = models.ForeignKey(
        State, models.PROTECT, related_name="authorities", verbose_name=_("State")
    )
    names = models.JSONField(_("body"), help_text=_("Its name, by language; English is required."))
    articles = models.CharField(
        _("articles"), max_length=100, blank=True, help_text=_("Separated by commas: 5(1), 15.")
    )
    functions = models.JSONField(
        _("what it does"),
        default=dict,
        blank=True,
        help_text=_("In a few words, by language, where it does not do everything."),
    )
    address = models.TextField(_("address"), blank=True, help_text=_("As on an envelope."))
    telephone = models.CharField(
        _("telephone"), max_length=30, blank=True, help_text=_("From abroad: +996 312 000000.")
    )
    email = models.EmailField(_("e-mail"), max_length=200, blank=True)
    languages = models.CharField(
        _("languages"),
        max_length=60,
        blank=True,
        help_text=_("In which it may be written to, as codes separated by commas: ky, ru, en."),
    )
    hours = models.JSONField(
        _("hours"), default=dict, blank=True, help_text=_("When it can be reached, by language.")
    )
    source = models.TextField(
        _("source"),
        blank=True,
        help_text=_("Required before it is published. Everybody reads it."),
        validators=[no_other_address],
    )
    checked_on = models.DateField(
        _("last checked on"),
        null=True,
        blank=True,
        help_text=_("Required before it is published. Everybody reads it."),
    )
    note = models.TextField(_("internal note"), blank=True, help_text=_("For staff alone."))
    corrects = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="corrections",
        help_text=_("The published authority whose values this draft would replace."),
        verbose_name=_("correction of"),
    )

    class Meta:
        verbose_name = _("central authority")
        verbose_name_plural = _("central authorities")
        ordering = ["treaty", "state", "id"]
        indexes = [models.Index(fields=["treaty", "state", "publication"])]
        constraints = [
            *Published.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(publication=Publication.PUBLISHED)
                | ~Q(source="") & Q(checked_on__isnull=False),
                name="%(app_label)s_%(class)s_published_was_checked",
                violation_error_message=_(
                    "An authority needs its source, and the day of the last check, before it is "
                    "published."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(address="", telephone="", email=""),
                name="%(app_label)s_%(class)s_can_be_reached",
                violation_error_message=_("Give an address, a telephone number or an e-mail."),
            ),
            models.CheckConstraint(
                condition=Q(telephone="") | Q(telephone__regex=TELEPHONE),
                name="%(app_label)s_%(class)s_telephone_from_abroad",
                violation_error_message=_(
                    "A telephone number begins with + and the code of the country."
                ),
            ),
            models.CheckConstraint(
                condition=Q(email="") | Q(email__regex=E_MAIL),
                name="%(app_label)s_%(class)s_email_is_one",
                violation_error_message=_("Give one e-mail address."),
            ),
            models.CheckConstraint(
                condition=Q(languages="") | Q(languages__regex=LANGUAGE_CODES),
                name="%(app_label)s_%(class)s_languages_are_codes",
                violation_error_message=_("Languages are codes separated by commas: ky, ru, en."),
            ),
            models.CheckConstraint(
                condition=within_calendar("checked_on"),
                name="%(app_label)s_%(class)s_day_within_calendar",
            ),
            models.CheckConstraint(
                condition=Q(corrects=None) | Q(publication=Publication.DRAFT),
                name="%(app_label)s_%(class)s_correction_is_draft",
            ),
            models.UniqueConstraint(
                fields=["corrects"],
                condition=Q(corrects__isnull=False),
                name="%(app_label)s_%(class)s_one_open_correction",
                violation_error_message=_("This authority already has an open correction."),
            ),
        ]

    def about(self) -> tuple[str, str]:
        return self.treaty.code, self.state.code

    def __str__(self):
        return f"{self.treaty.label} {self.state.code} {in_language(self.names).text}"

    def clean(self):
        """Refuse codes of languages that nobody could name."""
        unknown = [code for code in self.language_codes if code not in LANG_INFO]
        if unknown:
            message = _("%(code)s is not the code of a language.") % {"code": unknown[0]}
            raise ValidationError({"languages": message})

    @property
    def language_codes(self) -> list[str]:
        """The codes of the languages in which it may be written to."""
        return re.findall(r"[^, ]+", self.languages)

    def reviewed_with(self) -> list[Published]:
        """A correction is read beside the published row that it changes."""
        return [self, self.corrects] if self.corrects else [self]

    def get_absolute_url(self):
        return reverse("pair", kwargs={"code": self.state.code.lower(), "treaty": self.treaty.code})


class Practice(models.Model):
    """What a treaty means in practice, in plain words: a condition, or whom to turn to.

    It explains the article that it names and decides nothing: the text does.
    """

    treaty = models.ForeignKey(
        Treaty, models.PROTECT, related_name="practice", verbose_name=_("treaty")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=PracticeKind)
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    articles = models.CharField(_("articles"), max_length=50)
    texts = models.JSONField(
        _("in plain words"), help_text=_("One sentence, by language; English is required.")
    )
    is_unconfirmed = models.BooleanField(
        _("not checked against the treaty's text"),
        default=False,
        help_text=_("Readers are told so until somebody has checked it."),
    )

    class Meta:
        verbose_name = _("practical condition")
        verbose_name_plural = _("practical conditions")
        ordering = ["treaty", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["treaty", "position"],
                name="%(app_label)s_%(class)s_position_once",
                violation_error_message=_("Two practical conditions have the same position."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=PracticeKind.values),
                name="%(app_label)s_%(class)s_kind_known",
            ),
            models.CheckConstraint(
                condition=~Q(articles=""),
                name="%(app_label)s_%(class)s_names_its_article",
                violation_error_message=_("A practical condition names the article it explains."),
            ),
        ]

    def about(self) -> tuple[str, str]:
        return self.treaty.code, ""

    def __str__(self):
        return f"{self.treaty.label}: {in_language(self.texts).text}"
