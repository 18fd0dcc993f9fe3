"""Treaties as rows of the search index."""

from collections.abc import Iterable, Iterator
from math import sqrt

from ..models import Treaty
from ..models.choices import Form
from ..models.numbers import names_of, normalised, spellings_of
from ..models.stems import FEWEST_LETTERS, MOST_LETTERS, name_keys, number_key, stems, words_of

LONGEST_NAME = 6
"""Words: a longer name is found by its words."""

NAME, TITLE = 150, 100
LESS = 0.6
"""What a protocol, or a treaty that has ended, counts beside the treaty that people mean."""


def key_rows(treaties: Iterable[Treaty]) -> Iterator[dict[str, object]]:
    """Yield what each treaty is found by."""
    for treaty in treaties:
        factor = standing(treaty)
        for (key, spelled), weight in {**word_keys(treaty), **whole_keys(treaty)}.items():
            yield {
                "treaty_id": treaty.pk,
                "key": key,
                "spelled": spelled,
                "weight": max(1, round(weight * factor)),
            }


def standing(treaty: Treaty) -> float:
    """Return how much a treaty counts beside others with the same words."""
    is_beside = treaty.form != Form.TREATY or treaty.parent_id is not None
    return (LESS if is_beside else 1) * (LESS if treaty.ended_on else 1)


def word_keys(treaty: Treaty) -> dict[tuple[str, str], float]:
    """Return each stem with its word, and the most that it makes up of a title or a name."""
    titles = set(map(normalised, treaty.titles.values()))
    found: dict[tuple[str, str], float] = {}
    for line in names_of(treaty):
        words = [word for word in words_of(line) if len(word) >= FEWEST_LETTERS]
        weight = (TITLE if line in titles else NAME) / sqrt(len(words) or 1)
        for pair in ((stem, word[:MOST_LETTERS]) for word in words for stem in stems(word)):
            found[pair] = max(weight, found.get(pair, 0))
    return found


def whole_keys(treaty: Treaty) -> dict[tuple[str, str], float]:
    """Return the spellings of the number, and the names and titles of a few words, whole."""
    names = [words for line in names_of(treaty) if (words := words_of(line))]
    short = [words for words in names if len(words) <= LONGEST_NAME]
    keys = [key for words in short for key in name_keys(words)]
    keys += [number_key(words_of(spelling)) for spelling in spellings_of(treaty)]
    return {(key, ""): NAME for key in keys}
