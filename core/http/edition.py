"""The edition: what the whole site says at one moment, and how it is known which one that is."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache as once
from functools import lru_cache
from pathlib import Path
from weakref import WeakSet

from django.conf import settings
from django.db import connections, router
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from core.records.models import Change, Revision

from .. import clock

CODE = ("config", "core", "countries", "treaties", "programmes")
SUFFIXES = {".py", ".mo", ".html", ".json", ".csv"}


@dataclass(frozen=True)
class Edition:
    """What the whole site says at one moment: of which data, when written, seen on which day."""

    revision: int
    changed_at: datetime

    @classmethod
    def current(cls) -> "Edition":
        """Return the edition of this moment, with one statement to the database."""
        return cls.of(router.db_for_read(Revision))

    @classmethod
    def of(cls, alias: str) -> "Edition":
        """Return the edition of this moment of a database."""
        return edition_of(*last_change(connections[alias]), clock.today())

    def is_current(self) -> bool:
        """Whether nothing has been written meanwhile, so that an answer may be kept."""
        connection = connections[router.db_for_read(Revision)]
        return edition_of(*prepared_answer(connection), clock.today()) == self

    def key(self, *parts: str) -> str:
        """Return the key of one answer: the same while data, day, program and parts are."""
        text = "\n".join([str(self.revision), clock.today().isoformat(), release(), *parts])
        return hashlib.sha256(text.encode()).hexdigest()[:32]


@lru_cache(maxsize=64)
def edition_of(number: int, changed_at: str | datetime | None, today: date) -> Edition:
    midnight = timezone.make_aware(datetime.combine(today, time.min))
    if isinstance(changed_at, str):
        changed_at = parse_datetime(changed_at)
    if changed_at is not None and changed_at.tzinfo is None:
        # As SQLite stores it: in UTC, without saying so.
        changed_at = changed_at.replace(tzinfo=UTC)
    return Edition(number, max(changed_at or midnight, midnight))


REVISION, CHANGE = Revision._meta.db_table, Change._meta.db_table
LAST_CHANGE = (
    f"SELECT number, (SELECT at FROM {CHANGE} ORDER BY sequence DESC LIMIT 1) "  # noqa: S608
    f"FROM {REVISION}"
)
prepared: WeakSet = WeakSet()
"""The connections to PostgreSQL that know the statement already."""


def last_change(connection) -> tuple[int, str | datetime | None]:
    """Return the data revision and when it was written: a statement that is prepared once.

    It is asked for each answer, so that the ORM, which would take longer than the database, is
    left out.
    """
    if connection.connection is None or connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute(LAST_CHANGE)
            return cursor.fetchone() or (0, None)
    return prepared_answer(connection)


def prepared_answer(connection) -> tuple[int, str | datetime | None]:
    with connection.wrap_database_errors:
        return ask_prepared(connection) or (0, None)


def ask_prepared(connection) -> tuple | None:
    if connection.vendor == "sqlite":
        # SQLite's own connection keeps the statements that it has prepared.
        return connection.connection.execute(LAST_CHANGE).fetchone()
    with connection.connection.cursor() as cursor:
        if connection.connection not in prepared:
            cursor.execute(f"PREPARE accede_last_change AS {LAST_CHANGE}")
            prepared.add(connection.connection)
        cursor.execute("EXECUTE accede_last_change")
        return cursor.fetchone()


@once
def release() -> str:
    """Return a fingerprint of the program: a new version may say the same data differently."""
    chosen = (
        *(settings.FOCUS_STATE, settings.NEIGHBOURS, settings.TIME_ZONE),
        *(settings.PUBLISHER_NAME, settings.CONTACT),
    )
    digest = hashlib.sha256(repr(chosen).encode())
    for app in CODE:
        for path in sorted((settings.BASE_DIR / app).rglob("*")):
            if path.suffix in SUFFIXES and path.is_file():
                digest.update(Path(path).read_bytes())
    return digest.hexdigest()[:12]
