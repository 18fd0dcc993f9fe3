"""The agenda: what happens on which day, and the status before and after it."""

from bisect import bisect_right
from collections import defaultdict
from datetime import date, timedelta

from countries.models import GroupPeriod

from .events import Event, Subject, events
from .evidence import treaty_reference
from .law.vocabulary import Status
from .models import StandingPeriod, StatusPeriod, Treaty

DAY = timedelta(days=1)


def agenda(
    subject: Subject,
    *,
    first: date | None = None,
    last: date | None = None,
    after: date | None = None,
    language: str | None = None,
) -> list[dict]:
    """Return the events about a subject by date, each with the status before and after its day.

    ``first`` and ``last`` are included, ``after`` is not. Costs as many queries as there are
    tables to read, however many events there are.
    """
    since = max((day for day in (first, after and after + DAY) if day), default=None)
    found = events(subject, since=since, until=last)
    courses = Courses(found)
    return [row(event, courses, language) for event in found]


def row(event: Event, courses: "Courses", language: str | None) -> dict:
    treaty = event.treaty
    return {
        "on": event.on,
        "event": event.code,
        "event_label": event.label,
        "treaty": treaty_reference(treaty, language),
        "state": event.state.code,
        "status_before": courses.status(event, event.on - DAY),
        "status_after": courses.status(event, event.on),
    }


class Course:
    """Statuses one after another; each holds from its first day."""

    def __init__(self, rows):
        self.rows = sorted(rows, key=lambda row: row[0])
        self.days = [row[0] for row in self.rows]

    def at(self, on: date):
        """Return what holds on a day; None before the first."""
        place = bisect_right(self.days, on)
        return self.rows[place - 1][1:] if place else None


class Courses:
    """The course of every pair that some events are about, loaded at once."""

    def __init__(self, found: list[Event]):
        states = {event.state.pk for event in found}
        treaties = {event.treaty.pk for event in found}
        self.periods = courses(
            StatusPeriod.objects.filter(state__in=states).values_list(
                "treaty_id", "state_id", "starts_on", "status", "rests_on_absence"
            ),
            2,
        )
        self.groups = courses(
            GroupPeriod.objects.filter(state__in=states).values_list(
                "state_id", "starts_on", "group_id"
            ),
            1,
        )
        rows = StandingPeriod.objects.values_list(
            "treaty_id", "group_id", "starts_on", "status", "rests_on_absence"
        )
        self.standings = courses((item for item in rows if item[0] in treaties), 2)

    def status(self, event: Event, on: date) -> str:
        """Return the status of an event's pair on a day, as any other answer gives it."""
        treaty, state = event.treaty, event.state
        own = self.periods.get((treaty.pk, state.pk))
        current = own.at(on) if own else None
        if current is None:
            current = self._standing(treaty, state.pk, on)
        status, rests_on_absence = current
        is_checked = treaty.chart_complete_on or state.treaties_checked_on
        return status if is_checked or not rests_on_absence else Status.DATA_INCOMPLETE.value

    def _standing(self, treaty: Treaty, state: int, on: date):
        (group,) = self.groups[state,].at(on)
        return self.standings[treaty.pk, group].at(on)


def courses(rows, width: int) -> dict[tuple, Course]:
    """Return a course for each key; the key is the first values of a row."""
    found = defaultdict(list)
    for item in rows:
        found[item[:width]].append(item[width:])
    return {key: Course(items) for key, items in found.items()}
