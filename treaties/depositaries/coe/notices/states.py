"""Which States a notification names, and whose act it is."""

from collections.abc import Iterable, Iterator

from ....questions.states import find_names
from .text import Found, Text, cleaned


def find_states(text: Text, labels: Iterable[tuple[str, str]]) -> Iterator[Found]:
    """Give the States that are named with a capital letter: ``Turkey`` and not ``turkey``."""
    names = [(cleaned(label).plain, code) for label, code in labels]

    def is_name(words) -> bool:
        return any(text.written[word.start()].isupper() for word in words)

    for codes, start, end in find_names(text.plain, names, is_name):
        yield from (Found(code, start, end) for code in codes)


def is_heading(text: Text, found: Found) -> bool:
    """Whether a State stands alone between dashes, where a heading names whose act it is."""
    before = text.plain[max(0, found.start - 3) : found.start]
    return before in ("", " - ") and text.plain.startswith(" - ", found.end)
