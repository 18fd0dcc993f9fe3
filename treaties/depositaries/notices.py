"""What any depositary's notice can tell about an act: guesses, and what kept from guessing."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Field(StrEnum):
    """What a notification tells about an act; the values are the fields of the act's form."""

    REFERENCE = "document_reference"
    TREATY = "treaty"
    STATE = "state"
    KIND = "kind"
    DONE_ON = "done_on"
    EFFECTIVE_ON = "effective_on"
    ARTICLES = "articles"


class Trouble(StrEnum):
    """Why there is no guess."""

    MISSING = "missing"
    SEVERAL = "several"
    UNKNOWN = "unknown"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Guess:
    """A value, and the piece of the text from which it was read."""

    value: str | date
    piece: str


@dataclass(frozen=True)
class Problem:
    """What could not be recognised, with the pieces of the text that stood in the way."""

    field: Field
    trouble: Trouble
    pieces: tuple[str, ...] = ()


@dataclass(frozen=True)
class Notice:
    """What a notification seems to say, by field, and what it does not."""

    guesses: dict[Field, Guess]
    problems: list[Problem]
