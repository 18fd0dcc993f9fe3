"""Restore what ``config.backup`` wrote into a database of either kind, and check the result."""

import gzip
import hashlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import orjson
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.models.sql import InsertQuery

from config.backup import DERIVED, FORMAT, ROWS_AT_ONCE, applied_migrations, has_files, kept_models
from core.records.models import Revision
from countries.models import State
from treaties.models import Treaty
from treaties.writing import door


class BadBackupError(Exception):
    """Why a file cannot be restored, or why what it gave is not what it holds."""


def restore(
    path: Path, *, replace: bool = False, progress: Callable[[int], object] = lambda count: None
) -> Counter:
    """Put everything that a file holds in the place of what is here; return the rows by model.

    BadBackupError, and nothing is changed, if there are facts here and ``replace`` is not said, if
    the file is damaged or made by a newer version, or if the result is not what the file says.
    """
    if not replace and (State.objects.exists() or Treaty.objects.exists()):
        raise BadBackupError("There are facts in this database: say --replace to lose them.")
    with transaction.atomic():
        Revision.objects.select_for_update().first()
        for model in [*DERIVED, *reversed(kept_models())]:
            model._default_manager.all()._raw_delete(connection.alias)  # noqa: SLF001
        reading = Reading(progress)
        reading.read(path)
        reset_sequences()
        connection.check_constraints()
        door.rederive()
        check(reading)
    cache.clear()
    return reading.counts


class Reading:
    """Reads a file line by line and writes its rows."""

    def __init__(self, progress: Callable[[int], object]):
        self.progress = progress
        self.digest, self.counts = hashlib.sha256(), Counter()
        self.models = {model._meta.label_lower: model for model in kept_models()}
        self.model: type[models.Model] | None = None
        self.fields: list[models.Field] = []
        self.waiting: list[models.Model] = []
        self.at_once = 1
        self.head: dict = {}
        self.end: dict = {}
        self.ids = ids_by_name()

    def read(self, path: Path) -> None:
        try:
            with gzip.open(path) as file:
                for line in file:
                    self.line(line)
        except (OSError, EOFError, ValueError, LookupError) as error:
            raise BadBackupError(f"{path} is damaged or no backup: {error}") from error
        if not self.end:
            raise BadBackupError(f"{path} is damaged: its end is missing.")

    def line(self, line: bytes) -> None:
        data = orjson.loads(line)
        if isinstance(data, list):
            self.row(data)
        elif "model" in data:
            self.write()
            self.begin(data)
        elif "sha256" in data:
            self.write()
            self.finish(data)
        else:
            self.start(data)
        self.digest.update(line)

    def start(self, head: dict) -> None:
        if head.get("format") != FORMAT:
            raise ValueError("it does not begin like one")
        newer = set(head["migrations"]) - applied_migrations()
        if newer:
            raise BadBackupError(f"A newer version made this backup: {', '.join(sorted(newer))}.")
        self.head = head

    def begin(self, data: dict) -> None:
        """Begin with the rows of a model; files are written one by one, since they are large."""
        self.model = self.models[data["model"]]
        self.fields = [self.model._meta.get_field(name) for name in data["fields"]]
        everything = self.model._meta.concrete_fields
        limit = connection.ops.bulk_batch_size(everything, range(ROWS_AT_ONCE))
        self.at_once = 1 if has_files(self.model) else min(limit, ROWS_AT_ONCE)

    def row(self, values: list) -> None:
        pairs = zip(self.fields, values, strict=True)
        values = {field.attname: self.value(field, value) for field, value in pairs}
        self.waiting.append(self.model(**values))
        if len(self.waiting) >= self.at_once:
            self.write()

    def write(self) -> None:
        """Insert the rows that wait, as they are: dates of entry are those of the file."""
        if self.waiting:
            query = InsertQuery(self.model)
            query.insert_values(self.model._meta.concrete_fields, self.waiting, raw=True)
            query.get_compiler(connection.alias).execute_sql()
            self.counts[self.model._meta.label_lower] += len(self.waiting)
            self.progress(len(self.waiting))
        self.waiting = []

    def value(self, field: models.Field, value):
        if field.related_model in self.ids and value is not None:
            return self.ids[field.related_model][value]
        if value is None or isinstance(field, models.JSONField):
            return value
        return field.to_python(value)

    def finish(self, end: dict) -> None:
        if end["sha256"] != self.digest.hexdigest():
            raise ValueError("its checksum is not that of its content")
        self.end = end


def ids_by_name() -> dict[type[models.Model], dict[str, int]]:
    """Return the ids of content types and permissions by the names that a file calls them."""
    kinds = ContentType.objects.values_list("app_label", "model", "id")
    allowed = Permission.objects.values_list(
        "content_type__app_label", "content_type__model", "codename", "id"
    )
    return {
        ContentType: {".".join(names): pk for *names, pk in kinds},
        Permission: {".".join(names): pk for *names, pk in allowed},
    }


def reset_sequences() -> None:
    """Let PostgreSQL number new rows after those that were restored."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kept_models()):
            cursor.execute(statement)


def check(reading: Reading) -> None:
    """Raise BadBackupError unless the database holds what the file says, derived and all."""
    stored = {
        label: count
        for label, model in reading.models.items()
        if (count := model._default_manager.count())
    }
    if stored != reading.end["counts"]:
        raise BadBackupError("The database does not hold the rows that the backup counts.")
    revision = Revision.objects.get()
    if [revision.number, revision.sequence] != [reading.head["revision"], reading.head["sequence"]]:
        raise BadBackupError("The data revision is not that of the backup.")
    if door.rederive(check=True):
        raise BadBackupError("What was derived does not follow from the facts.")
