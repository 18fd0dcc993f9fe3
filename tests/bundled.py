"""The bundled data, loaded once in a run; each worker gets a copy of that database."""

import fcntl
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from django.core.management import call_command
from django.db import connection

from core import clock
from core.records.models import Revision

LOADED = datetime(2026, 11, 24, 6, tzinfo=UTC)
NAME, OUTPUT = "bundled.txt", "load_data.txt"
ROOT = Path(__file__).parent.parent
APPS = ("core", "countries", "treaties", "programmes", "config")
FRONTS = {"admin", "api", "pages", "feeds", "answers", "questions", "templatetags", "static"}


def load_once(folder: Path) -> None:
    """Load the bundled data into a copy of the empty database, unless another worker has.

    The folder is shared by the workers of this run; ``NAME`` there names the loaded database.
    """
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (folder / NAME).exists():
            return
        own = connection.settings_dict["NAME"]
        loaded = str(folder / "bundled.sqlite3") if is_on_sqlite() else f"{own}_bundled"
        kept = kept_loaded()
        if kept and is_on_sqlite() and (kept / OUTPUT).exists():
            copy(str(kept / "bundled.sqlite3"), loaded)
            shutil.copy(kept / OUTPUT, folder)
        else:
            load(own, loaded, folder)
            if kept and is_on_sqlite():
                kept.mkdir(parents=True, exist_ok=True)
                copy(loaded, str(kept / "bundled.sqlite3"))
                shutil.copy(folder / OUTPUT, kept)
        (folder / NAME).write_text(loaded)


def load(own: str, loaded: str, folder: Path) -> None:
    """Make the loaded database from the empty one, and keep what the command printed."""
    copy(own, loaded)
    stdout = StringIO()
    # On the day that tests ask about, whenever they run: what was known by then is recorded.
    with working_on(loaded), patch.object(clock, "now", lambda: LOADED):
        call_command("load_data", stdout=stdout)
    (folder / OUTPUT).write_text(stdout.getvalue())


def kept_loaded() -> Path | None:
    """Return where runs on this machine keep the loaded database, if ``KEEP_LOADED`` says so.

    Its name follows from all code and data but the fronts', the pages' texts and the catalogues:
    whoever works on these need not load again. CI sets nothing and loads each time.
    """
    if not os.environ.get("KEEP_LOADED"):
        return None
    digest = hashlib.sha256()
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*")):
            if path.suffix in {".py", ".csv", ".json"} and FRONTS.isdisjoint(
                path.relative_to(ROOT).parts
            ):
                digest.update(path.read_bytes())
    return Path(os.environ["KEEP_LOADED"]) / digest.hexdigest()[:16]


def kept_empty() -> Path | None:
    """Return where the migrated, empty database is kept, if ``KEEP_LOADED`` says so; on SQLite."""
    if not os.environ.get("KEEP_LOADED") or not is_on_sqlite():
        return None
    digest = hashlib.sha256()
    for app in APPS:
        for path in sorted((ROOT / app).rglob("migrations/*.py")):
            digest.update(path.read_bytes())
    return Path(os.environ["KEEP_LOADED"]) / f"empty-{digest.hexdigest()[:16]}.sqlite3"


def keep_empty(kept: Path) -> None:
    """Keep the empty database for later runs; the last of several workers wins."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    unfinished = kept.with_suffix(f".{os.getpid()}")
    copy(connection.settings_dict["NAME"], str(unfinished))
    unfinished.rename(kept)


def own_copy(folder: Path) -> str:
    """Return the name of a new copy of the loaded database, for this worker alone."""
    own = connection.settings_dict["NAME"]
    target = f"{own}.bundled" if is_on_sqlite() else f"{own}_copy"
    copy((folder / NAME).read_text(), target)
    return target


@contextmanager
def working_on(name: str) -> Iterator[None]:
    """Let all threads work on another database, and afterwards on the one of before."""
    own = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own


@contextmanager
def nothing_committed() -> Iterator[None]:
    """Refuse that tests leave something behind for the next module with the same copy."""
    before = Revision.objects.get().number
    yield
    assert Revision.objects.get().number == before, "a test committed to the bundled data"


def copy(source: str, target: str) -> None:
    """Copy a database to which nobody is connected; what had the new name is replaced."""
    connection.close()
    if is_on_sqlite():
        Path(target).unlink(missing_ok=True)
        with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
            one.backup(other)
        return
    drop(target)
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')


def drop(name: str) -> None:
    """Delete a database; on SQLite its file leaves with pytest's folder."""
    if not is_on_sqlite():
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def is_on_sqlite() -> bool:
    return connection.vendor == "sqlite"
