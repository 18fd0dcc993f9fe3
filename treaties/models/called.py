"""What people call treaties besides their titles and common names: ``ECHR``, ``ЕКПЧ``, ``108+``."""

from pathlib import Path

from countries.called import names_by_code
from countries.identifiers import wikidata_by_code

DATA = Path(__file__).parents[1] / "data"
FILE = DATA / "names.csv"
WIKIDATA = DATA / "wikidata.csv"


def other_names(code: str) -> list[str]:
    """Return what else people call the treaty with an identifier."""
    return names_by_code(FILE).get(code, [])


def wikidata(code: str) -> str | None:
    """Return the item of Wikidata about the treaty with an identifier; None if not known."""
    return wikidata_by_code(WIKIDATA).get(code)
