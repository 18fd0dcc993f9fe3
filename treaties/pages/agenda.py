"""What comes next, and what happened lately, for all States and treaties."""

from datetime import date, timedelta
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from core.http.parameters import Parameters
from countries.models import State

from ..answers.events import Event, Subject, coming, in_order, past
from ..answers.foreseen import OF_THE_FOCUS, foreseen
from .common import as_page, context

LATELY = timedelta(days=1826)
MOST_PAST, MOST_COMING = 40, 100


def agenda(request: HttpRequest) -> HttpResponse:
    """Show the days to come with what happens on each, and the latest events."""
    asked = Parameters(request.GET, from_form=True)
    computed = foreseen(Subject(), asked.on, since=asked.on - LATELY)
    return as_page(
        request,
        "treaties/agenda.html",
        context(
            asked,
            coming=by_day(ahead(asked.on, computed)),
            past=by_day(lately(asked.on, computed)),
            focus=focus(computed),
            trail=[],
            share_title=_("Agenda"),
            share_text=_(
                "Entries into force, ends and lapses that are already foreseen, and "
                "what happened lately."
            ),
        ),
    )


def focus(computed: list[Event]) -> State | None:
    """Return the State whose days for notice and reports are among the events."""
    return next((event.state for event in computed if isinstance(event, OF_THE_FOCUS)), None)


def ahead(on: date, computed: list[Event]) -> list[Event]:
    """Return the first events after a day, the days that follow from clauses among them."""
    found = [
        *coming(Subject(), after=on, most=MOST_COMING),
        *(event for event in computed if event.on > on),
    ]
    return sorted(found, key=in_order)[:MOST_COMING]


def lately(on: date, computed: list[Event]) -> list[Event]:
    """Return the last events up to a day, latest first."""
    found = [
        *past(Subject(), since=on - LATELY, until=on, most=MOST_PAST),
        *(event for event in computed if event.on <= on),
    ]
    return sorted(found, key=in_order)[: -MOST_PAST - 1 : -1]


def by_day(found: list) -> list[dict]:
    """Return events of one day together."""
    return [
        {"on": on, "events": list(items)}
        for on, items in groupby(found, key=lambda event: event.on_text)
    ]
