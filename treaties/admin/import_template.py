"""The spreadsheet that acts are entered in to be imported: empty rows, an example, and notes."""

import io

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from ..exchange.imports.reading import READ_COLUMNS
from ..models.choices import ACT_KIND_LABELS
from .kinds import MEANINGS

WIDTH = 18
TEXT_WIDTH = 70
LAST_ROW = 2_001
EXAMPLE = {
    "series": "ETS",
    "number": "112",
    "state": "KG",
    "kind": "accession",
    "done_on": "2024-04-22",
    "effective_on": "2024-08-01",
    "source": "Notification JJ9343C",
}


def template() -> bytes:
    """Return the spreadsheet to fill in; its first sheet is the one that is imported."""
    book = Workbook()
    acts = add_table(book.active, "Acts")
    add_table(book.create_sheet(), "Example").append(
        [EXAMPLE.get(name, "") for name in READ_COLUMNS]
    )
    kinds = add_kinds(book.create_sheet("Kinds"))
    add_notes(book.create_sheet("Notes"))
    offer_kinds(acts, kinds)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def add_table(sheet, title: str):
    """Make a sheet a table of acts without rows. Its cells are text, so that 001 stays 001."""
    sheet.title = title
    add_header(sheet, list(READ_COLUMNS))
    for cell in sheet[1]:
        sheet.column_dimensions[cell.column_letter].width = WIDTH
        sheet.column_dimensions[cell.column_letter].number_format = "@"
    return sheet


def add_header(sheet, names: list[str]) -> None:
    sheet.append(names)
    sheet.freeze_panes = "A2"
    for cell in sheet[1]:
        cell.font = Font(bold=True)


def add_kinds(sheet) -> str:
    """List the kinds of act with their meanings; return the cells with their codes."""
    add_header(sheet, [_("Code"), _("Kind"), _("Meaning")])
    for stage in MEANINGS.values():
        for kind, meaning in stage.items():
            sheet.append([kind.value, str(ACT_KIND_LABELS[kind]), str(meaning)])
    set_widths(sheet, WIDTH * 2, WIDTH * 2, TEXT_WIDTH)
    return f"Kinds!$A$2:$A${sheet.max_row}"


def add_notes(sheet) -> None:
    """Say what belongs into each column."""
    add_header(sheet, [_("Column"), _("What to enter")])
    for name, note in notes().items():
        sheet.append([name, note])
    set_widths(sheet, WIDTH, TEXT_WIDTH * 2)


def notes() -> dict[str, str]:
    return {
        "series": _("ETS, UNTC, ILO or another series, unless it stands in the number."),
        "number": _("The number of the treaty, in any spelling. Needed."),
        "state": _("The code of the State, or its name in any language. Needed."),
        "kind": _("The code of the kind of act from the sheet Kinds. Needed."),
        "done_on": _("The date of the act: 2024-04-22, or 2024-04 or 2024 if no more is known."),
        "effective_on": _("The date on which it takes effect, if the depositary says so."),
        "expires_on": _("The last day on which an invitation is valid."),
        "notified_on": _("The day of the depositary's notice, if a clause counts from that."),
        "depositary": _("Of a treaty that several keep: the code of the one at which it was done."),
        "place": _("Where it was done."),
        "unconfirmed": _("1 if it was not read at a source; readers see it as unconfirmed."),
        "source": _("Where it is recorded. Without a source an act cannot be published."),
        "note": _("A note that readers see."),
    }


def set_widths(sheet, *widths: int) -> None:
    for letter, width in zip("ABC", widths, strict=False):
        sheet.column_dimensions[letter].width = width


def offer_kinds(sheet, cells: str) -> None:
    """Let the kind be chosen from a list, and say so where something else is typed."""
    offer = DataValidation(type="list", formula1=cells, allow_blank=True, showErrorMessage=True)
    offer.error = _("Choose a code from the sheet Kinds.")
    sheet.add_data_validation(offer)
    letter = sheet.cell(1, list(READ_COLUMNS).index("kind") + 1).column_letter
    offer.add(f"{letter}2:{letter}{LAST_ROW}")
