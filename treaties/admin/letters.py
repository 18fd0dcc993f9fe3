"""Letters about joining a treaty: saved by staff, from templates that the office can change."""

import hashlib
from functools import partial

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse, HttpResponseNotAllowed, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import clock
from core.admin.forms import FactForm
from core.admin.publishing import writer

from ..exchange.letter_templates import TYPE, BadTemplate
from ..exchange.letters import SAMPLE, NoLetter, bundled_template, letter, try_out
from ..models import Act, LetterTemplate
from ..models.letters import LETTER_LANGUAGES, MOST_BYTES, LetterKind
from ..questions.identifiers import NotFound, find_state, find_treaty
from .facts import FactAdmin

FROM_AN_ACT = {"invitation": LetterKind.RENEWAL, "request_to_accede": LetterKind.REQUEST}


class LetterTemplateForm(FactForm):
    """A template; its file is tried out before it is kept."""

    file = forms.FileField(
        label=gettext_lazy("Word file (.docx)"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Placeholders: %(names)s.")
        % {"names": ", ".join(f"{{{{ {name} }}}}" for name in SAMPLE)},
    )

    class Meta:
        model = LetterTemplate
        fields = ["kind", "language", "depositary"]

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file is None:
            if self.instance.pk is None:
                raise ValidationError(_("Choose the file of the template."))
            return None
        content = file.read(MOST_BYTES + 1)
        try:
            try_out(content)
        except BadTemplate as error:
            raise ValidationError(str(error)) from None
        self.instance.name = file.name
        self.instance.content = content
        self.instance.size = len(content)
        self.instance.sha256 = hashlib.sha256(content).hexdigest()
        return file


@admin.register(LetterTemplate)
class LetterTemplateAdmin(FactAdmin):
    form = LetterTemplateForm
    list_display = ["kind", "language", "depositary", "name", writer, "changed_at"]
    list_select_related = ["depositary", "changed_by"]
    list_filter = ["kind", "language"]
    autocomplete_fields = ["depositary"]
    fields = ["kind", "language", "depositary", "file", "download", "size", "sha256"]
    readonly_fields = ["download", "size", "sha256"]
    # The record keeps a file's checksum and not the file: an earlier one is uploaded again.
    brought_back = ["kind", "language", "depositary_id"]

    @admin.display(description=gettext_lazy("file name"))
    def download(self, template):
        if template.pk is None:
            return ""
        url = reverse("admin:treaties_lettertemplate_download", args=[template.pk])
        return format_html('<a href="{}" download>{}</a>', url, template.name)

    def write(self, request, write, form):
        form.instance.changed_by = request.user
        super().write(request, write, form)

    def get_urls(self):
        views = {
            "letter/": ("letter", self.letter_view),
            "<int:pk>/download/": ("download", self.download_view),
            "bundled/<str:kind>/<str:language>/": ("bundled", self.bundled_view),
        }
        own = [
            path(route, self.admin_site.admin_view(view), name=f"treaties_lettertemplate_{name}")
            for route, (name, view) in views.items()
        ]
        return [*own, *super().get_urls()]

    def letter_view(self, request):
        return letter_page(self, request)

    def download_view(self, request, pk):
        """Send a template to be saved."""
        template = get_object_or_404(LetterTemplate, pk=pk)
        if not self.has_view_permission(request, template):
            raise PermissionDenied
        return saved(bytes(template.content), template.name)

    def bundled_view(self, request, kind, language):
        """Send the template that comes with this site, to begin an own one with."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if kind not in LetterKind.values or language not in LETTER_LANGUAGES:
            raise Http404
        return saved(bundled_template(kind, language), f"{kind}.{language}.docx")


class LetterForm(forms.Form):
    """Which letter: its kind, the State, the treaty, the language."""

    kind = forms.ChoiceField(label=gettext_lazy("Letter"), choices=LetterKind.choices)
    state = forms.CharField(
        label=gettext_lazy("State"), max_length=4, help_text=gettext_lazy("Its code: KG.")
    )
    treaty = forms.CharField(
        label=gettext_lazy("Treaty"),
        max_length=60,
        help_text=gettext_lazy("Its number in any spelling: ETS 185."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=[*LETTER_LANGUAGES.items()]
    )

    def clean_state(self):
        return found_by(find_state, self.cleaned_data["state"])

    def clean_treaty(self):
        return found_by(find_treaty, self.cleaned_data["treaty"])


def found_by(find, text: str):
    try:
        return find(text)
    except NotFound as error:
        raise ValidationError(str(error)) from None


def letter_page(model_admin: LetterTemplateAdmin, request) -> HttpResponse:
    """Send the letter that the address asks for; else ask which, and say why there is none."""
    if request.method != "GET":
        return HttpResponseNotAllowed(["GET"])
    if not request.user.has_perm("treaties.view_act"):
        raise PermissionDenied
    is_asked = {"kind", "language"} <= request.GET.keys()
    first = {"state": settings.FOCUS_STATE} | request.GET.dict()
    form = LetterForm(request.GET) if is_asked else LetterForm(initial=first)
    if is_asked and form.is_valid():
        asked = form.cleaned_data
        try:
            return letter_file(**asked)
        except (NoLetter, BadTemplate) as error:
            form.add_error(None, str(error))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Letter about joining a treaty"),
        "opts": LetterTemplate._meta,
        "form": form,
        "bundled": bundled_links(),
    }
    status = 400 if is_asked else 200
    return TemplateResponse(
        request, "admin/treaties/lettertemplate/letter.html", context, status=status
    )


def letter_file(*, kind, treaty, state, language) -> HttpResponse:
    content = letter(kind, treaty, state, language=language, on=clock.today())
    return saved(content, f"{kind}-{state.code.lower()}-{treaty.code}.{language}.docx")


def saved(content: bytes, name: str) -> HttpResponse:
    """Return a Word file to be saved, for whoever asked and nobody after."""
    response = HttpResponse(content, content_type=TYPE)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def bundled_links() -> list[dict]:
    """Return the templates that come with this site, with the addresses to save them from."""
    address = partial(reverse, "admin:treaties_lettertemplate_bundled")
    return [
        {"label": f"{kind.label} ({name})", "address": address(args=[kind.value, language])}
        for kind in LetterKind
        for language, name in LETTER_LANGUAGES.items()
    ]


def letter_address(kind: str, treaty: str, state: str) -> str:
    """Return where a letter of a State about a treaty is made, in a language still to choose."""
    asked = QueryDict(mutable=True)
    asked.update({"kind": kind, "treaty": treaty, "state": state})
    return f"{reverse('admin:treaties_lettertemplate_letter')}?{asked.urlencode()}"


def letter_of(act: Act | None) -> str:
    """Return where the letter is made that goes with an act; empty if none does."""
    kind = FROM_AN_ACT.get(act.kind) if act and act.pk else None
    return letter_address(kind.value, act.treaty.code, act.state.code) if kind else ""
