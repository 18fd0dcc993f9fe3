"""One table in each kind of file: CSV, SQLite, Parquet. Rows come some at a time."""

import csv
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

from .exports import Table, cell
from .fields import references

try:
    import pyarrow
    from pyarrow import parquet
except ImportError:
    pyarrow = None

Rows = Sequence[Sequence]
Add = Callable[[Rows], object]
"""What takes the next rows of a table."""

STORED_AS = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}


class ParquetIsMissingError(Exception):
    """Parquet was asked for where the package that writes it is not installed."""

    def __str__(self):
        return (
            "Parquet files are written by pyarrow, which is not installed: "
            "pip install -r requirements-parquet.txt"
        )


@contextmanager
def csv_file(folder: Path, table: Table) -> Iterator[Add]:
    """Write a table as UTF-8 text with one header row."""
    with (folder / table.file_name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.columns)
        yield lambda rows: writer.writerows([cell(value) for value in row] for row in rows)


def value_of(value):
    """Return a value as a database holds it: a day as text, nothing as NULL."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return "; ".join(map(str, value)) or None
    return None if value == "" else value


# --- SQLite -------------------------------------------------------------------------------------


@contextmanager
def sqlite_table(database: sqlite3.Connection, table: Table) -> Iterator[Add]:
    """Make a table with its keys, fill it, and index what refers to other tables."""
    database.execute(definition(table))
    insert = f"INSERT INTO {quoted(table.name)} VALUES ({', '.join('?' * len(table.columns))})"  # noqa: S608 - names of ours
    yield lambda rows: database.executemany(insert, [list(map(value_of, row)) for row in rows])
    for column in indexed(table):
        name = quoted(f"{table.name}_{column}")
        database.execute(f"CREATE INDEX {name} ON {quoted(table.name)} ({quoted(column)})")


def definition(table: Table) -> str:
    columns = [
        f"{quoted(name)} {STORED_AS.get(kind, 'TEXT')}" for name, kind in table.columns.items()
    ]
    keys = [f"PRIMARY KEY ({', '.join(map(quoted, table.key))})"]
    keys += [
        f"FOREIGN KEY ({quoted(column)}) REFERENCES {quoted(other)} ({quoted(its_column)})"
        for column, (other, its_column) in references(table).items()
    ]
    return f"CREATE TABLE {quoted(table.name)} ({', '.join([*columns, *keys])})"


def indexed(table: Table) -> list[str]:
    """Return the columns that are looked up: references, the id, the day and the status."""
    names = {*references(table), "id", "status", "kind", "starts_on"} & table.columns.keys()
    return sorted(names - {table.key[0]})


def quoted(name: str) -> str:
    return f'"{name}"'


# --- Parquet ------------------------------------------------------------------------------------


@contextmanager
def parquet_file(folder: Path, table: Table) -> Iterator[Add]:
    """Write a table as Parquet; ParquetIsMissingError where pyarrow is not installed."""
    if pyarrow is None:
        raise ParquetIsMissingError
    schema = pyarrow.schema([(name, arrow_type(kind)) for name, kind in table.columns.items()])
    with parquet.ParquetWriter(folder / f"{table.name}.parquet", schema) as writer:
        yield lambda rows: writer.write_table(
            pyarrow.Table.from_pylist(
                [typed(table, row) for row in rows],
                schema=schema,
            )
        )


def arrow_type(kind: str):
    return {
        "integer": pyarrow.int64(),
        "boolean": pyarrow.bool_(),
        "number": pyarrow.float64(),
        "date": pyarrow.date32(),
    }.get(kind, pyarrow.string())


def typed(table: Table, row: Sequence) -> dict:
    """Return a row by column; a day stays a day, a text that is empty is none."""
    return {
        name: arrow_value(value, kind)
        for (name, kind), value in zip(table.columns.items(), row, strict=True)
    }


def arrow_value(value, kind: str):
    if value is None or value == "":
        return None
    if kind == "date":
        return value if isinstance(value, date) else date.fromisoformat(value)
    if kind == "boolean":
        return bool(value)
    found = value_of(value)
    return str(found) if kind == "string" and found is not None else found
