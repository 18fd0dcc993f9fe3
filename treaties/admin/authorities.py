"""Central authorities: entered as drafts, corrected beside the published one, reviewed, checked."""

from functools import partial

from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy

from core.admin.publishing import PublishActionForm
from countries.names import in_language

from ..models import Authority
from .autocomplete import Searched, of_pair, treaty_label
from .corrected_form import CorrectedForm
from .corrections import CorrectedAdmin
from .filters import WorkFilter
from .review import review_page


@admin.register(Authority)
class AuthorityAdmin(Searched, CorrectedAdmin):
    """Central authorities: drafts of the Editors, published by the Publishers."""

    form = CorrectedForm
    action_form = PublishActionForm
    list_display = [
        treaty_label,
        "state",
        "name",
        "articles",
        "checked_on",
        "publication",
        "expected",
    ]
    list_display_links = [treaty_label, "state", "name"]
    list_select_related = ["treaty", "state"]
    list_filter = [WorkFilter, "publication"]
    search_fields = ["treaty__search_text"]
    search_help_text = gettext_lazy("Treaty and State by number, code or name in any language")
    autocomplete_fields = ["treaty", "state"]
    actions = ["publish_selected", "mark_checked"]
    brought_back = Authority.corrected
    fields = [
        "treaty",
        "state",
        "names",
        "articles",
        "functions",
        "address",
        ("telephone", "email"),
        "languages",
        "hours",
        "source",
        "checked_on",
        "note",
    ]
    found = staticmethod(of_pair)

    @admin.display(description=gettext_lazy("body"))
    def name(self, row):
        return in_language(row.names).text

    @admin.action(description=gettext_lazy("Publish what is selected"), permissions=["publish"])
    def publish_selected(self, request, queryset):
        return self.publish_rows(request, queryset)

    @admin.action(description=gettext_lazy("Mark as checked today"), permissions=["publish"])
    def mark_checked(self, request, queryset):
        self.mark_rows_checked(request, queryset)

    def get_urls(self):
        view = self.admin_site.admin_view(partial(review_page, self))
        name = "treaties_authority_review"
        return [path("<int:pk>/review/", view, name=name), *super().get_urls()]

    def render_change_form(self, request, context, *args, **kwargs):
        context["correction"] = context["adminform"].form.open_correction
        return super().render_change_form(request, context, *args, **kwargs)
