"""What a treaty asks of a State afterwards: who watches, which reports, which national laws."""

from functools import partial

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import clock
from core.admin.by_language import TextsField
from countries.formats import day_in_words

from ..models import Monitoring, MonitoringBody, NationalLaw, Report, ReportingDuty
from .autocomplete import Searched, name_of, of_named, of_treaty
from .depositaries import SEARCHED_BY
from .proposals import ProposedAdmin
from .published_facts import PublishedFactAdmin, PublishedFactForm

ONE_LINE = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 1})}}


class MonitoringInline(admin.TabularInline):
    model = Monitoring
    extra = 0
    fk_name = "treaty"
    fields = ["body", "articles", "source", "is_unconfirmed"]
    autocomplete_fields = ["body"]
    formfield_overrides = ONE_LINE


class ReportingDutyInline(admin.TabularInline):
    model = ReportingDuty
    extra = 0
    fk_name = "treaty"
    fields = ["articles", "first_months", "every_years", "on_request", "source", "is_unconfirmed"]
    formfield_overrides = ONE_LINE


@admin.register(MonitoringBody)
class MonitoringBodyAdmin(Searched, ProposedAdmin):
    list_display = ["code", name_of, "site"]
    list_display_links = ["code", name_of]
    search_fields = ["code"]
    search_help_text = SEARCHED_BY
    fields = ["code", "names", "site"]
    found = partial(of_named, model=MonitoringBody)

    def treaties_of(self, row):
        """Return none: no status follows from who watches."""
        return []


@admin.register(ReportingDuty)
class ReportingDutyAdmin(Searched, ProposedAdmin):
    """The duties of all treaties, to be looked for; they are entered with their treaty too."""

    list_display = ["treaty", "articles", "first_months", "every_years", "on_request"]
    list_select_related = ["treaty"]
    search_fields = ["treaty__search_text"]
    search_help_text = gettext_lazy("Number, title or common name of the treaty")
    autocomplete_fields = ["treaty"]
    fields = [
        "treaty",
        "articles",
        ("first_months", "every_years"),
        "on_request",
        "source",
        "is_unconfirmed",
    ]
    found = partial(of_treaty, prefix="treaty__")

    def treaties_of(self, row):
        return [row.treaty]


class ReportForm(PublishedFactForm):
    """A report's fields; it cannot have been made on a day to come."""

    def clean_submitted_on(self):
        day = self.cleaned_data["submitted_on"]
        if day and day > clock.today():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def as_shown(self, row) -> list[dict]:
        numbers = [number for number in (row.first_number, row.last_number) if number]
        return lines(
            (_("Submitted on"), day_in_words(row.submitted_on)),
            (_("Document"), row.document),
            (_("Report number"), "–".join(str(number) for number in numbers)),
            (_("Address"), row.link),
            (_("Source"), row.source),
        )


class TitlesField(TextsField):
    """Titles in at least one language: a law need not have an English one."""

    def __init__(self, *, required=True, **kwargs):
        super().__init__(required=False, **kwargs)

    def clean(self, value):
        titles = super().clean(value)
        if not titles:
            raise forms.ValidationError(_("Give the title in at least one language."))
        return titles


class LawForm(PublishedFactForm):
    """A law's fields."""

    def as_shown(self, row) -> list[dict]:
        return lines(
            (_("Title"), row.title.text),
            (_("Number"), row.number),
            (_("Day of the law"), day_in_words(row.adopted_on)),
            (_("Address"), row.link),
            (_("Source"), row.source),
        )


def lines(*pairs: tuple[str, str]) -> list[dict]:
    """Return what there is to be shown, each text with its label."""
    return [{"label": label, "text": text} for label, text in pairs if text]


@admin.register(Report)
class ReportAdmin(PublishedFactAdmin):
    form = ReportForm
    list_display = ["treaty_label", "state", "submitted_on", "document", "publication"]
    autocomplete_fields = ["treaty", "state", "duty"]
    fields = [
        ("treaty", "state"),
        ("duty", "first_number", "last_number"),
        ("submitted_on", "document"),
        "link",
        "source",
        "publication",
    ]


@admin.register(NationalLaw)
class NationalLawAdmin(PublishedFactAdmin):
    form = LawForm
    formfield_overrides = PublishedFactAdmin.formfield_overrides | {
        models.JSONField: {"form_class": TitlesField}
    }
    list_display = ["treaty_label", "state", "title_text", "number", "adopted_on", "publication"]
    autocomplete_fields = ["treaty", "state"]
    fields = [
        ("treaty", "state"),
        "titles",
        ("number", "adopted_on"),
        "link",
        "source",
        "publication",
    ]

    @admin.display(description=gettext_lazy("title"))
    def title_text(self, law):
        return law.title.text
