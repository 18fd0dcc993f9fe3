"""From the rows of a file to acts that are not saved yet, or to everything that is wrong."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import gettext as _

from core.records.publication import Publication
from core.sheets.files import Cells, Sheet
from core.sheets.problems import BadFileError, Place, Problem
from core.sheets.tables import Column, day, day_or_bound, read_cell, source, suggestion, text

from ...law.checks import check_title
from ...law.finding import Finding
from ...law.vocabulary import ActKind
from ...models import Act
from ...questions.search import normalised
from .meanings import Meanings

COLUMNS = {
    "series": Column(text(20)),
    "number": Column(text(40), is_required=True),
    "state": Column(text(200), is_required=True),
    "kind": Column(text(100), is_required=True),
    "done_on": Column(day_or_bound),
    "effective_on": Column(day),
    "expires_on": Column(day),
    "source": Column(source(5_000)),
    "note": Column(text(5_000)),
}
"""What a file says of an act; an export has the same columns."""

READ_COLUMNS = COLUMNS | {"title": Column(text(2_000))}
"""A file may also repeat the treaty's title, which is held against its number."""


class Read(NamedTuple):
    """One row of a file, the act that it describes, and what its own words contradict."""

    place: Place
    act: Act
    findings: list[Finding]


def read_acts(
    sheet: Sheet, publication: Publication, *, progress: Callable[[int], object]
) -> list[Read]:
    """Return the acts of a file, not saved; BadFileError names every bad cell of every row."""
    problems = header_problems(sheet)
    if problems:
        raise BadFileError(problems)
    meanings = Meanings()
    found = []
    for cells in sheet.rows:
        row = RowReader(sheet, cells, meanings)
        act = row.act(publication)
        problems += row.problems
        found.append(Read(sheet.place(cells.line), act, row.findings))
        progress(1)
    if problems:
        raise BadFileError(problems)
    return found


def header_problems(sheet: Sheet) -> list[Problem]:
    """Say which columns are unknown, named twice or missing."""
    problems = []
    for position, name in enumerate(sheet.header):
        place = sheet.place(1, name)
        if name not in READ_COLUMNS:
            message = _("“%(name)s” is not a column of this file") % {"name": name[:60]}
            problems.append(Problem(place, message + suggestion(name, READ_COLUMNS)))
        elif name in sheet.header[:position]:
            message = _("the column “%(name)s” stands twice") % {"name": name}
            problems.append(Problem(place, message))
    for name, column in READ_COLUMNS.items():
        if column.is_required and name not in sheet.header:
            message = _("the column “%(name)s” is missing") % {"name": name}
            problems.append(Problem(Place(1), message))
    return problems


class RowReader:
    """Reads one row, collecting what is wrong with it."""

    def __init__(self, sheet: Sheet, cells: Cells, meanings: Meanings):
        self.sheet, self.cells, self.meanings = sheet, cells, meanings
        self.problems = list(cells.problems)
        self.findings: list[Finding] = []

    def act(self, publication: Publication) -> Act | None:
        """Return the act that the row describes, None if it has problems."""
        values = self.values()
        treaty = self.meant("number", self.meanings.treaty, values, "series", "number")
        state = self.meant("state", self.meanings.states.find, values, "state")
        kind = self.meant("kind", self.meanings.kinds.find, values, "kind")
        if self.problems:
            return None
        done_on, precision = values["done_on"]
        act = Act(
            treaty=treaty,
            state=state,
            kind=kind.value,
            done_on=done_on,
            done_precision=precision,
            effective_on=values["effective_on"],
            expires_on=values["expires_on"],
            source=values["source"],
            public_note=values["note"],
            publication=publication,
        )
        self.check(act)
        if values["title"]:
            title = normalised(values["title"])
            self.findings = check_title(treaty.code, title, self.meanings.titles)
        return act

    def values(self) -> dict:
        """Return what each cell says by column; a cell with a problem is absent."""
        texts = self.texts()
        values = {}
        for name, column in READ_COLUMNS.items():
            try:
                values[name] = read_cell(texts.get(name, ""), column)
            except ValueError as error:
                self.add(name, str(error))
        return values

    def texts(self) -> dict[str, str]:
        """Return the texts by column; more or fewer of them than columns are a problem."""
        header, texts = self.sheet.header, list(self.cells.texts)
        while len(texts) > len(header) and not texts[-1]:
            texts.pop()
        is_short = len(texts) < len(header) and not self.sheet.is_spreadsheet
        if is_short or len(texts) > len(header):
            self.add(
                "",
                _("%(cells)s cells under %(columns)s columns")
                % {"cells": len(texts), "columns": len(header)},
            )
        return dict(zip(header, texts, strict=False))

    def meant(self, column: str, find: Callable, values: dict, *names: str):
        """Return what some cells mean together, None if one of them is bad."""
        if any(name not in values for name in names):
            return None
        try:
            return find(*(values[name] for name in names))
        except ValueError as error:
            self.add(column, str(error))
            return None

    def check(self, act: Act) -> None:
        """Say what no row of the database may hold."""
        if act.expires_on and act.kind != ActKind.INVITATION:
            self.add("expires_on", _("only an invitation has a validity"))
        elif act.expires_on and act.done_on and act.expires_on < act.done_on:
            self.add("expires_on", _("the validity ends before the invitation"))
        if act.publication == Publication.PUBLISHED and not act.source:
            self.add("source", _("is empty: a published act needs its source"))

    def add(self, column: str, message: str) -> None:
        # A cell that could not be read at all has been named already.
        place = self.sheet.place(self.cells.line, column)
        if not any(str(problem.place) == str(place) for problem in self.cells.problems):
            self.problems.append(Problem(place, message))
