"""Answers as JSON, CSV, XLSX and JSON-LD."""

import csv
import gzip
import io
import re
from dataclasses import dataclass
from datetime import date, datetime

import orjson
from django.http import HttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from rest_framework import serializers

from ..sheets.cells import guarded

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonld": "application/ld+json",
}
FILES = {"csv", "xlsx"}
ACCEPTED = {
    "application/json": "json",
    "application/problem+json": "json",
    "application/*": "json",
    "*/*": "json",
    "text/csv": "csv",
    "text/*": "csv",
    TYPES["xlsx"]: "xlsx",
    "application/ld+json": "jsonld",
}


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


def takes_gzip(request) -> bool:
    """Whether a client takes compressed answers: by name or by ``*``, and not with ``q=0``."""
    accept = request.headers.get("Accept-Encoding", "").lower()
    wanted = dict(map(media_range, accept.split(",")))
    return wanted.get("gzip", wanted.get("*", 0)) > 0


def response(request, compressed: bytes, headers: dict[str, str]) -> HttpResponse:
    """Return a kept answer, as compressed as the client takes it."""
    if takes_gzip(request):
        return HttpResponse(compressed, headers=headers | {"Content-Encoding": "gzip"})
    return HttpResponse(gzip.decompress(compressed), headers=headers)


def addressed(value, site: str):
    """Return data in which each ``url`` is a whole address: those of this site begin with it."""
    if isinstance(value, list):
        return [addressed(item, site) if isinstance(item, dict) else item for item in value]
    found = dict(value)
    for name, item in value.items():
        if isinstance(item, dict | list):
            found[name] = addressed(item, site)
    url = found.get("url")
    if isinstance(url, str) and url.startswith("/"):
        found["url"] = f"{site}{url}"
    return found


def attachment(name: str, format_: str) -> dict[str, str]:
    """Return the header that gives a file its name."""
    name = re.sub(r"[^A-Za-z0-9-]+", "-", name).strip("-")
    return {"Content-Disposition": f'attachment; filename="{name}.{format_}"'}


def to_json(content: dict) -> bytes:
    return orjson.dumps(content)


@dataclass
class File:
    """What a file holds and says about itself.

    A column is the path to a value in a row; those in ``days`` hold nothing but whole days.
    """

    columns: list[tuple[str, ...]]
    rows: list[dict]
    address: str
    on: date
    name: str = "accede"
    days: frozenset[tuple[str, ...]] = frozenset()

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


def columns_of_days(serializer: serializers.Serializer, *, path=()) -> frozenset[tuple[str, ...]]:
    """Return the columns that hold whole days alone, never a month or a year."""
    found = set()
    for name, field in serializer.fields.items():
        if isinstance(field, serializers.DateField):
            found.add((*path, name))
        elif isinstance(field, serializers.Serializer):
            found |= columns_of_days(field, path=(*path, name))
    return frozenset(found)


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
        sheet.append(
            [as_cell(value_at(row, column), is_day=column in file.days) for column in file.columns]
        )
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


def as_cell(value, *, is_day: bool = True):
    """Return a value as a cell: numbers, truth values and days as such, the rest as text.

    A column that may also hold months and years (``is_day`` is false) has its days as text too, so
    that all cells of a column are alike.
    """
    if isinstance(value, datetime) or (isinstance(value, date) and not is_day):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float | date):
        return value
    return ILLEGAL_CHARACTERS_RE.sub("", as_text(value))


def to_json_ld(content: dict) -> bytes:
    return orjson.dumps(content)


WRITERS = {"json": to_json, "csv": to_csv, "xlsx": to_xlsx, "jsonld": to_json_ld}
