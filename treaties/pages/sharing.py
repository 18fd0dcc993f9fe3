"""What stands beside a link to a page: every page has a picture at its address, ``picture.png``."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import SimpleTemplateResponse
from django.urls import URLPattern, path
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from core.http.conditional import kept
from countries.formats import day_in_words
from countries.models import State

from .pictures import Picture, png


def shared(route: str, view: Callable, name: str) -> list[URLPattern]:
    """Return the addresses of a page, kept as it was rendered, and of its picture."""
    picture = path(f"{route}picture.png", kept(pictured(view)), name=f"{name}_picture")
    return [path(route, kept(view), name=name), picture]


def pictured(view: Callable) -> Callable:
    """Return a view that draws what a page answers, without rendering the page."""

    @wraps(view)
    def drawn(request: HttpRequest, **address) -> HttpResponse:
        page = view(request, **address)
        if page.status_code != 200 or not isinstance(page, SimpleTemplateResponse):
            return page
        return HttpResponse(png(picture_of(page.context_data)), content_type="image/png")

    return drawn


def picture_of(found: dict) -> Picture:
    """Return the picture of a page from its ``context``: one of its own, else its title and text.

    The day is the one that the page shows.
    """
    picture = found.get("picture") or Picture(found["share_title"], detail=found["share_text"])
    day = _("As of %(day)s.") % {"day": day_in_words(found["on"])}
    return picture.on(day, note=note(found.get("state"), found.get("other")))


def note(*states: State | None) -> str:
    """Return the note that the name of a State asks for, as it stands on the pages."""
    codes = {state.code for state in states if state}
    rows = (render_to_string("treaties/includes/kosovo.html", {"code": code}) for code in codes)
    return strip_tags("".join(rows)).strip()
