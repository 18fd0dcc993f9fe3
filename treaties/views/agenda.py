"""What comes next, and what happened lately, for all States and treaties."""

from datetime import timedelta
from itertools import groupby

from django.http import HttpRequest, HttpResponse

from ..events import Subject, events
from .page import DayParameters, as_page, context
from .pairs import known

LATELY = timedelta(days=1826)
MOST_PAST = 40


def agenda(request: HttpRequest) -> HttpResponse:
    """Show the days to come with what happens on each, and the latest events."""
    asked = DayParameters(request.GET, from_form=True)
    coming = known(events(Subject(), since=asked.on + timedelta(days=1)), asked.on)
    past = events(Subject(), since=asked.on - LATELY, until=asked.on)
    return as_page(
        request,
        "treaties/agenda.html",
        context(
            asked,
            coming=by_day(coming),
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
