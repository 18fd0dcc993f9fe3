"""What is computed from the facts, and the record of their changes: to read, not to edit."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from core.admin.facts import ReadOnlyAdmin
from core.records.models import Change, Revision
from countries.models import Group, GroupPeriod

from ..models import GeneralEntryIntoForce, StandingPeriod, StatusPeriod
from ..questions.states import states_named
from .autocomplete import of_pair, of_treaty, treaty_label
from .filters import WorkFilter


@admin.register(StatusPeriod)
class StatusPeriodAdmin(ReadOnlyAdmin):
    list_display = [
        treaty_label,
        "state",
        "status",
        "starts_on",
        "ends_on",
        "in_force_on",
        "in_force_on_computed",
    ]
    list_select_related = ["treaty", "state"]
    list_filter = [WorkFilter, "status"]
    search_fields = ["treaty__search_text"]
    search_help_text = _("Treaty and State by number, code or name in any language")
    ordering = ["starts_on", "id"]

    def get_search_results(self, request, queryset, search_term):
        return queryset.filter(of_pair(search_term)), False


@admin.register(StandingPeriod)
class StandingPeriodAdmin(ReadOnlyAdmin):
    list_display = [treaty_label, "group", "status", "reason", "starts_on", "ends_on"]
    list_select_related = ["treaty", "group"]
    list_filter = ["group", "status"]
    search_fields = ["treaty__search_text"]

    def get_search_results(self, request, queryset, search_term):
        for word in search_term.split():
            queryset = queryset.filter(of_treaty(word, "treaty__"))
        return queryset, False


@admin.register(GeneralEntryIntoForce)
class GeneralEntryIntoForceAdmin(ReadOnlyAdmin):
    list_display = [treaty_label, "on", "computed_on", "met_on", "certain_on"]
    list_select_related = ["treaty"]
    search_fields = ["treaty__search_text"]

    def get_search_results(self, request, queryset, search_term):
        for word in search_term.split():
            queryset = queryset.filter(of_treaty(word, "treaty__"))
        return queryset, False


@admin.register(GroupPeriod)
class GroupPeriodAdmin(ReadOnlyAdmin):
    list_display = ["state", "group", "starts_on", "ends_on"]
    list_select_related = ["state", "group"]
    list_filter = ["group"]
    search_fields = ["state__code"]

    def get_search_results(self, request, queryset, search_term):
        if search_term:
            queryset = queryset.filter(state__in=states_named(search_term))
        return queryset, False


@admin.register(Group)
class GroupAdmin(ReadOnlyAdmin):
    list_display = ["code"]


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    list_display = ["number", "sequence"]


@admin.register(Change)
class ChangeAdmin(ReadOnlyAdmin):
    list_display = [
        "sequence",
        "at",
        "by",
        "event",
        "model",
        "object_id",
        "topic",
        "actor",
        "reason",
    ]
    list_select_related = ["by"]
    list_filter = ["event", "model"]
    search_fields = ["reason"]
    ordering = ["-sequence"]
