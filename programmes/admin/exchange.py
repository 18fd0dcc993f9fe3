"""Programmes out of the admin as a file, and into it."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core import clock
from core.admin.uploads import MAX_ROWS, SheetForm
from core.http import rendering
from core.sheets.files import read_file
from core.sheets.problems import BadFileError
from core.sheets.tables import BadDataError

from ..exchange.spreadsheets import COLUMNS, exported, import_programmes, read_programmes
from ..models import Programme

SHOWN_PROBLEMS = 50


class ImportForm(SheetForm):
    """A file of programmes."""

    check_only = forms.BooleanField(label=gettext_lazy("Only check the file"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _("CSV or XLSX, with the columns of the export.")


def answer_with_file(model_admin, request) -> HttpResponse:
    """Answer with all programmes as a file: ``format`` is csv or xlsx."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    format_ = "xlsx" if request.GET.get("format") == "xlsx" else "csv"
    columns = [(name,) for name in COLUMNS]
    address = request.build_absolute_uri()
    rows = exported(Programme.objects.by_start())
    file = rendering.File(columns, rows, address, clock.today(), "programmes")
    return HttpResponse(
        rendering.WRITERS[format_](file),
        rendering.TYPES[format_],
        headers=rendering.attachment("programmes", format_),
    )


def ask_for_file(model_admin, request) -> HttpResponse:
    """Show the form for a file, or import it as drafts; what is wrong is named row by row."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    form = ImportForm(request.POST or None, request.FILES or None)
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        problems = imported(model_admin, request, form)
        if not problems:
            return HttpResponseRedirect(reverse("admin:programmes_programme_changelist"))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Import programmes"),
        "opts": model_admin.opts,
        "form": form,
        "columns": COLUMNS,
        "problems": problems[:SHOWN_PROBLEMS],
        "problem_count": len(problems),
    }
    return TemplateResponse(request, "admin/programmes/programme/import.html", context)


def imported(model_admin, request, form: ImportForm) -> list[str]:
    """Check or import a file and say so; return what is wrong with it."""
    try:
        content = form.cleaned_data["file"].read()
        rows = read_programmes(read_file(content, most_rows=MAX_ROWS))
        if not form.cleaned_data["check_only"]:
            import_programmes(rows, by=request.user)
    except BadFileError as error:
        return [str(error)]
    except BadDataError as error:
        return error.problems
    except ValidationError as error:
        return error.messages
    if form.cleaned_data["check_only"]:
        text = _("The file can be imported. Rows: %(count)d") % {"count": len(rows)}
    else:
        text = ngettext(
            "%(count)d programme imported as a draft.",
            "%(count)d programmes imported as drafts.",
            len(rows),
        ) % {"count": len(rows)}
    model_admin.message_user(request, text)
    return []
