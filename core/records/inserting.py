"""Many new rows of one model, whose ids nobody has to know."""

from collections.abc import Callable, Sequence
from operator import attrgetter

from django.db import connections, models, router, transaction

AS_THEY_ARE = (
    models.BooleanField,
    models.CharField,
    models.ForeignKey,
    models.IntegerField,
    models.TextField,
)


def insert(rows: Sequence[models.Model]) -> None:
    """Write new rows of one model, all or none; they do not learn their ids.

    ``bulk_create`` would tell the ids, in a statement for every few rows: twice the work for
    the hundred thousand rows that are derived from all acts.
    """
    if not rows:
        return
    model = type(rows[0])
    connection = connections[router.db_for_write(model)]
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    places = ", ".join("%s" for _ in fields)
    readers = [_reader(field, connection) for field in fields]
    with transaction.atomic(connection.alias, savepoint=False), connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})",  # noqa: S608
            ([read(row) for read in readers] for row in rows),
        )


def _reader(field: models.Field, connection) -> Callable[[models.Model], object]:
    """Return the function that reads a row's value as the database takes it."""
    read = attrgetter(field.attname)
    if isinstance(field, AS_THEY_ARE):
        return read
    return lambda row: field.get_db_prep_save(read(row), connection)
