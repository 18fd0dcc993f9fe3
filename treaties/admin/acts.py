"""Acts: entered as drafts, corrected beside the published one, published after a review."""

from functools import partial

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import clock
from core.admin.publishing import PublishActionForm, writer

from ..models import Act
from ..writing import publishing
from .act_files import export_csv, export_xlsx
from .act_form import ActForm
from .attachments import AttachmentInline
from .autocomplete import Searched, of_pair, treaty_label
from .corrections import CorrectedAdmin
from .filters import StateFilter, WorkFilter, WriterFilter
from .import_batches import batches_page, undo_page
from .imports import import_page, rest_download, template_file
from .letters import letter_of
from .notes import ActNoteInline
from .notifications import paste_page
from .previews import in_words
from .responses import responses_to
from .review import review_page


@admin.register(Act)
class ActAdmin(Searched, CorrectedAdmin):
    form = ActForm
    action_form = PublishActionForm
    list_display = [
        treaty_label,
        "state",
        "kind",
        "done_text",
        "effective_on",
        "publication",
        "expected",
        writer,
    ]
    list_display_links = [treaty_label, "state"]
    list_select_related = ["treaty", "state", "changed_by"]
    list_filter = [WorkFilter, "publication", "kind", StateFilter, WriterFilter]
    search_fields = ["treaty__search_text"]
    search_help_text = gettext_lazy("Treaty and State by number, code or name in any language")
    autocomplete_fields = ["treaty", "state"]
    actions = ["publish_selected", "mark_checked", export_csv, export_xlsx]
    inlines = [AttachmentInline, ActNoteInline]
    brought_back = Act.corrected
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "treaty",
                    "state",
                    "kind",
                    "done_on",
                    ("depositary", "place"),
                ]
            },
        ),
        (
            gettext_lazy("Effect"),
            {
                "fields": [
                    ("effective_on", "notified_on", "expires_on"),
                    "difference_reason",
                    "objections_checked_on",
                ]
            },
        ),
        (
            gettext_lazy("Source"),
            {"fields": ["source", ("document_reference", "checked_on"), "is_unconfirmed"]},
        ),
        (gettext_lazy("Notes"), {"fields": ["public_note", "note"]}),
    ]

    class Media:
        js = ["admin/js/jquery.init.js", "admin/preview.js"]
        css = {"all": ["admin/accede.css"]}

    # --- The list ---------------------------------------------------------------------------

    @admin.display(description=gettext_lazy("date"), ordering="done_on")
    def done_text(self, act):
        return act.done_text

    found = staticmethod(of_pair)

    @admin.action(description=gettext_lazy("Publish the selected acts"), permissions=["publish"])
    def publish_selected(self, request, queryset):
        return self.publish_rows(request, queryset)

    @admin.action(
        description=gettext_lazy("Mark the sources as checked today"), permissions=["change"]
    )
    def mark_checked(self, request, queryset):
        self.mark_rows_checked(request, queryset)

    def refuse_by_checks(self, row, reason):
        publishing.refuse_by_findings(row, clock.today(), reason)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in self.autocomplete_fields:
            # Six keystrokes fewer from one field to the next; nobody adds a State here.
            field.widget.can_add_related = field.widget.can_change_related = False
        return field

    # --- Pages ------------------------------------------------------------------------------

    def get_urls(self):
        views = {
            "preview/": ("preview", self.preview_view),
            "<int:pk>/review/": ("review", partial(review_page, self)),
            "notification/": ("notification", partial(paste_page, self)),
            "import/": ("import", partial(import_page, self)),
            "import/template/": ("import_template", partial(template_file, self)),
            "import/rest/": ("import_rest", partial(rest_download, self)),
            "imports/": ("imports", partial(batches_page, self)),
            "imports/<str:name>/undo/": ("undo_import", partial(undo_page, self)),
        }
        own = [
            path(route, self.admin_site.admin_view(view), name=f"treaties_act_{name}")
            for route, (name, view) in views.items()
        ]
        return [*own, *super().get_urls()]

    def render_change_form(self, request, context, *args, **kwargs):
        form = context["adminform"].form
        context["preview"] = in_words(form.preview, form.confirmed) if form.preview else None
        context["correction"] = form.open_correction
        context["responses"] = responses_to(kwargs.get("obj"))
        context["letter"] = letter_of(kwargs.get("obj"))
        return super().render_change_form(request, context, *args, **kwargs)

    def preview_view(self, request):
        """Answer what the act in the form would change: a fragment for the script, else a page."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        pk = request.POST.get("row", "")
        act = Act.objects.filter(pk=pk).first() if pk.isdecimal() else None
        if not self.may_write(request, act):
            raise PermissionDenied
        form = self.get_form(request, act, change=act is not None)(request.POST, instance=act)
        form.is_valid()
        found = in_words(form.preview, form.confirmed) if form.preview else None
        is_fragment = "X-Fragment" in request.headers
        template = (
            "admin/treaties/act/effect.html" if is_fragment else "admin/treaties/act/preview.html"
        )
        context = {**self.admin_site.each_context(request), "title": _("Preview"), "preview": found}
        return TemplateResponse(request, template, context)
