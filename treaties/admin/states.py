"""States, organisations and memberships."""

from functools import partial

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from core.admin.dates import DatesAdmin, DatesForm
from core.admin.forms import FactForm
from countries.models import Membership, Organisation, State

from ..models import Act, Checked
from .autocomplete import Searched, name_of, named_state, of_named, of_state
from .check_form import CheckForm
from .lines import LinesField
from .proposals import ProposedAdmin


class MembershipInline(DatesAdmin, admin.TabularInline):
    model = Membership
    form = DatesForm
    extra = 0
    fields = ["organisation", "member_from", "member_until", "source", "note"]
    autocomplete_fields = ["organisation"]


class ListCheckInline(DatesAdmin, admin.TabularInline):
    model = Checked
    form = CheckForm
    verbose_name = _("check of its list at a depositary")
    verbose_name_plural = _("checks of its lists at depositaries")
    extra = 0
    fk_name = "state"
    fields = ["depositary", "checked_on", "endings", "source"]
    autocomplete_fields = ["depositary"]


class StateForm(FactForm):
    """A State's fields; its memberships and the checks of its lists are written with it."""

    written_with = {"countries.membership": "state", "treaties.checked": "state"}


@admin.register(State)
class StateAdmin(Searched, ProposedAdmin):
    form = StateForm
    change_form_template = "admin/countries/state/change_form.html"
    list_display = ["code", name_of, "kind", "is_european"]
    list_display_links = ["code", name_of]
    list_filter = ["kind", "is_european"]
    search_fields = ["code"]
    search_help_text = _("Code or name in any language")
    autocomplete_fields = ["continued_by", "successors", "territory_of"]
    inlines = [MembershipInline, ListCheckInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "code",
                    "kind",
                    ("is_european", "counts_as_any_state"),
                    "names",
                    "official_names",
                ]
            },
        ),
        (
            _("Existence"),
            {
                "fields": [
                    ("exists_from", "exists_until"),
                    "continued_by",
                    "successors",
                    "territory_of",
                ]
            },
        ),
        (_("Depositary"), {"fields": ["depositary_labels"]}),
    ]
    found = partial(of_state, field="pk")
    meant = staticmethod(named_state)

    def render_change_form(self, request, context, *args, **kwargs):
        state = context["original"]
        if state is not None:
            acts = Act.objects.filter(state=state).select_related("treaty", "state")
            context["acts"] = acts.order_by("treaty__sort_key", "treaty", "done_on", "id")
        return super().render_change_form(request, context, *args, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "depositary_labels":
            kwargs["form_class"] = LinesField
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(Organisation)
class OrganisationAdmin(Searched, ProposedAdmin):
    list_display = ["code", "__str__"]
    search_fields = ["code"]
    search_help_text = _("Code or name in any language")
    fields = ["code", "names", "members_are_complete", "tells_european_states"]
    found = partial(of_named, model=Organisation)


@admin.register(Membership)
class MembershipAdmin(Searched, ProposedAdmin):
    list_display = ["state", "organisation", "member_from", "member_until"]
    list_select_related = ["state", "organisation"]
    list_filter = ["organisation"]
    search_fields = ["state__code"]
    search_help_text = _("Code or name of the State in any language")
    autocomplete_fields = ["state", "organisation"]
    fields = [
        "organisation",
        "state",
        ("member_from", "member_until"),
        "source",
        "note",
    ]
    found = partial(of_state, field="state")
