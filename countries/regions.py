"""Where States lie: the areas of the United Nations' standard M49, read from a bundled file.

A convenience for lists: no rule of law rests on it.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from babel import Locale
from django.utils.translation import get_language

from core.sheets.tables import BadDataError, Column, matching, read_table, text

from .loading import LOCALES

FILE = Path(__file__).parent / "data" / "regions.csv"
NUMBER = matching(r"[0-9]{3}", "a code of three digits")
COLUMNS = {
    "area": Column(NUMBER, is_required=True),
    "region": Column(NUMBER, is_required=True),
    "states": Column(str.split, is_required=True),
    "source": Column(text(), is_required=True),
}


class Area(NamedTuple):
    """A part of a region of the world with the codes of the States in it: Central Asia, of Asia."""

    code: str
    region: str
    states: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name that the CLDR has in the reader's language, with a capital as in a heading."""
        locale = Locale.parse(LOCALES[(get_language() or "en")[:2]])
        name = locale.territories[self.code]
        return name[:1].upper() + name[1:]


@cache
def areas() -> list[Area]:
    """Return every area, each State in one; the file is read once."""
    problems: list[str] = []
    rows = read_table(FILE, COLUMNS, problems)
    if problems:
        raise BadDataError(problems)
    return [Area(row["area"], row["region"], tuple(row["states"])) for row in rows]


def nearest_first(code: str) -> list[Area]:
    """Return the areas: first that of a State, then the others of its region, then the rest."""
    own = next((area for area in areas() if code in area.states), None)
    if own is None:
        return areas()
    return sorted(areas(), key=lambda area: (area != own, area.region != own.region))
