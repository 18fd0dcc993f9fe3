"""Which States a text names."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ...questions.endings import without_endings
from ...questions.states import find_names
from .text import Found, Text, cleaned


def find_states(
    text: Text, labels: Iterable[tuple[str, str]], language: str = ""
) -> Iterator[Found]:
    """Give the States that are named with a capital letter: ``Turkey`` and not ``turkey``.

    In Russian (``ru``) and Kyrgyz (``ky``) in any case: ``Кыргызской Республики``.
    """
    names = [(searched_name(label, language), code) for label, code in labels]
    searched = without_endings(text.plain, language)

    def is_name(words) -> bool:
        return any(text.written[word.start()].isupper() for word in words)

    for codes, start, end in find_names(searched, names, is_name):
        whole = re.compile(r"\w*").match(text.plain, end).end()
        yield from (Found(code, start, whole) for code in codes)


@lru_cache(maxsize=10_000)
def searched_name(label: str, language: str) -> str:
    """Return a name as it is looked for; kept, since all are looked for in each text."""
    return without_endings(cleaned(label).plain, language)
