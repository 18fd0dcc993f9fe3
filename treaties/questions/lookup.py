"""What a reader means by the words in the search field: States, treaties, or one and the other."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from core.http.conditional import once_an_edition
from countries.models import State

from ..models import SearchKey, Treaty
from ..models.numbers import normalised
from ..models.stems import WORD, name_keys, number_key, stems, turkic, words_of
from .endings import without_endings
from .ranking import NAMED, Weights, in_order, lead, tell_apart, together, weigh
from .spelling import beginnings, like
from .states import Known, by_words, find_known
from .terms import PROTOCOL, Term, read_terms

MOST_TERMS, MOST_WORDS = 8, 30
LONGEST_NAME = 6
"""Words that are tried together as a name or a number."""


@dataclass(frozen=True)
class Correction:
    """A word that nothing is called by, what is read for it, and what it may be besides."""

    written: str
    read: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """The States and treaties that a text names; ``is_number`` if it gave a treaty's number.

    ``named`` are the treaties that it names by number or name, ``terms`` its words, ``unknown``
    those of them that nothing is called by. ``total`` counts what was found, which may be more than
    ``treaties``; ``is_complete`` says whether one of them has all the words.
    """

    states: list[State]
    treaties: list[Treaty]
    is_number: bool = False
    named: tuple[int, ...] = ()
    terms: tuple[Term, ...] = ()
    unknown: tuple[Term, ...] = ()
    corrections: tuple[Correction, ...] = ()
    total: int = 0
    is_complete: bool = True

    @property
    def only(self) -> State | Treaty | None:
        """The one thing that was meant without doubt, else None."""
        if self.corrections:
            return None
        if self.is_number and not self.states and len(self.treaties) == 1:
            return self.treaties[0]
        if len(self.states) == 1 and not self.treaties and not self.terms:
            return self.states[0]
        return None

    @property
    def is_certain(self) -> bool:
        """Whether something has all the words, as they are written."""
        return self.is_complete and not self.corrections

    @property
    def named_treaties(self) -> list[Treaty]:
        """The treaties that the text names by a number or a name."""
        return [treaty for treaty in self.treaties if treaty.pk in self.named]

    @property
    def stems(self) -> frozenset[str]:
        """The stems by which titles were found, to mark them there."""
        return frozenset(key for term in self.terms for key in term.keys if not term.is_general)


def look_up(text: str) -> Found:
    """Return what a text names, the closest first; a word with a slip is read as it was meant.

    Costs one query for each word, and a few more.
    """
    found = read(text)
    corrections = [
        Correction(term.words[0], *near[:1], tuple(near[1:]))
        for term in found.unknown
        if (near := like(term.words[0])) and near[0] != term.words[0]
    ]
    if not corrections:
        return found
    mended = {correction.written: correction.read for correction in corrections}
    words = [mended.get(word, word) for word in words_of(text)]
    return replace(read(" ".join(words)), corrections=tuple(corrections))


def treaties_meant(text: str) -> tuple[list[int], bool]:
    """Return the ids of the treaties that a text means, and whether it is certain; kept by edition.

    A list asks for each of its counts.
    """

    def make() -> tuple[list[int], bool]:
        found = look_up(text)
        return [treaty.pk for treaty in found.treaties], found.is_certain

    return once_an_edition(f"treaties meant by {text}", make)


def read(text: str) -> Found:
    """Return what a text names as it is written."""
    states, rest = take_states(normalised(text))
    words = words_of(rest)[:MOST_WORDS]
    number, names, left = take_named(words)
    terms = read_terms(left)[:MOST_TERMS]
    if number and all(term.is_general for term in terms):
        treaties = in_order(dict.fromkeys(number, 1))
        named = tuple(number)
        return Found(states, treaties, is_number=True, named=named, total=len(named))
    terms = read_terms(words)[:MOST_TERMS] if names else terms
    return find(states, terms, named=number | names)


def find(states: list[State], terms: list[Term], named: set[int]) -> Found:
    """Return the treaties that have some words, those named before the others."""
    general = [term for term in terms if term.is_general]
    specific = [term for term in terms if term not in general]
    weighed = [weigh(term) for term in specific]
    lead(specific, weighed)
    for place, term in enumerate(specific):
        if not weighed[place] and (longer := beginnings(term.words[0])):
            specific[place] = Term(term.words, tuple((stems(word),) for word in longer))
            weighed[place] = weigh(specific[place])
    unknown = tuple(t for t, weights in zip(specific, weighed, strict=True) if not weights)
    scored = weights_of_all(weighed, general, named)
    return Found(
        states,
        in_order(scored, wants_protocol=any(term.keys & PROTOCOL for term in general)),
        named=tuple(named),
        terms=(*specific, *general),
        unknown=unknown,
        total=len(scored),
        is_complete=bool(named or (not unknown and set(scored).intersection(*weighed))),
    )


def weights_of_all(weighed: list[Weights], general: list[Term], named: set[int]) -> Weights:
    """Return what the treaties weigh by their names, by some words, and by those of every title."""
    known = [weights for weights in weighed if weights]
    if not known and not named and not weighed:
        return together([weigh(term) for term in general])
    scored = together(known)
    for treaty in named:
        scored[treaty] = NAMED
    for protocol in protocols_of(named):
        scored.setdefault(protocol, 1)
    tell_apart(scored, general)
    return scored


def protocols_of(treaties: Iterable[int]) -> list[int]:
    found = Treaty.objects.filter(parent__in=treaties).values_list("pk", flat=True)
    return list(found) if treaties else []


def take_named(words: list[str]) -> tuple[set[int], set[int], list[str]]:
    """Return the treaties of which words are a number, those of which they are a name, the rest.

    Of what overlaps the longest counts. A number without its series means a treaty only where it
    stands alone. Costs one query.
    """
    places = spans(len(words))
    called = treaties_by_key({key for span in places for key in keys_of(words[slice(*span)])})
    number, names, taken = set(), set(), set()
    for start, stop in places:
        own = words[start:stop]
        by_name = called.of(name_keys(own))
        by_number = called.of({number_key(own)})
        if "".join(own).isdigit() and not is_all_general(words[:start] + words[stop:]):
            by_number = set()
        if (by_name or by_number) and taken.isdisjoint(range(start, stop)):
            number |= by_number
            names |= by_name - by_number
            taken.update(range(start, stop))
    return number, names, [word for place, word in enumerate(words) if place not in taken]


def spans(count: int) -> list[tuple[int, int]]:
    """Return from where to where neighbours may belong together, the longest first."""
    lengths = range(min(LONGEST_NAME, count), 0, -1)
    return [(start, start + n) for n in lengths for start in range(count - n + 1)]


def keys_of(words: list[str]) -> set[str]:
    return name_keys(words) | {number_key(words)}


class Called(dict[str, set[int]]):
    """Treaties by the keys of their names and numbers."""

    def of(self, keys: Iterable[str]) -> set[int]:
        return {treaty for key in keys for treaty in self.get(key, ())}


def treaties_by_key(keys: set[str]) -> Called:
    """Return the treaties that have some keys, with one query."""
    found = Called()
    for key, pk in SearchKey.objects.filter(key__in=keys).values_list("key", "treaty_id"):
        found.setdefault(key, set()).add(pk)
    return found


def is_all_general(words: list[str]) -> bool:
    return all(term.is_general for term in read_terms(words))


def in_russian(text: str) -> str:
    return without_endings(text.replace("й", "и"), "ru")


def in_turkic(text: str) -> str:
    return WORD.sub(without_case, text)


def without_case(match) -> str:
    """Return a word without its endings, as long as before."""
    return turkic(match[0])[: len(match[0])].ljust(len(match[0]))


def as_written(text: str) -> str:
    return text


CASES = (as_written, in_russian, in_turkic)
"""How names of States are looked for: as they are, then in Russian, Kyrgyz and Kazakh cases."""

FEWEST_OF_A_STEM = 4
"""Letters: a shorter stem of a name is that of another word too: Мали and малый."""


@lru_cache(maxsize=20_000)
def in_form(form, name: str) -> str:
    return form(name).strip()


def take_states(text: str) -> tuple[list[State], str]:
    """Return the States that a text names in any language and case, and what is left of it."""
    if coded := State.objects.filter(code=text.upper()):
        return list(coded), ""
    found: list[str] = []
    for form, known in zip(CASES, names_of_states(), strict=True):
        more, text = take_names(text, form(text), known)
        found += more
    rows = State.objects.in_bulk(found, field_name="code") if found else {}
    return [rows[code] for code in dict.fromkeys(found)], text


def take_names(text: str, searched: str, known: Known) -> tuple[list[str], str]:
    """Return what is named in a text, as it is searched, and what is left of it."""
    found, rest, end = [], "", 0
    for codes, start, stop in find_known(searched, known):
        found += codes
        rest, end = f"{rest}{text[end:start]} ", WORD.match(text, stop - 1).end()
    return found, " ".join((rest + text[end:]).split())


def names_of_states() -> list[Known]:
    """Return which States names mean, in each of the cases; kept by edition."""
    return once_an_edition("names of States", read_names_of_states)


def read_names_of_states() -> list[Known]:
    # Who searches for two letters means them; in a running text they stand for anything.
    names = [
        (normalised(name), state.code) for state in State.objects.all() for name in state.all_names
    ]
    whole, *stemmed = (
        [(stem, code) for name, code in names if (stem := in_form(form, name))] for form in CASES
    )
    long = ([(n, code) for n, code in form if len(n) >= FEWEST_OF_A_STEM] for form in stemmed)
    return [by_words(whole), *map(by_words, long)]
