"""From the rows of a file to acts that are not saved yet, or to everything that is wrong."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from django.utils.translation import gettext as _

from core.records.publication import Publication
from core.sheets.files import Sheet
from core.sheets.problems import BadFileError, Place, Problem
from core.sheets.tables import (
    Column,
    Row,
    day,
    day_or_bound,
    flag,
    header_problems,
    read_row,
    recognise,
    source,
    text,
)

from ...law.checks import SENTINELS, check_title
from ...law.finding import Finding
from ...law.vocabulary import MAY_BE_ACCESSIONS, ActKind
from ...models import Act
from ...models.choices import Precision
from ...models.numbers import normalised
from .headers import HEADERS
from .references import References

PARSERS = {
    "series": text(20),
    "number": text(40),
    "state": text(200),
    "kind": text(100),
    "done_on": day_or_bound,
    "effective_on": day,
    "expires_on": day,
    "notified_on": day,
    "objections_checked_on": day,
    "depositary": text(20),
    "place": text(100),
    "unconfirmed": flag,
    "source": source(5_000),
    "note": text(5_000),
}
REQUIRED = {"number", "state", "kind"}


def column(name: str, parse: Callable[[str], object]) -> Column:
    return Column(parse, is_required=name in REQUIRED, titles=HEADERS[name])


COLUMNS = {name: column(name, parse) for name, parse in PARSERS.items()}
"""What a file says of an act; an export has the same columns."""

DAYS = ("effective_on", "expires_on", "notified_on", "objections_checked_on")

READ_COLUMNS = COLUMNS | {"title": column("title", text(2_000))}
"""A file may also repeat the treaty's title, which is held against its number."""

PROBLEM = "problem"
OF_AN_EXPORT = ("id", "treaty_id")
KNOWN_COLUMNS = (
    READ_COLUMNS
    | {PROBLEM: column(PROBLEM, text())}
    | {name: Column(text()) for name in OF_AN_EXPORT}
)
"""What is not read: in a file handed back, what was wrong; in an export, how it calls its rows."""


class Read(NamedTuple):
    """One row of a file, the act that it describes, and what its own words contradict."""

    place: Place
    act: Act
    findings: list[Finding]


def read_acts(
    sheet: Sheet, publication: Publication, *, progress: Callable[[int], object]
) -> tuple[list[Read], list[Problem]]:
    """Return the acts of the good rows of a file, not saved, and what is wrong with the others.

    BadFileError says what is wrong with the header, under which no row can be read.
    """
    recognise(sheet, KNOWN_COLUMNS)
    problems = header_problems(sheet, KNOWN_COLUMNS)
    if problems:
        raise BadFileError(problems)
    references = References()
    found = []
    for cells in sheet.rows:
        row = read_row(sheet, cells, READ_COLUMNS)
        act = act_of(row, references, publication)
        problems += row.problems
        if act is not None and not row.problems:
            found.append(Read(sheet.place(row.line), act, title_findings(row, act, references)))
        progress(1)
    return found, problems


def act_of(row: Row, references: References, publication: Publication) -> Act | None:
    """Return the act that a row describes, None if the row has problems."""
    treaty = meant(row, "number", references.treaty, "series", "number")
    state = meant(row, "state", references.states.find, "state")
    kind = meant(row, "kind", references.kinds.find, "kind")
    keeper = meant(row, "depositary", partial(references.keeper, treaty), "depositary")
    if row.problems:
        return None
    done_on, precision = row["done_on"]
    act = Act(
        treaty=treaty,
        state=state,
        kind=kind.value,
        done_on=done_on,
        done_precision=precision,
        effective_on=row["effective_on"],
        expires_on=row["expires_on"],
        notified_on=row["notified_on"],
        objections_checked_on=row["objections_checked_on"],
        depositary=keeper,
        place=row["place"],
        is_unconfirmed=row["unconfirmed"],
        source=row["source"],
        public_note=row["note"],
        publication=publication,
    )
    check(row, act)
    return act


def meant(row: Row, column: str, find: Callable, *names: str):
    """Return what some cells mean together, None if one of them is bad."""
    if any(name not in row.values for name in names):
        return None
    try:
        return find(*(row[name] for name in names))
    except ValueError as error:
        row.add(str(error), column=column)
        return None


def check(row: Row, act: Act) -> None:
    """Say what no row of the database may hold."""
    is_part = act.done_precision in (Precision.MONTH, Precision.YEAR)
    for column in DAYS if is_part else ("done_on", *DAYS):
        if getattr(act, column) in SENTINELS:
            row.add(
                _("is not a date but a sign that one is unknown; leave it empty"), column=column
            )
    if act.expires_on and act.kind != ActKind.INVITATION:
        row.add(_("only an invitation has a validity"), column="expires_on")
    elif act.expires_on and act.done_on and act.expires_on < act.done_on:
        row.add(_("the validity ends before the invitation"), column="expires_on")
    if act.objections_checked_on and act.kind not in MAY_BE_ACCESSIONS:
        row.add(_("only an accession can be objected to"), column="objections_checked_on")
    if act.publication == Publication.PUBLISHED and not act.source:
        row.add(_("is empty: a published act needs its source"), column="source")


def title_findings(row: Row, act: Act, references: References) -> list[Finding]:
    """Return whether the title that a row repeats is that of another treaty."""
    if not row["title"]:
        return []
    return check_title(act.treaty.code, normalised(row["title"]), references.titles)
