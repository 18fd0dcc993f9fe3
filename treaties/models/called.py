"""What people call treaties besides their titles and common names: ``ECHR``, ``ЕКПЧ``, ``108+``."""

from pathlib import Path

from countries.called import names_by_code

FILE = Path(__file__).parents[1] / "data" / "names.csv"


def other_names(code: str) -> list[str]:
    """Return what else people call the treaty with an identifier."""
    return names_by_code(FILE).get(code, [])
