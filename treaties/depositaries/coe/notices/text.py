"""A notification's text as it is searched, and what is found in it."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

SHOWN = 5


@dataclass(frozen=True)
class Found:
    """Something that may be meant, and where it stands; a value of None is not known."""

    value: str | date | None
    start: int
    end: int


@dataclass(frozen=True)
class Text:
    """A text as written, and as searched: without case and accents, letter for letter."""

    written: str
    plain: str

    def piece(self, found: Found) -> str:
        return self.written[found.start : found.end]


def cleaned(written: str) -> Text:
    """Return a text with single spaces, plain hyphens and apostrophes, no control characters."""
    text = unicodedata.normalize("NFC", written).replace("\N{SOFT HYPHEN}", "")
    text = re.sub(r"[\s\x00-\x1f\x7f]+", " ", text).strip()
    text = re.sub("[\u2010-\u2015]", "-", text).replace("\u2019", "'")
    return Text(text, "".join(map(plain_letter, text)))


def plain_letter(letter: str) -> str:
    """Return one letter for one letter, so that places in both texts are the same."""
    return unicodedata.normalize("NFKD", letter)[0].lower()[0]


def find_all(
    pattern: re.Pattern, text: Text, value: Callable[[re.Match], str | None]
) -> list[Found]:
    return [
        Found(value(match), match.start(), match.end()) for match in pattern.finditer(text.plain)
    ]


def pieces(text: Text, found: Iterable[Found]) -> tuple[str, ...]:
    """Return the first few different pieces of the text."""
    return tuple(dict.fromkeys(text.piece(item) for item in found))[:SHOWN]
