"""Treaties and their final clauses."""

from functools import partial

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.urls import path
from django.utils.translation import gettext_lazy as _

from core import clock
from core.admin.by_language import TextsField
from core.admin.dates import DatesAdmin
from core.admin.forms import FactForm

from ..models import ArticleSubject, Checked, Clause, Practice, Relation, Route, Treaty, Validity
from .autocomplete import Searched, named_treaty, of_treaty, treaty_label
from .check_form import CheckForm
from .checked_form import numbered
from .clause_copies import copy_page
from .duties import MonitoringInline, ReportingDutyInline
from .filters import UnofficialTitleFilter, WorkFilter
from .proposals import ProposedAdmin
from .treaty_overview import REFERENCES, beside, findings

CLAUSE_FIELDS = [
    ("applies_to", "group"),
    ("kind", "n", "days", "trigger"),
    ("extra_day", "overflow", "counts_accessions", "not_before_parent"),
    ("threshold_total", "threshold_members", "early_consents"),
    ("threshold_of", "all_parties_to", "not_before"),
    ("barred_years", "counted_from", "every_years", "window_months"),
    ("articles", "basis", "confidence"),
    "quoted_text",
    "note",
]


class ClauseInline(admin.StackedInline):
    model = Clause
    extra = 0
    fk_name = "treaty"
    fields = CLAUSE_FIELDS
    # The form begins with what they say in words.
    classes = ["collapse"]
    formfield_overrides = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 2})}}
    autocomplete_fields = REFERENCES


class RouteInline(DatesAdmin, admin.TabularInline):
    model = Route
    extra = 0
    fk_name = "treaty"
    fields = ["group", "route", "starts_on", "requires", "states", "articles", "note"]
    autocomplete_fields = ["requires", "states"]
    formfield_overrides = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 1})}}


class CheckInline(DatesAdmin, admin.TabularInline):
    model = Checked
    form = CheckForm
    extra = 0
    max_num = 1
    fk_name = "treaty"
    fields = ["depositary", "checked_on", "endings", "source"]
    autocomplete_fields = ["depositary"]
    formfield_overrides = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 1})}}


class RelationInline(admin.TabularInline):
    model = Relation
    extra = 0
    fk_name = "treaty"
    fields = ["kind", "other", "articles", "source"]
    autocomplete_fields = ["other"]
    formfield_overrides = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 1})}}


class PracticeInline(admin.StackedInline):
    model = Practice
    extra = 0
    fields = [("kind", "position", "articles"), "texts", "is_unconfirmed"]
    classes = ["collapse"]
    formfield_overrides = {models.JSONField: {"form_class": TextsField}}


class ValidityInline(admin.StackedInline):
    model = Validity
    extra = 0
    fk_name = "treaty"
    fields = [
        ("nature", "of_article", "years"),
        ("notice_months", "decision_months", "grace_months"),
        ("articles", "basis", "confidence"),
        "note",
    ]
    classes = ["collapse"]
    formfield_overrides = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 1})}}


class ArticleSubjectInline(admin.TabularInline):
    model = ArticleSubject
    extra = 0
    fk_name = "treaty"
    fields = ["article", "names"]
    classes = ["collapse"]
    formfield_overrides = {models.JSONField: {"form_class": TextsField}}


class TreatyForm(FactForm):
    """A treaty's fields; its clauses, routes, checks and practice are written with it."""

    unofficial_titles = forms.MultipleChoiceField(
        label=_("unofficial titles"),
        choices=settings.LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=Treaty._meta.get_field("unofficial_titles").help_text,
    )

    written_with = {
        "treaties.clause": "treaty",
        "treaties.route": "treaty",
        "treaties.checked": "treaty",
        "treaties.relation": "treaty",
        "treaties.practice": "treaty",
        "treaties.monitoring": "treaty",
        "treaties.reportingduty": "treaty",
        "treaties.validity": "treaty",
        "treaties.articlesubject": "treaty",
    }

    def clean(self):
        # A corrected number gives the treaty another identifier.
        self.instance.code = ""
        return super().clean()


