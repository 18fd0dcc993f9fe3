"""Acts from a spreadsheet: uploaded, shown with all that they would change, imported as drafts."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core import clock
from core.admin.uploads import MAX_ROWS, SheetForm
from core.http.rendering import TYPES, attachment
from core.records.publication import Publication
from core.sheets.files import ZIP_SIGNATURE, Sheet
from countries.formats import day_in_words

from ..exchange.imports import (
    BadFileError,
    Import,
    good_alone,
    read_file,
    read_rows,
    rest_file,
    save_import,
)
from ..law.finding import Finding, Severity
from ..models.choices import STATUS_LABELS
from ..sentences.events import lapse_words
from ..writing.effects import Effect, Supposition
from .import_template import template
from .previews import change, finding, others

SHOWN_PROBLEMS = 200
SHOWN_OTHERS = 200
SECONDS_TO_DECIDE = 4 * 60 * 60


class UploadForm(SheetForm):
    """A file of acts."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _(
            "CSV or XLSX, with the columns of the template; their names may be in English, French "
            "or Russian."
        )


class ReasonForm(forms.Form):
    """Why the acts are imported."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        help_text=gettext_lazy("It stands in the history of each act, also for its warnings."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


class Raw:
    """Bytes as they are, where signing would make JSON of them."""

    def dumps(self, content: bytes) -> bytes:
        return content

    def loads(self, content: bytes) -> bytes:
        return content


def sealed(content: bytes, user) -> str:
    """Return a file as text that comes back unchanged, and from the same person only."""
    return signing.dumps(content, salt=salt(user), serializer=Raw, compress=True)


def opened(text: str, user) -> bytes:
    """Return a sealed file; BadSignature if it is another's, changed, or too old."""
    return signing.loads(text, salt=salt(user), serializer=Raw, max_age=SECONDS_TO_DECIDE)


def salt(user) -> str:
    return f"treaties.import.{user.pk}"


@dataclass
class DryRun:
    """What an import would do, in words; ``good`` is how many rows have no error."""

    rows: list[dict]
    others: list[dict]
    more: int
    problems: list[str]
    good: int
    encoding: str = ""

    @property
    def error_count(self) -> int:
        return sum(len(row["errors"]) for row in self.rows) + len(self.problems)

    @property
    def warning_count(self) -> int:
        return sum(len(row["warnings"]) for row in self.rows)


def opened_sheet(content: bytes) -> Sheet:
    """Return the rows of a file; BadFileError if it cannot be read, or is too large for a form."""
    sheet = read_file(content, most_rows=MAX_ROWS)
    if not sheet.rows:
        raise BadFileError([], _("The file has no rows below its header."))
    return sheet


def read(sheet: Sheet, user) -> Import:
    """Return the acts of the good rows as drafts, and what is wrong with the others."""
    return read_rows(sheet, publication=Publication.DRAFT, by=user)


def dry_run(found: Import, sheet: Sheet) -> DryRun:
    """Return what the acts would change once they are all published.

    Afterwards the import holds the rows without an error alone, as they can be imported.
    """
    problems = [str(problem) for problem in found.problems]
    supposed = Supposition(found.acts, clock.today())
    rows = [row_in_words(supposed, *row) for row in found.rows]
    supposed = good_alone(found, clock.today()) if any(row["errors"] for row in rows) else supposed
    effects = supposed.effects_on_others()
    return DryRun(
        rows,
        others(effects[:SHOWN_OTHERS]),
        len(effects) - SHOWN_OTHERS,
        problems,
        len(found.rows),
        sheet.encoding,
    )


def row_in_words(supposed: Supposition, place, act, own: list[Finding]) -> dict:
    """Return one row of a file: the act, its effect today and next, and what the checks find."""
    effect = supposed.effect(act.treaty.code, act.state.code)
    findings = [*supposed.findings(act), *own]
    by_weight = {Severity.ERROR: "errors", Severity.WARNING: "warnings"}
    row = {"place": place, "act": act, "today": change(effect)}
    row |= {"errors": [], "warnings": [], "notes": []}
    for item in findings:
        row[by_weight.get(item.severity, "notes")].append(finding(item))
    if effect.next_on:
        row["next"] = {"words": next_words(effect), "starts_on": day_in_words(effect.next_on)}
    return row


def next_words(effect: Effect) -> str:
    """Return what follows an act of itself, after its effect today."""
    change = {
        "on": effect.next_on,
        "status": effect.next_status,
        "missing": effect.next_missing,
    }
    return lapse_words(effect.after, change) or str(STATUS_LABELS[effect.next_status])


