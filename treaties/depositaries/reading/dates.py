"""The dates in a text, in figures and in words, and what it says that they are of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import zip_longest

from .text import Found, Text, plainly

CUE_REACH = 150
"""How many characters before or after a date its meaning is looked for."""

MONTH_NAMES = [
    ("january", "janvier", "январ"),
    ("february", "fevrier", "феврал"),
    ("march", "mars", "март"),
    ("april", "avril", "апрел"),
    ("may", "mai", "ма[йя]|маи"),
    ("june", "juin", "июн"),
    ("july", "juillet", "июл"),
    ("august", "aout", "август"),
    ("september", "septembre", "сентябр"),
    ("october", "octobre", "октябр"),
    ("november", "novembre", "ноябр"),
    ("december", "decembre", "декабр"),
]
LATIN = {name: month for month, names in enumerate(MONTH_NAMES, 1) for name in names[:2]}
MONTH = "|".join(LATIN)
# Russian and Kyrgyz share the names of the months; the endings tell the case.
CYRILLIC = {plainly(names[2]): month for month, names in enumerate(MONTH_NAMES, 1)}
STEM = rf"(?:{'|'.join(CYRILLIC)})\w*"
DATES = re.compile(
    r"\b(?P<year1>[0-9]{4})-(?P<month1>[0-9]{2})-(?P<day1>[0-9]{2})\b"
    r"|\b(?P<day2>[0-9]{1,2})(?P<sign>[./-])(?P<month2>[0-9]{1,2})(?P=sign)(?P<year2>[0-9]{4})\b"
    rf"|\b(?P<day3>[0-9]{{1,2}})(?:st|nd|rd|th|er)? (?:of )?"
    rf"(?P<month3>{MONTH}),? (?P<year3>[0-9]{{4}})\b"
    rf"|\b(?P<month4>{MONTH}) (?P<day4>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<year4>[0-9]{{4}})\b"
    rf"|[«\"]?\b(?P<day5>[0-9]{{1,2}})[»\"]? (?P<month5>{STEM}) (?P<year5>[0-9]{{4}})\b"
    r"(?: ?(?:года?(?!\w)|г\.?(?!\w)))?"
    rf"|\b(?P<year6>[0-9]{{4}}) ?-? ?ж(?:\.|ыл\w*),? ?(?P<day6>[0-9]{{1,2}}) ?-? ?"
    rf"(?P<month6>{STEM})"
)


class Cue(StrEnum):
    """What the words around a date say that it is."""

    DONE = "done"
    SIGNED = "signed"
    REGISTERED = "registered"
    EFFECT = "effect"
    OTHER = "other"


@dataclass(frozen=True)
class Dated:
    """A date, and what the words around it say that it is; None if they do not.

    Of ``10/11/2026`` nobody knows which is the day: it has no value and ``is_ambiguous``.
    """

    found: Found
    cue: Cue | None
    is_ambiguous: bool = False


@dataclass(frozen=True)
class DateWords:
    """The words that tell what a date is of, as patterns with the names of cues for groups.

    ``before`` a date the last of them counts, ``after`` it the first. Two names of groups are no
    cues: ``bare`` says nothing, and ``general`` means the treaty's own date, unless ``for_a_state``
    follows. ``sentence_end`` is where words stop to speak of a date.
    """

    before: re.Pattern
    for_a_state: re.Pattern
    sentence_end: re.Pattern
    after: re.Pattern | None = None
    is_after_first: bool = False


def find_dates(text: Text, words: DateWords) -> Iterator[Dated]:
    """Give the dates, each with what the words around it say that it is."""
    matches = list(DATES.finditer(text.plain))
    last = 0
    for match, following in zip_longest(matches, matches[1:]):
        start = max(last, match.start() - CUE_REACH, text.sentence_start(match.start()))
        before = text.plain[start : match.start()]
        end = following.start() if following else len(text.plain)
        after = text.plain[match.end() : min(end, match.end() + CUE_REACH)]
        found = Found(day_of(match), match.start(), match.end())
        yield Dated(found, cue_around(before, after, words), is_ambiguous(match))
        last = match.end()


def with_cue(dates: Iterable[Dated], *cues: Cue | None) -> list[Found]:
    """Return the days in the calendar of which the text says one of some things."""
    return [item.found for item in dates if item.cue in cues and item.found.value is not None]


def parts_of(match: re.Match) -> tuple[str, str, str]:
    """Return the year, month and day as they are written."""
    parts = match.groupdict()
    year, month, day = (
        next(parts[name] for name in sorted(parts) if name.startswith(part) and parts[name])
        for part in ("year", "month", "day")
    )
    return year, month, day


def day_of(match: re.Match) -> date | None:
    """Return the day that is written, None if the calendar has no such day, or two could be."""
    year, month, day = parts_of(match)
    if is_ambiguous(match):
        return None
    try:
        return date(int(year), month_of(month), int(day))
    except ValueError:
        return None


def month_of(written: str) -> int:
    if written in LATIN:
        return LATIN[written]
    named = (month for stem, month in CYRILLIC.items() if re.match(stem, written))
    return next(named, None) or int(written)


def is_ambiguous(match: re.Match) -> bool:
    """Whether day and month of a date with slashes can be read either way: 10/11/2026."""
    _year, month, day = parts_of(match)
    return match["sign"] == "/" and day.lstrip("0") != month.lstrip("0") and is_month(month, day)


def is_month(*numbers: str) -> bool:
    return all(1 <= int(number) <= len(MONTH_NAMES) for number in numbers)


def cue_around(before: str, after: str, words: DateWords) -> Cue | None:
    """Return what the words in a date's sentence say that it is, from the nearer side first."""
    sides = [lambda: cue_before(before, words), lambda: cue_after(after, words)]
    for side in reversed(sides) if words.is_after_first else sides:
        if cue := side():
            return cue
    return None


