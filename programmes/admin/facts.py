"""What all admin pages about programmes have in common: the door, and who may change what."""

from django.contrib import admin
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.admin.dates import DatesAdmin, DatesForm
from core.admin.facts import FactAdmin
from core.admin.publishing import PublishActionForm, publish_selected
from core.records.publication import Publication

from ..writing import door
from ..writing.door import ContradictionError
from ..writing.publishing import publish
from .forms import CheckedForm, NamesField


class ProgrammeFactAdmin(FactAdmin):
    """Write through the one door; rows that contradict each other are refused as a whole."""

    form = CheckedForm
    formfield_overrides = FactAdmin.formfield_overrides | {
        models.JSONField: {"form_class": NamesField}
    }

    def writing(self, rows, *, by, **reasons):
        return door.writing(by=by, **reasons)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.contradictions = getattr(request, "contradictions", [])
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show the form, or save it; what contradicts other rows shows it again, nothing saved."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except ContradictionError as error:
            request.contradictions = error.messages
            return super().changeform_view(request, object_id, form_url, extra_context)

    def delete_queryset(self, request, queryset):
        try:
            super().delete_queryset(request, queryset)
        except ContradictionError as error:
            self.message_error(request, " ".join(error.messages))

    def has_change_permission(self, request, obj=None):
        """Leave what readers see to those who publish."""
        is_public = getattr(obj, "publication", "") == Publication.PUBLISHED
        may_change = super().has_change_permission(request, obj)
        return may_change and (not is_public or self.has_publish_permission(request))

    def has_delete_permission(self, request, obj=None):
        """Allow the deletion of what readers do not see; the rest is withdrawn instead."""
        is_public = getattr(obj, "publication", "") == Publication.PUBLISHED
        return not is_public and super().has_delete_permission(request, obj)

    def has_publish_permission(self, request):
        return request.user.has_perm("programmes.publish_programme")


class PublishedAdmin(ProgrammeFactAdmin):
    """What is published for itself."""

    action_form = PublishActionForm
    actions = ["publish_selected"]

    def get_readonly_fields(self, request, obj=None):
        found = super().get_readonly_fields(request, obj)
        return found if self.has_publish_permission(request) else [*found, "publication"]

    def write(self, request, write, form):
        row = form.instance
        if row.pk is None:
            row.entered_by = request.user
        if form.changed - {"publication"} or row.pk is None:
            row.changed_by = request.user
        super().write(request, write, form)

    def save_related(self, request, form, formsets, change):
        """Refuse to publish rows that nobody else has seen yet."""
        if form.publishes and any(formset.has_changed() for formset in formsets):
            raise ContradictionError([_("Save it as a draft first, then publish it.")])
        super().save_related(request, form, formsets, change)

    @admin.action(description=gettext_lazy("Publish what is selected"), permissions=["publish"])
    def publish_selected(self, request, queryset):
        return publish_selected(self, request, queryset, publish)


class RowInline(DatesAdmin, admin.TabularInline):
    """Rows that belong to a programme or project."""

    form = DatesForm
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    extra = 0


class BelongingInline(RowInline):
    """Rows that belong to a programme as a whole, or to the project whose form it is."""

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows if self.fk_name == "project" else rows.filter(project=None)
