"""Answers kept and asked for again: the read side is a function of few things, known beforehand.

They are the data revision, the address, the language and the day. So these are the key under which
an answer is kept and its ETag, and nothing is ever invalidated.
"""

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.template.response import SimpleTemplateResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from . import rendering
from .edition import Edition
from .resending import MAY_BE_SENT_AGAIN, is_of_staff

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
    edition = Edition.current()
    key = edition.key(name)
    found = cache.get(key)
    if found is None:
        found = make()
        if edition.is_current():
            cache.set(key, found, KEPT_FOR)
    return found


def answered(
    request: HttpRequest, edition: Edition, key: str, make: Callable[[], Answer | HttpResponse]
) -> HttpResponse:
    """Answer that nothing changed, else from what is kept, else with what ``make`` returns.

    An Answer is kept under the key, if nothing was written while it was made; a response that
    ``make`` returns instead, such as an error, goes out as it is. For staff, who read what they
    have just written, it is made anew.
    """
    of_staff = is_of_staff(request.META)
    etag = f'W/"{key}"'
    if etag in request.headers.get("If-None-Match", ""):
        return described(HttpResponseNotModified(), etag, edition)
    found = None if of_staff else cache.get(key)
    may_be_kept = not of_staff
    if found is None:
        found = make()
        if isinstance(found, HttpResponse):
            return found
        may_be_kept = not of_staff and edition.is_current()
        if may_be_kept:
            cache.set(key, found, KEPT_FOR)
    if may_be_kept:
        request.META[MAY_BE_SENT_AGAIN] = edition
    response = rendering.response(request, found.content, found.headers)
    modified = int(edition.changed_at.timestamp())
    described(response, etag, edition)
    return get_conditional_response(request, etag, modified, response)


def rendered(response: HttpResponse) -> HttpResponse:
    """Return an answer with its content: a page whose template waits to be rendered has none."""
    return response.render() if isinstance(response, SimpleTemplateResponse) else response


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
            return rendered(view(request, **address))

        def make() -> Answer | HttpResponse:
            response = rendered(view(request, **address))
            if response.status_code != 200:
                return response
            headers = {name: response[name] for name in KEPT_HEADERS if name in response}
            return Answer.of(response.content, headers)

        edition = Edition.current()
        key = edition.key("page", request.build_absolute_uri(), get_language() or "")
        return answered(request, edition, key, make)

    return answer
