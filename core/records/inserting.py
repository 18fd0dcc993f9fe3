"""Many new rows of one model, whose ids nobody has to know."""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter

from django.db import connections, models, router, transaction

AS_THEY_ARE = (
    models.BooleanField,
    models.CharField,
    models.ForeignKey,
    models.IntegerField,
    models.TextField,
)

AT_ONCE = 500
"""Rows in one statement to PostgreSQL, which would answer each one of them otherwise."""


def insert(model: type[models.Model], rows: Sequence[Mapping[str, object]]) -> None:
    """Write new rows of one model, all or none, given their values by column.

    ``bulk_create`` would make an instance of each and tell its id, in a statement for every few
    rows: twice the work for the hundred thousand rows that are derived from all acts.
    """
    if not rows:
        return
    connection = connections[router.db_for_write(model)]
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    start = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES "  # noqa: S608
    places = f"({', '.join('%s' for _ in fields)})"
    readers = [_reader(field, connection) for field in fields]
    values = [[read(row) for read in readers] for row in rows]
    with transaction.atomic(connection.alias, savepoint=False), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(start + places, values)
            return
        for first in range(0, len(values), AT_ONCE):
            some = values[first : first + AT_ONCE]
            cursor.execute(
                start + ", ".join([places] * len(some)), [item for row in some for item in row]
            )


def _reader(field: models.Field, connection) -> Callable[[Mapping[str, object]], object]:
    """Return the function that reads a row's value as the database takes it."""
    read = itemgetter(field.attname)
    if isinstance(field, AS_THEY_ARE):
        return read
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        adapted = connection.ops.adapt_datefield_value
        return lambda row: adapted(read(row))
    return lambda row: field.get_db_prep_save(read(row), connection)
