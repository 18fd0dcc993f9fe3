"""All public data as files in a folder, with their description and checksums.

Everything is written row by row: what is held at once does not grow with the data.
"""

import hashlib
import sqlite3
import zipfile
from collections.abc import Iterable
from contextlib import ExitStack, closing
from functools import partial
from itertools import islice
from pathlib import Path

import orjson

from core.http.edition import Edition
from core.http.rendering import LICENCE
from core.records.models import Revision
from core.records.snapshot import snapshot

from ..answers.changes import public_objects
from . import about_data
from .about_data import Version
from .exports import ROWS_AT_ONCE, TABLES, Table
from .fields import field_of, references
from .table_files import csv_file, parquet_file, sqlite_table

DESCRIPTION, CHECKSUMS, OBJECTS = "datapackage.json", "SHA256SUMS", "objects.jsonl"
SQLITE, ZIP = "accede.sqlite3", "accede.zip"
CHUNK = 1 << 20


def file_names(tables: Iterable[Table]) -> list[str]:
    """Return the names of the files of an export, without making them."""
    csvs = [table.file_name for table in tables]
    return [ZIP, SQLITE, OBJECTS, DESCRIPTION, *about_data.NAMES, CHECKSUMS, *csvs]


def write_package(
    folder: Path, tables: Iterable[Table] = TABLES, *, version: str = "", with_parquet: bool = False
) -> list[str]:
    """Write all files of one moment into a folder and return their names.

    ``version`` is the data revision unless something else is given.
    """
    tables = list(tables)
    (folder / SQLITE).unlink(missing_ok=True)
    with snapshot():
        state = state_of_record(version)
        write_tables(folder, tables, with_parquet=with_parquet)
        write_objects(folder / OBJECTS)
    package = description(state, [resource(table, folder) for table in tables])
    texts = about_data.texts(state, tables) | {DESCRIPTION: about_data.as_json(package)}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    csvs = [table.file_name for table in tables]
    write_zip(folder, [*csvs, *texts])
    packed = [f"{table.name}.parquet" for table in tables] if with_parquet else []
    names = sorted([ZIP, SQLITE, OBJECTS, *texts, *csvs, *packed])
    sums = [f"{digest(folder / name)}  {name}\n" for name in names]
    (folder / CHECKSUMS).write_text("".join(sums), encoding="utf-8")
    return [*names, CHECKSUMS]


def state_of_record(version: str) -> Version:
    """Return after which change the tables are: those after it are the changes since."""
    row = Revision.objects.first() or Revision()
    changed_at = Edition.current().changed_at
    return Version(version or str(row.number), row.number, row.sequence, changed_at)


def write_objects(path: Path) -> None:
    """Write every object that readers may see, one a line, as the feed of changes shows it."""
    with path.open("wb") as file:
        for item in public_objects():
            file.write(orjson.dumps(item) + b"\n")


def write_tables(folder: Path, tables: list[Table], *, with_parquet: bool) -> None:
    with closing(sqlite3.connect(folder / SQLITE)) as database:
        kinds = [partial(csv_file, folder), partial(sqlite_table, database)]
        if with_parquet:
            kinds.append(partial(parquet_file, folder))
        for table in tables:
            write_table(table, kinds)
        database.commit()


def write_table(table: Table, kinds: list) -> None:
    """Write the rows of a table, some at a time, into a file of each kind."""
    with ExitStack() as opened:
        files = [opened.enter_context(kind(table)) for kind in kinds]
        rows = map(list, table.rows())
        while some := list(islice(rows, ROWS_AT_ONCE)):
            for add in files:
                add(some)


def write_zip(folder: Path, names: list[str]) -> None:
    with zipfile.ZipFile(folder / ZIP, "w", zipfile.ZIP_DEFLATED) as file:
        for name in names:
            file.write(folder / name, name)


def description(state: Version, resources: list[dict]) -> dict:
    """Return the data package's description.

    ``sequence`` is the number of the last change that the tables hold: what happened since is at
    ``changes``, without a gap.
    """
    return {
        "profile": "tabular-data-package",
        "name": "accede",
        "title": about_data.TITLE,
        "description": about_data.WHAT,
        "version": state.version,
        "revision": state.revision,
        "sequence": state.sequence,
        "changes": f"/api/v1/changes/?since={state.sequence}",
        "created": state.changed_at.isoformat(),
        "keywords": about_data.KEYWORDS,
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE, "title": about_data.LICENCE_TITLE}],
        "contributors": [{"title": about_data.publisher(), "role": "publisher"}],
        "resources": resources,
    }


def resource(table: Table, folder: Path) -> dict:
    path = folder / table.file_name
    return {
        "name": table.name,
        "title": str(table.title),
        "path": table.file_name,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest(path)}",
        "schema": schema(table),
    }


def schema(table: Table) -> dict:
    """Return the fields of a table with its keys. An empty cell is missing; ``NA`` is Namibia."""
    return {
        "fields": [described(table, name, kind) for name, kind in table.columns.items()],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {"fields": column, "reference": reference(table, *target)}
            for column, target in references(table).items()
        ],
    }


def reference(table: Table, other: str, column: str) -> dict:
    """Return where a column leads; the table's own name is left empty, as Table Schema has it."""
    return {"resource": "" if other == table.name else other, "fields": column}


def described(table: Table, name: str, kind: str) -> dict:
    known = field_of(table, name)
    flags = {"trueValues": ["1"], "falseValues": ["0"]} if kind == "boolean" else {}
    unit = {"unit": known.unit} if known.unit else {}
    required = {"constraints": {"required": True}} if name in table.key else {}
    return {
        "name": name,
        "type": kind,
        "description": known.description,
        **unit,
        **flags,
        **required,
    }


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, read a part at a time."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(CHUNK):
            found.update(part)
    return found.hexdigest()
