"""Documents kept with a row: uploaded with it, read by staff only, never shown in the browser."""

import hashlib

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.admin.facts import ReadOnlyAdmin

from ..models import Attachment
from ..models.acts import KeptFile
from .autocomplete import Searched, of_pair

LIMIT = 10 * 1024 * 1024


class KeptFileField(forms.FileField):
    """A file that is small enough to be kept in the database."""

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        if file and file.size > LIMIT:
            raise ValidationError(_("An attachment has at most 10 MB and is not empty."))
        return file


def keep(row: KeptFile, name: str, content_type: str | None, content: bytes) -> KeptFile:
    """Put a file into a row, with the checksum that proves it unchanged, and return the row."""
    row.name = name[:200]
    row.content_type = (content_type or "application/octet-stream")[:100]
    row.content = content
    row.size = len(content)
    row.sha256 = hashlib.sha256(content).hexdigest()
    return row


class FileForm(forms.ModelForm):
    """A file to be kept with a row."""

    file = KeptFileField(label=gettext_lazy("File"), max_length=200)

    class Meta:
        fields: list[str] = []

    def clean_file(self):
        file = self.cleaned_data["file"]
        keep(self.instance, file.name, file.content_type, file.read())
        return file


class FileInline(admin.TabularInline):
    """The documents of a row; what is there can be downloaded, but not changed."""

    extra = 0
    fields = ["file", "download", "size", "sha256"]
    readonly_fields = ["download", "size", "sha256"]

    @admin.display(description=gettext_lazy("File"))
    def file(self, kept):
        """Show nothing in the place of the field: what is kept is not chosen again."""
        return ""

    @admin.display(description=gettext_lazy("file name"))
    def download(self, file):
        return download_link(file)

    def get_queryset(self, request):
        # The content is as large as the file and is read for the download only.
        return super().get_queryset(request).defer("content")

    def has_change_permission(self, request, obj=None):
        return False


class FileAdmin(Searched, ReadOnlyAdmin):
    """The kept documents of one kind as a list, each to be saved."""

    search_fields = ["name"]
    search_help_text = gettext_lazy("Treaty and State by number, code or name in any language")
    readonly_fields = ["download"]

    @admin.display(description=gettext_lazy("file name"))
    def download(self, file):
        return download_link(file)

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content")

    def get_urls(self):
        view = self.admin_site.admin_view(self.download_view)
        name = f"treaties_{self.opts.model_name}_download"
        return [path("<int:pk>/download/", view, name=name), *super().get_urls()]

    def download_view(self, request, pk):
        """Send the file to be saved, never to be shown: it may hold anything."""
        file = get_object_or_404(self.model, pk=pk)
        if not self.has_view_permission(request, file):
            raise PermissionDenied
        response = HttpResponse(file.content, content_type="application/octet-stream")
        response["Content-Disposition"] = content_disposition_header(True, file.name)
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-store"
        return response


def download_link(file: KeptFile):
    """Return the link by which staff save a document."""
    if file.pk is None:
        return ""
    url = reverse(f"admin:treaties_{file._meta.model_name}_download", args=[file.pk])
    return format_html('<a href="{}" download>{}</a>', url, file.name)


class AttachmentForm(FileForm):
    class Meta(FileForm.Meta):
        model = Attachment


class AttachmentInline(FileInline):
    model = Attachment
    form = AttachmentForm


@admin.register(Attachment)
class AttachmentAdmin(FileAdmin):
    list_display = ["name", "fact", "size", "added_by", "added_at"]
    list_select_related = [
        *("act__treaty", "act__state", "statement__treaty", "statement__state"),
        "added_by",
    ]
    fields = [
        *("act", "statement", "download", "content_type"),
        *("size", "sha256", "added_by", "added_at"),
    ]

    @staticmethod
    def found(term: str):
        """Hold for the documents of the acts and statements that a search means."""
        return of_pair(term, prefix="act__") | of_pair(term, prefix="statement__")

    @admin.display(description=gettext_lazy("belongs to"))
    def fact(self, attachment):
        return attachment.fact
