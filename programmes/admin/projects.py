"""The projects that programmes are made of."""

from django.contrib import admin
from django.utils.translation import gettext_lazy

from ..models import Project
from ..sentences import period_in_words
from .facts import ProgrammeFactAdmin
from .forms import ProjectForm
from .programmes import BUDGET, PERIOD, AimInline, ContributionInline, DocumentInline


class ProjectContributionInline(ContributionInline):
    fk_name = "project"


class ProjectAimInline(AimInline):
    fk_name = "project"


class ProjectDocumentInline(DocumentInline):
    fk_name = "project"


@admin.register(Project)
class ProjectAdmin(ProgrammeFactAdmin):
    form = ProjectForm
    list_display = ["slug", "name_text", "programme_slug", "period"]
    list_display_links = ["slug", "name_text"]
    list_select_related = ["programme"]
    search_fields = ["slug", "names__en"]
    search_help_text = gettext_lazy("Identifier or English name")
    autocomplete_fields = ["programme", "parent", "implementers", "themes"]
    inlines = [ProjectContributionInline, ProjectAimInline, ProjectDocumentInline]
    fieldsets = [
        (None, {"fields": ["programme", "parent", "position", "slug", "names"]}),
        (gettext_lazy("When"), {"fields": PERIOD}),
        (gettext_lazy("What and who"), {"fields": ["implementers", "themes"]}),
        (gettext_lazy("Money"), {"fields": BUDGET}),
        (gettext_lazy("Treaties"), {"fields": ["treaties_note"]}),
    ]

    @admin.display(description=gettext_lazy("name"))
    def name_text(self, project):
        return project.name.text

    @admin.display(description=gettext_lazy("programme"), ordering="programme__slug")
    def programme_slug(self, project):
        return project.programme.slug

    @admin.display(description=gettext_lazy("period"), ordering="start_on")
    def period(self, project):
        return period_in_words(project.start_text, project.end_text)

    def write_related(self, request, write, formset):
        """Write the rows of the project's programme: the form shows the project alone."""
        for form in formset.forms:
            form.instance.programme = formset.instance.programme
        super().write_related(request, write, formset)
