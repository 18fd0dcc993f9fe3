"""Where the status files are read from: a folder of saved ones, or an address.

A folder holds ``IV-4.en.xml``; below an address they lie by volume and chapter, as the
depositary's own lie below ``.../doc/Publication/MTDSG``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from ..fetching import Unreadable, Web, content_of, existing_folder
from .numbers import chapter_number, chapter_of, in_order, read_number

ENDING = ".en.xml"
LAST_CHAPTER_OF_VOLUME_I = 11


@dataclass(frozen=True, slots=True)
class File:
    """What a status file holds, and where it was found."""

    place: str
    content: bytes


class Folder:
    """A folder in which somebody saved status files; Unreadable if there is none in it."""

    def __init__(self, path: Path):
        files = [
            file for file in existing_folder(path).iterdir() if file.name.lower().endswith(ENDING)
        ]
        if not files:
            raise Unreadable(f"{path} has no status file such as IV-4{ENDING}")
        self.files = dict(map(numbered, sorted(files)))

    def numbers(self, known: Iterable[str]) -> list[str]:
        """Return the numbers that have a file, known or not."""
        return sorted(self.files, key=in_order)

    def status(self, number: str) -> File | None:
        file = self.files.get(number)
        content = content_of(file) if file else None
        return None if content is None else File(str(file), content)


def numbered(file: Path) -> tuple[str, Path]:
    try:
        return read_number(file.name[: -len(ENDING)]), file
    except ValueError as error:
        raise Unreadable(f"{file}: {error}") from None


class Site:
    """An address below which the status files lie by volume and chapter."""

    def __init__(self, url: str):
        self.web = Web(url)

    def numbers(self, known: Iterable[str]) -> list[str]:
        """Return the numbers to ask for: an address does not say which it has."""
        return sorted(known, key=in_order)

    def status(self, number: str) -> File | None:
        for path in paths(number):
            content = self.web.ask(path, accept="application/xml, text/xml")
            if content is not None:
                return File(f"{self.web.url}/{path}", content)
        return None


def paths(number: str) -> list[str]:
    """Return where a status file may lie, the likelier volume first.

    Which chapter begins the second volume is not written down anywhere; it has been XII.
    """
    chapter = chapter_of(number)
    volumes = ["I", "II"]
    if chapter_number(chapter) > LAST_CHAPTER_OF_VOLUME_I:
        volumes.reverse()
    return [quote(f"Volume {volume}/Chapter {chapter}/{number}{ENDING}") for volume in volumes]
