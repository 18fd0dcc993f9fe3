"""What people say for what titles call otherwise, in five languages: ``treaties/data/words.csv``.

One row holds one matter: the treaties that are meant first, and what it is called.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.sheets.tables import BadDataError, Column, read_table
from countries.called import LANGUAGES, read_labels

from ..models.stems import stems, words_of

FILE = Path(__file__).parents[1] / "data" / "words.csv"
COLUMNS = {
    "treaties": Column(read_labels),
    **{language: Column(read_labels) for language in LANGUAGES},
}

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Concept:
    """One matter: what it is called, and the identifiers of the treaties that are meant first."""

    phrases: tuple[Phrase, ...]
    treaties: tuple[str, ...] = ()


@cache
def concepts() -> dict[str, list[tuple[Phrase, Concept]]]:
    """Return each phrase with its matter, by the stems of its first word."""
    problems: list[str] = []
    rows = read_table(FILE, COLUMNS, problems)
    if problems:
        raise BadDataError(problems)
    found = defaultdict(list)
    for row in rows:
        spoken = [tuple(words_of(label)) for code in LANGUAGES for label in row[code]]
        concept = Concept(tuple(dict.fromkeys(spoken)), tuple(row["treaties"]))
        for phrase in concept.phrases:
            for stem in stems(phrase[0]):
                found[stem].append((phrase, concept))
    return dict(found)


def find_concept(words: list[str]) -> tuple[int, Concept | None]:
    """Return of how many words at the beginning a matter is called, and which; 0 and None if none.

    Words stand in any case and number.
    """
    said = [
        (len(phrase), concept)
        for stem in sorted(stems(words[0]))
        for phrase, concept in concepts().get(stem, ())
        if is_said(phrase, words)
    ]
    return max(said, key=lambda item: item[0], default=(0, None))


def is_said(phrase: Phrase, words: list[str]) -> bool:
    """Whether words begin with those of a phrase, whatever their endings."""
    return len(words) >= len(phrase) and all(
        stems(one) & stems(other) for one, other in zip(phrase, words, strict=False)
    )


def spoken_words() -> set[str]:
    """Return every word by which a matter is called."""
    return {
        word
        for listed in concepts().values()
        for _phrase, concept in listed
        for phrase in concept.phrases
        for word in phrase
    }
