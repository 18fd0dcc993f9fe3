"""What a ministry's note, in Russian or Kyrgyz, says of an act and of the law that led to it."""

from collections.abc import Iterator

from ...law.vocabulary import ActKind
from ...models.numbers import normalised
from ..notices import Field, Guess, Known, Notice, Told
from ..reading.dates import DONE, Cue, Dated, find_dates, with_cue
from ..reading.kinds import find_kinds
from ..reading.states import find_states
from ..reading.telling import dates_in, tell, unread
from ..reading.text import Found, Span, Text, cleaned, find_all, inside, sentences
from ..reading.treaties import find_titles
from .words import (
    ADOPTED,
    CYRILLIC,
    DATES,
    FORMULAS,
    KINDS,
    KYRGYZ,
    LAW,
    LAW_SENTENCE,
    REFERENCE,
    SPELLED,
)


def is_notice(written: str) -> bool:
    """Whether a text is in Cyrillic letters: no depositary here writes so."""
    return len(CYRILLIC.findall(cleaned(written).plain)) > len(written) // 12


def read_notification(written: str, known: Known) -> Notice:
    """Return what a note says about an act, and about the law by which it was approved."""
    text = cleaned(written)
    language = "ky" if KYRGYZ.search(text.plain) else "ru"
    dates = list(find_dates(text, DATES[language]))
    states = list(find_states(text, known.labels, language))
    titles = find_titles(text, known.titles, language)
    numbers = find_numbers(text, known)
    kinds = find_kinds(text, KINDS[language])
    about = {
        Field.REFERENCE: find_all(REFERENCE, text, lambda match: match["code"]),
        Field.TREATY: numbers or titles,
        Field.STATE: states,
    }
    laws = [span for span in sentences(text) if LAW_SENTENCE.search(text.plain, *ends(span))]
    others = [span for span in sentences(text) if span not in laws]
    told = [*tell_laws(text, laws, dates, about)]
    if not told or any(item.value for item in inside(kinds, others)):
        told.insert(0, tell_act(text, others if told else [text.whole], dates, kinds, about))
    days = [item.found for item in dates if item.cue or inside([item.found], laws)]
    seen = [*states, *titles, *numbers, *kinds, *days, *about[Field.REFERENCE]]
    return Notice(told, unread(text, seen, FORMULAS), language)


def ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def tell_act(
    text: Text, spans: list[Span], dates: list[Dated], kinds: list[Found], about: dict
) -> Told:
    """Return what the sentences that speak of no law tell of an act."""
    days = dates_in(dates, spans)
    named = [item for item in inside(kinds, spans) if item.value]
    # The deposit is signed for, too: what was deposited goes before a signature.
    deposited = [item for item in named if item.value != ActKind.SIGNATURE]
    candidates = about | {
        Field.KIND: deposited or named,
        Field.DONE_ON: with_cue(days, *DONE),
        Field.EFFECTIVE_ON: with_cue(days, Cue.EFFECT),
    }
    return tell(text, candidates, days, may_lack=[Field.REFERENCE])


def tell_laws(text: Text, laws: list[Span], dates: list[Dated], about: dict) -> Iterator[Told]:
    """Give the steps at home that a law is: its adoption by parliament, and its signature."""
    for day in (item.found for item in dates_in(dates, laws) if item.found.value):
        if kind := step_of(text, day):
            own = about | {Field.KIND: [], Field.DONE_ON: [day]}
            told = tell(text, own, may_lack=[Field.REFERENCE, Field.KIND])
            guess = {Field.KIND: Guess(kind, text.piece(sentence_of(laws, day)))}
            yield Told(told.guesses | guess, told.problems)


def sentence_of(spans: list[Span], found: Found) -> Span:
    return next(span for span in spans if span.holds(found))


def step_of(text: Text, day: Found) -> ActKind | None:
    """Return which step of a law the words beside a day say; None if they say none."""
    before, after = text.plain[: day.start][-80:], text.plain[day.end :][:80]
    if ADOPTED.search(before) or ADOPTED.search(after):
        return ActKind.PARLIAMENT_ADOPTS_LAW
    if LAW.search(before) or LAW.search(after):
        return ActKind.PRESIDENT_SIGNS_LAW
    return None


def find_numbers(text: Text, known: Known) -> list[Found]:
    """Return the treaties whose number stands in the text with its series, as people write it."""
    found = []
    for match in SPELLED.finditer(text.plain):
        spelling = normalised(f"{match['series']} no {match['number']}")
        codes = known.spellings.get(spelling, [])
        found += [Found(code, match.start(), match.end()) for code in codes]
    return found
