"""Reservations, declarations and other statements that the Treaty Office communicates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ....models.choices import StatementNature
from ...notices import Field, Problem, Told, Trouble
from ...reading.dates import DONE, Cue, Dated, with_cue
from ...reading.kinds import KIND_WORDS, NATURES, nature_of, natures_at
from ...reading.telling import asked, dates_in, quoted, tell
from ...reading.text import Found, Span, Text, find_all, sentences
from .words import CONCERNED, OPENING

WITHDRAWAL = re.compile(KIND_WORDS["no_withdrawal"])


@dataclass(frozen=True)
class Section:
    """One statement: the sentence that says what it is, and its text."""

    opening: Span
    body: tuple[Span, ...]


def sections_of(text: Text, part: Span) -> tuple[Span, list[Section]]:
    """Return what stands before the first statement of a notice, and its statements.

    A heading whose subject is a statement makes one of all that follows it.
    """
    spans = list(sentences(text, part))
    openings = [span for span in spans if is_opening(text, span)]
    if not openings:
        openings = [span for span in spans if has_subject(text, span)][:1]
        before = Span(part.start, openings[0].end) if openings else part
        return before, [section(spans, openings, at) for at in range(len(openings))]
    before = Span(part.start, openings[0].start)
    return before, [section(spans, openings, at) for at in range(len(openings))]


def section(spans: list[Span], openings: list[Span], at: int) -> Section:
    following = openings[at + 1 :]
    end = following[0].start if following else spans[-1].end
    body = (span for span in spans if openings[at].end <= span.start < end)
    return Section(openings[at], tuple(body))


def is_opening(text: Text, span: Span) -> bool:
    """Whether a sentence says that a statement follows; quotes before it do not matter."""
    return bool(OPENING.match(text.plain, span.start))


def has_subject(text: Text, span: Span) -> bool:
    """Whether a heading says after a dash that it is about a statement."""
    dashes = (place for place in range(span.start, span.end) if text.plain[place] == "-")
    return any(
        natures_at(text, place + 2)
        for place in dashes
        if text.plain[place - 1 : place + 2] == " - "
    )


def tell_statement(text: Text, part: Section, dates: list[Dated], about: dict) -> Told:
    """Return what a notice tells of one statement."""
    said = [item for item in natures_in(text, part.opening) if item is not None]
    days = dates_in(dates, [part.opening])
    candidates = about | {
        Field.NATURE: said[:1],
        Field.MADE_ON: made_on(days),
        Field.TEXT: quoted(text, list(part.body) or [part.opening]),
        Field.ARTICLES: articles(text, part),
    }
    told = tell(text, candidates, days, is_statement=True)
    if said and is_withdrawal(text, said[0]):
        piece = (text.piece(said[0]),)
        return asked(told, Problem(Field.NATURE, Trouble.TAKES_BACK, piece))
    return told


def natures_in(text: Text, opening: Span) -> Iterator[Found]:
    """Give the natures that an opening names; a central authority goes before its letter."""
    found = find_all(NATURES, text, nature_of, opening)
    named = [item for item in found if item.value == StatementNature.AUTHORITY]
    yield from named
    yield from found


def made_on(days: list[Dated]) -> list[Found]:
    """Return the day on which a statement was made: that of its registration goes before others.

    A reservation that is withdrawn was made with the instrument; the withdrawal was registered.
    """
    return with_cue(days, Cue.REGISTERED) or with_cue(days, *DONE)


def is_withdrawal(text: Text, found: Found) -> bool:
    return bool(WITHDRAWAL.match(text.plain, found.start))


def articles(text: Text, part: Section) -> list[Found]:
    """Return the articles that a statement is said to concern."""
    return [
        item
        for span in (part.opening, *part.body)
        for item in find_all(CONCERNED, text, lambda match: match["list"].strip(" .,"), span)
    ]
