"""Depositary notifications of the Secretary-General, in English or French.

``C.N.123.2024.TREATIES-XVIII.14`` names the notice and the treaty; the line ``KYRGYZSTAN:
RATIFICATION`` says who did what, and the sentences below it when. A text after them is a statement.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ...law.vocabulary import ActKind
from ..notices import Field, Known, Notice, Problem, Told, Trouble
from ..reading.dates import DONE, ENGLISH_AND_FRENCH, Cue, Dated, find_dates, with_cue
from ..reading.kinds import KIND_WORDS, kinds_at, named, natures_at
from ..reading.states import find_states
from ..reading.telling import FEW_WORDS, asked, dates_in, long_words, quoted, tell, unread
from ..reading.text import Found, Span, Text, cleaned, inside, language_of, sentences
from ..reading.treaties import find_titles
from .numbers import read_number

REFERENCE = re.compile(
    r"\bc\. ?n\. ?(?P<number>[0-9]{1,4}\. ?(?:19|20)[0-9]{2})(?:\. ?(?:treaties|traites)"
    r"(?:-(?P<treaty>[ivxlc]{1,7}(?:\.[0-9a-z]{1,3}){1,4})(?![0-9a-z]))?)?"
)
# The withdrawal from a treaty is what others call its denunciation; that of a signature or of a
# reservation is found before it.
LEAVES = r"(?:notification of )?withdrawal(?! of)|(?:notification de )?retrait(?! d)"
KINDS = named(KIND_WORDS | {ActKind.DENUNCIATION: f"{KIND_WORDS[ActKind.DENUNCIATION]}|{LEAVES}"})
COLON = re.compile(r" ?: ?")
AND = re.compile(r",? (?:and|with|et|avec) (?:an? |une )?")
FORMULAS = re.compile(
    r"\b(?:references?|depositary notification|notification depositaire"
    r"|united nations|nations unies"
    r"|(?:the )?secretary-general of the united nations,?|le secretaire general de l'organisation "
    r"des nations unies,?|acting in his capacity as depositary,?|agissant en sa qualite de "
    r"depositaire,?|communicates the following:?|communique ce qui suit ?:?"
    r"|(?:the )?above actions? (?:was|were) effected(?: with the secretary-general)? on"
    r"|l'action susmentionnee a ete effectuee le|les actions susmentionnees ont ete effectuees le"
    r"|(?:the|la|le|l') ?(?:actions?|convention|protocol|agreement|covenant|amendment|treaty"
    r"|statute|protocole|accord|pacte|amendement|traite|statut)"
    r"|(?:will|shall) (?:enter into force|take effect)|entrera en vigueur|prendra effet"
    r"|for|pour|in accordance with (?:its )?|conformement (?:a|au|aux) (?:son |ses |l')?"
    r"|(?:the provisions of )?(?:its |son )?articles? [0-9]{1,3}(?: ?\([0-9a-z]{1,3}\))*"
    r"|(?:paragraphe?s?|par\.) ?[0-9]{1,3}(?: (?:of|de) (?:its |son )?article [0-9]{1,3})?"
    r"|(?:which reads|qui (?:est|se lit)(?: ainsi libelle)?|qui se lit) (?:as follows|comme suit)?"
    r" ?:?.*?(?=$|(?<=[.\"”»]) )|(?:new york|nueva york|geneva|geneve|vienna|vienne|paris|rome)"
    r",?|attention: [^.]*|treaty services of [^.]*)"
    r"(?!\w)"
)


def is_notice(written: str) -> bool:
    return bool(REFERENCE.search(cleaned(written).plain))


@dataclass(frozen=True)
class Line:
    """A line ``STATE: ACTION``: who did which acts or made which statements."""

    state: Found
    kinds: list[Found]
    natures: list[Found]

    @property
    def span(self) -> Span:
        return Span(self.state.start, [*self.kinds, *self.natures][-1].end)


def read_notification(written: str, known: Known) -> Notice:
    """Return what the text of one or several notices says about acts and statements."""
    text = cleaned(written)
    states = list(find_states(text, known.labels))
    titles = find_titles(text, known.titles)
    dates = list(find_dates(text, ENGLISH_AND_FRENCH))
    told: list[Told] = []
    seen: list[Found | Span] = [*states, *titles, *headings(text, dates)]
    seen += with_cue(dates, *DONE, Cue.EFFECT)
    for part in parts(text):
        about = {
            Field.REFERENCE: references(text, part),
            Field.TREATY: treaties(text, part, known.numbers) or inside(titles, [part]),
        }
        groups = list(groups_of(text, lines_in(text, inside(states, [part])), part))
        told += [item for group in groups for item in tell_group(text, *group, dates, about)]
        if not groups:
            told.append(tell(text, {**about, Field.STATE: [], Field.KIND: [], Field.DONE_ON: []}))
        seen += about[Field.REFERENCE] + [
            place for group in groups for place in places(text, *group)
        ]
    return Notice(told, unread(text, seen, FORMULAS), language_of(text))


def parts(text: Text) -> list[Span]:
    """Return a piece for each notice: one begins with a number that was not named before."""
    starts: dict[str, int] = {}
    for match in REFERENCE.finditer(text.plain):
        starts.setdefault(match["number"].replace(" ", ""), match.start())
    bounds = [0, *list(starts.values())[1:], len(text.plain)]
    return [Span(start, end) for start, end in pairwise(bounds)]


def references(text: Text, part: Span) -> list[Found]:
    """Return the notice's reference, in its longest form."""
    found = [
        Found(text.written[match.start() : match.end()], match.start(), match.end())
        for match in REFERENCE.finditer(text.plain, part.start, part.end)
    ]
    return sorted(found, key=lambda item: -len(item.value))[:1]


