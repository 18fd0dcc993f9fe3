"""Acts out of the admin as files, which the import reads again."""

from django.contrib import admin
from django.http import HttpResponse
from django.utils.translation import gettext_lazy

from core import clock
from core.http import rendering

from ..exchange.exports import act_cells
from ..exchange.imports.reading import COLUMNS


@admin.action(description=gettext_lazy("Export the selected acts as CSV"), permissions=["view"])
def export_csv(model_admin, request, queryset) -> HttpResponse:
    return file_of(request, queryset, "csv")


@admin.action(description=gettext_lazy("Export the selected acts as XLSX"), permissions=["view"])
def export_xlsx(model_admin, request, queryset) -> HttpResponse:
    return file_of(request, queryset, "xlsx")


def file_of(request, queryset, format_: str) -> HttpResponse:
    """Answer with the acts of a list, drafts among them, in its order."""
    acts = queryset.select_related("treaty", "state", "depositary")
    rows = [dict(zip(COLUMNS, act_cells(act), strict=True)) for act in acts]
    columns = [(name,) for name in COLUMNS]
    file = rendering.File(columns, rows, request.build_absolute_uri(), clock.today(), "acts")
    return HttpResponse(
        rendering.WRITERS[format_](file),
        rendering.TYPES[format_],
        headers=rendering.attachment("acts", format_),
    )
