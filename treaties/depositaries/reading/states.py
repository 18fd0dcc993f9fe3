"""Which States a text names."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ...questions.states import find_names
from .text import Found, Text, cleaned, plainly

# Endings of nouns and adjectives, once each: Нигера and Нигерии stay apart.
RUSSIAN = re.compile(
    plainly(
        r"(?<=\w{3})(?:ская|ской|скую|ский|ского|скому|ском|ским|ские|ских|скими"
        r"|ая|ой|ую|ый|ого|его|ому|ему|ом|ем|ым|ые|ых|ами|ями|ах|ях|ам|ям|ов|ев"
        r"|ей|[аеиоуыюяь])\b"
    )
)
# Cases, after a possessive or not, as often as they come.
KYRGYZ = re.compile(
    r"(?<=\w{3})(?:с[ыиуү]|(?:[нтд][ыиуү]н)|[нтд][ыиуү]|[гк][аеоө]|[дт][аеоө]н?|н[аеоө]н?)+\b"
)
ENDINGS = {"ru": RUSSIAN, "ky": KYRGYZ}


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


def without_endings(plain: str, language: str) -> str:
    """Return a plain text with spaces in the place of endings, so that places stay the same."""
    ending = ENDINGS.get(language)
    return ending.sub(lambda match: " " * len(match[0]), plain) if ending else plain
