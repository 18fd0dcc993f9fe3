"""A small picture that other sites may embed: where one State stands today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from core.http.parameters import Parameters
from countries.formats import day_in_words

from ..answers.pair import status_of
from ..law.vocabulary import Status
from ..questions.identifiers import find_state, find_treaty
from ..sentences.explanation import holds_since
from .common import moved

LETTER = 7
"""Width of a letter on average; the text is fitted to what is reserved for it."""


def badge(request: HttpRequest, code: str, treaty: str) -> HttpResponse:
    """Return the status of a pair as an SVG picture with its text."""
    state, found = find_state(code), find_treaty(treaty)
    if elsewhere := moved(request, code=state.code.lower(), treaty=found.code):
        return elsewhere
    asked = Parameters(request.GET, from_form=True)
    answer = status_of(found, state, asked.on, asked.language)
    text = words(answer)
    about = f"{state.name}, {found.label}"
    sizes = {"left": len(about) * LETTER + 16, "right": len(text) * LETTER + 32}
    response = render(
        request,
        "treaties/badge.svg",
        {"about": about, "text": text, "group": answer["status_group"], **sizes},
        content_type="image/svg+xml",
    )
    response["Cache-Control"] = "public, max-age=3600"
    # It is there to be shown by other sites.
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def words(answer: dict) -> str:
    """Return the status in a few words, with the day where it is the point."""
    if answer["status"] == Status.IN_FORCE and holds_since(answer):
        return _("in force since %(day)s") % {"day": day_in_words(holds_since(answer))}
    if answer["status"] == Status.ENTRY_INTO_FORCE_PENDING:
        return _("in force from %(day)s") % {"day": day_in_words(answer["in_force_on"])}
    return answer["status_label"]
