"""Which treaties a text names by their titles, where it gives no number or another one."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from ...questions.endings import without_endings
from ...questions.states import find_names
from .text import Found, Text, cleaned

FEWEST_WORDS = 3
"""A shorter title stands in many a sentence: "Convention", "Paris Agreement"."""
# What a title may say of its day, or leave out: "of 5 October 1961", ", 2019".
DAY = re.compile(
    r",? (?:of |de |du |от )?[0-9]{1,2}(?:er)? \w+ [0-9]{4}\b|, (?:1[89]|20)[0-9]{2}\b"
)


def find_titles(text: Text, titles: Mapping[str, Iterable[str]], language: str = "") -> list[Found]:
    """Return the treaties whose titles stand in a text, days left out; the longest at each place.

    In Russian and Kyrgyz in any case. The title of a protocol holds that of its parent.
    """
    names = [
        (name, code)
        for code, own in titles.items()
        for title in own
        if len((name := searched_title(title, language)).split()) >= FEWEST_WORDS
    ]
    found = find_names(searched(text, language), names)
    return [Found(code, start, end) for codes, start, end in found for code in codes]


@lru_cache(maxsize=10_000)
def searched_title(title: str, language: str) -> str:
    """Return a title as it is looked for; kept, since all are looked for in each text."""
    return searched(cleaned(title), language)


def searched(text: Text, language: str) -> str:
    """Return a plain text without days and endings, every place as before."""
    without_days = DAY.sub(lambda match: " " * len(match[0]), text.plain)
    return without_endings(without_days, language)
