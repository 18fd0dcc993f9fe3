"""Acts: entered as drafts, corrected beside the published one, published after a review."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .. import publishing
from ..choices import Publication
from ..models import Act
from .facts import FactAdmin
from .finding import of_pair


@admin.register(Act)
class ActAdmin(FactAdmin):
    list_display = [
        "treaty",
        "state",
        "kind",
        "done_text",
        "effective_on",
        "publication",
        "changed_by",
    ]
    list_display_links = ["treaty", "state"]
    list_select_related = ["treaty", "state", "changed_by"]
    list_filter = ["publication", "kind"]
    search_fields = ["treaty__search_text"]
    search_help_text = _("Treaty and State by number, code or name in any language")
    autocomplete_fields = ["treaty", "state"]
    actions = ["publish_selected"]
    fieldsets = [
        (None, {"fields": ["treaty", "state", "kind", ("done_on", "done_precision")]}),
        (_("Effect"), {"fields": ["effective_on", "difference_reason", "expires_on"]}),
        (_("Source"), {"fields": ["source", "document_reference", "checked_on"]}),
        (_("Notes"), {"fields": ["public_note", "note"]}),
    ]

    @admin.display(description=_("date"), ordering="done_on")
    def done_text(self, act):
        return act.done_text

    def get_search_results(self, request, queryset, search_term):
        return queryset.filter(of_pair(search_term)), False

    def treaties_of(self, row):
        return [row.treaty]

    def has_publish_permission(self, request):
        return request.user.has_perm("treaties.publish_act")

    @admin.action(description=_("Publish the selected acts"), permissions=["publish"])
    def publish_selected(self, request, queryset):
        published = 0
        for act in queryset.exclude(publication=Publication.PUBLISHED).select_related("treaty"):
            try:
                publishing.publish(act, by=request.user)
                published += 1
            except ValidationError as error:
                self.message_error(request, f"{act}: {' '.join(error.messages)}")
        self.message_user(
            request,
            ngettext("%(count)d act published.", "%(count)d acts published.", published)
            % {"count": published},
        )

    def write(self, request, write, form):
        act = form.instance
        act.changed_by = request.user
        if act.pk is None:
            act.entered_by = request.user
        super().write(request, write, form)
