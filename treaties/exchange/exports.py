"""All public data as tables, in the format in which they are loaded and imported again."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db import models

from core.http.rendering import as_text
from core.records.publication import Publication
from countries.loading import LOCALES, STATES
from countries.models import Membership, Organisation, State

from ..answers.evidence import is_known, period_row
from ..models import Act, Clause, Statement, StatusPeriod, Treaty
from ..models.acts import date_text
from .bundled.tables import CLAUSE_REFERENCES, CLAUSES, LANGUAGES, TREATIES, TREATY_REFERENCES

TREATY_TEXTS = {
    "title": "titles",
    "common_name": "common_names",
    "text_url": "text_urls",
    "report_url": "report_urls",
}
STATE_TEXTS = {"name": "names", "official_name": "official_names"}
STATE_TYPES = {
    "european": "boolean",
    "exists_from": "date",
    "exists_until": "date",
    "treaties_checked_on": "date",
}
TYPES = {
    models.BooleanField: "boolean",
    models.DateField: "date",
    models.PositiveSmallIntegerField: "integer",
}
PERIOD_DATES = ("in_force_on", "in_force_on_computed", "left_on")


@dataclass(frozen=True)
class Table:
    """One file of an export: its columns, each with a type of the Table Schema, and its rows."""

    name: str
    title: str
    columns: dict[str, str]
    rows: Callable[[], Iterable[Iterable]]

    @property
    def file_name(self) -> str:
        return f"{self.name}.csv"

    def content(self) -> bytes:
        """Return the table as UTF-8 text with one header row."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([cell(value) for value in row] for row in self.rows())
        return text.getvalue().encode()


def cell(value) -> str:
    """Return a value as the loaders read it: 1 and 0 for yes and no."""
    return str(int(value)) if isinstance(value, bool) else as_text(value)


def named(names: Iterable[str], kind: str = "string") -> dict[str, str]:
    return dict.fromkeys(names, kind)


def type_of(model: type[models.Model], column: str) -> str:
    """Return the type of a column that is named as a field of a model; else it is text."""
    found = next((field for field in model._meta.fields if field.name == column), None)
    return TYPES.get(type(found), "string")


def by_language(prefix: str, languages: Iterable[str]) -> list[str]:
    return [f"{prefix}_{language}" for language in languages]


def states() -> Iterator[list]:
    rows = State.objects.select_related("continued_by", "territory_of")
    for row in rows.prefetch_related("successors"):
        yield [state_cell(row, column) for column in STATES]


def state_cell(row: State, column: str):
    name, _, language = column.rpartition("_")
    if name in STATE_TEXTS and language in LOCALES:
        return getattr(row, STATE_TEXTS[name]).get(language)
    if column == "successors":
        return successors(row)
    if column == "depositary_labels":
        return "; ".join(row.depositary_labels)
    value = getattr(row, {"european": "is_european"}.get(column, column))
    return value.code if isinstance(value, State) else value


def successors(row: State) -> str:
    """Return the States that succeeded one, as the loader reads them."""
    codes = " ".join(sorted(state.code for state in row.successors.all()))
    if row.continued_by is None:
        return codes
    return f"{codes} (continued by {row.continued_by.code})".strip()


def organisations() -> Iterator[list]:
    for row in Organisation.objects.all():
        yield [row.code, *(row.names.get(language) for language in LOCALES)]


def memberships() -> Iterator[list]:
    for row in Membership.objects.select_related("organisation", "state"):
        first = date_text(row.member_from, row.member_from_precision)
        yield [row.organisation.code, row.state.code, first, row.member_until]


def treaties() -> Iterator[list]:
    for row in Treaty.objects.select_related(*TREATY_REFERENCES):
        yield [treaty_cell(row, column) for column in TREATIES]


def treaty_cell(row: Treaty, column: str):
    """Return one cell: a text in a language, the number of another treaty, or a plain value."""
    name, _, language = column.rpartition("_")
    if name in TREATY_TEXTS and language in LANGUAGES:
        return getattr(row, TREATY_TEXTS[name]).get(language)
    return number_or_value(row, column, TREATY_REFERENCES)


