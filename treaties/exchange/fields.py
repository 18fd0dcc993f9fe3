"""What the columns of the exported tables say, in which unit, and what they refer to."""

import csv
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext

from .bundled.tables import DATA, LANGUAGES
from .exports import Table

FILE = DATA / "fields.csv"


class Field(NamedTuple):
    """One column: ``refers_to`` is the column of another table that holds its values."""

    description: str
    unit: str = ""
    refers_to: tuple[str, ...] = ()


@cache
def described() -> dict[tuple[str, str], Field]:
    """Return what is written in ``fields.csv``, by table and column; no table: of any."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {
            (row["table"], row["column"]): Field(
                row["description"], row["unit"], tuple(filter(None, row["refers_to"].split(".")))
            )
            for row in csv.DictReader(file)
        }


def field_of(table: Table, column: str) -> Field:
    """Return what a column of a table says; KeyError if nobody wrote it down."""
    if column in table.fields:
        return Field(table.fields[column])
    name, _, language = column.rpartition("_")
    known = described()
    for key in ((table.name, column), ("", column)):
        if key in known:
            return known[key]
    found = known["", name]
    return found._replace(description=f"{found.description}, in {in_words(language)}")


def in_words(language: str) -> str:
    """Return what a language is called in English."""
    if language not in LANGUAGES:
        raise KeyError(language)
    names = dict(settings.LANGUAGES) | {"de": "German", "it": "Italian"}
    return gettext(names[language])


def references(table: Table) -> dict[str, tuple[str, str]]:
    """Return the columns that refer to another table, each with that table and its column."""
    found = {column: field_of(table, column).refers_to for column in table.columns}
    return {column: target for column, target in found.items() if target}
