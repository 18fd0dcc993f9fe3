"""Tables with typed columns: whatever is wrong is named by line and column, or by cell.

A column that is absent counts as empty; an unknown one is an error, and so is the absence of one
whose cells may not be empty.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from core.addresses import is_another

from .. import dates
from .files import Cells, Sheet, read_file
from .problems import BadFileError, Place, Problem

SHOWN_PROBLEMS = 20
SHOWN_LENGTH = 60


class BadDataError(Exception):
    """What is wrong with the files, one line for each bad cell."""

    def __init__(self, problems: Iterable[str]):
        self.problems = list(problems)
        super().__init__(self.problems)

    def __str__(self):
        lines = self.problems[:SHOWN_PROBLEMS]
        if len(self.problems) > len(lines):
            lines.append(f"and {len(self.problems) - len(lines)} more")
        return "\n".join([*lines, f"{len(self.problems)} in all; nothing was loaded."])


class Column(NamedTuple):
    """How the cells of a column are read; ``parse`` raises ValueError for a bad one.

    ``titles`` is what people write above it, besides its name.
    """

    parse: Callable[[str], Any]
    is_required: bool = False
    titles: tuple[str, ...] = ()


@dataclass(slots=True)
class Row:
    """One row of a table: where it stands, what its good cells mean, and what is wrong with it."""

    sheet: Sheet
    line: int
    values: dict[str, Any]
    problems: list[Problem]

    def __getitem__(self, column: str):
        return self.values[column]

    def problem(self, message: str, *, column: str = "") -> str:
        """Return the sentence that names this row and perhaps one of its columns."""
        return f"{self.sheet.prefix}{Problem(self.sheet.place(self.line, column), message)}"

    def add(self, message: str, *, column: str = "") -> None:
        """Add a problem, unless its cell could not be read at all and has been named already."""
        place = self.sheet.place(self.line, column)
        if not any(str(problem.place) == str(place) for problem in self.problems):
            self.problems.append(Problem(place, message))

    def by_language(self, name: str) -> dict[str, str]:
        """Return the texts of the columns ``name_en``, ``name_fr``, ... that are not empty."""
        texts = {
            column.removeprefix(f"{name}_"): value
            for column, value in self.values.items()
            if column.startswith(f"{name}_")
        }
        return {language: text for language, text in texts.items() if text}


def read_table(
    path: Path, columns: dict[str, Column], problems: list[str], *, unread: Collection[str] = ()
) -> list[Row]:
    """Return the good rows of a file; what is wrong with it is added to the problems.

    The columns that are ``unread`` may stand in it and mean nothing.
    """
    file = shown_path(path)
    try:
        sheet = read_file(path.read_bytes())
    except FileNotFoundError:
        problems.append(f"{file}: there is no such file")
        return []
    except BadFileError as error:
        problems.append(f"{file}: {error}")
        return []
    sheet.prefix = f"{file}, "
    rows, wrong = read_sheet(sheet, columns, unread)
    problems.extend(f"{sheet.prefix}{problem}" for problem in wrong)
    return rows


def read_sheet(
    sheet: Sheet, columns: dict[str, Column], unread: Collection[str] = ()
) -> tuple[list[Row], list[Problem]]:
    """Return the good rows of a table, and what is wrong with its header or the others."""
    wrong = header_problems(sheet, columns | dict.fromkeys(unread, Column(str)))
    rows = [] if wrong else [read_row(sheet, cells, columns) for cells in sheet.rows]
    wrong += [problem for row in rows for problem in row.problems]
    return [row for row in rows if not row.problems], wrong


def recognise(sheet: Sheet, columns: dict[str, Column]) -> None:
    """Give the columns of a file their names, whatever people wrote above them."""
    names = {title: name for name, column in columns.items() for title in column.titles}
    plain = [re.sub(r"[\s_]+", " ", title.casefold()).strip(" :*") for title in sheet.titles]
    for position, title in enumerate(plain):
        if sheet.header[position] not in columns:
            sheet.header[position] = names.get(title, sheet.header[position])


def shown_path(path: Path) -> str:
    """Return the path as people know it: from the project's root if it lies there."""
    if path.is_relative_to(settings.BASE_DIR):
        return path.relative_to(settings.BASE_DIR).as_posix()
    return path.as_posix()


