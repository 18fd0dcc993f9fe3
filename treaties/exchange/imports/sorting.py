"""The good rows of a file apart from the others, which are handed back to be corrected."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font

from core.sheets.cells import guarded
from core.sheets.files import Sheet
from core.sheets.problems import Problem

from ...law.finding import Severity
from ...sentences.findings import sentence
from ...writing.effects import Supposition
from .acts import Import
from .reading import PROBLEM

WIDTH = 18
PROBLEM_WIDTH = 60


def good_alone(found: Import, on: date) -> Supposition:
    """Leave out of an import the rows in which a check finds an error; return what is left of it.

    What rested on such a row may be an error without it: it is left out too.
    """
    while True:
        supposed = Supposition(found.acts, on)
        if not (wrong := errors(found, supposed)):
            return supposed
        found.leave_out(wrong)


def errors(found: Import, supposed: Supposition) -> list[Problem]:
    """Return the errors that the checks find in the rows of an import."""
    return [
        Problem(row.place, sentence(finding))
        for row in found.rows
        for finding in (*supposed.findings(row.act), *row.findings)
        if finding.severity == Severity.ERROR
    ]


def rest_file(sheet: Sheet, problems: Iterable[Problem]) -> bytes:
    """Return the rows of a file that have problems as a file of the same kind.

    With the same header, and a last column that says what is wrong.
    """
    by_line: dict[int, list[str]] = defaultdict(list)
    for problem in problems:
        said = f"{problem.place.column}: " if problem.place.column else ""
        by_line[problem.place.line].append(f"{said}{problem.message}")
    kept = [place for place, name in enumerate(sheet.header) if name != PROBLEM]
    rows = [[*(sheet.titles[place] for place in kept), _("problem")]]
    for cells in sheet.rows:
        if cells.line in by_line:
            texts = [cells.texts[place] if place < len(cells.texts) else "" for place in kept]
            rows.append([guarded(text) for text in (*texts, "; ".join(by_line[cells.line]))])
    return as_spreadsheet(rows) if sheet.is_spreadsheet else as_csv(rows, sheet.delimiter)


def as_csv(rows: list[list[str]], delimiter: str) -> bytes:
    """Return rows as a file that spreadsheets open with its letters right, whatever they are."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue().encode("utf-8-sig")


def as_spreadsheet(rows: list[list[str]]) -> bytes:
    """Return rows as a spreadsheet whose cells are text, so that 001 stays 001."""
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = WIDTH
    for row in sheet.iter_rows():
        for cell in row:
            cell.number_format = "@"
    sheet.column_dimensions[sheet[1][-1].column_letter].width = PROBLEM_WIDTH
    sheet.freeze_panes = "A2"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
