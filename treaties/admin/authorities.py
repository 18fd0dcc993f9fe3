"""Central authorities: entered as drafts, corrected beside the published one, reviewed, checked."""

from django.contrib import admin
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.admin.publishing import PublishActionForm, publish_selected
from core.records.models import Change
from core.records.publication import Publication
from countries.names import in_language

from ..models import Authority
from ..writing import authorities
from .authority_form import AuthorityForm
from .authority_review import review_page
from .autocomplete import Searched, of_pair, treaty_label
from .facts import FactAdmin
from .filters import WorkFilter


@admin.register(Authority)
class AuthorityAdmin(Searched, FactAdmin):
    """Central authorities: drafts of the Editors, published by the Publishers."""

    form = AuthorityForm
    action_form = PublishActionForm
    list_display = [treaty_label, "state", "name", "articles", "checked_on", "publication"]
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
        rows = queryset.select_related("treaty", "state", "corrects__treaty")
        return publish_selected(self, request, rows, authorities.publish)

    @admin.action(description=gettext_lazy("Mark as checked today"), permissions=["publish"])
    def mark_checked(self, request, queryset):
        done = authorities.mark_checked(queryset, by=request.user, on=timezone.localdate())
        text = ngettext("%(count)d authority marked.", "%(count)d authorities marked.", done)
        self.message_user(request, text % {"count": done})

    def has_publish_permission(self, request):
        return request.user.has_perm("treaties.publish_act")

    def has_delete_permission(self, request, obj=None):
        """Allow the deletion of drafts; a published authority is withdrawn instead."""
        is_draft = obj is None or obj.publication == Publication.DRAFT
        return is_draft and super().has_delete_permission(request, obj)

    def treaties_of(self, row):
        return authorities.treaties_of(row)

    def write(self, request, write, form):
        """Write a draft; of a published authority, a correction beside it."""
        row = form.instance
        if form.was == Publication.PUBLISHED:
            self.write_correction(request, write, form)
            return
        if form.is_changed() or row.pk is None:
            row.changed_by = request.user
        if row.pk is None:
            row.entered_by = request.user
        super().write(request, write, form)

    def write_correction(self, request, write, form):
        if form.is_changed():
            correction = authorities.correction_of(form.instance)
            correction.entered_by = correction.changed_by = request.user
            write.save(correction)
            request.correction = correction

    def changes_of(self, row):
        """Return an authority's changes with those of its corrections."""
        own = Q(object_id=row.pk)
        corrections = Q(before__corrects_id=row.pk) | Q(after__corrects_id=row.pk)
        found = Change.objects.filter(own | corrections, model="treaties.authority")
        return found.select_related("by").order_by("-sequence")

    def going_back(self, request, row):
        """Bring an earlier version back: of a published one as a correction to be published."""
        if row.publication == Publication.PUBLISHED:
            row = authorities.correction_of(row)
            row.entered_by = request.user
        return super().going_back(request, row)

    def response_post_save_add(self, request, obj):
        """Lead on to the review: what was entered, and who may publish it."""
        correction = getattr(request, "correction", None)
        if correction is not None:
            text = _("The correction is a draft. What is published stays until it is published.")
            self.message_user(request, text)
        target = correction or obj
        return HttpResponseRedirect(reverse("admin:treaties_authority_review", args=[target.pk]))

    def response_post_save_change(self, request, obj):
        return self.response_post_save_add(request, obj)

    def get_urls(self):
        view = self.admin_site.admin_view(self.review_view)
        name = "treaties_authority_review"
        return [path("<int:pk>/review/", view, name=name), *super().get_urls()]

    def review_view(self, request, pk):
        return review_page(self, request, pk)

    def render_change_form(self, request, context, *args, **kwargs):
        context["correction"] = context["adminform"].form.open_correction
        return super().render_change_form(request, context, *args, **kwargs)
