"""Every error of the API as a problem document (RFC 9457) that names what is wrong."""

import logging
from http import HTTPStatus

import orjson
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.urls import resolve
from django.utils import translation
from django.utils.translation import gettext as _
from rest_framework import exceptions

from .parameters import BadParameters, Parameters, quoted

CONTENT_TYPE = "application/problem+json"
logger = logging.getLogger(__name__)


def problem(request, status: int, detail: str, *, headers=None, **members) -> HttpResponse:
    """Return an error as a problem document; further members say more about it."""
    content = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": request.path[:200],
        **members,
    }
    response = HttpResponse(orjson.dumps(content), CONTENT_TYPE, status, headers=headers)
    response["Cache-Control"] = "no-store"
    response["Content-Language"] = language_of(request)
    return with_cors(response)


def with_cors(response: HttpResponse) -> HttpResponse:
    """Let the scripts of any page read an answer."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = (
        "ETag, Last-Modified, Link, Retry-After, RateLimit, RateLimit-Policy, Content-Language"
    )
    return response


def handle(error: Exception, context: dict) -> HttpResponse:
    """Return the problem document for an exception in a view, in the language asked for."""
    request = context["request"]._request  # noqa: SLF001 - the request without wrapping
    with translation.override(language_of(request)):
        return of_error(error, request)


def language_of(request) -> str:
    """Return the language asked for, else the request's own; also of one that cannot be read."""
    try:
        return Parameters(request.GET).language
    except SuspiciousOperation:
        return (translation.get_language() or settings.LANGUAGE_CODE)[:2]


def of_error(error: Exception, request) -> HttpResponse:
    if isinstance(error, BadParameters):
        return bad_parameters(request, error)
    if isinstance(error, Http404):
        return problem(request, 404, str(error) or _("There is nothing at this address."))
    if isinstance(error, SuspiciousOperation):
        return problem(request, 400, _("The request cannot be read."))
    if isinstance(error, exceptions.APIException):
        return of_framework(request, error)
    logger.error("Internal error: %s", request.path, exc_info=error)
    return problem(request, 500, _("Something went wrong here. It has been logged."))


def bad_parameters(request, error: BadParameters) -> HttpResponse:
    errors = [{"parameter": name, "detail": text} for name, text in error.problems.items()]
    return problem(request, 400, str(error), errors=errors)


def of_framework(request, error: exceptions.APIException) -> HttpResponse:
    headers = dict(getattr(error, "headers", {}))
    if isinstance(error, exceptions.MethodNotAllowed):
        headers["Allow"] = "GET, HEAD, OPTIONS"
    if getattr(error, "wait", None):
        headers["Retry-After"] = str(int(error.wait) + 1)
    return problem(request, error.status_code, str(error.detail), headers=headers)


def unknown_address(request) -> HttpResponse:
    """Answer for every address that nothing is at; one that lacks its last slash leads on."""
    path = request.path
    if not path.endswith("/") and is_known(f"{path}/"):
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{path}/?{query}" if query else f"{path}/")
    return problem(request, 404, _("There is nothing at %(path)s.") % {"path": quoted(path)})


def is_known(path: str) -> bool:
    return resolve(path).func is not unknown_address
