"""What others call States by code, so that their tables can be joined with ours.

ISO 3166-1 alpha-3 and UN M49 where the standards have the State, else empty; of Wikidata the item
about the State. What is not known for certain is left out.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from core.sheets.tables import BadDataError, Column, Row, matching, read_table, text

FILE = Path(__file__).parent / "data" / "identifiers.csv"


class Identifiers(NamedTuple):
    """A State's identifiers elsewhere; None where it has none, or where it is not known."""

    iso3: str | None = None
    m49: str | None = None
    wikidata: str | None = None


NAMES = Identifiers._fields
NONE = Identifiers()
COLUMNS = {
    "code": Column(text(4), is_required=True),
    "iso3": Column(matching(r"[A-Z]{3}", "three capital letters")),
    "m49": Column(matching(r"[0-9]{3}", "three digits")),
    "wikidata": Column(matching(r"Q[1-9][0-9]*", "Q and a number")),
}
OF_OTHERS = {"code": Column(text(40), is_required=True), "wikidata": COLUMNS["wikidata"]}


@cache
def by_code(file: Path = FILE) -> Mapping[str, Identifiers]:
    """Return the identifiers elsewhere by our code; the bundled file is read once."""
    rows = read(file, COLUMNS)
    return {row["code"]: Identifiers(*(row[name] or None for name in NAMES)) for row in rows}


@cache
def wikidata_by_code(file: Path) -> Mapping[str, str]:
    """Return the items of Wikidata that another bundled file names, by code."""
    return {row["code"]: row["wikidata"] for row in read(file, OF_OTHERS)}


def read(file: Path, columns: dict[str, Column]) -> list[Row]:
    problems: list[str] = []
    rows = read_table(file, columns, problems)
    if problems:
        raise BadDataError(problems)
    return rows


def identifiers(code: str) -> Identifiers:
    """Return the identifiers elsewhere of the State with a code."""
    return by_code().get(code, NONE)