def cue_after(after: str, words: DateWords) -> Cue | None:
    """Return what the first telling words after a date, in its sentence, say that it is."""
    sentence = words.sentence_end.split(after)[0]
    found = words.after.search(sentence) if words.after else None
    return Cue(found.lastgroup) if found else None


def cue_before(before: str, words: DateWords) -> Cue | None:
    """Return what the last telling words before a date, in its sentence, say that it is."""
    sentence = words.sentence_end.split(before)[-1]
    cues = list(words.before.finditer(sentence))
    if not cues or cues[-1].lastgroup == "bare":
        return None
    last = cues[-1]
    if last.lastgroup == "general":
        return Cue.EFFECT if words.for_a_state.search(sentence, last.end()) else Cue.OTHER
    return Cue(last.lastgroup)


# --- English and French, in which most depositaries write ---------------------------------------

END_OF_SENTENCE = re.compile(r"[.;] (?=[^\W\d_])")
FOR_A_STATE = re.compile(r"\b(?:for|in respect of|with respect to|between|a l'egard|pour|entre)\b")
DATE_CUES = {
    "other": (
        r"open(?:ed|ing)? (?:for|to) (?:signature|accession)"
        r"|ouvert(?:e|ure)? a (?:la |l')(?:signature|adhesion)"
        r"|done at|fait a|dated|en date du|date of (?:this |the )?notification"
        r"|date de (?:cette |la )?notification|adopted|adoptee?|until|jusqu'au"
        r"|concluded (?:at|on)|conclue? (?:a|le)|as from|deposited with the convention"
        r"|letter|lettre|strasbourg,|(?<!as )of (?:the )?$|(?<!compter )(?<!partir )\bdu $"
    ),
    "bare": r"date ?:? ?$",
    "general": (
        r"entered into force|est entree? en vigueur"
        r"|entry into force of (?:the )?(?:treaty|convention|protocol|agreement|charter)"
        r"|entree en vigueur (?:de la |de l'|du )(?:traite|convention|protocole|accord|charte)"
    ),
    "effect": (
        r"entry into force|(?:will |shall )?enters? into force|entree en vigueur"
        r"|entrera en vigueur|entre en vigueur|tak(?:e|es|ing) effect|prend(?:ra)? effet"
        r"|with effect from|effective|a compter du|a partir du|date of effect|date d'effet"
    ),
    "registered": r"registered|enregistree?|receipt|received|reception|recue?",
    "signed": r"sign(?:ed|ature|ee?)",
    "done": (
        r"deposit(?:ed)?|depot|deposee?|ratif(?:ication|ied|iee?)|effected|effectuee?"
        r"|acce(?:ssion|ded)|adhe(?:sion|re)|accept(?:ance|ed|ation|ee?)"
        r"|appro(?:val|ved|bation|uvee?)|denunciation|denounced|denonciation|denoncee?"
        r"|withdrawal|retrait|succession|date of (?:the )?act|date de l'acte"
        r"|meeting|reunion"
    ),
}


def cues(words: dict[str, str]) -> re.Pattern:
    """Return one pattern of the words by cue; the first of two that begin at a place counts."""
    groups = "|".join(f"(?P<{name}>{pattern})" for name, pattern in words.items())
    return re.compile(rf"\b(?:{groups})(?!\w)")


ENGLISH_AND_FRENCH = DateWords(cues(DATE_CUES), FOR_A_STATE, END_OF_SENTENCE)
DONE = (Cue.DONE, Cue.SIGNED, Cue.REGISTERED)
