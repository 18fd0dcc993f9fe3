"""Dated notes in the form of an act: what was noted stays as it is, and more can be added."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy

from core import clock
from core.admin.dates import DayField

from ..models import ActNote


class ActNoteForm(forms.ModelForm):
    on = DayField(label=gettext_lazy("day"), initial=clock.today)

    class Meta:
        model = ActNote
        fields = ["on", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})}


class ActNoteInline(admin.TabularInline):
    """The dated notes of an act, the oldest first: of staff alone, and no correction of it."""

    model = ActNote
    form = ActNoteForm
    fields = ["on", "text", "added_by"]
    readonly_fields = ["added_by"]
    extra = 0

    def get_queryset(self, request):
        # A note's own words need its writer's name, not its act.
        return super().get_queryset(request).select_related("added_by")

    def has_change_permission(self, request, obj=None):
        return False
