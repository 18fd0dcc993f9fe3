"""What is computed from the facts, and the record of their changes: to read, not to edit."""

from functools import partial

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core import clock
from core.admin.facts import ReadOnlyAdmin
from core.records.models import Change, Revision
from countries.models import Group, GroupPeriod

from ..law.joining import mark_before
from ..law.vocabulary import Missing, Status
from ..models import GeneralEntryIntoForce, StandingPeriod, StatusPeriod
from ..models.letters import LetterKind
from .autocomplete import Searched, of_pair, of_state, of_treaty, treaty_label
from .filters import WorkFilter
from .letters import letter_address


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
        "lapse",
    ]
    list_select_related = ["treaty", "state"]
    list_filter = [WorkFilter, "status"]
    search_fields = ["treaty__search_text"]
    search_help_text = _("Treaty and State by number, code or name in any language")
    ordering = ["starts_on", "id"]
    found = staticmethod(of_pair)

    @admin.display(description=_("before a lapse"))
    def lapse(self, period):
        """Show how near the lapse of an invitation is, with the way to the letter."""
        mark = mark_before(period.starts_on, clock.today()) if is_lapse(period) else None
        if mark is None:
            return ""
        text = within(mark)
        address = letter_address(LetterKind.RENEWAL, period.treaty.code, period.state.code)
        return format_html('<a href="{}">{}</a>', address, text)


def within(months: int) -> str:
    return ngettext(
        "Within %(count)s month: write the letter",
        "Within %(count)s months: write the letter",
        months,
    ) % {"count": months}


def is_lapse(period: StatusPeriod) -> bool:
    """Whether a period begins with the lapse of an invitation, recorded or expected."""
    return period.status == Status.INVITATION_LAPSED or period.missing == Missing.EXPIRES_ON


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
