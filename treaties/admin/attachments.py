"""Documents kept with an act: uploaded with it, read by staff only, never shown in the browser."""

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
from .autocomplete import Searched, of_pair

LIMIT = 10 * 1024 * 1024


class KeptFileField(forms.FileField):
    """A file that is small enough to be kept in the database."""

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        if file and file.size > LIMIT:
            raise ValidationError(_("An attachment has at most 10 MB and is not empty."))
        return file


def attachment_of(
    attachment: Attachment, name: str, content_type: str | None, content: bytes
) -> Attachment:
    """Return an attachment with a file in it, and with the checksum that proves it unchanged."""
    attachment.name = name[:200]
    attachment.content_type = (content_type or "application/octet-stream")[:100]
    attachment.content = content
    attachment.size = len(content)
    attachment.sha256 = hashlib.sha256(content).hexdigest()
    return attachment


class AttachmentForm(forms.ModelForm):
    """A file to be kept with an act or a statement."""

    file = KeptFileField(label=gettext_lazy("File"), max_length=200)

    class Meta:
        model = Attachment
        fields: list[str] = []

    def clean_file(self):
        file = self.cleaned_data["file"]
        attachment_of(self.instance, file.name, file.content_type, file.read())
        return file


class AttachmentInline(admin.TabularInline):
    """The documents of an act; what is there can be downloaded, but not changed."""

    model = Attachment
    form = AttachmentForm
    extra = 0
    fields = ["file", "download", "size", "sha256"]
    readonly_fields = ["download", "size", "sha256"]

    @admin.display(description=gettext_lazy("file name"))
    def download(self, attachment):
        return download_link(attachment)

    def get_queryset(self, request):
        # The content is as large as the file and is read for the download only.
        return super().get_queryset(request).defer("content")

    def has_change_permission(self, request, obj=None):
        return False


class KeptInline(AttachmentInline):
    """The documents that came with a statement: the notice that told of it."""

    def has_add_permission(self, request, obj):
        return False


@admin.register(Attachment)
class AttachmentAdmin(Searched, ReadOnlyAdmin):
    list_display = ["name", "owner", "size", "added_by", "added_at"]
    list_select_related = [
        "act__treaty",
        "act__state",
        "statement__treaty",
        "statement__state",
        "added_by",
    ]
    search_fields = ["name"]
    search_help_text = gettext_lazy("Treaty and State by number, code or name in any language")
    fields = [
        "act",
        "statement",
        "download",
        "content_type",
        "size",
        "sha256",
        "added_by",
        "added_at",
    ]
    readonly_fields = ["download"]

    @admin.display(description=gettext_lazy("file name"))
    def download(self, attachment):
        return download_link(attachment)

    @admin.display(description=gettext_lazy("kept with"))
    def owner(self, attachment):
        return attachment.act or attachment.statement

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content")

    @staticmethod
    def found(query):
        return of_pair(query, prefix="act__") | of_pair(query, prefix="statement__")

    def get_urls(self):
        view = self.admin_site.admin_view(self.download_view)
        name = "treaties_attachment_download"
        return [path("<int:pk>/download/", view, name=name), *super().get_urls()]

    def download_view(self, request, pk):
        """Send the file to be saved, never to be shown: it may hold anything."""
        attachment = get_object_or_404(Attachment, pk=pk)
        if not self.has_view_permission(request, attachment):
            raise PermissionDenied
        response = HttpResponse(attachment.content, content_type="application/octet-stream")
        response["Content-Disposition"] = content_disposition_header(True, attachment.name)
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-store"
        return response


def download_link(attachment: Attachment):
    """Return the link by which staff save a document."""
    if attachment.pk is None:
        return ""
    url = reverse("admin:treaties_attachment_download", args=[attachment.pk])
    return format_html('<a href="{}" download>{}</a>', url, attachment.name)
