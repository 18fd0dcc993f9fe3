"""What people call States besides the names in their rows: full, older and shortened names.

A name that several States share, such as "Конго", stands with each of them: whoever reads it asks.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from core.sheets.tables import BadDataError, Column, read_table, text

FILE = Path(__file__).parent / "data" / "names.csv"
LANGUAGES = ["en", "fr", "ru", "ky", "kk"]


def read_labels(cell: str) -> list[str]:
    """Read labels separated by semicolons."""
    return [label.strip() for label in cell.split(";") if label.strip()]


COLUMNS = {
    "code": Column(text(40), is_required=True),
    **{language: Column(read_labels) for language in LANGUAGES},
}


@cache
def names_by_code(file: Path) -> Mapping[str, list[str]]:
    """Return by code what a bundled file of names says; it is read once."""
    problems: list[str] = []
    rows = read_table(file, COLUMNS, problems)
    if problems:
        raise BadDataError(problems)
    return {
        row["code"]: list(dict.fromkeys(name for code in LANGUAGES for name in row[code]))
        for row in rows
    }


def other_names(code: str) -> list[str]:
    """Return what else people call the State with a code."""
    return names_by_code(FILE).get(code, [])
