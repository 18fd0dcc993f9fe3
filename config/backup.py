"""One file with everything that somebody entered, and the way back, between any two databases.

The file is gzip; each line is JSON: a head, then for each model its fields and one line per row, at
the end the number of rows and a checksum. What is derived is left out and computed again. It holds
the staff's accounts with their (hashed) passwords, so it is readable by its owner alone.
"""

import base64
import gzip
import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import orjson
from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from core import clock
from core.records.models import Revision
from countries.models import GroupPeriod
from treaties.models import GeneralEntryIntoForce, SearchKey, StandingPeriod, StatusPeriod

FORMAT = "accede-backup-1"
APPS = [
    "auth",
    "otp_static",
    "otp_totp",
    "records",
    "staff",
    "countries",
    "treaties",
    "programmes",
    "admin",
]
ROWS_AT_ONCE = 500
DERIVED = [GroupPeriod, GeneralEntryIntoForce, SearchKey, StandingPeriod, StatusPeriod]


def kept_models() -> list[type[models.Model]]:
    """Return the models whose rows are kept, with the tables of their many-to-many fields."""
    return [
        model
        for app in APPS
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
        if model not in DERIVED and model is not Permission
    ]


def back_up(path: Path, *, progress: Callable[[int], object] = lambda count: None) -> Counter:
    """Write everything to a file, which appears only once it is whole; return the rows by model.

    Writers of facts wait meanwhile, so that all rows are of one moment.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as raw, gzip.GzipFile("", "wb", fileobj=raw) as file:
            counts = write_lines(file, progress)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return counts


def write_lines(file, progress: Callable[[int], object]) -> Counter:
    digest, counts = hashlib.sha256(), Counter()
    with transaction.atomic():
        revision = Revision.objects.select_for_update().get()
        for line in lines(revision, counts, progress):
            digest.update(line)
            file.write(line)
    file.write(as_line({"counts": counts, "sha256": digest.hexdigest()}))
    return counts


def lines(revision: Revision, counts: Counter, progress: Callable) -> Iterator[bytes]:
    yield as_line(
        {
            "format": FORMAT,
            "at": clock.now(),
            "revision": revision.number,
            "sequence": revision.sequence,
            "migrations": sorted(applied_migrations()),
        }
    )
    for model in kept_models():
        yield as_line({"model": model._meta.label_lower, "fields": field_names(model)})
        for row in rows(model):
            counts[model._meta.label_lower] += 1
            yield as_line(row)
            progress(1)


def rows(model: type[models.Model]) -> Iterator[tuple]:
    """Give the values of each row; files come one by one, since each can have ten megabytes."""
    found = model._default_manager.order_by("pk").values_list(*column_paths(model))
    names = [name_path(field) for field in model._meta.concrete_fields]
    for values in found.iterator(chunk_size=1 if has_files(model) else ROWS_AT_ONCE):
        rest = iter(values)
        yield tuple(
            ".".join(str(next(rest)) for _part in name) if name else next(rest) for name in names
        )


def has_files(model: type[models.Model]) -> bool:
    return any(isinstance(field, models.BinaryField) for field in model._meta.concrete_fields)


def column_paths(model: type[models.Model]) -> list[str]:
    fields = model._meta.concrete_fields
    return [path for field in fields for path in name_path(field) or [field.attname]]


def name_path(field: models.Field) -> list[str]:
    """Return the columns that name what a field refers to; none if its number is kept."""
    if field.related_model is ContentType:
        return [f"{field.name}__app_label", f"{field.name}__model"]
    if field.related_model is Permission:
        start = f"{field.name}__content_type"
        return [f"{start}__app_label", f"{start}__model", f"{field.name}__codename"]
    return []


def field_names(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def as_line(data) -> bytes:
    return orjson.dumps(data, default=plain) + b"\n"


def plain(value):
    if isinstance(value, (bytes, memoryview)):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"{type(value)} has no place in a backup")


def applied_migrations() -> set[str]:
    found = MigrationRecorder(connection).applied_migrations()
    return {f"{app}.{name}" for app, name in found if app in APPS}
