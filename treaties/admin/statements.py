"""Reservations, declarations and other statements."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import Statement
from .facts import FactAdmin
from .finding import of_pair


@admin.register(Statement)
class StatementAdmin(FactAdmin):
    list_display = ["treaty", "state", "nature", "articles", "made_on", "ends_on", "publication"]
    list_display_links = ["treaty", "state"]
    list_select_related = ["treaty", "state"]
    list_filter = ["publication", "nature"]
    search_fields = ["treaty__search_text"]
    search_help_text = _("Treaty and State by number, code or name in any language")
    autocomplete_fields = ["treaty", "state", "objects_to"]
    fields = [
        "treaty",
        "state",
        ("nature", "articles"),
        "text",
        "language",
        "translations",
        ("made_on", "starts_on", "ends_on"),
        ("objects_to", "precludes_entry_into_force"),
        "source",
        "publication",
    ]

    def treaties_of(self, row):
        return [row.treaty]

    def get_search_results(self, request, queryset, search_term):
        return queryset.filter(of_pair(search_term)), False