def number_or_value(row, column: str, references: list[str]):
    value = getattr(row, column)
    return (value.number if value else None) if column in references else value


def clauses() -> Iterator[list]:
    rows = Clause.objects.select_related("treaty", *CLAUSE_REFERENCES)
    for row in rows.order_by("treaty__number", "treaty_id", "id"):
        own = [column for column in CLAUSES if column not in ("series", "number")]
        values = [number_or_value(row, column, CLAUSE_REFERENCES) for column in own]
        yield [row.treaty.series, row.treaty.number, *values]


def acts() -> Iterator[list]:
    """Yield the published acts, as ``import_acts`` reads them."""
    rows = Act.objects.filter(publication=Publication.PUBLISHED)
    rows = rows.select_related("treaty", "state").order_by("treaty__number", "treaty_id", "id")
    yield from map(act_cells, rows)


def act_cells(row: Act) -> list:
    """Return an act in the order of the importer's columns."""
    return [
        *(row.treaty.series, row.treaty.number, row.state.code, row.kind, row.done_text),
        *(row.effective_on, row.expires_on, row.source, row.public_note),
    ]


def statements() -> Iterator[list]:
    rows = Statement.objects.filter(publication=Publication.PUBLISHED)
    for row in rows.select_related("treaty", "state").order_by("id"):
        yield [
            *(row.pk, row.treaty.series, row.treaty.number, row.state.code, row.nature),
            *(row.articles, row.text, row.language, row.made_on, row.starts_on, row.ends_on),
            *(row.objects_to_id, row.precludes_entry_into_force, row.source),
        ]


def periods() -> Iterator[list]:
    """Yield the status periods of every pair that has any, as every other answer gives them."""
    rows = StatusPeriod.objects.select_related("treaty__parent", "state")
    for row in rows.order_by("treaty__number", "treaty_id", "state__code", "starts_on"):
        shown = period_row(row, is_known=is_known(row, row.treaty, row.state))
        yield [
            *(row.treaty.series, row.treaty.number, row.state.code, shown["status"]),
            *(shown["starts_on"], shown["ends_on"], shown["missing"], shown["reason"]),
            date_text(row.signed_on, row.signed_precision),
            date_text(row.consented_on, row.consented_precision),
            row.consent_kind,
            *(getattr(row, name) for name in PERIOD_DATES),
        ]


NUMBERED = named(["series", "number"])
TABLES = [
    Table(
        "states",
        "States and organisations",
        {name: STATE_TYPES.get(name, "string") for name in STATES},
        states,
    ),
    Table(
        "organisations",
        "Organisations",
        named(["code", *by_language("name", LOCALES)]),
        organisations,
    ),
    Table(
        "memberships",
        "Memberships of States in organisations",
        named(["organisation", "state", "member_from"]) | {"member_until": "date"},
        memberships,
    ),
    Table(
        "treaties",
        "Treaties and who may join them",
        {name: type_of(Treaty, name) for name in TREATIES},
        treaties,
    ),
    Table(
        "clauses",
        "Final clauses as data",
        {name: type_of(Clause, name) for name in CLAUSES},
        clauses,
    ),
    Table(
        "acts",
        "Published acts; a date may be a month or a year",
        NUMBERED
        | named(["state", "kind", "done_on"])
        | named(["effective_on", "expires_on"], "date")
        | named(["source", "note"]),
        acts,
    ),
    Table(
        "statements",
        "Published reservations, declarations and other statements",
        {"id": "integer"}
        | NUMBERED
        | named(["state", "nature", "articles", "text", "language"])
        | named(["made_on", "starts_on", "ends_on"], "date")
        | {"objects_to": "integer", "precludes_entry_into_force": "boolean", "source": "string"},
        statements,
    ),
    Table(
        "periods",
        "Where each State stood towards each treaty, from day to day; derived from the acts",
        NUMBERED
        | named(["state", "status"])
        | named(["starts_on", "ends_on"], "date")
        | named(["missing", "reason", "signed_on", "consented_on", "consent_kind"])
        | named(PERIOD_DATES, "date"),
        periods,
    ),
]
