"""From what is found in a text to what it tells: one guess for each field, or why there is none."""

import re
from collections.abc import Iterable, Mapping

from ..notices import Field, Guess, Problem, Told, Trouble
from .dates import Dated, with_cue
from .text import MOST_SHOWN, Found, Span, Text, inside, pieces, sentences

Candidates = Mapping[Field, list[Found]]

OF_AN_ACT = (Field.REFERENCE, Field.TREATY, Field.STATE, Field.KIND, Field.DONE_ON)
OF_A_STATEMENT = (Field.REFERENCE, Field.TREATY, Field.STATE, Field.NATURE, Field.MADE_ON)

FEW_WORDS = 2
"""So many words of a sentence may be unknown, and it still counts as read."""
SMALL_WORDS = 3
"""Words of so many letters, such as articles and prepositions, are not counted."""


def tell(
    text: Text,
    candidates: Candidates,
    dates: Iterable[Dated] = (),
    *,
    is_statement: bool = False,
    may_lack: Iterable[Field] = (),
) -> Told:
    """Return what a text tells of one act or statement.

    Of the ``dates`` in it those that nobody can read, and those of which it does not say what they
    are of, become problems. ``may_lack`` are the fields that need not be found.
    """
    guesses: dict[Field, Guess] = {}
    problems: list[Problem] = []
    needed = set(OF_A_STATEMENT if is_statement else OF_AN_ACT) - set(may_lack)
    for field, found in candidates.items():
        settle(text, field, found, guesses, problems, is_needed=field in needed)
    problems += doubts(text, Field.MADE_ON if is_statement else Field.DONE_ON, list(dates))
    return Told(guesses, problems, is_statement)


def settle(text, field, found, guesses: dict, problems: list, *, is_needed: bool) -> None:
    """Guess the one thing that is meant, or say why there is no guess."""
    values = {item.value for item in found}
    if not found and is_needed:
        problems.append(Problem(field, Trouble.MISSING))
    elif len(values) > 1:
        problems.append(Problem(field, Trouble.SEVERAL, pieces(text, found)))
    elif None in values:
        problems.append(Problem(field, Trouble.UNKNOWN, pieces(text, found)))
    elif found:
        guesses[field] = Guess(found[0].value, text.piece(found[0]))


def doubts(text: Text, field: Field, dates: list[Dated]) -> list[Problem]:
    """Return the problems of dates: of what they are, which is meant, and whether they exist."""
    wrong = [item for item in dates if item.found.value is None]
    by_trouble = {
        Trouble.UNCLEAR: with_cue(dates, None),
        Trouble.DAY_OR_MONTH: [item.found for item in wrong if item.is_ambiguous],
        Trouble.UNKNOWN: [item.found for item in wrong if not item.is_ambiguous],
    }
    return [
        Problem(field, trouble, pieces(text, found))
        for trouble, found in by_trouble.items()
        if found
    ]


def asked(told: Told, problem: Problem) -> Told:
    """Return the same with one more thing to look at."""
    return Told(told.guesses, [*told.problems, problem], told.is_statement)


def quoted(text: Text, spans: list[Span]) -> list[Found]:
    """Return what stands from the first to the last of some sentences, as a statement's text."""
    if not spans:
        return []
    words = text.written[spans[0].start : spans[-1].end].strip()
    return [Found(words, spans[0].start, spans[-1].end)] if words else []


def unread(text: Text, understood: Iterable[Found | Span], formulas: re.Pattern) -> tuple[str, ...]:
    """Return the sentences in which words remain that no pattern knows.

    ``understood`` is what was recognised, ``formulas`` are the phrases that say nothing new.
    """
    left = list(text.plain)
    places = [*understood, *(Span(*match.span()) for match in formulas.finditer(text.plain))]
    for place in places:
        left[place.start : place.end] = " " * (place.end - place.start)
    remaining = "".join(left)
    return tuple(
        text.piece(span)[:MOST_SHOWN]
        for span in sentences(text)
        if len(long_words(remaining[span.start : span.end])) > FEW_WORDS
    )


def long_words(plain: str) -> list[str]:
    return [word for word in re.findall(r"\w+", plain) if len(word) > SMALL_WORDS]


def dates_in(dates: Iterable[Dated], spans: Iterable[Span]) -> list[Dated]:
    """Return the dates that lie in one of some pieces of the text."""
    places = list(spans)
    return [item for item in dates if inside([item.found], places)]
