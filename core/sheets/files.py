"""CSV files and spreadsheets as rows of text: nothing here knows what an act is.

A file may come from anybody, so that its size is limited before it is unpacked, and a cell that
holds a formula is refused: what it would show depends on who opens it.
"""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from .cells import unguarded
from .problems import BadFileError, Place, Problem

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED_BYTES = 300 * 1024 * 1024
MAX_ROWS = 100_000
MAX_COLUMNS = 30
ZIP_SIGNATURE = b"PK\x03\x04"
DELIMITERS = ",;\t"


@dataclass(slots=True)
class Cells:
    """One row of a file: its texts in the order of the columns."""

    line: int
    texts: list[str]
    problems: list[Problem]


@dataclass(slots=True)
class Sheet:
    """A header and the rows below it that are not empty."""

    header: list[str]
    rows: list[Cells]
    is_spreadsheet: bool = False
    prefix: str = ""
    """What stands before a place in this file where several files are read."""

    def place(self, line: int, column: str = "") -> Place:
        """Return the place of a row or of one of its cells."""
        letter = ""
        if self.is_spreadsheet and column in self.header:
            letter = get_column_letter(self.header.index(column) + 1)
        return Place(line, column, letter)


def read_file(content: bytes) -> Sheet:
    """Return the rows of a CSV file or of the first sheet of a spreadsheet.

    Which of the two it is, the content tells, whatever the name of the file. BadFileError says why
    it is neither.
    """
    if len(content) > MAX_BYTES:
        raise BadFileError(
            [], _("The file has more than %(limit)s MB.") % {"limit": MAX_BYTES >> 20}
        )
    if content.startswith(ZIP_SIGNATURE):
        return read_spreadsheet(content)
    return read_csv(content)


def read_csv(content: bytes) -> Sheet:
    """Return the rows of a CSV file in UTF-8; commas, semicolons or tabs part its cells."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFileError(
            [],
            _("The file is not in UTF-8 (byte %(byte)s): save it as “CSV UTF-8” or as XLSX.")
            % {"byte": error.start + 1},
        ) from None
    try:
        return sheet(numbered_lines(text))
    except csv.Error as error:
        raise BadFileError([], _("The file is not CSV: %(why)s.") % {"why": error}) from None


def numbered_lines(text: str) -> Iterator[Cells]:
    """Give the cells of each line with its number; a cell may itself go over several lines."""
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    for texts in reader:
        yield Cells(start, [unguarded(cell.strip()) for cell in texts], [])
        start = reader.line_num + 1


def read_spreadsheet(content: bytes) -> Sheet:
    """Return the rows of the first sheet of an XLSX file."""
    try:
        refuse_if_huge(content)
        book = load_workbook(io.BytesIO(content), read_only=True)
        found = sheet(sheet_rows(book.worksheets[0]))
    except BadFileError:
        raise
    except Exception as error:
        # openpyxl raises whatever its own code stumbles over in a damaged file.
        raise BadFileError(
            [], _("The file is not a readable XLSX spreadsheet (%(why)s).") % {"why": error}
        ) from None
    found.is_spreadsheet = True
    return found


def refuse_if_huge(content: bytes) -> None:
    """Raise BadFileError for a spreadsheet that would fill the memory when it is unpacked."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > MAX_UNPACKED_BYTES:
        raise BadFileError([], _("The spreadsheet is too large when it is unpacked."))


def sheet_rows(worksheet) -> Iterator[Cells]:
    """Give the rows of a worksheet as text, with what its cells hold that is no value."""
    for number, cells in enumerate(worksheet.iter_rows(max_col=MAX_COLUMNS), 1):
        texts, problems = [], []
        for column, cell in enumerate(cells, 1):
            try:
                texts.append(cell_text(cell))
            except ValueError as error:
                texts.append("")
                place = Place(number, letter=get_column_letter(column))
                problems.append(Problem(place, str(error)))
        yield Cells(number, texts, problems)


def cell_text(cell) -> str:
    """Return what a cell of a spreadsheet says as a CSV file would; ValueError if nothing sure."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        raise ValueError(_("holds a formula: put its value there"))
    if cell.data_type == "e":
        raise ValueError(_("holds an error of the spreadsheet"))
    if isinstance(value, datetime):
        if value.time() != time.min:
            raise ValueError(_("holds a time of day: put the date alone"))
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return unguarded(str(value).strip())


def sheet(lines: Iterator[Cells]) -> Sheet:
    """Return the first line as the header and the others, without empty ones, as rows."""
    rows = []
    for cells in lines:
        if not any(cells.texts) and not cells.problems:
            continue
        rows.append(cells)
        if len(rows) > MAX_ROWS + 1:
            raise BadFileError(
                [], _("The file has more than %(limit)s rows.") % {"limit": MAX_ROWS}
            )
    if not rows:
        raise BadFileError([], _("The file is empty."))
    header = [name.casefold() for name in rows[0].texts]
    while header and not header[-1]:
        header.pop()
    return Sheet(header, rows[1:])
