"""What comes next, and what happened lately, for all States and treaties."""

from datetime import timedelta
from itertools import groupby

from django.http import HttpRequest, HttpResponse

from core.http.parameters import Parameters

from ..answers.events import Subject, coming, events
from .common import as_page, context

LATELY = timedelta(days=1826)
MOST_PAST, MOST_COMING = 40, 100


def agenda(request: HttpRequest) -> HttpResponse:
    """Show the days to come with what happens on each, and the latest events."""
    asked = Parameters(request.GET, from_form=True)
    past = events(Subject(), since=asked.on - LATELY, until=asked.on)
    return as_page(
        request,
        "treaties/agenda.html",
        context(
            asked,
            coming=by_day(coming(Subject(), after=asked.on, most=MOST_COMING)),
            past=by_day(past[: -MOST_PAST - 1 : -1]),
            trail=[],
        ),
    )


def by_day(found: list) -> list[dict]:
    """Return events of one day together."""
    return [
        {"on": on, "events": list(items)}
        for on, items in groupby(found, key=lambda event: event.on_text)
    ]
