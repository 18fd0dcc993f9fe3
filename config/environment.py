"""Environment variables read strictly: a value that is none of those allowed is refused.

A misspelt "off" that silently means "on" would be found only when it has done harm. The sentence
names the variable; it repeats no address, since those hold passwords.
"""

import csv
import hashlib
import os
import re
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import environ
from django.core.exceptions import ImproperlyConfigured

STATES = Path(__file__).resolve().parent.parent / "countries" / "data" / "states.csv"
ON = {"1", "true", "yes", "on"}
OFF = {"0", "false", "no", "off"}
DATABASES = {"sqlite", "postgres", "postgresql", "psql", "pgsql"}
MAIL_SERVERS = {"smtp", "smtp+tls", "smtp+ssl", "consolemail"}
RATE = re.compile(r"[1-9][0-9]*/(s|sec|second|m|min|minute|h|hour|d|day)")
PLACE = re.compile(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*")
HOST = re.compile(r"\*|\.?[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.?|\[[0-9A-Fa-f:.]+\]")
# Addresses of the site itself, which would hide the staff's pages.
TAKEN = {"api", "data", "en", "fr", "ky", "kk", "metrics", "ru", "static"}


class Environment(environ.Env):
    """Reads variables; ImproperlyConfigured, with the variable's name, for what they cannot be."""

    def bool(self, name: str, *, default: bool) -> bool:
        value = self.str(name, default="1" if default else "0")
        if value.strip().lower() not in ON | OFF:
            raise refused(name, value, "it is 1 (also true, yes, on) or 0 (also false, no, off)")
        return value.strip().lower() in ON

    def state(self, name: str, *, default: str) -> str:
        """Return the code of one of the bundled States, in capitals."""
        value = self.str(name, default=default)
        if value.strip().upper() not in bundled_states():
            raise refused(name, value, "no State in countries/data/states.csv has this code")
        return value.strip().upper()

    def states(self, name: str, *, default: str) -> list[str]:
        """Return the codes of some of the bundled States, in capitals, each once."""
        codes = [code.strip().upper() for code in self.str(name, default=default).split(",")]
        for code in codes:
            if code not in bundled_states():
                raise refused(name, code, "no State in countries/data/states.csv has this code")
        return list(dict.fromkeys(codes))

    def time_zone(self, name: str, *, default: str) -> str:
        value = self.str(name, default=default)
        try:
            return ZoneInfo(value).key
        except (LookupError, ValueError, OSError):
            raise refused(name, value, "it is a time zone such as Europe/Paris") from None

    def hosts(self, name: str) -> list[str]:
        value = self.str(name, default="")
        found = [host.strip() for host in value.split(",") if host.strip()]
        for host in found:
            if not HOST.fullmatch(host):
                what = "it is host names with commas between them, without https:// or a port"
                raise refused(name, host, what)
        return found

    def rate(self, name: str) -> str | None:
        value = self.str(name, default="").strip()
        if value and not RATE.fullmatch(value):
            raise refused(name, value, "it is a number by second, minute, hour or day: 60/min")
        return value or None

    def place(self, name: str, *, default: str) -> str:
        """Return a path below the site's root, ending in a slash, that is not taken."""
        value = self.str(name, default=default)
        path = value.strip("/")
        if not PLACE.fullmatch(path):
            raise refused(name, value, "it is a path of letters, digits, hyphens and underscores")
        if path.partition("/")[0] in TAKEN:
            raise refused(name, value, "readers find something else there")
        return f"{path}/"

    def database(self, name: str, *, default: str | None = None) -> dict:
        scheme = self.str(name, default=default).partition(":")[0]
        if scheme not in DATABASES:
            raise ImproperlyConfigured(
                f"{name}: it is an address that begins with sqlite:/// or postgresql://."
            )
        return self.db(name, default=default)

    def kept(self, name: str, *, default: str) -> dict:
        try:
            return self.cache(name, default=default)
        except (ImproperlyConfigured, ValueError):
            message = f"{name}: it is an address such as rediscache://host:6379/0."
            raise ImproperlyConfigured(message) from None

    def mail(self, name: str, *, default: str) -> dict:
        scheme = self.str(name, default=default).partition(":")[0]
        if scheme not in MAIL_SERVERS:
            allowed = "smtp+tls://user:password@host:587, smtp+ssl://, smtp:// or consolemail://"
            raise ImproperlyConfigured(f"{name}: it is an address such as {allowed}.")
        return self.email_url(name, default=default)


def keep_private(database: str) -> None:
    """Let only the owner read an SQLite database: it holds accounts and what is not published.

    SQLite gives the files beside it (``-wal``, ``-shm``) the rights of the database itself. A
    database that belongs to somebody else is left alone, and so is one in memory.
    """
    if database.startswith((":memory:", "file:")):
        return
    with suppress(OSError):
        os.close(os.open(database, os.O_RDONLY | os.O_CREAT, 0o600))
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            path = Path(f"{database}{ending}")
            path.chmod(path.stat().st_mode & 0o700)


def private_folder(name: str, of: Path) -> str:
    """Return a folder of this machine's temporary ones that only its owner reads and writes.

    The same one for every process of the owner that serves ``of``. What is kept there is read back
    as it is, so a folder that somebody else made is refused.
    """
    mark = hashlib.sha256(str(of).encode()).hexdigest()[:8]
    folder = Path(tempfile.gettempdir()) / f"{name}-{os.getuid()}-{mark}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.stat()
    if found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise ImproperlyConfigured(f"{folder} is not yours alone: remove it, or set CACHE_URL.")
    return str(folder)


def refused(name: str, value: str, what: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name} cannot be {value!r}: {what}.")


@cache
def bundled_states() -> frozenset[str]:
    with STATES.open(encoding="utf-8-sig", newline="") as file:
        return frozenset(row["code"] for row in csv.DictReader(file))
