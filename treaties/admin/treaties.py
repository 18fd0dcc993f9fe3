"""Treaties and their final clauses."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import Clause, Treaty
from ..search import search_text
from .facts import FactAdmin
from .filters import WorkFilter
from .finding import of_treaty

CLAUSE_FIELDS = [
    "applies_to",
    ("kind", "n"),
    ("extra_day", "overflow", "counts_accessions"),
    ("threshold_total", "threshold_members"),
    ("threshold_of", "all_parties_to", "not_before"),
    ("barred_years", "articles", "basis"),
    "quoted_text",
    "note",
]
REFERENCES = ["threshold_of", "all_parties_to", "not_before"]


class ClauseInline(admin.StackedInline):
    model = Clause
    extra = 0
    fk_name = "treaty"
    fields = CLAUSE_FIELDS
    autocomplete_fields = REFERENCES


@admin.register(Treaty)
class TreatyAdmin(FactAdmin):
    list_display = ["label", "title_text", "form", "opened_on", "entered_into_force_on", "parent"]
    list_display_links = ["label", "title_text"]
    list_select_related = ["parent"]
    list_filter = [WorkFilter, "series", "form"]
    search_fields = ["search_text"]
    search_help_text = _("Number, title in any language or common name")
    autocomplete_fields = ["parent", "replaced_by", "barred_for_parties_to"]
    inlines = [ClauseInline]
    fieldsets = [
        (None, {"fields": [("series", "number", "form"), "code", "titles", "common_names"]}),
        (
            _("Dates"),
            {
                "fields": [
                    ("opened_on", "entered_into_force_on"),
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
                    ("open_to_members", "open_to_european_non_members"),
                    ("open_to_other_non_members", "open_to_eu"),
                    ("non_members_from", "non_europeans_from"),
                    ("invited_by", "invited_to_sign"),
                    "barred_for_parties_to",
                    ("definitive_signature_possible", "signatories_may_accede"),
                    "forbids_reservations",
                ]
            },
        ),
        (_("Record"), {"fields": ["chart_complete_on"]}),
        (
            _("Registration and texts"),
            {
                "fields": [
                    ("un_registration_number", "un_registered_on"),
                    "text_urls",
                    "report_urls",
                ]
            },
        ),
    ]

    @admin.display(description=_("number"), ordering="number")
    def label(self, treaty):
        return treaty.label

    @admin.display(description=_("title"))
    def title_text(self, treaty):
        return treaty.title.text

    def get_search_results(self, request, queryset, search_term):
        for word in search_term.split():
            queryset = queryset.filter(of_treaty(word))
        return queryset, False

    def write(self, request, write, form):
        treaty = form.instance
        treaty.search_text = search_text(treaty.number, treaty.titles, treaty.common_names)
        super().write(request, write, form)


@admin.register(Clause)
class ClauseAdmin(FactAdmin):
    list_display = ["treaty", "applies_to", "kind", "n", "articles"]
    list_select_related = ["treaty"]
    list_filter = ["applies_to", "kind"]
    search_fields = ["treaty__search_text"]
    search_help_text = _("Number, title or common name of the treaty")
    autocomplete_fields = ["treaty", *REFERENCES]
    fields = ["treaty", *CLAUSE_FIELDS]

    def get_search_results(self, request, queryset, search_term):
        for word in search_term.split():
            queryset = queryset.filter(of_treaty(word, "treaty__"))
        return queryset, False
