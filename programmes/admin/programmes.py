"""Programmes: entered as drafts with all that belongs to them, then published."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core import clock

from ..models import Aim, Contribution, Document, Extension, Milestone, Programme, Project
from ..models.choices import ProgrammeStatus
from ..sentences import period_in_words
from ..writing.suggestions import credit, suggested_acts
from .exchange import answer_with_file, ask_for_file
from .facts import BelongingInline, PublishedAdmin, RowInline
from .forms import PublishedForm

PERIOD = [
    ("start_on", "end_on", "planned_end_on"),
    "period_note",
]
BUDGET = [("budget_amount", "budget_currency"), "budget_note"]


class ExtensionInline(RowInline):
    model = Extension
    fields = ["until_on", "decided_on", "source"]


class ContributionInline(BelongingInline):
    model = Contribution
    fk_name = "programme"
    fields = ["funder", "amount", "currency", "share", "note"]
    autocomplete_fields = ["funder"]


class AimInline(BelongingInline):
    model = Aim
    fk_name = "programme"
    fields = ["treaty", "role"]
    autocomplete_fields = ["treaty"]


class DocumentInline(BelongingInline):
    model = Document
    fk_name = "programme"
    fields = ["position", "title", "url", "note"]


class MilestoneInline(RowInline):
    model = Milestone
    fields = ["on", "until", "text", "language", "url", "source"]


class ProjectInline(RowInline):
    """The projects with links to their own pages, where they are changed."""

    model = Project
    fields = readonly_fields = ["position", "slug", "part_of"]
    show_change_link = True
    can_delete = False

    @admin.display(description=gettext_lazy("part of"))
    def part_of(self, project):
        return project.parent.slug if project.parent else ""

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("parent", "programme")

    def has_add_permission(self, request, obj=None):
        return False


class StatusFilter(admin.SimpleListFilter):
    """Where programmes stand today; those that run include the extended ones."""

    title = gettext_lazy("status today")
    parameter_name = "status"

    def lookups(self, request, model_admin):
        return ProgrammeStatus.choices

    def queryset(self, request, queryset):
        return queryset.in_status(self.value()) if self.value() else queryset


@admin.register(Programme)
class ProgrammeAdmin(PublishedAdmin):
    form = PublishedForm
    list_display = ["slug", "name_text", "kind", "period", "status_today", "publication"]
    list_display_links = ["slug", "name_text"]
    list_filter = ["publication", StatusFilter, "kind"]
    search_fields = ["slug", "names__en", "contract_number"]
    search_help_text = gettext_lazy("Identifier, English name or contract number")
    autocomplete_fields = ["framework", "predecessor", "countries", "implementers", "themes"]
    inlines = [
        ExtensionInline,
        ContributionInline,
        AimInline,
        DocumentInline,
        MilestoneInline,
        ProjectInline,
    ]
    fieldsets = [
        (None, {"fields": ["slug", "names", "kind", "publication"]}),
        (gettext_lazy("When"), {"fields": PERIOD}),
        (gettext_lazy("Where"), {"fields": ["countries", "countries_note"]}),
        (
            gettext_lazy("What and who"),
            {"fields": ["implementers", "themes", "contract_number", "stated_status"]},
        ),
        (gettext_lazy("Money"), {"fields": BUDGET}),
        (gettext_lazy("Treaties"), {"fields": ["treaties_note"]}),
        (gettext_lazy("Other programmes"), {"fields": ["predecessor", "framework"]}),
        (gettext_lazy("Notes"), {"fields": ["note"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_status(clock.today())

    @admin.display(description=gettext_lazy("name"))
    def name_text(self, programme):
        return programme.name.text

    @admin.display(description=gettext_lazy("period"), ordering="start_on")
    def period(self, programme):
        return period_in_words(programme.start_text, programme.end_text)

    @admin.display(description=gettext_lazy("status today"))
    def status_today(self, programme):
        return ProgrammeStatus(programme.status).label

    # --- Suggested results ------------------------------------------------------------------

    def get_urls(self):
        views = {
            "<int:pk>/suggestions/": ("suggestions", self.suggestions_view),
            "import/": ("import", self.import_view),
            "export/": ("export", self.export_view),
        }
        own = [
            path(route, self.admin_site.admin_view(view), name=f"programmes_programme_{name}")
            for route, (name, view) in views.items()
        ]
        return [*own, *super().get_urls()]

    def import_view(self, request):
        return ask_for_file(self, request)

    def export_view(self, request):
        return answer_with_file(self, request)

    def suggestions_view(self, request, pk):
        """Propose acts that the programme may have brought; credit the chosen ones as drafts."""
        programme = get_object_or_404(Programme, pk=pk)
        if not request.user.has_perm("programmes.add_result"):
            raise PermissionDenied
        if request.method == "POST":
            return self.credit(request, programme)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Suggested results"),
            "subtitle": str(programme),
            "opts": self.opts,
            "programme": programme,
            "acts": suggested_acts(programme),
        }
        return TemplateResponse(request, "admin/programmes/programme/suggestions.html", context)

    def credit(self, request, programme):
        chosen = [pk for pk in request.POST.getlist("act") if pk.isdecimal() and len(pk) < 19]
        acts = suggested_acts(programme).filter(pk__in=chosen)
        try:
            source = request.POST.get("source", "").strip()
            count = len(credit(programme, acts, source=source, by=request.user))
        except ValidationError as error:
            self.message_error(request, " ".join(error.messages))
            count = 0
        text = ngettext(
            "%(count)d act is a draft result now; it still has to be published.",
            "%(count)d acts are draft results now; they still have to be published.",
            count,
        )
        self.message_user(
            request, text % {"count": count}, messages.SUCCESS if count else messages.WARNING
        )
        return HttpResponseRedirect(
            reverse("admin:programmes_programme_change", args=[programme.pk])
        )
