"""What is computed from the facts, and the record of their changes: to read, not to edit."""

from functools import partial

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from core.admin.facts import ReadOnlyAdmin
from core.records.models import Change, Revision
from countries.models import Group, GroupPeriod

from ..models import GeneralEntryIntoForce, StandingPeriod, StatusPeriod
from .autocomplete import Searched, of_pair, of_state, of_treaty, treaty_label
from .filters import WorkFilter


@admin.register(StatusPeriod)
class StatusPeriodAdmin(Searched, ReadOnlyAdmin):
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
    found = staticmethod(of_pair)


@admin.register(StandingPeriod)
class StandingPeriodAdmin(Searched, ReadOnlyAdmin):
    list_display = [treaty_label, "group", "status", "reason", "starts_on", "ends_on"]
    list_select_related = ["treaty", "group"]
    list_filter = ["group", "status"]
    search_fields = ["treaty__search_text"]
    found = partial(of_treaty, prefix="treaty__")


@admin.register(GeneralEntryIntoForce)
class GeneralEntryIntoForceAdmin(Searched, ReadOnlyAdmin):
    list_display = [treaty_label, "on", "computed_on", "met_on", "certain_on"]
    list_select_related = ["treaty"]
    search_fields = ["treaty__search_text"]
    found = partial(of_treaty, prefix="treaty__")


@admin.register(GroupPeriod)
class GroupPeriodAdmin(Searched, ReadOnlyAdmin):
    list_display = ["state", "group", "starts_on", "ends_on"]
    list_select_related = ["state", "group"]
    list_filter = ["group"]
    search_fields = ["state__code"]
    found = partial(of_state, field="state")


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
