"""The admin of everything that staff may write, and of what nobody may.

A row, its related rows and its deletion are written through a door, each request as one change of
the data.
"""

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..records.publication import NotAllowed, Published, refuse_own
from ..records.versions import changes_of
from .by_language import TextsField
from .dates import DatesAdmin
from .forms import EXTRA_FIELDS, FactForm, NewerChange
from .history import history_page, restore
from .merging import merge_rows


class FactAdmin(DatesAdmin, admin.ModelAdmin):
    """Write facts through the door that a subclass opens, never over somebody else's newer change.

    A subclass names its ``fields`` or ``fieldsets``; the reason for the change and the version
    that the form was made from are added here.
    """

    form = FactForm
    formfield_overrides = {
        models.JSONField: {"form_class": TextsField},
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})},
        models.URLField: {"assume_scheme": "https"},
    }
    list_per_page = 50
    show_full_result_count = False
    # The names of the fields that an earlier version brings back; None for all.
    brought_back: list[str] | None = None

    class Media:
        css = {"all": ["admin/accede.css"]}

    def writing(self, rows, *, by, reason: str, public_reason: str = ""):
        """Open the door for some rows: a context manager that yields their writer."""
        raise NotImplementedError

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if hasattr(getattr(field, "widget", None), "can_delete_related"):
            # A slip beside a treaty's name must not offer to delete the treaty.
            field.widget.can_delete_related = False
        return field

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.user = request.user
        return form

    def get_fieldsets(self, request, obj=None):
        sets = [
            (name, {**options, "fields": [f for f in options["fields"] if f not in EXTRA_FIELDS]})
            for name, options in super().get_fieldsets(request, obj)
        ]
        if self.may_write(request, obj):
            sets.append((None, {"fields": EXTRA_FIELDS}))
        return sets

    def may_write(self, request, obj) -> bool:
        if obj is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, obj)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show the form, or save it; a newer change that came in between shows it again."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (NewerChange, NotAllowed):
            # It is committed by now, so the form sees it and says what it changed or forbids.
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """Take from the rows beside a row, as from the row, what others changed meanwhile."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if obj is not None and inline.model._meta.label_lower in self.form.written_with:
            seen = request.POST.get("seen", "")
            if "data" in kwargs and seen.isdecimal():
                kind = inline.get_formset(request, obj).form
                merged = merge_rows(kwargs["data"], kind, prefix, int(seen))
                for text in [*merged.disputed, *merged.taken]:
                    name = inline.model._meta.verbose_name
                    self.message_user(request, f"{capfirst(name)}, {text}", messages.WARNING)
        return kwargs

    def save_model(self, request, obj, form, change):
        """Leave the row to ``save_related``, which writes it with its related rows as one."""

    def save_related(self, request, form, formsets, change):
        reasons = {name: form.cleaned_data.get(name, "") for name in ("reason", "public_reason")}
        with self.writing([form.instance], by=request.user, **reasons) as write:
            form.refuse_newer()
            if form.publishes:
                refuse_own(form.instance, request.user)
            self.write_all(request, write, form, formsets)

    def write_all(self, request, write, form, formsets) -> None:
        """Write the row of a form and the rows that stand in the same form."""
        self.write(request, write, form)
        for formset in formsets:
            self.write_related(request, write, formset)

    def write(self, request, write, form) -> None:
        """Write the row of a form and what its many-to-many fields refer to."""
        write.save(form.instance)
        self.write_many(write, form)

    def write_many(self, write, form) -> None:
        """Write what the many-to-many fields of a form refer to."""
        for field in form.instance._meta.many_to_many:
            if field.name in form.cleaned_data:
                write.set(form.instance, field.name, form.cleaned_data[field.name])

    def write_related(self, request, write, formset) -> None:
        """Write the rows of a formset and what their many-to-many fields refer to."""
        for row in formset.save(commit=False):
            write.save(row)
        for row in formset.deleted_objects:
            write.delete(row)
        for form in formset.saved_forms:
            self.write_many(write, form)

    def delete_model(self, request, obj):
        self.delete_queryset(request, [obj])

    def delete_queryset(self, request, queryset):
        rows = list(queryset)
        with self.writing(rows, by=request.user, reason=_("Deleted in the admin.")) as write:
            for row in rows:
                write.delete(row)

    def history_view(self, request, object_id, extra_context=None):
        return history_page(self, request, object_id)

    def changes_of(self, row):
        """Return the changes of a row and of what its form writes with it, the last one first."""
        return changes_of(row, self.form.written_with)

    def notice_of(self, row) -> str:
        """Return what whoever looks at the history of a row has to know first."""
        return ""

    def revert(self, request, row, values: dict, reason: str) -> None:
        """Bring the values of an earlier version back, as a new change that the checks judge."""
        restore(row, values, self.brought_back)
        with self.writing([row], by=request.user, reason=reason) as write:
            # As it is now that nobody else can publish or change it.
            stored = type(row)._default_manager.get(pk=row.pk)
            if not self.may_write(request, stored):
                raise PermissionDenied
            target = self.going_back(request, stored)
            restore(target, values, self.brought_back)
            self.refuse_by_checks(target, reason)
            self.write_reverted(write, stored, target)

    def write_reverted(self, write, stored, target) -> None:
        """Write the row that got the values of an earlier version of a stored one."""
        write.save(target)

    def revert_part(self, request, row, change, reason: str) -> None:
        """Bring back what a change left of a row that is written with another one's form.

        One that was deleted since is written again.
        """
        model = apps.get_model(change.model)
        with self.writing([row], by=request.user, reason=reason) as write:
            if not self.may_write_part(request, model):
                raise PermissionDenied
            part = model._default_manager.filter(pk=change.object_id).first() or model()
            restore(part, change.after)
            write.save(part)

    def may_write_part(self, request, model) -> bool:
        """Whether a user may write a model's rows in the form of another one."""
        label = model._meta.app_label
        name = get_permission_codename("change", model._meta)
        return request.user.has_perm(f"{label}.{name}")

    def going_back(self, request, row):
        """Return the row that gets the values of an earlier version of a row."""
        if isinstance(row, Published):
            row.changed_by = request.user
        return row

    def refuse_by_checks(self, row, reason: str) -> None:
        """Raise ValidationError for what the checks refuse; its form asks them too."""

    def message_error(self, request, text: str) -> None:
        self.message_user(request, text, messages.ERROR)


class ReadOnlyAdmin(admin.ModelAdmin):
    """Show what is computed or recorded, which nobody edits."""

    list_per_page = 50
    show_full_result_count = False
    actions = None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
