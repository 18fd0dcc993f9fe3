"""What people call States besides the names in their rows: full, older and shortened names.

A name that several States share, such as "Конго", stands with each of them: whoever reads it asks.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from core.sheets.tables import BadDataError, Column, matching, read_table

FILE = Path(__file__).parent / "data" / "names.csv"
LANGUAGES = ["en", "fr", "ru", "ky", "kk"]
CODE = matching(r"[A-Z]{2}|[A-Z]{4}", "a code of two or four capital letters")


def read_labels(cell: str) -> list[str]:
    """Read labels separated by semicolons."""
    return [label.strip() for label in cell.split(";") if label.strip()]


COLUMNS = {
    "code": Column(CODE, is_required=True),
    **{language: Column(read_labels) for language in LANGUAGES},
}


@cache
def other_names() -> Mapping[str, list[str]]:
    """Return by code what else people call a State; the bundled file is read once."""
    problems: list[str] = []
    rows = read_table(FILE, COLUMNS, problems)
    if problems:
        raise BadDataError(problems)
    return {row["code"]: [name for code in LANGUAGES for name in row[code]] for row in rows}
