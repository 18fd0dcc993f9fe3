"""What cannot be answered just now: 503 with the time to wait, and nothing that was typed is lost.

The database is away or locked, or too many costly answers are being made. A reader's question is
asked once more on a new connection first: after a restart of the database the old ones are dead.
"""

import logging
from collections.abc import Callable

from django.core.files.uploadedfile import UploadedFile
from django.db import InterfaceError, OperationalError, close_old_connections, connections
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from .costly import Busy
from .problems import problem

AWAY = (OperationalError, InterfaceError)
ASK_AGAIN_AFTER = "5"
SAFE = {"GET", "HEAD"}
NOT_KEPT = {"csrfmiddlewaretoken", "password", "old_password", "new_password1", "new_password2"}
logger = logging.getLogger(__name__)


class BusyAnswers:
    """Middleware for views that meet a database that is away, or find the site busy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Busy):
            return busy(request)
        if not isinstance(error, AWAY):
            return None
        logger.warning("%s %s: %s", request.method, request.path, error)
        return asked_again(request) or busy(request)


def asked_again(request: HttpRequest) -> HttpResponse | None:
    """Ask a reader's question once more; None if it is a write, or the database is still away."""
    match = request.resolver_match
    if request.method not in SAFE or any(one.in_atomic_block for one in connections.all()):
        return None
    connections.close_all()
    try:
        return match.func(request, *match.args, **match.kwargs)
    except AWAY:
        close_old_connections()
        return None


def busy(request: HttpRequest) -> HttpResponse:
    """Answer 503: a problem document under the API, else a page that offers what was sent again."""
    if request.path.startswith("/api/"):
        text = _("The site is busy. Ask again in a few seconds.")
        return problem(request, 503, text, headers={"Retry-After": ASK_AGAIN_AFTER})
    response = render(request, "503.html", {"sent": sent(request)}, status=503)
    response["Retry-After"] = ASK_AGAIN_AFTER
    add_never_cache_headers(response)
    return response


def sent(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the fields of the form that was sent, to send them again; no password, no file."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NOT_KEPT
        for value in values
        if not isinstance(value, UploadedFile)
    ]
