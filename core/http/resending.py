"""Answers sent before, sent again as they were, before anything that a reader does not need.

``Resending`` stands around the whole site as its WSGI application. An answer whose view put
``MAY_BE_SENT_AGAIN`` into the request is kept with all its headers and its bytes as they were
sent, for as long as the edition of the data lasts and there is room. What decides the answer is its
key; requests that carry a cookie of this site always go the long way.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from django.conf import settings
from django.db import Error, connections
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from .edition import Edition
from .rendering import encoding

MAY_BE_SENT_AGAIN = "accede.edition"
"""Where in a request its view leaves the edition that its answer is made of."""

LONGEST_KEY = 2_000
NOT_SENT_AGAIN = {"set-cookie"}
OF_NOTHING_CHANGED = {
    "content-type",
    "content-length",
    "content-encoding",
    "content-disposition",
    "content-language",
}

Headers = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer as it was sent: its headers and its bytes."""

    headers: Headers
    etag: str
    modified: str
    body: bytes

    @classmethod
    def of(cls, headers: Headers, body: bytes) -> "Sent":
        found = {name.lower(): value for name, value in headers}
        return cls(headers, found.get("etag", ""), found.get("last-modified", ""), body)

    @property
    def nothing_changed(self) -> Headers:
        """The headers of the answer that whoever asks has it already."""
        return [item for item in self.headers if item[0].lower() not in OF_NOTHING_CHANGED]

    def is_known(self, environ: dict) -> bool:
        """Whether whoever asks has this answer already."""
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known is not None:
            return bool(self.etag) and self.etag in known
        return bool(self.modified) and environ.get("HTTP_IF_MODIFIED_SINCE") == self.modified


class Kept:
    """The answers of one edition by their keys, the least asked for dropped where they are many.

    Each process has its own, shared by its threads.
    """

    def __init__(self, *, most: int, most_bytes: int):
        self.most, self.most_bytes = most, most_bytes
        self.edition: Edition | None = None
        self.found: OrderedDict[tuple, Sent] = OrderedDict()
        self.bytes = 0
        self.lock = Lock()

    def get(self, edition: Edition, key: tuple) -> Sent | None:
        with self.lock:
            if edition != self.edition:
                return None
            sent = self.found.get(key)
            if sent is not None:
                self.found.move_to_end(key)
            return sent

    def keep(self, edition: Edition, key: tuple, sent: Sent) -> None:
        """Keep an answer of an edition, and forget those of every other."""
        if len(sent.body) > self.most_bytes // 8:
            return
        with self.lock:
            if edition != self.edition:
                if self.edition and edition.revision < self.edition.revision:
                    return
                self.found.clear()
                self.edition, self.bytes = edition, 0
            before = self.found.pop(key, None)
            self.found[key] = sent
            self.bytes += len(sent.body) - (len(before.body) if before else 0)
            while len(self.found) > self.most or self.bytes > self.most_bytes:
                _key, dropped = self.found.popitem(last=False)
                self.bytes -= len(dropped.body)


class Resending:
    """A WSGI application that sends again what another has sent, while that still holds."""

    def __init__(self, application: Callable, kept: Kept):
        self.application, self.kept = application, kept

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        key = key_of(environ)
        edition = current_edition() if key is not None else None
        if edition is None:
            return self.application(environ, start_response)
        sent = self.kept.get(edition, key)
        if sent is None:
            return self.first_time(environ, start_response, key)
        if sent.is_known(environ):
            start_response("304 Not Modified", sent.nothing_changed)
            return [b""]
        start_response("200 OK", sent.headers)
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else sent.body]

    def first_time(self, environ: dict, start_response: Callable, key: tuple) -> Iterable[bytes]:
        """Answer by the application, and keep what it sends if it may be sent again."""
        begun = []

        def starting(status: str, headers: Headers, *rest: object) -> Callable:
            begun[:] = [status, headers]
            return start_response(status, headers, *rest)

        response = self.application(environ, starting)
        edition = environ.pop(MAY_BE_SENT_AGAIN, None)
        if edition is None or environ["REQUEST_METHOD"] != "GET" or not may_be_kept(*begun):
            return response
        try:
            body = b"".join(response)
        finally:
            response.close()
        self.kept.keep(edition, key, Sent.of(begun[1], body))
        return [body]


def may_be_kept(status: str, headers: Headers) -> bool:
    return status.startswith("200 ") and NOT_SENT_AGAIN.isdisjoint(
        name.lower() for name, _value in headers
    )


def key_of(environ: dict) -> tuple | None:
    """Return all by which an answer is decided but the edition; None if it goes the long way."""
    if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or has_own_cookie(environ):
        return None
    key = (
        environ.get("wsgi.url_scheme"),
        environ.get("HTTP_X_FORWARDED_PROTO"),
        environ.get("HTTP_HOST") or (environ.get("SERVER_NAME"), environ.get("SERVER_PORT")),
        environ.get("SCRIPT_NAME"),
        environ.get("PATH_INFO"),
        environ.get("QUERY_STRING"),
        environ.get("HTTP_ACCEPT"),
        language(environ.get("HTTP_ACCEPT_LANGUAGE", "")),
        encoding(environ.get("HTTP_ACCEPT_ENCODING", "")),
    )
    return key if sum(map(len, filter(None, key))) <= LONGEST_KEY else None


def has_own_cookie(environ: dict) -> bool:
    """Whether a request carries a cookie by which this site knows somebody, or his language."""
    cookies = environ.get("HTTP_COOKIE")
    return bool(cookies) and any(name in cookies for name in own_cookies())


def own_cookies() -> tuple[str, ...]:
    return (
        settings.SESSION_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
        settings.LANGUAGE_COOKIE_NAME,
        "messages",
    )


def is_of_staff(environ: dict) -> bool:
    """Whether a request may be one of staff: it carries the cookie of a session."""
    return settings.SESSION_COOKIE_NAME in environ.get("HTTP_COOKIE", "")


@lru_cache(maxsize=1024)
def language(accepted: str) -> str:
    """Return the site's language that a browser's wishes come to; empty if none does."""
    for name, _weight in parse_accept_lang_header(accepted):
        if name == "*":
            break
        try:
            return get_supported_language_variant(name)
        except LookupError:
            continue
    return ""


def current_edition() -> Edition | None:
    """Return the edition of the data that readers are answered from; None if nobody can tell.

    Whoever cannot be answered here is answered by the site, which says what is wrong.
    """
    connection = connections["replica" if "replica" in settings.DATABASES else "default"]
    try:
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
        return Edition.of(connection.alias)
    except Error:
        connection.close()
        return None
