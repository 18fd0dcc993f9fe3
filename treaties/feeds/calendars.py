"""Legal dates as a calendar (RFC 5545): all-day events whose ids outlive corrections."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, ngettext
from icalendar import Calendar
from icalendar import Event as CalendarEvent

from core.http.parameters import Parameters
from countries.formats import number

from ..answers.called_off import CalledOff, called_off
from ..answers.events import Event, Subject, events
from ..answers.foreseen import foreseen
from .atom import subject_of, title

FIVE_YEARS = timedelta(days=1826)


def agenda(request: HttpRequest, code: str = "", treaty: str = "") -> HttpResponse:
    """Return the events about a State, a treaty or both; of everything, those of five years.

    The days for notice, and what is due about reservations that lapse unless renewed, are those
    of five years in any case, and of ten to come; those on which reports are due of five and of
    five. What is known by its month or year alone has no day in a calendar: their number stands in
    its description.
    """
    subject = subject_of(code, treaty)
    on = Parameters(request.GET, from_form=True).on
    since = first_day(subject, on)
    computed = foreseen(subject, on, since=on - FIVE_YEARS)
    calendar = Calendar()
    calendar.add("prodid", "-//Accede//Treaty agenda//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title(subject))
    calendar.add("language", get_language())
    found = [*events(subject, since=since), *computed]
    if without_day := sum(not event.is_exact for event in found):
        calendar.add("x-wr-caldesc", left_out(without_day))
    for event in found:
        if event.is_exact:
            calendar.add_component(entry(event, request, status="CONFIRMED"))
    for event in called_off(subject):
        if event.is_exact and (since is None or since <= event.on):
            calendar.add_component(entry(event, request, status="CANCELLED"))
    return HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")


def left_out(count: int) -> str:
    return ngettext(
        "%(count)s event is left out: only its month, its year or a later day is known.",
        "%(count)s events are left out: only their month, their year or a later day is known.",
        count,
    ) % {"count": number(count)}


def first_day(subject: Subject, on: date) -> date | None:
    return on - FIVE_YEARS if subject == Subject() else None


def entry(event: Event | CalledOff, request: HttpRequest, *, status: str) -> CalendarEvent:
    """Return one all-day event; a calendar that has it already replaces it by a higher sequence."""
    found = CalendarEvent()
    url = request.build_absolute_uri(event.get_absolute_url())
    found.add("uid", f"{event.key}@accede")
    found.add("sequence", event.sequence)
    found.add("status", status)
    found.add("dtstart", event.on)
    found.add("dtend", event.on + timedelta(days=1))
    found.add("dtstamp", event.at if isinstance(event, CalledOff) else event.updated_at)
    found.add("summary", event.title)
    found.add("description", f"{event.treaty.title.text}\n{url}")
    found.add("url", url)
    found.add("transp", "TRANSPARENT")
    return found
