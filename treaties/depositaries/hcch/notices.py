"""Notifications of the Ministry of Foreign Affairs of the Netherlands about Hague Conventions.

A notice lists under the name of an act who did it and when: ``ACCESSION: Kyrgyzstan, 15-11-2010``.
Others may object to an accession for some months; the day of its effect is given for those who do
not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...models.choices import StatementNature
from ..notices import Field, Known, Notice, Problem, Told, Trouble
from ..reading.dates import ENGLISH_AND_FRENCH, Cue, Dated, find_dates, with_cue
from ..reading.kinds import NATURES, find_kinds, nature_of
from ..reading.states import find_states
from ..reading.telling import asked, tell, unread
from ..reading.text import Found, Span, Text, cleaned, find_all, inside, language_of
from ..reading.treaties import find_titles

MARKS = re.compile(
    r"concluded at the hague|conclue a la haye|hague conference|conference de la haye"
    r"|(?:notification pursuant to|notification conformement a) (?:article|l'article) [0-9]+"
)
NOTE = re.compile(
    r"\b(?:depositary notification|notification|jaz|djz)\b[^a-z0-9]{0,3}"
    r"(?P<code>no\.? ?[0-9]+/[0-9]{4})"
)
COLON = re.compile(r" ?: ?")
DAY_FOLLOWS = re.compile(r",? ?\(?(?:on |le )?")
# How long others may object; the law computes that from the clause.
WINDOW = re.compile(
    r"\b(?:contracting states may raise an objection|les etats contractants peuvent (?:s'opposer"
    r"|elever une objection))[^.]*?(?:\b(?:to|until|au|jusqu'au) )[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}"
)
PLACE = re.compile(r"\b(?:concluded at the hague on|conclue a la haye le)\b")
FORMULAS = re.compile(
    r"\b(?:(?:depositary )?notification(?: pursuant to| conformement a)?|(?:of|de) the convention"
    r"|(?:l')?article [0-9]{1,3}|of the|de la|(?:the|la) convention"
    r"|in the absence of (?:any )?objections?"
    r"|en l'absence d'objections?|will enter into force|entrera en vigueur|between|entre"
    r"|(?:and )?the contracting states which have not raised an objection(?: to its accession)?"
    r"|(?:et )?les etats contractants qui n'ont pas (?:eleve|souleve) d'objections?"
    r"|contracting states?|etats? contractants?|on|le|to its accession|a son adhesion)(?!\w)"
)


@dataclass(frozen=True)
class Entry:
    """One State in the list below the name of an act, with its day if it gives one."""

    heading: Found
    is_statement: bool
    state: Found
    day: list[Dated]


def is_notice(written: str) -> bool:
    return bool(MARKS.search(cleaned(written).plain))


def read_notification(written: str, known: Known) -> Notice:
    """Return what a notice says about the acts and objections that it lists."""
    text = cleaned(written)
    states = list(find_states(text, known.labels))
    titles = find_titles(text, known.titles)
    windows = find_all(WINDOW, text)
    dates = [
        item
        for item in find_dates(text, ENGLISH_AND_FRENCH)
        if item.found
        not in inside([item.found], [Span(window.start, window.end) for window in windows])
    ]
    entries = list(entries_in(text, states, dates))
    about = {
        Field.REFERENCE: find_all(NOTE, text, lambda match: match["code"]),
        Field.TREATY: titles,
    }
    told = [tell_entry(text, entry, entries, dates, about) for entry in entries]
    nothing = {**about, Field.STATE: states, Field.KIND: [], Field.DONE_ON: []}
    days = [item.found for item in dates if item.cue or is_listed(item, entries)]
    seen = [
        *states,
        *titles,
        *windows,
        *days,
        *find_all(PLACE, text),
        *(e.heading for e in entries),
    ]
    if not told:
        told = [tell(text, nothing, may_lack=[Field.REFERENCE])]
    return Notice(told, unread(text, seen, FORMULAS), language_of(text))


def is_listed(day: Dated, entries: list[Entry]) -> bool:
    return any(day in entry.day for entry in entries)


def entries_in(text: Text, states: list[Found], dates: list[Dated]) -> Iterator[Entry]:
    """Give the States below the name of an act that stand first or with a day."""
    headings = headings_in(text)
    ends = [*(heading.start for heading, _is_statement in headings[1:]), len(text.plain)]
    for (heading, is_statement), end in zip(headings, ends, strict=False):
        for state in inside(states, [Span(heading.end, end)]):
            day = [item for item in dates if DAY_FOLLOWS.fullmatch(between(text, state, item))]
            if day or COLON.fullmatch(text.plain, heading.end, state.start):
                yield Entry(heading, is_statement, state, day)


def between(text: Text, state: Found, day: Dated) -> str:
    """Return what stands between a State and a day; a full stop if the day comes first."""
    return text.plain[state.end : day.found.start] if day.found.start >= state.end else "."


def headings_in(text: Text) -> list[tuple[Found, bool]]:
    """Return the names of acts, and of statements, in capitals and with a colon."""
    kinds = [(item, False) for item in find_kinds(text) if item.value]
    natures = [(item, True) for item in find_all(NATURES, text, nature_of)]
    found = [
        (item, is_statement)
        for item, is_statement in [*kinds, *natures]
        if text.piece(item).isupper() and COLON.match(text.plain, item.end)
    ]
    return sorted(found, key=lambda pair: pair[0].start)


def tell_entry(
    text: Text, entry: Entry, entries: list[Entry], dates: list[Dated], about: dict
) -> Told:
    """Return what a notice tells of one State in its list."""
    own = about | {Field.STATE: [entry.state]}
    days = [item.found for item in entry.day if item.found.value is not None]
    if entry.is_statement:
        return tell_statement(text, entry, days, own)
    acts = [other for other in entries if not other.is_statement]
    named = {Field.KIND: [entry.heading], Field.DONE_ON: days}
    effect = with_cue(dates, Cue.EFFECT)
    return tell(
        text,
        own | named | {Field.EFFECTIVE_ON: effect if len(acts) == 1 else effect_for(entry, effect)},
        [item for item in dates if item in entry.day and item.found.value is None],
        may_lack=[Field.REFERENCE],
    )


def effect_for(entry: Entry, effect: list[Found]) -> list[Found]:
    """Return the first day of effect after an entry: each of several acts has its own."""
    return [item for item in effect if item.start > entry.state.end][:1]


def tell_statement(text: Text, entry: Entry, days: list[Found], own: dict) -> Told:
    """Return what a notice tells of an objection; to which accession has to be chosen."""
    last = days[0].end if days else entry.state.end
    own_words = text.written[entry.state.start : last]
    words = f"{text.piece(entry.heading)}: {own_words}"
    candidates = own | {
        Field.NATURE: [entry.heading],
        Field.MADE_ON: days,
        Field.TEXT: [Found(words, entry.state.start, last)],
    }
    told = tell(text, candidates, is_statement=True, may_lack=[Field.REFERENCE])
    if entry.heading.value not in (StatementNature.OBJECTION, StatementNature.ACCEPTANCE):
        return told
    return asked(told, Problem(Field.NATURE, Trouble.ANSWERS, (text.piece(entry.heading),)))
