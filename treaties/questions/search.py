"""The text by which a treaty is found, and how a query is brought into the same form.

SQLite's LIKE knows no case outside ASCII, so that both sides are folded here.
"""

import re
import unicodedata
from collections.abc import Mapping

# The series in English, French and Russian; since 2004 the depositary numbers on as CETS, and
# people go on writing ETS.
SERIES = ["ets", "cets", "ste", "stce", "сед", "сдсе"]
NUMBER_SIGNS = [" ", "", "-", " no. ", " no ", " n° "]
ALIKE = str.maketrans({"ё": "е", "’": "'", "ʼ": "'", "–": "-", "\N{NON-BREAKING HYPHEN}": "-"})


def normalised(text: str) -> str:
    """Return a text without its case, with plain apostrophes, hyphens and single spaces.

    A query is looked for in ``Treaty.search_text`` in this form. The Russian ё is read as е, the
    sign № as "no".
    """
    folded = unicodedata.normalize("NFKC", text).casefold().translate(ALIKE)
    return re.sub(r"\s+", " ", folded).strip()


def spellings(number: str) -> list[str]:
    """Return the ways in which people write a treaty's number: 5, ets 005, ets no. 5, ..."""
    number = number.casefold()
    numbers = dict.fromkeys([number, number.lstrip("0")])
    named = [f"{series}{sign}{n}" for n in numbers for series in SERIES for sign in NUMBER_SIGNS]
    return [*numbers, *named]


def search_text(number: str, titles: Mapping[str, str], common_names: Mapping[str, str]) -> str:
    """Return what ``Treaty.search_text`` holds: numbers, titles and common names, one a line."""
    names = [*titles.values(), *common_names.values()]
    return "\n".join([*spellings(number), *dict.fromkeys(map(normalised, names))])