def import_page(model_admin, request) -> HttpResponse:
    """Ask for a file, show what it would change, or import it: as the form that came in asks."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    if request.method != "POST":
        return upload_page(model_admin, request, UploadForm())
    if "sealed" in request.POST:
        return save(model_admin, request)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return upload_page(model_admin, request, form)
    file = form.cleaned_data["file"]
    reason = _("Import of %(file)s") % {"file": file.name}
    reason_form = ReasonForm(initial={"reason": reason})
    return dry_run_page(model_admin, request, file.read(), reason_form)


def upload_page(model_admin, request, form, error: BadFileError | None = None) -> HttpResponse:
    """Show the form for a file, above it what was wrong with the last one."""
    problems = error.problems or [str(error)] if error else []
    context = {"form": form, "problems": problems[:SHOWN_PROBLEMS], "count": len(problems)}
    return page(model_admin, request, "import", context)


def dry_run_page(model_admin, request, content: bytes, form: ReasonForm) -> HttpResponse:
    """Show row by row what a file would change, and everything that is wrong with it."""
    try:
        sheet = opened_sheet(content)
        found = read(sheet, request.user)
    except BadFileError as error:
        return upload_page(model_admin, request, UploadForm(), error)
    shown = dry_run(found, sheet)
    context = {
        "form": form,
        "found": shown,
        "problems": shown.problems[:SHOWN_PROBLEMS],
        "sealed": sealed(content, request.user),
        "rest": sealed_rest(sheet, found, request.user),
    }
    return page(model_admin, request, "import_dry_run", context)


def sealed_rest(sheet: Sheet, found: Import, user) -> str:
    """Return the file of the rows to correct, sealed; empty if there are none."""
    return sealed(rest_file(sheet, found.problems), user) if found.problems else ""


def save(model_admin, request) -> HttpResponse:
    """Import the acts that the dry run showed, as drafts: all of them.

    While a row has an error none is imported, unless the good ones alone were asked for.
    """
    try:
        content = opened(request.POST["sealed"], request.user)
    except signing.BadSignature:
        model_admin.message_error(request, _("Please choose the file again."))
        return upload_page(model_admin, request, UploadForm())
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return dry_run_page(model_admin, request, content, form)
    try:
        sheet = opened_sheet(content)
        found = read(sheet, request.user)
        good_alone(found, clock.today())
        if found.problems and ("good" not in request.POST or not found.rows):
            return dry_run_page(model_admin, request, content, form)
        save_import(found, by=request.user, reason=form.cleaned_data["reason"])
    except BadFileError as error:
        return upload_page(model_admin, request, UploadForm(), error)
    return saved(model_admin, request, sheet, found)


def saved(model_admin, request, sheet: Sheet, found: Import) -> HttpResponse:
    """Say how many acts were imported, and hand back the other rows."""
    text = ngettext("%(count)d draft imported.", "%(count)d drafts imported.", len(found.rows))
    model_admin.message_user(request, text % {"count": len(found.rows)}, messages.SUCCESS)
    if not found.problems:
        return HttpResponseRedirect(reverse("admin:treaties_act_imports"))
    rest = sealed_rest(sheet, found, request.user)
    left = len({problem.place.line for problem in found.problems})
    return page(model_admin, request, "import_rest", {"rest": rest, "left": left})


def rest_download(model_admin, request) -> HttpResponse:
    """Answer with the rows that are to be corrected."""
    if request.method != "POST" or not model_admin.has_add_permission(request):
        raise PermissionDenied
    try:
        content = opened(request.POST.get("rest", ""), request.user)
    except signing.BadSignature:
        model_admin.message_error(request, _("Please choose the file again."))
        return upload_page(model_admin, request, UploadForm())
    format_ = "xlsx" if content.startswith(ZIP_SIGNATURE) else "csv"
    return HttpResponse(content, TYPES[format_], headers=attachment("acts-to-correct", format_))


def page(model_admin, request, name: str, context: dict) -> HttpResponse:
    common = model_admin.admin_site.each_context(request)
    context = {**common, "title": _("Import acts"), "opts": model_admin.opts, **context}
    return TemplateResponse(request, f"admin/treaties/act/{name}.html", context)


def template_file(model_admin, request) -> HttpResponse:
    """Answer with the spreadsheet to fill in."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    return HttpResponse(template(), TYPES["xlsx"], headers=attachment("acts-template", "xlsx"))
