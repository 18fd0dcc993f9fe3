"""A number of the Treaty Office, read in any spelling: ``112``, ``ETS No. 112``, ``cets-048a``.

It numbered on when ETS became CETS, and people write either.
"""

import re

from ...models.numbers import normalised

SERIES = ["ets", "cets", "ste", "stce", "сед", "сдсе"]

SERIES_NAMES = "|".join(sorted(map(re.escape, SERIES), key=len, reverse=True))
NUMBER_SIGN = r"(?:no|nr|n)?[.°]?\s*"
SPELLING = re.compile(rf"(?:({SERIES_NAMES})[\s.\-]*)?{NUMBER_SIGN}([0-9]{{1,3}})\s?([a-z]?)")
LATER_SERIES = {"cets", "stce", "сдсе"}


def read_number(spelling: str) -> tuple[str, str] | None:
    """Return the series (empty if it is not said) and the number with three digits, or None.

    ``STE n° 48a`` gives ``("ETS", "048A")``. Whether there is such a treaty is not asked.
    """
    found = SPELLING.fullmatch(normalised(spelling))
    if not found:
        return None
    return series_code(found[1]), found[2].zfill(3) + found[3].upper()


def series_code(name: str | None) -> str:
    """Return ETS or CETS for the name of a series in any language; empty for none."""
    if not name:
        return ""
    return "CETS" if name.casefold() in LATER_SERIES else "ETS"
