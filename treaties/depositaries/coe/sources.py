"""Where the Treaty Office's JSON is read from: a folder of saved files, or an address.

An address answers as such a folder does (``index.json``, ``signatures/112.json``), or as the
Treaty Office's own interface does (``api/signatures?NumSte=112``). No host is known here.
"""

import json
import ssl
from collections.abc import Iterable
from pathlib import Path

import httpx

INDEX, CHART, DECLARATIONS = "index", "signatures", "declarations"
TIMEOUT = 30
MAX_BYTES = 50 * 1024 * 1024
NOT_THERE = {400, 404, 405, 410, 501}
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


class Unreadable(Exception):
    """What could not be read, and why."""


class Folder:
    """A folder in which somebody saved the answers; each file may be missing."""

    def __init__(self, path: Path):
        self.path = path
        if not path.is_dir():
            raise Unreadable(f"{path} is not a folder")

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
        """Return what a file holds, None if there is none."""
        try:
            return as_json(file.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise Unreadable(f"{file}: {error}") from None


class Site:
    """An address that answers with the same JSON."""

    def __init__(self, url: str):
        if not url.lower().startswith(("http://", "https://")):
            raise Unreadable(f"{url} is not a web address")
        self.url = url.rstrip("/")
        # The machine's own certificates: an office may have added those of its proxy.
        self.certificates = ssl.create_default_context()

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
            found = self._ask(f"{self.url}/{path}", body)
            if found is not None:
                return found
        return None

    def _ask(self, url: str, body: dict | None):
        """Return what an address answers, None if it says that there is nothing."""
        try:
            with httpx.stream(
                "GET" if body is None else "POST",
                url,
                json=body,
                # Uncompressed, so that the limit is on what is kept in memory.
                headers={"Accept": "application/json", "Accept-Encoding": "identity"},
                timeout=TIMEOUT,
                follow_redirects=True,
                verify=self.certificates,
            ) as answer:
                if answer.status_code in NOT_THERE:
                    return None
                if not answer.is_success:
                    raise Unreadable(f"{url}: {answer.status_code} {answer.reason_phrase}")
                return as_json(beginning(answer.iter_bytes()))
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            raise Unreadable(f"{url}: {error}") from None


def beginning(chunks: Iterable[bytes]) -> bytes:
    """Return all that comes, or as much as shows that it is too much."""
    content = bytearray()
    for chunk in chunks:
        content += chunk
        if len(content) > MAX_BYTES:
            break
    return bytes(content)


def as_json(content: bytes):
    if len(content) > MAX_BYTES:
        raise ValueError(f"has more than {MAX_BYTES >> 20} MB")
    return json.loads(content.decode("utf-8-sig"))
