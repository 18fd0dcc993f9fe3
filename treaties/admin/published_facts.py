"""What facts have in common that are entered as a draft, looked at as readers would see, published.

Drafts are the Editors'; what is published, or was, the Publishers change: one proposes it, a second
one applies it.
"""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.admin.forms import EXTRA_FIELDS, FactForm
from core.admin.publishing import PublishActionForm, publish_selected
from core.records.publication import Publication, needs_second_person, own_words, two_persons

from ..writing.published_facts import publish
from .autocomplete import Searched, of_pair
from .filters import WorkFilter
from .proposals import ProposedAdmin


class PublishedFactForm(FactForm):
    """A fact's fields; ``preview`` are the lines that readers would see, as the form stands."""

    preview: list[dict] = []

    def __init__(self, *args, **kwargs):
        stored = kwargs.get("instance")
        self.was = stored.publication if stored is not None and stored.pk else None
        super().__init__(*args, **kwargs)
        if not self.is_bound and self.instance.pk:
            self.preview = self.as_shown(self.instance)

    def clean(self):
        cleaned = super().clean()
        was_published = self.was == Publication.PUBLISHED
        is_published = cleaned.get("publication", self.was) == Publication.PUBLISHED
        if was_published and self.row_changed() and not cleaned.get("reason"):
            self.add_error("reason", _("Say why what readers see is to be changed."))
        self.publishes = is_published and not was_published
        if self.publishes:
            self.ask_for_second_person()
        return cleaned

    def _post_clean(self):
        super()._post_clean()
        # Only now the row holds what was typed.
        if {"treaty", "state"} <= self.cleaned_data.keys():
            self.preview = self.as_shown(self.instance)

    def row_changed(self) -> bool:
        """Whether a field of the row was changed, its publication included."""
        return bool(set(self.changed_data) - set(EXTRA_FIELDS))

    def ask_for_second_person(self) -> None:
        """Refuse to publish what the same person wrote, under that rule."""
        is_written_now = self.instance.pk is None or set(self.changed_data) - {
            "publication",
            *EXTRA_FIELDS,
        }
        if two_persons() and (is_written_now or needs_second_person(self.instance, self.user)):
            self.add_error("publication", own_words())

    def as_shown(self, row) -> list[dict]:
        """Return what readers would see of a row, as label and text; a subclass says it."""
        raise NotImplementedError


class PublishedFactAdmin(Searched, ProposedAdmin):
    """Write one State's fact about one treaty, preview it, publish it alone or with others."""

    action_form = PublishActionForm
    actions = ["publish_selected"]
    list_display_links = ["treaty_label", "state"]
    list_select_related = ["treaty", "state", "changed_by"]
    list_filter = [WorkFilter, "publication"]
    search_fields = ["treaty__search_text"]
    search_help_text = gettext_lazy("Treaty and State by number, code or name in any language")
    found = staticmethod(of_pair)
    change_form_template = "admin/treaties/published_fact_form.html"

    class Media:
        js = ["admin/js/jquery.init.js", "admin/preview.js"]
        css = {"all": ["admin/accede.css"]}

    def is_public(self, stored) -> bool:
        return stored is not None and stored.publication == Publication.PUBLISHED

    @admin.display(description=gettext_lazy("treaty"), ordering="treaty__sort_key")
    def treaty_label(self, row):
        return row.treaty.label

    def treaties_of(self, row):
        stored = self.model.objects.filter(pk=row.pk).select_related("treaty").first()
        return [row.treaty, *([stored.treaty] if stored else [])]

    def write(self, request, write, form):
        row = form.instance
        if row.pk is None:
            row.entered_by = request.user
        if form.row_changed():
            row.changed_by = request.user
        super().write(request, write, form)

    def has_publish_permission(self, request) -> bool:
        return request.user.has_perm("treaties.publish_act")

    def get_readonly_fields(self, request, obj=None):
        return [] if self.has_publish_permission(request) else ["publication"]

    def has_change_permission(self, request, obj=None):
        is_draft = obj is None or obj.publication == Publication.DRAFT
        may_change = super().has_change_permission(request, obj)
        return may_change and (is_draft or self.has_publish_permission(request))

    def has_delete_permission(self, request, obj=None):
        """Allow the deletion of drafts; what readers saw is withdrawn instead."""
        is_draft = obj is None or obj.publication == Publication.DRAFT
        return is_draft and super().has_delete_permission(request, obj)

    @admin.action(description=gettext_lazy("Publish what is selected"), permissions=["publish"])
    def publish_selected(self, request, queryset):
        return publish_selected(self, request, queryset.select_related("treaty"), publish)

    def get_urls(self):
        name = f"treaties_{self.opts.model_name}_preview"
        view = self.admin_site.admin_view(self.preview_view)
        return [path("preview/", view, name=name), *super().get_urls()]

    def render_change_form(self, request, context, *args, **kwargs):
        context["preview"] = context["adminform"].form.preview
        context["preview_url"] = f"admin:treaties_{self.opts.model_name}_preview"
        return super().render_change_form(request, context, *args, **kwargs)

    def preview_view(self, request):
        """Answer what readers would see of the row in the form: a fragment, else a page."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        pk = request.POST.get("row", "")
        row = self.model.objects.filter(pk=pk).first() if pk.isdecimal() else None
        if not self.may_write(request, row):
            raise PermissionDenied
        form = self.get_form(request, row, change=row is not None)(request.POST, instance=row)
        form.is_valid()
        is_fragment = "X-Fragment" in request.headers
        template = "readers_see.html" if is_fragment else "published_fact_preview.html"
        context = {
            **self.admin_site.each_context(request),
            "title": _("Preview"),
            "preview": form.preview,
        }
        return TemplateResponse(request, f"admin/treaties/{template}", context)
