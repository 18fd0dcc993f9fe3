"""The agenda: what happens on which day, and the status before and after it."""

from collections.abc import Collection
from datetime import date, timedelta

from .courses import Courses
from .events import Event, Subject, events, in_order
from .foreseen import foreseen
from .references import treaty_reference

DAY = timedelta(days=1)


def agenda(
    subject: Subject,
    on: date,
    *,
    first: date | None = None,
    last: date | None = None,
    after: date | None = None,
    language: str | None = None,
    treaties: Collection[int] | None = None,
) -> list[dict]:
    """Return the events about a subject by date, each with the status before and after its day.

    ``first`` and ``last`` are included, ``after`` is not. Windows for notice, which come again
    without end, and what is due about reservations that lapse unless renewed, are told up to
    ``last``, else ten years from the day asked about (``on``); days on which reports are due within
    five years of it on either side, unless other days are asked for. ``treaties`` are the
    ids of the only ones to tell of. Costs as many queries as there are tables to read, however many
    events there are.
    """
    since = max((day for day in (first, after and after + DAY) if day), default=None)
    found = [
        *events(subject, since=since, until=last),
        *foreseen(subject, on, since=since, until=last),
    ]
    found = [event for event in found if treaties is None or event.treaty.pk in treaties]
    found.sort(key=in_order)
    courses = Courses({event.state.pk for event in found}, {event.treaty.pk for event in found})
    return [row(event, courses, language) for event in found]


def row(event: Event, courses: Courses, language: str | None) -> dict:
    treaty = event.treaty
    return {
        "on": event.on if event.is_day else event.on_text,
        "confidence": event.confidence,
        "event": event.code,
        "event_label": event.label,
        "treaty": treaty_reference(treaty, language),
        "state": event.state.code,
        "status_before": courses.status(treaty, event.state, event.on - DAY),
        "status_after": courses.status(treaty, event.state, event.on),
    }
