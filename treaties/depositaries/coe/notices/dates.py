"""The dates in a notification, and what it says that they are of."""

import re
from collections.abc import Iterator
from datetime import date

from core.dates import read_day

from .text import Found, Text
from .words import DATE_CUES, DATES, FOR_A_STATE, SENTENCE_END, Cue

CUE_REACH = 150
"""How many characters before a date its meaning is looked for."""


def find_dates(text: Text) -> Iterator[tuple[Found, Cue | None]]:
    """Give the dates, each with what the words before it say that it is; None if they do not."""
    last = 0
    for match in DATES.finditer(text.plain):
        before = text.plain[max(last, match.start() - CUE_REACH) : match.start()]
        yield Found(day_of(match), match.start(), match.end()), cue_of(before)
        last = match.end()


def with_cue(dates: list[tuple[Found, Cue | None]], cue: Cue | None) -> list[Found]:
    """Return the days in the calendar of which the text says a certain thing."""
    return [found for found, said in dates if said == cue and found.value is not None]


def day_of(match: re.Match) -> date | None:
    """Return the day that is written, None if the calendar has no such day."""
    try:
        # This depositary puts the day first, whatever the sign.
        return read_day(match[0].replace("/", "."))
    except ValueError:
        return None


def cue_of(before: str) -> Cue | None:
    """Return what the last telling words before a date, in its sentence, say that it is."""
    sentence = SENTENCE_END.split(before)[-1]
    cues = list(DATE_CUES.finditer(sentence))
    if not cues:
        return None
    last = cues[-1]
    if last.lastgroup == "bare":
        return None
    if last.lastgroup == "general":
        return Cue.EFFECT if FOR_A_STATE.search(sentence, last.end()) else Cue.OTHER
    return Cue(last.lastgroup)
