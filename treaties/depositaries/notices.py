"""What anybody's notice can tell about acts and statements: guesses, and what kept from guessing.

Who wrote a notice is known by its marks, and his own folder reads it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import ModuleType

from . import folder_of

MINISTRY = "MINISTRY"
"""A note of a ministry: of no depositary, and about a treaty of any of them."""


class Field(StrEnum):
    """What a notice tells; the values are the fields of an act's form or of a statement's."""

    REFERENCE = "document_reference"
    TREATY = "treaty"
    STATE = "state"
    KIND = "kind"
    DONE_ON = "done_on"
    EFFECTIVE_ON = "effective_on"
    EXPIRES_ON = "expires_on"
    NATURE = "nature"
    MADE_ON = "made_on"
    TEXT = "text"
    ARTICLES = "articles"


class Trouble(StrEnum):
    """Why there is no guess, or what has to be looked at beside one."""

    MISSING = "missing"
    SEVERAL = "several"
    UNKNOWN = "unknown"
    UNCLEAR = "unclear"
    DAY_OR_MONTH = "day_or_month"
    TAKES_BACK = "takes_back"
    ANSWERS = "answers"


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
class Told:
    """What a notice seems to say of one act or one statement, by field, and what it does not."""

    guesses: dict[Field, Guess]
    problems: list[Problem]
    is_statement: bool = False


@dataclass(frozen=True)
class Notice:
    """The acts and statements of a notice, its sentences not understood whole, its language."""

    told: list[Told]
    unread: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True)
class Known:
    """Which States and treaties there are, as a notice may call them.

    ``labels`` are names of States with the State's code, ``numbers`` the codes of the treaties that
    have a number as its series writes it (``048A``), ``spellings`` the codes by the normalised
    spelling of a number with its series (``ets no. 112``), ``titles`` those of each treaty by code.
    """

    labels: Collection[tuple[str, str]] = ()
    numbers: Mapping[str, Collection[str]] = field(default_factory=dict)
    spellings: Mapping[str, Collection[str]] = field(default_factory=dict)
    titles: Mapping[str, Collection[str]] = field(default_factory=dict)


def readers(codes: Iterable[str]) -> dict[str, ModuleType]:
    """Return who reads notices, by the depositary's code; last the one of ministries."""
    return {code: folder for code in [*codes, MINISTRY] if (folder := reader_of(code))}


def reader_of(code: str) -> ModuleType | None:
    """Return the folder of a depositary that reads its notices; None if there is none."""
    try:
        folder = folder_of(code)
    except ModuleNotFoundError:
        return None
    return folder if hasattr(folder, "read_notification") else None


def senders(written: str, by_code: Mapping[str, ModuleType]) -> list[str]:
    """Return the codes of those whose marks a text bears; several or none have to be asked.

    A note in Cyrillic letters is a ministry's, whatever numbers of a depositary it repeats.
    """
    found = [code for code, folder in by_code.items() if folder.is_notice(written)]
    return [MINISTRY] if MINISTRY in found else found
