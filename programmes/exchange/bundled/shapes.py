"""JSON with known shapes: whatever is wrong is named by the path that leads to it."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from core.dates import read_day
from core.sheets import tables
from core.sheets.tables import day_or_part, suggestion

Parse = Callable[[Any], Any]
MOST = Decimal("999999999999.99")


class Field(NamedTuple):
    """How a member of an object is read, and what its absence means."""

    parse: Parse
    default: Any = None
    is_required: bool = False


def record(**fields: Field) -> Parse:
    """Read an object with these members and no others."""

    def parse(value):
        if type(value) is not dict:
            raise ValueError("is not an object")
        wrong = [
            f"{name}: is not known here{suggestion(name, fields)}"
            for name in value
            if name not in fields
        ]
        found = {}
        for name, field in fields.items():
            try:
                found[name] = member(value, name, field)
            except ValueError as error:
                wrong.append(f"{name}: {error}")
        if wrong:
            raise ValueError("; ".join(wrong))
        return found

    return parse


def member(value: dict, name: str, field: Field) -> Any:
    if name in value:
        return field.parse(value[name])
    if field.is_required:
        raise ValueError("is missing")
    return field.default


def listed(parse: Parse) -> Parse:
    """Read a list; the error names each wrong item by its place."""

    def parse_all(value):
        if type(value) is not list:
            raise ValueError("is not a list")
        found, wrong = [], []
        for place, item in enumerate(value, 1):
            try:
                found.append(parse(item))
            except ValueError as error:
                wrong.append(f"item {place}: {error}")
        if wrong:
            raise ValueError("; ".join(wrong))
        return found

    return parse_all


def string(max_length: int | None = None) -> Parse:
    """Read a text that the database can hold."""

    def parse(value):
        if type(value) is not str:
            raise ValueError(f"{value!r} is not a text")
        if "\0" in value:
            raise ValueError("has a character that cannot be stored")
        if max_length and len(value) > max_length:
            raise ValueError(f"is longer than {max_length} characters")
        return value

    return parse


def as_cell(read: Callable[[str], Any]) -> Parse:
    """Read a text as a cell of a table is read; the error shows the text."""

    def parse(value):
        text = string()(value)
        try:
            return read(text)
        except ValueError as error:
            raise ValueError(f"{value!r} {error}") from None

    return parse


part = as_cell(day_or_part)
"""Reads a day, month or year as a first day and its precision."""

day = as_cell(read_day)

source = as_cell(tables.source())
"""Reads where something stands: an address of the web, or a text that is no address."""


def one_of(known: dict[str, Any]) -> Parse:
    """Read a word of a vocabulary as what it means."""

    def parse(value):
        if not isinstance(value, str) or value not in known:
            raise ValueError(f"{value!r} is not known{suggestion(str(value), known)}")
        return known[value]

    return parse


def texts(value: Any) -> dict[str, str]:
    """Read texts by language."""
    if not isinstance(value, dict) or not value:
        raise ValueError("is not an object of texts by language")
    for language, text in value.items():
        if not isinstance(text, str) or not text.strip():
            raise ValueError(f"{language}: {text!r} is not a text")
    return value


def money(value: Any) -> Decimal:
    """Read an amount of more than nothing."""
    amount = number(value)
    if not 0 < amount <= MOST:
        raise ValueError(f"{value!r} is not an amount")
    return amount


def share(value: Any) -> Decimal:
    """Read a share of more than 0 and at most 100 per cent."""
    per_cent = number(value)
    if not 0 < per_cent <= 100:
        raise ValueError(f"{value!r} is not a share from 0 to 100")
    return per_cent


def number(value: Any) -> Decimal:
    if type(value) not in {int, float}:  # a bool is an int, too
        raise ValueError(f"{value!r} is not a number")
    return Decimal(str(value))
