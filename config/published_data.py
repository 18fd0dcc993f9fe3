"""The tables of the whole site, and the folders in which their files lie: today's and releases."""

import fcntl
import gzip
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from core import clock
from core.http import rendering
from programmes.answers.programmes import answers
from programmes.api.serializers import ProgrammeSerializer
from programmes.models import Programme
from treaties.exchange.data_package import file_names, write_package
from treaties.exchange.exports import ID, TABLES, Table, named

from .replica import from_the_primary

OF_THE_DAY = {"as_of", "status", "status_label"}
COLUMNS = [
    column for column in rendering.columns(ProgrammeSerializer()) if column[0] not in OF_THE_DAY
]
FIELDS = {
    "start": "First day: a day or a month or a year",
    "planned_end": "Last day as planned, where it ended on another",
    "end": "Last day, as carried out or last extended",
    "slug": "The identifier of the programme",
    "name": "The name",
    "name_language": "The language of the name",
    "url": "Address of its page",
    "kind": "What kind of programme it is",
    "kind_label": "The same in English",
    "countries": "Codes of States; separated by semicolons",
    "funders": "Who pays for it; separated by semicolons",
    "implementers": "Who carries it out; separated by semicolons",
    "themes": "What it is about; separated by semicolons",
    "treaties": "Identifiers of the treaties aimed at; separated by semicolons",
    "budget_amount": "The budget, in the currency of the next column",
    "budget_currency": "ISO 4217 code of the currency",
    "results_count": "How many results are recorded",
}


def programmes() -> Iterator[list]:
    """Yield the published programmes; where they stand on a day follows from their dates."""
    rows = Programme.objects.published().by_start()
    ids = dict(rows.values_list("slug", "pk"))
    for row in answers(rows, clock.today(), "en"):
        yield [ids[row["slug"]], *(rendering.value_at(row, column) for column in COLUMNS)]


PROGRAMMES = Table(
    "programmes",
    _("Co-operation programmes; a date may be a month or a year"),
    ID
    | named(["_".join(column) for column in COLUMNS])
    | {"budget_amount": "number", "results_count": "integer"},
    programmes,
    fields=FIELDS,
)
EXPORTED = [*TABLES, PROGRAMMES]
NAMES = file_names(EXPORTED)

RELEASE = re.compile(r"\d{4}-\d{2}-\d{2}")
WAITING_AT_MOST = 5
ASKING_EVERY = 0.1


class ReleaseExistsError(Exception):
    """A release of this day is there already, and releases stay as they are."""

    def __str__(self):
        return f"There is a release {self.args[0]} already, and releases stay as they are."


def write_files(folder: Path, *, version: str = "", with_parquet: bool = False) -> list[str]:
    """Write everything that is exported into a folder, in English, and return the files' names."""
    with translation.override("en"), from_the_primary():
        return write_package(folder, EXPORTED, version=version, with_parquet=with_parquet)


@contextmanager
def whole(folder: Path) -> Iterator[Path]:
    """Give a folder to write into, which appears under its name only once all is there."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix=".", dir=folder.parent))
    try:
        yield unfinished
        unfinished.chmod(0o755)
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


# --- Today's ------------------------------------------------------------------------------------


def current(key: str) -> Path | None:
    """Return the folder with the files of an edition, made if they are not there.

    One at a time makes them on a machine; None if whoever does is not ready in time. A process
    that ends meanwhile gives its turn to the next.
    """
    folder = settings.DATA_FOLDER / "current" / key
    until = monotonic() + WAITING_AT_MOST
    while not folder.exists():
        with turn(folder.parent) as is_ours:
            # Somebody may have finished since the look above.
            if is_ours and not folder.exists():
                make_current(folder)
        if not is_ours:
            if monotonic() > until:
                return None
            sleep(ASKING_EVERY)
    return folder


@contextmanager
def turn(folder: Path) -> Iterator[bool]:
    """Tell whether it is this caller's turn to make files, which it is until the block ends."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def make_current(folder: Path) -> None:
    """Make the files of an edition, and drop those of editions before the last one."""
    others = sorted(
        (path for path in folder.parent.iterdir() if path.is_dir()),
        key=lambda path: path.stat().st_mtime,
    )
    with whole(folder) as unfinished:
        names = write_files(unfinished)
        pack(unfinished, names)
    for path in others[:-1]:
        shutil.rmtree(path, ignore_errors=True)


def packed(path: Path) -> Path:
    """Return where the compressed copy of a file lies, if there is one."""
    return path.parent / "compressed" / f"{path.name}.gz"


def pack(folder: Path, names: list[str]) -> None:
    """Compress the files of a folder once, for all who take them so."""
    (folder / "compressed").mkdir()
    for path in (folder / name for name in names if not name.endswith(".zip")):
        with path.open("rb") as file, gzip.open(packed(path), "wb", 6) as copy:
            shutil.copyfileobj(file, copy)


# --- Releases -----------------------------------------------------------------------------------


def releases() -> list[str]:
    """Return the days of the releases, the last one first."""
    folder = settings.DATA_FOLDER / "releases"
    if not folder.exists():
        return []
    names = (path.name for path in folder.iterdir() if path.is_dir())
    return sorted(filter(RELEASE.fullmatch, names), reverse=True)


def release_files(day: str) -> list[Path]:
    """Return the files of a release; none if there is no such release."""
    if day not in releases():
        return []
    folder = settings.DATA_FOLDER / "releases" / day
    return sorted(path for path in folder.iterdir() if path.is_file())


def make_release(*, with_parquet: bool = False) -> Path:
    """Write a release of today that stays, and return its folder."""
    day = clock.today().isoformat()
    folder = settings.DATA_FOLDER / "releases" / day
    if folder.exists():
        raise ReleaseExistsError(day)
    with whole(folder) as unfinished:
        write_files(unfinished, version=day, with_parquet=with_parquet)
    return folder
