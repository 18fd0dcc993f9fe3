"""The worker that lets readers read the pages they visited again without network."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.http.edition import release


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Return the worker's program: at the root, since it may only read what lies below it.

    It names the version of the site, so that browsers replace it with each new one; they ask every
    time, and do not run what another site sent.
    """
    languages = "|".join(code for code, _name in settings.LANGUAGES)
    response = render(
        request,
        "worker.js",
        {"version": release(), "languages": languages},
        content_type="text/javascript; charset=utf-8",
    )
    response["Cache-Control"] = "no-cache"
    return response