def treaties(text: Text, part: Span, numbers: Mapping) -> list[Found]:
    """Return the treaty whose chapter and number stand in the reference; None for an unknown."""
    found = []
    for match in REFERENCE.finditer(text.plain, part.start, part.end):
        if match["treaty"]:
            place = match.start("treaty"), match.end("treaty")
            codes = numbers.get(number_of(match["treaty"]), [])
            codes = [code for code in codes if code.startswith("untc-")]
            found += [Found(code, *place) for code in codes or [None]]
    return found


def number_of(written: str) -> str:
    """Return ``XXVII.7.d`` as the collection writes it, ``XXVII-7-d``; empty if it is no number."""
    try:
        return read_number(written.replace(".", "-"))
    except ValueError:
        return ""


def lines_in(text: Text, states: list[Found]) -> list[Line]:
    """Return the lines that begin with a State and say something known."""
    return [line for state in states if (line := line_at(text, state))]


def line_at(text: Text, state: Found) -> Line | None:
    colon = COLON.match(text.plain, state.end)
    if not colon:
        return None
    kinds = kinds_at(text, colon.end(), KINDS)
    joined = AND.match(text.plain, kinds[-1].end) if kinds else colon
    natures = natures_at(text, joined.end()) if joined else []
    return Line(state, kinds, natures) if kinds or natures else None


def groups_of(text: Text, lines: list[Line], part: Span) -> Iterator[tuple[list[Line], list[Span]]]:
    """Give the lines that follow each other without a sentence between, with what is below them."""
    groups: list[list[Line]] = []
    for line in lines:
        before = groups[-1][-1].span.end if groups else 0
        is_next = groups and not long_words(text.plain[before : line.span.start])
        groups[-1].append(line) if is_next else groups.append([line])
    starts = [group[0].span.start for group in groups[1:]]
    for group, end in zip(groups, [*starts, part.end], strict=False):
        yield group, list(sentences(text, Span(group[-1].span.end, end)))


def tell_group(
    text: Text, lines: list[Line], below: list[Span], dates: list[Dated], about: dict
) -> Iterator[Told]:
    """Give what each line of a group tells: its acts, then its statements."""
    days = dates_in(dates, below)
    for line in lines:
        own = about | {Field.STATE: [line.state]}
        for kind in line.kinds:
            candidates = own | {
                Field.KIND: [kind],
                Field.DONE_ON: with_cue(days, *DONE),
                Field.EFFECTIVE_ON: effects(text, below, days, line, lines),
            }
            yield tell(text, candidates, days)
        for nature in line.natures:
            yield tell_statement(text, nature, below, days, own)


def effects(
    text: Text, below: list[Span], days: list[Dated], line: Line, lines: list[Line]
) -> list[Found]:
    """Return the days of effect; of several States those in sentences that name the line's own."""
    if len({other.state.value for other in lines}) < 2:
        return with_cue(days, Cue.EFFECT)
    name = text.plain[line.state.start : line.state.end]
    own = [span for span in below if name in text.plain[span.start : span.end]]
    return with_cue(dates_in(days, own), Cue.EFFECT)


def tell_statement(
    text: Text, nature: Found, below: list[Span], days: list[Dated], own: dict
) -> Told:
    """Return what a line and the words below it, but for the formulas, tell of a statement."""
    candidates = own | {
        Field.NATURE: [nature],
        Field.MADE_ON: with_cue(days, *DONE),
        Field.TEXT: quoted(text, words_of(text, below)),
    }
    told = tell(text, candidates, is_statement=True)
    piece = text.plain[nature.start : nature.end]
    if piece.startswith(("withdrawal", "retrait", "partial")):
        return asked(told, Problem(Field.NATURE, Trouble.TAKES_BACK, (text.piece(nature),)))
    return told


def words_of(text: Text, below: list[Span]) -> list[Span]:
    """Return the sentences below a line that say more than the formulas of every notice."""
    return [span for span in below if is_statement(text, span)]


def is_statement(text: Text, span: Span) -> bool:
    plain = FORMULAS.sub(" ", text.plain[span.start : span.end])
    return len(long_words(plain)) > FEW_WORDS


def places(text: Text, lines: list[Line], below: list[Span]) -> list[Span]:
    """Return what was recognised of a group: its lines, and the text of its statements."""
    taken = words_of(text, below) if any(line.natures for line in lines) else []
    return [*(line.span for line in lines), *taken]


def headings(text: Text, dates: list[Dated]) -> list[Found]:
    """Return the days of the treaty itself, which a heading in capitals gives with the place."""
    return [item.found for item in dates if text.piece(item.found).isupper()]
