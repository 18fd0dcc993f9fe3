"""The words of a search as what they may stand for: a treaty has a word, or another for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..models.stems import FEWEST_LETTERS, stems, words_of
from .concepts import find_concept

SMALL_WORDS = frozenset(
    words_of(
        "the and for with about from what which does has have how that are into towards is "
        "was did party parties joined ratified member "
        "les des sur par pour avec dans est que quel quelle une aux partie ratifié "
        "для при про это как что над или так без под между участвует участник является "
        "присоединился ратифицировал "
        "жана үчүн менен боюнча каршы эмне кайсы "
        "және үшін мен туралы бойынша қарсы не қандай"
    )
)
# They stand in every other title: they tell among treaties that have the other words.
GENERAL = frozenset(
    stem
    for word in words_of(
        "convention protocol treaty agreement charter european europe council international "
        "additional optional "
        "accord charte protocole européenne conseil internationale additionnel "
        "конвенция протокол договор соглашение хартия европейская совет европы международный "
        "дополнительный факультативный о об "
        "конвенциясы келишим макулдашуу европа кеңеши эл аралык "
        "келісім шарт еуропа кеңесі халықаралық"
    )
    for stem in stems(word)
)
PROTOCOL = stems("protocol") | stems("протокол") | stems("protocole")


@dataclass(frozen=True)
class Term:
    """A word, or some that go together, with whatever else is said for it.

    Each alternative is some words, of which a treaty has all, each by its stems.
    """

    words: tuple[str, ...]
    alternatives: tuple[tuple[frozenset[str], ...], ...]
    leading: tuple[str, ...] = ()

    @property
    def is_general(self) -> bool:
        return all(stems(word) & GENERAL for word in self.words)

    @property
    def keys(self) -> set[str]:
        return {key for other in self.alternatives for stems_ in other for key in stems_}


def read_terms(words: Iterable[str]) -> list[Term]:
    """Return what some words stand for, the longest that go together first; small ones left out."""
    rest, found = list(words), []
    while rest:
        length, concept = find_concept(rest)
        own, rest = tuple(rest[: length or 1]), rest[length or 1 :]
        if concept is not None:
            said = [own, *(phrase for phrase in concept.phrases if phrase != own)]
            found.append(Term(own, tuple(map(as_stems, said)), concept.treaties))
        elif is_looked_for(own[0]):
            found.append(Term(own, (as_stems(own),)))
    return found


def is_looked_for(word: str) -> bool:
    return len(word) >= FEWEST_LETTERS and word not in SMALL_WORDS


def as_stems(words: Iterable[str]) -> tuple[frozenset[str], ...]:
    """Return the stems of each word that tells something; of all if none does."""
    own = [word for word in words if is_looked_for(word)]
    telling = [word for word in own if not stems(word) & GENERAL]
    return tuple(stems(word) for word in telling or own or words)


def is_said_in(terms: Iterable[Term], texts: Iterable[str]) -> bool:
    """Whether some texts together have every term, or other words for it; False without terms."""
    said = {stem for text in texts for word in words_of(text) for stem in stems(word)}
    terms = list(terms)
    return bool(terms) and all(
        any(all(one & said for one in words) for words in term.alternatives) for term in terms
    )
