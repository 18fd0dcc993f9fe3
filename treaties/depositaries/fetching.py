"""Reading what a depositary publishes: from a file that somebody saved, or from an address.

No host is known here.
"""

import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

TIMEOUT = 30
MAX_BYTES = 50 * 1024 * 1024
NOT_THERE = {400, 404, 405, 410, 501}


class Unreadable(Exception):
    """What could not be read, and why."""


@contextmanager
def located(place: str) -> Iterator[None]:
    """Say of a ValueError where in what was read it arose."""
    try:
        yield
    except ValueError as error:
        raise ValueError(f"{place}: {error}") from None


def existing_folder(path: Path) -> Path:
    """Return a folder's path; Unreadable if there is none."""
    if not path.is_dir():
        raise Unreadable(f"{path} is not a folder")
    return path


def content_of(file: Path) -> bytes | None:
    """Return what a file holds, None if there is none."""
    try:
        return short_enough(file.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise Unreadable(f"{file}: {error}") from None


class Web:
    """An address below which a depositary's files lie."""

    def __init__(self, url: str):
        if not url.lower().startswith(("http://", "https://")):
            raise Unreadable(f"{url} is not a web address")
        self.url = url.rstrip("/")
        # The machine's own certificates: an office may have added those of its proxy.
        self.certificates = ssl.create_default_context()

    def ask(self, path: str, *, accept: str, body: dict | None = None) -> bytes | None:
        """Return what is at a path, None if the address says that there is nothing."""
        url = f"{self.url}/{path}"
        try:
            with httpx.stream(
                "GET" if body is None else "POST",
                url,
                json=body,
                # Uncompressed, so that the limit is on what is kept in memory.
                headers={"Accept": accept, "Accept-Encoding": "identity"},
                timeout=TIMEOUT,
                follow_redirects=True,
                verify=self.certificates,
            ) as answer:
                if answer.status_code in NOT_THERE:
                    return None
                if not answer.is_success:
                    raise Unreadable(f"{url}: {answer.status_code} {answer.reason_phrase}")
                return short_enough(beginning(answer.iter_bytes()))
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


def short_enough(content: bytes) -> bytes:
    if len(content) > MAX_BYTES:
        raise ValueError(f"has more than {MAX_BYTES >> 20} MB")
    return content
