"""What a word was meant to be that nothing is called by: ``Istambul``, ``Kyrgistan``."""

from core.http.conditional import once_an_edition
from rapidfuzz import process
from rapidfuzz.distance import OSA

from countries.models import State

from ..models import SearchKey
from ..models.stems import folded, words_of
from .concepts import spoken_words

SHORTEST = 4
MOST_LIKE = 3


def vocabulary() -> dict[str, str]:
    """Return every word that something is called by, by itself without accents; kept by edition."""
    return once_an_edition("words that are searched for", read_vocabulary)


def read_vocabulary() -> dict[str, str]:
    words = set(SearchKey.objects.values_list("spelled", flat=True).distinct())
    for state in State.objects.all():
        words |= {word for name in state.all_names for word in words_of(name)}
    words |= spoken_words()
    return {folded(word): word for word in sorted(words) if len(word) >= SHORTEST}


def mistakes(word: str) -> int:
    """Return how many letters may be wrong."""
    return 1 if len(word) < 6 else 2 if len(word) < 12 else 3


def like(word: str) -> list[str]:
    """Return the words that this one may be with a slip or two, the likeliest first.

    Those with the same first letter come before others that are as near.
    """
    plain = folded(word)
    if len(plain) < SHORTEST or any(letter.isdigit() for letter in plain):
        return []
    known = vocabulary()
    near = process.extract(
        plain, known.keys(), scorer=OSA.distance, score_cutoff=mistakes(plain), limit=20
    )
    near.sort(key=lambda found: (found[1], found[0][0] != plain[0], found[0]))
    return [known[found] for found, _distance, _place in near[:MOST_LIKE]]


def beginnings(word: str) -> list[str]:
    """Return the words that go on from this one, and those that it goes on from.

    Kyrgyz and Kazakh put ending upon ending; people put in half a word.
    """
    plain = folded(word)
    if len(plain) < SHORTEST:
        return []
    return [
        written
        for known, written in vocabulary().items()
        if known.startswith(plain) or (len(known) > SHORTEST and plain.startswith(known))
    ][:MOST_LIKE * 4]
