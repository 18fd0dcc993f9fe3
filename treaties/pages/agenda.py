"""What comes next, and what happened lately, for all States and treaties."""

from datetime import date, timedelta
from itertools import groupby

from django.http import HttpRequest, HttpResponse

from core.http.parameters import Parameters

from ..answers.after_joining import horizon
from ..answers.events import Event, Subject, coming, events, in_order
from ..answers.notice_days import AHEAD, notice_days
from ..answers.renewals import renewal_days
from ..answers.report_days import report_days
from .common import as_page, context

LATELY = timedelta(days=1826)
MOST_PAST, MOST_COMING = 40, 100


def agenda(request: HttpRequest) -> HttpResponse:
    """Show the days to come with what happens on each, and the latest events."""
    asked = Parameters(request.GET, from_form=True)
    since = asked.on - LATELY
    of_focus = [
        *notice_days(Subject(), since=since, until=asked.on + AHEAD),
        *report_days(Subject(), since=since, until=horizon(asked.on)),
    ]
    renewals = renewal_days(Subject(), since=since, until=asked.on + AHEAD)
    foreseen = [*of_focus, *renewals]
    return as_page(
        request,
        "treaties/agenda.html",
        context(
            asked,
            coming=by_day(ahead(asked.on, foreseen)),
            past=by_day(lately(asked.on, foreseen)),
            focus=of_focus[0].state if of_focus else None,
            trail=[],
        ),
    )


def ahead(on: date, foreseen: list[Event]) -> list[Event]:
    """Return the first events after a day, the days that follow from clauses among them."""
    found = [
        *coming(Subject(), after=on, most=MOST_COMING),
        *(event for event in foreseen if event.on > on),
    ]
    return sorted(found, key=in_order)[:MOST_COMING]


def lately(on: date, foreseen: list[Event]) -> list[Event]:
    """Return the last events up to a day, latest first."""
    found = [
        *events(Subject(), since=on - LATELY, until=on),
        *(event for event in foreseen if event.on <= on),
    ]
    return sorted(found, key=in_order)[: -MOST_PAST - 1 : -1]


def by_day(found: list) -> list[dict]:
    """Return events of one day together."""
    return [
        {"on": on, "events": list(items)}
        for on, items in groupby(found, key=lambda event: event.on_text)
    ]