@admin.register(Treaty)
class TreatyAdmin(Searched, ProposedAdmin):
    form = TreatyForm
    change_form_template = "admin/treaties/treaty/change_form.html"
    # Nobody stands anywhere towards a treaty that is new.
    proposes_new = False
    list_display = ["label", "title_text", "form", "opened_on", "entered_into_force_on", "parent"]
    list_display_links = ["label", "title_text"]
    list_select_related = ["parent"]
    list_filter = [WorkFilter, "series", "form", UnofficialTitleFilter]
    search_fields = ["search_text"]
    search_help_text = _("Number, title in any language or common name")
    autocomplete_fields = [
        "depositary",
        "organisation",
        "parent",
        "replaced_by",
        "barred_for_parties_to",
    ]
    inlines = [
        *(RouteInline, ClauseInline, CheckInline, RelationInline),
        *(ValidityInline, ArticleSubjectInline, PracticeInline),
        *(MonitoringInline, ReportingDutyInline),
    ]
    filter_horizontal = ["subjects"]
    readonly_fields = ["code"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("series", "number", "form"),
                    ("code", "depositary"),
                    "titles",
                    "unofficial_titles",
                    "common_names",
                    "purposes",
                    "subjects",
                ]
            },
        ),
        (
            _("Dates"),
            {
                "fields": [
                    ("adopted_on", "opened_on"),
                    ("entered_into_force_on", "not_in_force"),
                    ("closed_on", "ended_on", "end_kind"),
                    "replaced_by",
                ]
            },
        ),
        (
            _("Who may join"),
            {
                "fields": [
                    "parent",
                    "ends_with_parent",
                    ("organisation", "membership_article"),
                    "invited_by",
                    "accession_binds",
                    "barred_for_parties_to",
                    ("definitive_signature_possible", "signatories_may_accede"),
                    "forbids_reservations",
                ]
            },
        ),
        (_("Record"), {"fields": ["statements_checked_on"]}),
        (
            _("Registration and texts"),
            {
                "classes": ["collapse"],
                "fields": [
                    ("un_registration_number", "un_registered_on"),
                    "text_urls",
                    "report_urls",
                    "status_url",
                    "basis",
                    "note",
                ],
            },
        ),
    ]

    @admin.display(description=_("number"), ordering="sort_key")
    def label(self, treaty):
        return treaty.label

    @admin.display(description=_("title"))
    def title_text(self, treaty):
        return treaty.title.text

    found = staticmethod(of_treaty)
    meant = staticmethod(named_treaty)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if hasattr(request, "proposal"):
            return
        for finding in findings(form.instance):
            self.message_user(request, numbered(finding), messages.WARNING)

    def get_urls(self):
        view = self.admin_site.admin_view(self.copy_clauses_view)
        name = "treaties_treaty_copy_clauses"
        return [path("<int:pk>/copy-clauses/", view, name=name), *super().get_urls()]

    def copy_clauses_view(self, request, pk):
        return copy_page(self, request, pk)

    def render_change_form(self, request, context, *args, **kwargs):
        treaty = context["original"]
        if treaty is not None:
            # As it is stored: a form that is refused has given its row another number.
            context |= beside(Treaty.objects.get(pk=treaty.pk), clock.today())
            context["may_copy"] = request.user.has_perm("treaties.add_clause")
        return super().render_change_form(request, context, *args, **kwargs)


@admin.register(Clause)
class ClauseAdmin(Searched, ProposedAdmin):
    list_display = [treaty_label, "applies_to", "kind", "n", "articles"]
    list_select_related = ["treaty"]
    list_filter = ["applies_to", "kind"]
    search_fields = ["treaty__search_text"]
    search_help_text = _("Number, title or common name of the treaty")
    autocomplete_fields = ["treaty", *REFERENCES]
    fields = ["treaty", *CLAUSE_FIELDS]
    found = partial(of_treaty, prefix="treaty__")
