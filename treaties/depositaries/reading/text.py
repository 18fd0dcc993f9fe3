"""A notice's text as it is searched, and what is found in it."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

SHOWN = 5
MOST_SHOWN = 500


@dataclass(frozen=True)
class Found:
    """Something that may be meant, and where it stands; a value of None is not known."""

    value: str | date | None
    start: int
    end: int


@dataclass(frozen=True)
class Span:
    """A piece of a text, from one place to another."""

    start: int
    end: int

    def holds(self, found: "Found | Span") -> bool:
        return self.start <= found.start and found.end <= self.end


@dataclass(frozen=True)
class Text:
    """A text as written, and as searched: without case and accents, letter for letter.

    ``ends`` are the places at which a sentence or a line that stands for one is over.
    """

    written: str
    plain: str
    ends: tuple[int, ...] = ()

    def piece(self, found: Found | Span) -> str:
        return self.written[found.start : found.end]

    def sentence_start(self, place: int) -> int:
        """Return where the sentence of a place begins; a colon ends none."""
        number = bisect_right(self.ends, place)
        while number and self.plain[self.ends[number - 1] - 1] == ":":
            number -= 1
        return self.ends[number - 1] if number else 0

    @property
    def whole(self) -> Span:
        return Span(0, len(self.plain))


# A line is whole if it ends like a sentence, a heading or an entry; else the next one goes on.
WHOLE_LINE = re.compile(r"(?:[.;:!?»”\")\]]|[0-9]{4}|г\.)$")
# Articles concerned : 5
ENTRY = re.compile(r"[^:]{3,40} ?: ?[^:]{1,40}$")
SENTENCE_END = re.compile(
    r"(?<!\bг)(?<!\bor)(?<!\bст)(?<! no)(?<! art)(?<! par)(?<! mr)(?<![. ][a-z])"
    r"[.!?][\"»”)\]]{0,2} "
    r"(?=[^\W\d_]|[\"«“(])"
)
SOFT = {"\N{SOFT HYPHEN}": "", "\N{ZERO WIDTH SPACE}": "", "\N{BYTE ORDER MARK}": ""}
SIGNS = {**dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015", "-"), "\u2019": "'", "ʼ": "'"}


def cleaned(written: str) -> Text:
    """Return a text with single spaces, plain hyphens and apostrophes, no control characters."""
    text = unicodedata.normalize("NFC", written).translate(str.maketrans({**SOFT, **SIGNS}))
    lines = [re.sub(r"[\s\x00-\x1f\x7f]+", " ", line).strip() for line in text.splitlines()]
    kept, ends = "", []
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        kept = f"{kept} {line}".strip()
        if line and is_whole(line, following):
            ends.append(len(kept))
    plain = "".join(map(plain_letter, kept))
    ends += [match.start() + 1 for match in SENTENCE_END.finditer(plain)]
    return Text(kept, plain, tuple(sorted({*ends, len(plain)})))


def is_whole(line: str, following: str) -> bool:
    """Whether a line does not go on in the following one."""
    if not following:
        return True
    is_entry = bool(ENTRY.match(line)) and following[0].isupper()
    return is_entry or is_title(line) or is_title(following) or bool(WHOLE_LINE.search(line))


def is_title(line: str) -> bool:
    """Whether a line of several words is written in capitals."""
    return line.isupper() and " " in line


def plain_letter(letter: str) -> str:
    """Return one letter for one letter, so that places in both texts are the same."""
    return unicodedata.normalize("NFKD", letter)[0].lower()[0]


def plainly(pattern: str) -> str:
    """Return a pattern written in Russian as plain texts are: й has lost its mark, ё its dots."""
    return pattern.replace("й", "и").replace("ё", "е")


def sentences(text: Text, within: Span | None = None) -> Iterator[Span]:
    """Give the sentences of a text, or of a piece of it; a piece may begin or end in one."""
    within = within or text.whole
    start = within.start
    for end in (*text.ends[bisect_right(text.ends, start) :], within.end):
        if end > within.end or end <= start:
            break
        piece = text.plain[start:end]
        yield Span(start + len(piece) - len(piece.lstrip()), end)
        start = end
    if start < within.end:
        yield Span(start + (text.plain[start] == " "), within.end)


def find_all(
    pattern: re.Pattern,
    text: Text,
    value: Callable[[re.Match], str | None] = lambda match: match[0],
    within: Span | None = None,
) -> list[Found]:
    place = within or text.whole
    matches = pattern.finditer(text.plain, place.start, place.end)
    return [Found(value(match), match.start(), match.end()) for match in matches]


FRENCH = re.compile(r"\b(?:le|la|les|du|des|est|une|dans|sur)\b")
ENGLISH = re.compile(r"\b(?:the|of|and|was|with|for|shall|will)\b")


def language_of(text: Text) -> str:
    """Return whether a text has more small words of French (``fr``) or of English (``en``)."""
    in_french, in_english = (len(words.findall(text.plain)) for words in (FRENCH, ENGLISH))
    return "fr" if in_french > in_english else "en"


def pieces(text: Text, found: Iterable[Found]) -> tuple[str, ...]:
    """Return the first few different pieces of the text."""
    return tuple(dict.fromkeys(text.piece(item) for item in found))[:SHOWN]


def inside(found: Iterable[Found], spans: Iterable[Span]) -> list[Found]:
    """Return what of something found lies in one of some pieces."""
    places = list(spans)
    return [item for item in found if any(place.holds(item) for place in places)]
