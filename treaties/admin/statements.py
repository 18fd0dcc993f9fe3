"""Statements: entered as drafts, corrected beside the published one, published after a review."""

from functools import partial

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.urls import path
from django.utils.translation import gettext_lazy

from core.admin.publishing import PublishActionForm

from ..law.finding import Severity
from ..models import Statement
from ..writing.findings import about_statement
from .attachments import AttachmentInline
from .autocomplete import Searched, of_pair, treaty_label
from .checked_form import numbered
from .corrections import CorrectedAdmin
from .filters import StateFilter, WorkFilter, WriterFilter
from .previews import by_severity
from .review import review_page
from .statement_form import StatementForm


@admin.register(Statement)
class StatementAdmin(Searched, CorrectedAdmin):
    form = StatementForm
    action_form = PublishActionForm
    list_display = [
        treaty_label,
        "state",
        "nature",
        "articles",
        "made_on",
        "ends_on",
        "publication",
        "expected",
    ]
    list_display_links = [treaty_label, "state"]
    list_select_related = ["treaty", "state"]
    list_filter = [WorkFilter, "publication", "nature", StateFilter, WriterFilter]
    search_fields = ["treaty__search_text"]
    search_help_text = gettext_lazy("Treaty and State by number, code or name in any language")
    autocomplete_fields = ["treaty", "state", "territories", "objects_to", "about_act", "follows"]
    actions = ["publish_selected"]
    inlines = [AttachmentInline]
    brought_back = Statement.corrected
    fieldsets = [
        (None, {"fields": ["treaty", "state", ("nature", "articles")]}),
        (
            gettext_lazy("Text"),
            {"fields": ["text", ("text_not_read", "language"), "translations"]},
        ),
        (
            gettext_lazy("Effect"),
            {"fields": [("made_on", "starts_on"), ("withdrawn_on", "ends_on"), "territories"]},
        ),
        (
            gettext_lazy("What it is about"),
            {"fields": [("objects_to", "precludes_entry_into_force"), "about_act", "follows"]},
        ),
        (gettext_lazy("Source"), {"fields": ["source", "checked_on", "note"]}),
    ]
    found = staticmethod(of_pair)

    @admin.action(
        description=gettext_lazy("Publish the selected statements"), permissions=["publish"]
    )
    def publish_selected(self, request, queryset):
        return self.publish_rows(request, queryset)

    def refuse_by_checks(self, row, reason):
        """Refuse errors; the reason for going back confirms the warnings."""
        territories = row.territories.all() if row.pk else ()
        errors = [
            item for item in about_statement(row, territories) if item.severity == Severity.ERROR
        ]
        if errors:
            raise ValidationError([numbered(item) for item in errors])

    def get_urls(self):
        view = self.admin_site.admin_view(partial(review_page, self))
        name = "treaties_statement_review"
        return [path("<int:pk>/review/", view, name=name), *super().get_urls()]

    def render_change_form(self, request, context, *args, **kwargs):
        form = context["adminform"].form
        context["findings"] = by_severity(form.findings, form.confirmed)
        context["correction"] = form.open_correction
        return super().render_change_form(request, context, *args, **kwargs)
