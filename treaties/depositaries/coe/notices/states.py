"""Which States a notification names, and whose act it is."""

import re
from collections.abc import Iterable, Iterator, Mapping

from .text import Found, Text, cleaned


def words_of(plain: str) -> list[re.Match]:
    return list(re.finditer(r"\w+", plain))


def find_states(text: Text, labels: Iterable[tuple[str, str]]) -> Iterator[Found]:
    """Give the States that are named with a capital letter, the longest name at each place."""
    known: dict[tuple[str, ...], dict[str, None]] = {}
    for label, code in labels:
        key = tuple(match[0] for match in words_of(cleaned(label).plain))
        if key:
            known.setdefault(key, {})[code] = None
    longest = max(map(len, known), default=0)
    words = words_of(text.plain)
    place = 0
    while place < len(words):
        length, codes = longest_label(words[place : place + longest], known)
        if not codes or not is_name(text, words[place : place + length]):
            place += 1
            continue
        for code in codes:
            yield Found(code, words[place].start(), words[place + length - 1].end())
        place += length


def longest_label(words: list[re.Match], known: Mapping) -> tuple[int, Iterable[str]]:
    key = tuple(match[0] for match in words)
    for length in range(len(key), 0, -1):
        if key[:length] in known:
            return length, known[key[:length]]
    return 0, ()


def is_name(text: Text, words: list[re.Match]) -> bool:
    """Whether words begin as a name does: ``Turkey`` and not ``turkey``."""
    return any(text.written[word.start()].isupper() for word in words)


def is_heading(text: Text, found: Found) -> bool:
    """Whether a State stands alone between dashes, where a heading names whose act it is."""
    before = text.plain[max(0, found.start - 3) : found.start]
    return before in ("", " - ") and text.plain.startswith(" - ", found.end)
