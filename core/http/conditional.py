"""Answers kept and asked for again: the read side is a function of few things, known beforehand.

They are the data revision, the address, the language and the day. So these are the key under which
an answer is kept and its ETag, and nothing is ever invalidated.
"""

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from functools import cache as once
from functools import wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db.models import Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.records.models import Change, Revision

from .. import clock
from . import rendering

CODE = ("config", "core", "countries", "treaties", "programmes")
SUFFIXES = {".py", ".mo", ".html", ".json", ".csv"}


@dataclass(frozen=True)
class Edition:
    """What the whole site says at one moment: of which data, when written, seen on which day."""

    revision: int
    changed_at: datetime

    @classmethod
    def current(cls) -> "Edition":
        """Return the edition of this moment, with one query."""
        last = Change.objects.order_by("-sequence").values("at")[:1]
        row = Revision.objects.values_list("number", Subquery(last)).first()
        number, changed_at = row or (0, None)
        midnight = timezone.make_aware(datetime.combine(clock.today(), time.min))
        return cls(number, max(changed_at or midnight, midnight))

    def key(self, *parts: str) -> str:
        """Return the key of one answer: the same while data, day, program and parts are."""
        text = "\n".join([str(self.revision), clock.today().isoformat(), release(), *parts])
        return hashlib.sha256(text.encode()).hexdigest()[:32]


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


KEPT_FOR = 86_400
"""Seconds: an answer carries its day in its key, so the next day's is another."""
LEVEL = 5
KEPT_HEADERS = ("Content-Type", "Content-Disposition")


@dataclass(frozen=True)
class Answer:
    """What is kept of an answer: its content, compressed, and the headers that describe it."""

    content: bytes
    headers: dict[str, str]

    @classmethod
    def of(cls, content: bytes, headers: dict[str, str]) -> "Answer":
        return cls(gzip.compress(content, LEVEL, mtime=0), headers)


def once_an_edition(name: str, make: Callable[[], Any]) -> Any:
    """Return what ``make`` returns, made once for all the answers of an edition that need it.

    For what takes long and is part of several answers: a page in five languages, and the API.
    """
    key = Edition.current().key(name)
    found = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, KEPT_FOR)
    return found


def answered(
    request: HttpRequest, edition: Edition, key: str, make: Callable[[], Answer | HttpResponse]
) -> HttpResponse:
    """Answer that nothing changed, else from what is kept, else with what ``make`` returns.

    An Answer is kept under the key; a response that ``make`` returns instead, such as an error,
    goes out as it is.
    """
    etag = f'W/"{key}"'
    if etag in request.headers.get("If-None-Match", ""):
        return described(HttpResponseNotModified(), etag, edition)
    found = cache.get(key)
    if found is None:
        found = make()
        if isinstance(found, HttpResponse):
            return found
        cache.set(key, found, KEPT_FOR)
    response = rendering.response(request, found.content, found.headers)
    modified = int(edition.changed_at.timestamp())
    described(response, etag, edition)
    return get_conditional_response(request, etag, modified, response)


def described(response: HttpResponse, etag: str, edition: Edition) -> HttpResponse:
    """Let browsers and proxies keep an answer too, and ask whether it still holds."""
    response["ETag"] = etag
    response["Last-Modified"] = http_date(edition.changed_at.timestamp())
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def kept(view: Callable) -> Callable:
    """Return a view whose good answers are kept under the edition of the data.

    Not under DEBUG, where templates change while the program runs.
    """

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, **address) -> HttpResponse:
        if settings.DEBUG:
            return view(request, **address)

        def make() -> Answer | HttpResponse:
            response = view(request, **address)
            if response.status_code != 200:
                return response
            headers = {name: response[name] for name in KEPT_HEADERS if name in response}
            return Answer.of(response.content, headers)

        edition = Edition.current()
        key = edition.key("page", request.build_absolute_uri(), get_language() or "")
        return answered(request, edition, key, make)

    return answer
