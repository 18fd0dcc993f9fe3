"""CSV files and spreadsheets as rows of text: nothing here knows what an act is.

A file may come from anybody, so that its size is limited before it is unpacked, and a cell that
holds a formula is refused: what it would show depends on who opens it.
"""

import csv
import io
import re
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
MAX_UNPACKED_BYTES = 64 * 1024 * 1024
MAX_RATIO = 100
"""How many times smaller than its content a part of a spreadsheet may be; tables are some ten."""
ANY_RATIO_BYTES = 1024 * 1024
MAX_ROWS = 100_000
"""Of a file that an operator brings in; the admin's forms allow fewer."""
MAX_COLUMNS = 30
ZIP_SIGNATURE = b"PK\x03\x04"
DELIMITERS = ",;\t"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
CYRILLIC_WORD = re.compile(r"\b[\u0400-\u04ff]{2,}\b")
MIXED_LETTERS = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")


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
    titles: list[str]
    """What stands above the columns; ``header`` has their names once those are recognised."""
    is_spreadsheet: bool = False
    encoding: str = ""
    """Of a CSV file: in which its letters were read, and what parts its cells."""
    delimiter: str = ","
    prefix: str = ""
    """What stands before a place in this file where several files are read."""

    def place(self, line: int, column: str = "") -> Place:
        """Return the place of a row or of one of its cells, by what stands above its column."""
        if column not in self.header:
            return Place(line, column)
        position = self.header.index(column)
        letter = get_column_letter(position + 1) if self.is_spreadsheet else ""
        return Place(line, self.titles[position], letter)


def read_file(content: bytes, *, most_rows: int = MAX_ROWS) -> Sheet:
    """Return the rows of a CSV file or of the first sheet of a spreadsheet.

    Which of the two it is, the content tells, whatever the name of the file. BadFileError says why
    it is neither, or that it has more than ``most_rows`` rows below its header, empty ones counted.
    """
    if len(content) > MAX_BYTES:
        raise BadFileError(
            [], _("The file has more than %(limit)s MB.") % {"limit": MAX_BYTES >> 20}
        )
    if content.startswith(ZIP_SIGNATURE):
        return read_spreadsheet(content, most_rows)
    return read_csv(content, most_rows)


def read_csv(content: bytes, most_rows: int = MAX_ROWS) -> Sheet:
    """Return the rows of a CSV file; commas, semicolons or tabs part its cells."""
    text, encoding = decoded(content)
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    try:
        found = sheet(numbered_lines(text, delimiter), most_rows)
    except csv.Error as error:
        raise BadFileError([], _("The file is not CSV: %(why)s.") % {"why": error}) from None
    found.encoding, found.delimiter = encoding, delimiter
    return found


def decoded(content: bytes) -> tuple[str, str]:
    """Return the text of a file and its encoding: UTF-8, UTF-16, or one of Windows.

    Which of those, Cyrillic or Western, the words tell: "numйro" is of two alphabets.
    """
    encoding = "utf-16" if content.startswith(UTF_16) else "utf-8"
    text = text_in("utf-8-sig" if encoding == "utf-8" else encoding, content)
    if text is not None:
        return text, encoding
    text = text_in("windows-1251", content)
    if text is not None and not is_western(text):
        return text, "windows-1251"
    text = text_in("windows-1252", content)
    if text is None or "\0" in text:
        message = _("The file is no text in UTF-8 or windows-1251: save it as “CSV UTF-8” or XLSX.")
        raise BadFileError([], message)
    return text, "windows-1252"


def text_in(encoding: str, content: bytes) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def is_western(text: str) -> bool:
    """Whether a text read as Cyrillic is rather a Western one, or none at all."""
    mixed, pure = len(MIXED_LETTERS.findall(text)), len(CYRILLIC_WORD.findall(text))
    return mixed > pure or "\0" in text


def numbered_lines(text: str, delimiter: str) -> Iterator[Cells]:
    """Give the cells of each line with its number; a cell may itself go over several lines."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    for texts in reader:
        yield Cells(start, [unguarded(cell.strip()) for cell in texts], [])
        start = reader.line_num + 1


def read_spreadsheet(content: bytes, most_rows: int = MAX_ROWS) -> Sheet:
    """Return the rows of the first sheet of an XLSX file."""
    try:
        refuse_if_huge(content)
        book = load_workbook(io.BytesIO(content), read_only=True)
        found = sheet(sheet_rows(book.worksheets[0]), most_rows)
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
    """Raise BadFileError for a spreadsheet that would hold a worker or fill the memory.

    A part that is packed a hundred times says one thing over and over: no table is like that.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
    is_bomb = any(
        part.file_size > max(ANY_RATIO_BYTES, MAX_RATIO * part.compress_size) for part in parts
    )
    if is_bomb or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
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


def sheet(lines: Iterator[Cells], most_rows: int) -> Sheet:
    """Return the first line as the header and the others, without empty ones, as rows."""
    rows = []
    for number, cells in enumerate(lines):
        if number > most_rows:
            text = _("The file has more than %(limit)s rows: divide it.") % {"limit": most_rows}
            raise BadFileError([], text)
        if any(cells.texts) or cells.problems:
            rows.append(cells)
    if not rows:
        raise BadFileError([], _("The file is empty."))
    titles = [*rows[0].texts]
    while titles and not titles[-1]:
        titles.pop()
    return Sheet([name.casefold() for name in titles], rows[1:], titles)
