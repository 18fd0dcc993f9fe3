"""Where the Treaty Office's JSON is read from: a folder of saved files, or an address.

An address answers as such a folder does (``index.json``, ``signatures/112.json``), or as the
Treaty Office's own interface does (``api/signatures?NumSte=112``).
"""

import json
from collections.abc import Iterable
from pathlib import Path

from ..fetching import Unreadable, Web, content_of, existing_folder

INDEX, CHART, DECLARATIONS = "index", "signatures", "declarations"
SEARCH = {
    "CodePays": "",
    "NumsSte": [],
    "AnneeOuverture": None,
    "AnneeVigueur": None,
    "CodeLieuSTE": "",
    "CodeMatieres": [],
    "TitleKeywords": [],
    "langue": "ENG",
}


class Folder:
    """A folder in which somebody saved the answers; each file may be missing."""

    def __init__(self, path: Path):
        self.path = existing_folder(path)

    def index(self):
        return self._read(self.path / "index.json")

    def numbers(self, known: Iterable[str]) -> list[str]:
        """Return the numbers that have a file, known or not."""
        return sorted(
            {
                file.stem.zfill(3).upper()
                for part in (CHART, DECLARATIONS)
                for file in (self.path / part).glob("*.json")
            }
        )

    def chart(self, number: str):
        return self._numbered(CHART, number)

    def declarations(self, number: str):
        return self._numbered(DECLARATIONS, number)

    def _numbered(self, part: str, number: str):
        for file in sorted((self.path / part).glob("*.json")):
            if file.stem.zfill(3).upper() == number:
                return self._read(file)
        return None

    def _read(self, file: Path):
        return as_json(content_of(file), str(file))


class Site:
    """An address that answers with the same JSON."""

    def __init__(self, url: str):
        self.web = Web(url)

    def index(self):
        return self._first("index.json", ("api/traites/search", SEARCH))

    def numbers(self, known: Iterable[str]) -> list[str]:
        """Return the numbers to ask for: an address does not say which it has."""
        return sorted(known)

    def chart(self, number: str):
        return self._first(f"{CHART}/{number}.json", f"api/signatures?NumSte={number}&langue=ENG")

    def declarations(self, number: str):
        return self._first(
            f"{DECLARATIONS}/{number}.json",
            f"api/conventions/getDeclarations?numSte={number}&codeNature=0",
        )

    def _first(self, *places):
        """Return the first answer that there is, None if there is none."""
        for place in places:
            path, body = place if isinstance(place, tuple) else (place, None)
            content = self.web.ask(path, accept="application/json", body=body)
            if content is not None:
                return as_json(content, f"{self.web.url}/{path}")
        return None


def as_json(content: bytes | None, place: str):
    """Return what some content says, None for none; ``place`` is named if it is not JSON."""
    try:
        return None if content is None else json.loads(content.decode("utf-8-sig"))
    except ValueError as error:
        raise Unreadable(f"{place}: {error}") from None
