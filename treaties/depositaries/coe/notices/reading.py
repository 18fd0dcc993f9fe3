"""What a notice of the Treaty Office seems to say, and what it does not say.

A notice begins with its number and a heading; several can be pasted at once. Below a heading stand
acts, each in a sentence with its State and day, and statements, each with an opening sentence.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ....law.vocabulary import SIGNATURES, ActKind
from ...notices import Field, Known, Notice, Told
from ...reading.dates import DONE, ENGLISH_AND_FRENCH, Cue, Dated, find_dates, with_cue
from ...reading.kinds import find_kinds, kinds_at
from ...reading.states import find_states
from ...reading.telling import dates_in, tell, unread
from ...reading.text import Found, Span, Text, cleaned, find_all, inside, language_of, sentences
from ...reading.treaties import find_titles
from .invitations import expiry
from .statements import sections_of, tell_statement
from .treaties import find_references, find_treaties
from .words import ARTICLES, FORMULAS, HEADING, MARKS, VALIDITY


def is_notice(written: str) -> bool:
    return bool(MARKS.search(cleaned(written).plain))


@dataclass(frozen=True)
class Whole:
    """Everything that is found in a notice, wherever it stands."""

    text: Text
    references: list[Found]
    treaties: list[Found]
    titles: list[Found]
    states: list[Found]
    kinds: list[Found]
    dates: list[Dated]


def read_notification(written: str, known: Known) -> Notice:
    """Return what the heading or text of a notice says about acts and statements."""
    text = cleaned(written)
    found = Whole(
        text,
        find_references(text),
        find_treaties(text, known.numbers),
        find_titles(text, known.titles),
        list(find_states(text, known.labels)),
        find_kinds(text),
        list(find_dates(text, ENGLISH_AND_FRENCH)),
    )
    told = [item for part in parts(text) for item in tell_part(found, part)]
    return Notice(told, unread(text, understood(found), FORMULAS), language_of(text))


def parts(text: Text) -> list[Span]:
    """Return a piece for each notice: one begins with a number that another heading had not."""
    starts: dict[str, int] = {}
    for match in HEADING.finditer(text.plain):
        starts.setdefault(match["number"] or match["short"], match.start())
    bounds = [0, *list(starts.values())[1:], len(text.plain)]
    return [Span(start, end) for start, end in pairwise(bounds)]


def tell_part(found: Whole, part: Span) -> Iterator[Told]:
    """Give what one notice tells: its acts, then its statements."""
    acts, sections = sections_of(found.text, part)
    headings = [item for item in inside(found.states, [acts]) if is_heading(found.text, item)]
    about = {
        Field.REFERENCE: inside(found.references, [part]) or found.references,
        Field.TREATY: inside(found.treaties, [part]) or inside(found.titles, [part]),
    }
    if not sections or tells_act(found, acts, headings):
        yield from tell_acts(found, acts, headings, about)
    for section in sections:
        named = headings or inside(found.states, [section.opening]) or inside(found.states, [acts])
        yield tell_statement(found.text, section, found.dates, about | {Field.STATE: named})


def tells_act(found: Whole, acts: Span, headings: list[Found]) -> bool:
    """Whether an act is told before the first statement, and not only whose statement it is."""
    return any(item.value for item in kinds_of(found, acts, headings))


def tell_acts(found: Whole, acts: Span, headings: list[Found], about: dict) -> Iterator[Told]:
    """Give the acts of a notice: one for each kind in its heading, or for each sentence of one."""
    named = [item for heading in headings for item in kinds_at(found.text, heading.end + 3)]
    if len({item.value for item in named}) > 1:
        for kind in named:
            yield tell_act(found, [acts], headings, [kind], about, among=named)
        return
    events = [] if headings else list(events_in(found, acts))
    if len(events) > 1:
        for spans in events:
            yield tell_act(found, spans, headings, None, about)
        return
    yield tell_act(found, [acts], headings, None, about)


def events_in(found: Whole, acts: Span) -> Iterator[list[Span]]:
    """Give for each act told in a sentence of its own: it, and what else is said of its State.

    That are later sentences that name its State, and those without a State that follow it.
    """
    spans = list(sentences(found.text, acts))
    named = {span: frozenset(item.value for item in inside(found.states, [span])) for span in spans}
    told = [span for span in spans if named[span] and is_event(found, span)]
    if len({(named[span], kinds_told(found, span)) for span in told}) != len(told):
        return
    own: dict[Span, list[Span]] = {}
    for span in spans:
        last = next(reversed(own), None)
        if span in told:
            own[span] = [span]
        elif last and not named[span]:
            own[last].append(span)
        else:
            whose = [event for event in own if named[event] == named[span]]
            for event in whose:
                own[event].append(span)
    yield from own.values()


def is_event(found: Whole, span: Span) -> bool:
    """Whether a sentence tells of an act and of its day."""
    return bool(kinds_told(found, span) and with_cue(dates_in(found.dates, [span]), *DONE))


def kinds_told(found: Whole, span: Span) -> frozenset:
    return frozenset(item.value for item in inside(found.kinds, [span]) if item.value)


def tell_act(
    found: Whole,
    spans: list[Span],
    headings: list[Found],
    kinds: list[Found] | None,
    about: dict,
    *,
    among: Iterable[Found] = (),
) -> Told:
    """Return what some sentences tell of an act; its kind, if told, is one ``among`` several."""
    dates = dates_in(found.dates, spans)
    kinds = kinds if kinds is not None else kinds_of(found, spans[0], headings, spans)
    candidates = about | {
        Field.STATE: headings or inside(found.states, spans),
        Field.KIND: kinds,
        Field.DONE_ON: done_dates(dates, kinds, among),
        Field.EFFECTIVE_ON: with_cue(dates, Cue.EFFECT),
        Field.ARTICLES: articles(found.text, spans),
    }
    candidates[Field.EXPIRES_ON] = expiry(found.text, spans, kinds, candidates[Field.DONE_ON])
    return tell(found.text, candidates, dates)


def done_dates(dates: list[Dated], kinds: list[Found], among: Iterable[Found]) -> list[Found]:
    """Return the days on which an act was done; beside others, those said of its own kind."""
    done = with_cue(dates, *DONE)
    if len({item.value for item in among}) < 2:
        return done
    signed = with_cue(dates, Cue.SIGNED)
    if kinds[0].value in SIGNATURES:
        return signed or done
    return [item for item in done if item not in signed] or done


def kinds_of(
    found: Whole, acts: Span, headings: list[Found], spans: list[Span] | None = None
) -> list[Found]:
    """Return the kinds of act: those with which a heading's subject begins, else all there are.

    A heading that says simply "signature" does not decide where the text says that no
    ratification is needed, or that the signature has to be confirmed.
    """
    everywhere = [item for item in inside(found.kinds, spans or [acts]) if item.value != ""]
    if not headings:
        invited = [item for item in everywhere if item.value == ActKind.INVITATION]
        return invited or everywhere
    first = [item for heading in headings for item in kinds_at(found.text, heading.end + 3)]
    if first and all(item.value == ActKind.SIGNATURE for item in first):
        others = (ActKind.DEFINITIVE_SIGNATURE, ActKind.SIGNATURE_AD_REFERENDUM)
        return first + [item for item in everywhere if item.value in others]
    return first


def is_heading(text: Text, found: Found) -> bool:
    """Whether a State stands alone between dashes, where a heading names whose act it is."""
    before = text.plain[max(0, found.start - 3) : found.start]
    return before in ("", " - ") and text.plain.startswith(" - ", found.end)


def articles(text: Text, spans: list[Span]) -> list[Found]:
    """Return the articles that some sentences name, as one list."""
    named = [item for span in spans for item in find_all(ARTICLES, text, within=span)]
    if not named:
        return []
    listed = "; ".join(dict.fromkeys(text.piece(item) for item in named))
    return [Found(listed, named[0].start, named[0].end)]


def understood(found: Whole) -> list[Found | Span]:
    """Return everything that was recognised, and the statements, which are taken whole."""
    texts = [
        span
        for part in parts(found.text)
        for section in sections_of(found.text, part)[1]
        for span in (section.opening, *section.body)
    ]
    dates = [item.found for item in found.dates if item.found.value is not None]
    lists = (found.references, found.treaties, found.titles, found.states, found.kinds, dates)
    validity = find_all(VALIDITY, found.text)
    return [*texts, *validity, *(item for items in lists for item in items)]
