"""Answers as JSON, CSV, XLSX, JSON-LD and Turtle."""

import csv
import gzip
import io
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

import brotli
import orjson
from django.http import HttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from rdflib import Graph
from rest_framework import serializers

from ..sheets.cells import guarded

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonld": "application/ld+json",
    "ttl": "text/turtle; charset=utf-8",
}
FILES = {"csv", "xlsx"}
LINKED = ("jsonld", "ttl")
ACCEPTED = {
    "application/json": "json",
    "application/problem+json": "json",
    "application/*": "json",
    "*/*": "json",
    "text/csv": "csv",
    "text/*": "csv",
    TYPES["xlsx"]: "xlsx",
    "application/ld+json": "jsonld",
    "text/turtle": "ttl",
}
ENCODINGS = {
    name: re.compile(rf"(^|[\s,]){name}\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))") for name in ("br", "gzip")
}
"""How an answer may be compressed, the smallest first, and what says that a client takes it."""
BROTLI_QUALITY = 5


def negotiated(request, formats: tuple[str, ...]) -> str | None:
    """Return the format asked for by ``format=``, else by the Accept header; None if none fits.

    A ``format`` that does not exist gives the first one: the parameters refuse it by name.
    """
    if wanted := request.GET.get("format"):
        return wanted if wanted in formats else formats[0]
    accept = request.headers.get("Accept", "").lower().strip()
    if not accept or accept == "*/*":
        return formats[0]
    ranges = sorted(map(media_range, accept.split(",")), key=lambda item: -item[1])
    found = (ACCEPTED.get(name) for name, quality in ranges if quality > 0)
    return next((name for name in found if name in formats), None)


def media_range(text: str) -> tuple[str, float]:
    """Return a media type of an Accept header and how much it is wanted."""
    name, *rest = text.split(";")
    quality = next((item.partition("=")[2] for item in rest if item.strip().startswith("q=")), "1")
    try:
        return name.strip(), float(quality)
    except ValueError:
        return name.strip(), 0.0


@lru_cache(maxsize=1024)
def encoding(accepted: str) -> str:
    """Return how a client takes an answer compressed; empty if it does not."""
    return next((name for name, taken in ENCODINGS.items() if taken.search(accepted)), "")


def response(request, compressed: bytes, headers: dict[str, str]) -> HttpResponse:
    """Return a kept answer, as compressed as the client takes it; it is kept as gzip."""
    chosen = encoding(request.headers.get("Accept-Encoding", ""))
    content = compressed if chosen == "gzip" else gzip.decompress(compressed)
    if chosen == "br":
        content = brotli.compress(content, quality=BROTLI_QUALITY)
    return HttpResponse(content, headers=headers | ({"Content-Encoding": chosen} if chosen else {}))


def attachment(name: str, format_: str) -> dict[str, str]:
    """Return the header that gives a file its name."""
    name = re.sub(r"[^A-Za-z0-9-]+", "-", name).strip("-")
    return {"Content-Disposition": f'attachment; filename="{name}.{format_}"'}


def to_json(content: dict) -> bytes:
    return orjson.dumps(content)


@dataclass
class File:
    """What a file holds and says about itself. A column is the path to a value in a row."""

    columns: list[tuple[str, ...]]
    rows: list[dict]
    address: str
    on: date
    name: str = "accede"

    @property
    def header(self) -> list[str]:
        return ["_".join(column) for column in self.columns]


def columns(serializer: serializers.Serializer, *, only=None, path=()) -> list[tuple[str, ...]]:
    """Return the columns of a file: the declared fields, those of nested objects joined to them."""
    found = []
    for name, field in serializer.fields.items():
        if only and name not in only:
            continue
        if isinstance(field, serializers.Serializer):
            found += columns(field, path=(*path, name))
        else:
            found.append((*path, name))
    return found


def value_at(row: dict, column: tuple[str, ...]):
    """Return the value in a row to which a path leads; None if the way ends before."""
    value = row
    for name in column:
        if value is None:
            return None
        value = value.get(name)
    return value


def to_csv(file: File) -> bytes:
    """Return a table as UTF-8 text with one header row, its dates in ISO 8601."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(file.header)
    for row in file.rows:
        writer.writerow([as_text(value_at(row, column)) for column in file.columns])
    return text.getvalue().encode()


def as_text(value) -> str:
    """Return a value as a cell of text that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = "; ".join(value)
    if not isinstance(value, str):
        value = orjson.dumps(value).decode()
    return guarded(value)


def to_xlsx(file: File) -> bytes:
    """Return a workbook: the table with real dates and a frozen header, and what it is about."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    sheet.freeze_panes = "A2"
    sheet.append([bold(sheet, name) for name in file.header])
    for row in file.rows:
        sheet.append([as_cell(value_at(row, column)) for column in file.columns])
    about = book.create_sheet("About")
    about.column_dimensions["A"].width = 20
    about.column_dimensions["B"].width = 100
    for name, value in about_file(file):
        about.append([bold(about, name), value])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def about_file(file: File):
    yield _("As of"), file.on
    yield _("Address"), guarded(file.address)
    yield _("Rows"), len(file.rows)
    yield _("Licence"), f"CC BY 4.0, {LICENCE}"
    yield _("Note"), _("Times are dates where the depositary is. An empty cell is not known.")


def bold(sheet, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.font = Font(bold=True)
    return cell


def as_cell(value):
    """Return a value as a cell: dates, numbers and truth values as such, the rest as text."""
    if isinstance(value, datetime):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float | date):
        return value
    return ILLEGAL_CHARACTERS_RE.sub("", as_text(value))


def to_json_ld(content: dict) -> bytes:
    return orjson.dumps(content)


def to_turtle(content: dict) -> bytes:
    """Return a JSON-LD document, which says itself what its names mean, as Turtle."""
    graph = Graph().parse(data=orjson.dumps(content), format="json-ld")
    return graph.serialize(format="turtle", encoding="utf-8")


WRITERS = {
    "json": to_json,
    "csv": to_csv,
    "xlsx": to_xlsx,
    "jsonld": to_json_ld,
    "ttl": to_turtle,
}
