"""Pages kept as they were rendered: they say the same until a fact or the day changes."""

import gzip
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from . import rendering
from .editions import Edition

KEPT_FOR = 86_400
LEVEL = 6


def kept(view: Callable) -> Callable:
    """Return a view whose good answers are kept, compressed, under the edition of the data.

    Not under DEBUG, where templates change while the program runs.
    """

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, **address) -> HttpResponse:
        if settings.DEBUG:
            return view(request, **address)
        key = Edition.current().key(request.build_absolute_uri(), get_language())
        etag = f'W/"{key}"'
        if etag in request.headers.get("If-None-Match", ""):
            return HttpResponseNotModified(headers={"ETag": etag})
        found = cache.get(f"page-{key}")
        if found is None:
            response = view(request, **address)
            if response.status_code != 200:
                return response
            found = compressed(response)
            cache.set(f"page-{key}", found, KEPT_FOR)
        return finished(rendering.response(request, *found), etag)

    return answer


def compressed(response: HttpResponse) -> tuple[bytes, dict[str, str]]:
    headers = {"Content-Type": response["Content-Type"]}
    return gzip.compress(response.content, LEVEL, mtime=0), headers


def finished(response: HttpResponse, etag: str) -> HttpResponse:
    """Let browsers keep a page too, and ask whether it still holds."""
    response["ETag"] = etag
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