def header_problems(sheet: Sheet, columns: dict[str, Column]) -> list[Problem]:
    """Say which columns are unknown, named twice or missing."""
    problems = []
    for position, name in enumerate(sheet.header):
        place = sheet.place(1, name)
        if name not in columns:
            message = _("“%(name)s” is not a column of this file") % {"name": name[:SHOWN_LENGTH]}
            problems.append(Problem(place, message + suggestion(name, columns)))
        elif name in sheet.header[:position]:
            message = _("the column “%(name)s” stands twice") % {"name": name}
            problems.append(Problem(place, message))
    for name, column in columns.items():
        if column.is_required and name not in sheet.header:
            message = _("the column “%(name)s” is missing") % {"name": name}
            problems.append(Problem(Place(1), message))
    return problems


def read_row(sheet: Sheet, cells: Cells, columns: dict[str, Column]) -> Row:
    """Return what the cells of a row mean by column; a bad one is absent and a problem.

    So are more or fewer cells than columns; a spreadsheet ends each row where it likes.
    """
    row = Row(sheet, cells.line, {}, list(cells.problems))
    texts = list(cells.texts)
    while len(texts) > len(sheet.header) and not texts[-1]:
        texts.pop()
    is_short = len(texts) < len(sheet.header) and not sheet.is_spreadsheet
    if is_short or len(texts) > len(sheet.header):
        counts = {"cells": len(texts), "columns": len(sheet.header)}
        row.add(_("%(cells)s cells under %(columns)s columns") % counts)
    given = dict(zip(sheet.header, texts, strict=False))
    for name, column in columns.items():
        try:
            row.values[name] = read_cell(given.get(name, ""), column)
        except ValueError as error:
            row.add(str(error), column=name)
    return row


def read_cell(text: str, column: Column):
    """Return what a cell means; the error shows the cell before it says what is wrong."""
    if column.is_required and not text:
        raise ValueError("is empty")
    try:
        return column.parse(text)
    except ValueError as error:
        shown = text if len(text) <= SHOWN_LENGTH else text[:SHOWN_LENGTH] + "..."
        raise ValueError(f"{shown!r} {error}") from None


def suggestion(word: str, known: Collection[str]) -> str:
    """Return " (did you mean ...?)" where a known word is close, else nothing."""
    close = get_close_matches(word, known, n=1)
    return f" (did you mean {close[0]}?)" if close else ""


# --- What a cell can hold ------------------------------------------------------------------


def text(max_length: int | None = None) -> Callable[[str], str]:
    """Read a text that the database can hold."""

    def parse(cell: str) -> str:
        if "\0" in cell:
            raise ValueError("has a character that cannot be stored")
        if max_length and len(cell) > max_length:
            raise ValueError(f"is longer than {max_length} characters")
        return cell

    return parse


def source(max_length: int | None = None) -> Callable[[str], str]:
    """Read where something stands: an address of the web, or a text that is no address."""
    stored = text(max_length)

    def parse(cell: str) -> str:
        if is_another(cell):
            raise ValueError("is an address that does not begin with http:// or https://")
        return stored(cell)

    return parse


def one_of(values: Collection[str]) -> Callable[[str], str]:
    """Read a word of a vocabulary, or nothing."""
    known = [str(value) for value in values]

    def parse(cell: str) -> str:
        if cell and cell not in known:
            raise ValueError(f"is not known{suggestion(cell, known)}")
        return cell

    return parse


def matching(pattern: str, what: str) -> Callable[[str], str]:
    """Read a text of a certain form, or nothing."""
    form = re.compile(pattern)

    def parse(cell: str) -> str:
        if cell and not form.fullmatch(cell):
            raise ValueError(f"is not {what}")
        return cell

    return parse


def flag(cell: str) -> bool:
    """Read 0 or 1; an empty cell is 0."""
    if cell not in {"", "0", "1"}:
        raise ValueError("is neither 0 nor 1")
    return cell == "1"


def whole_number(cell: str) -> int | None:
    """Read a number from 0 to 32767, or nothing."""
    if not cell:
        return None
    if not re.fullmatch(r"[0-9]{1,5}", cell) or int(cell) > 32767:
        raise ValueError("is not a whole number from 0 to 32767")
    return int(cell)


def day(cell: str) -> date | None:
    """Read a day as people write it, or nothing."""
    return dates.read_day(cell) if cell else None


def day_or_part(cell: str) -> tuple[date | None, str]:
    """Read a day, a month, a year or nothing, as a first day and its precision."""
    return dates.read_part(cell) if cell else (None, dates.UNKNOWN)


def day_or_bound(cell: str) -> tuple[date | None, str]:
    """Read what :func:`day_or_part` reads, or on or before a day: ``../2022-03-31``."""
    return dates.read(cell) if cell else (None, dates.UNKNOWN)


def address(cell: str) -> str:
    """Read a web address, or nothing."""
    return matching(r"https?://[^\s\"<>]+", "a web address")(cell)
