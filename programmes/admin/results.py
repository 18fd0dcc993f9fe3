"""Acts that are credited to programmes."""

from django.contrib import admin
from django.utils.translation import gettext_lazy

from core.admin.publishing import writer

from ..models import Result
from ..writing import door
from .facts import PublishedAdmin
from .forms import PublishedForm


@admin.register(Result)
class ResultAdmin(PublishedAdmin):
    form = PublishedForm
    list_display = ["act", "programme_slug", "publication", writer]
    list_select_related = ["act__treaty", "act__state", "programme", "changed_by"]
    list_filter = ["publication"]
    search_fields = ["programme__slug", "act__treaty__search_text"]
    search_help_text = gettext_lazy("Identifier of the programme, or number or title of the treaty")
    autocomplete_fields = ["programme", "project", "act"]
    fields = ["programme", "project", "act", "source", "note", "publication"]

    @admin.display(description=gettext_lazy("programme"), ordering="programme__slug")
    def programme_slug(self, result):
        return result.programme.slug

    def has_publish_permission(self, request):
        return request.user.has_perm("programmes.publish_result")

    def writing(self, rows, *, by, reason: str):
        return door.writing(by=by, reason=reason, treaties=[row.act.treaty for row in rows])
