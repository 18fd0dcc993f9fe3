"""How a treaty is called by its series and number, sorted, and found under every spelling."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

SIGNS = [" ", "", "-", " no. ", " no ", " n° "]
"""What people put between the name of a series and a number; "№" is read as "no"."""

ALIKE = str.maketrans({"ё": "е", "’": "'", "ʼ": "'", "–": "-", "\N{NON-BREAKING HYPHEN}": "-"})
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

PLACES = {"{number}", "{digits}", "{rest}"}
"""What a spelling of a series may hold in the place of a number, or of a part of it."""

SPELLED = "#"
"""A line of ``Treaty.search_text`` that begins with it is a spelling of the treaty's number."""


def identifier(series: str, number: str) -> str:
    """Return what addresses call the treaty with a series and number: ``ets-048a``."""
    return f"{series}-{number}".lower()


def labels(spellings: Mapping[str, str], series: str, number: str) -> dict[str, str]:
    """Return by language how people write a number: ``ETS No. 112``, ``STE n° 112``.

    ``spellings`` are by language, or by language and how the number begins (``ru:P``). In them
    ``{number}`` is the number, ``{digits}`` its digits, ``{rest}`` what follows the beginning.
    Without a spelling: the code of the series and the number.
    """
    found = {"en": f"{series} {number}"}
    # The spelling for numbers with a certain beginning follows, and takes the place of, the other.
    for key, text in sorted(spellings.items()):
        language, _, beginning = key.partition(":")
        if number.startswith(beginning):
            found[language] = (
                text.replace("{number}", number)
                .replace("{digits}", without_zeros(re.sub(r"[^0-9]", "", number)))
                .replace("{rest}", number.removeprefix(beginning))
            )
    return found


def sort_key(position: int, number: str, *, has_chapters: bool) -> str:
    """Return what puts numbers in order: those of a series together, 9 before 10, IX before X."""
    first, *rest = re.findall(r"[0-9]+|[^0-9\s-]+", number)
    if has_chapters and set(first) <= ROMAN.keys():
        first = str(of_roman(first))
    parts = [part.zfill(5) if part.isdigit() else part.casefold() for part in (first, *rest)]
    return " ".join([f"{position:05}", *parts])


def of_roman(numeral: str) -> int:
    """Return the value of a Roman numeral."""
    values = [ROMAN[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-one if one < two else one for one, two in zip(values, following, strict=True))


def normalised(text: str) -> str:
    """Return a text without its case, with plain apostrophes, hyphens and single spaces.

    A query is looked for in ``Treaty.search_text`` in this form: SQLite's LIKE knows no case
    outside ASCII, so that both sides are folded here. The Russian ё is read as е, № as "no".
    """
    folded = unicodedata.normalize("NFKC", text).casefold().translate(ALIKE)
    return re.sub(r"\s+", " ", folded).strip()


def written(number: str, names: Iterable[str], written_out: Iterable[str], *, alone: bool):
    """Return the ways in which people write a number: ``ets no. 5``, ``стэ 005``, perhaps ``5``.

    ``names`` are those of the series, ``written_out`` whole spellings, ``alone`` whether the number
    means the treaty without a series.
    """
    numbers = dict.fromkeys([number.casefold(), without_zeros(number.casefold())])
    found = [f"{name}{sign}{n}" for n in numbers for name in names for sign in SIGNS]
    found += [*numbers] if alone else []
    return list(dict.fromkeys(normalised(text) for text in [*found, *written_out]))


def without_zeros(number: str) -> str:
    """Return a number as people shorten it: 5 for 005, c29 for c029."""
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", number)


def search_text(spellings: Iterable[str], texts: Iterable[str]) -> str:
    """Return what ``Treaty.search_text`` holds: spellings of the number, titles, names; in lines.

    Each line lies between line ends, so that a whole line can be looked for.
    """
    lines = [f"{SPELLED}{spelling}" for spelling in spellings]
    return "\n".join(["", *lines, *dict.fromkeys(map(normalised, texts)), ""])


def called(text: str) -> str:
    """Return the line under which a treaty is found that somebody calls by a title or name."""
    return f"\n{normalised(text)}\n"


def names_of(treaty) -> list[str]:
    """Return the titles and names that the treaty's search text holds."""
    lines = treaty.search_text.splitlines()
    return [line for line in lines if line and not line.startswith(SPELLED)]


def spelled(text: str) -> str:
    """Return the line under which a treaty is found that somebody names by its number."""
    return f"\n{SPELLED}{normalised(text)}\n"


def spellings_of(treaty) -> list[str]:
    """Return the spellings of a treaty's number that its search text holds."""
    lines = treaty.search_text.splitlines()
    return [line.removeprefix(SPELLED) for line in lines if line.startswith(SPELLED)]
