"""Endings that Russian and Kyrgyz words have in a sentence, taken off where they stand."""

import re

# Endings of nouns and adjectives, once each: Нигера and Нигерии stay apart. The texts are plain:
# й has lost its mark, ё its dots.
RUSSIAN = re.compile(
    r"(?<=\w{3})(?:ская|скои|скую|скии|ского|скому|ском|ским|ские|ских|скими"
    r"|ая|ои|ую|ыи|ого|его|ому|ему|ом|ем|ым|ые|ых|ами|ями|ах|ях|ам|ям|ов|ев"
    r"|еи|[аеиоуыюяь])\b"
)
# Cases, after a possessive or not, as often as they come.
KYRGYZ = re.compile(
    r"(?<=\w{3})(?:с[ыиуү]|(?:[нтд][ыиуү]н)|[нтд][ыиуү]|[гк][аеоө]|[дт][аеоө]н?|н[аеоө]н?)+\b"
)
ENDINGS = {"ru": RUSSIAN, "ky": KYRGYZ}


def without_endings(plain: str, language: str) -> str:
    """Return a plain text with spaces in the place of endings, so that places stay the same."""
    ending = ENDINGS.get(language)
    return ending.sub(lambda match: " " * len(match[0]), plain) if ending else plain
