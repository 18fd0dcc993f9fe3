"""What a word was meant to be that nothing is called by: ``Istambul``, ``Kyrgistan``."""

from django.conf import settings
from django.utils.translation import override
from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.http.conditional import once_an_edition
from countries.models import State

from ..models import SearchKey, Subject
from ..models.stems import CYRILLIC, folded, words_of
from ..sentences.glossary import statuses, terms
from .concepts import spoken_words

SHORTEST = 4
MOST_LIKE = 3
MOST_LONGER = 12
FEWEST_BEFORE = 5


def vocabulary() -> dict[str, str]:
    """Return every word that something is called by, by itself without accents; kept by edition."""
    return once_an_edition("words that are searched for", read_vocabulary)


def read_vocabulary() -> dict[str, str]:
    words = set(SearchKey.objects.values_list("spelled", flat=True).distinct())
    names = [name for state in State.objects.all() for name in state.all_names]
    names += [name for subject in Subject.objects.all() for name in subject.names.values()]
    for language, _name in settings.LANGUAGES:
        with override(language):
            names += [entry.term for entry in (*statuses(), *terms())]
    words |= {word for name in names for word in words_of(name)} | spoken_words()
    return {folded(word): word for word in sorted(words) if len(word) >= SHORTEST}


def mistakes(word: str) -> int:
    """Return how many letters may be wrong."""
    return 1 if len(word) < 7 else 2 if len(word) < 12 else 3


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
    """Return the words that go on from this one, and in Cyrillic those that it goes on from.

    Kyrgyz and Kazakh put ending upon ending; people put in half a word. None for a word that is
    known.
    """
    plain, known = folded(word), vocabulary()
    if len(plain) < SHORTEST or plain in known:
        return []
    goes_on = bool(CYRILLIC.search(word))
    longer = [
        written
        for other, written in known.items()
        if other.startswith(plain) or (goes_on and is_longer(plain, other))
    ]
    return longer[:MOST_LONGER]


def is_longer(word: str, known: str) -> bool:
    """Whether a word is a known one with an ending."""
    return (
        len(known) >= FEWEST_BEFORE and 0 < len(word) - len(known) <= 5 and word.startswith(known)
    )
