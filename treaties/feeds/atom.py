"""News as Atom: what happened, one entry an event, in words; and what was withdrawn."""

from datetime import datetime, time
from uuid import UUID, uuid5

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.http.parameters import Parameters

from ..answers.called_off import CalledOff, called_off
from ..answers.events import Event, Subject, newest
from ..questions.identifiers import find_state, find_treaty

NEWEST = 60
NAMESPACE = UUID("6f6d2a5e-6f0c-4c1e-9a55-0c5e7b8f1d20")
"""Entries keep their ids wherever the site is, and in every language."""


def acts(request: HttpRequest, code: str = "", treaty: str = "") -> HttpResponse:
    """Return the newest events about a State, a treaty, both or everything as an Atom feed."""
    subject = subject_of(code, treaty)
    on = Parameters(request.GET, from_form=True).on
    found = [*newest(subject, until=on, most=NEWEST), *called_off(subject)]
    # By the day of each thing, not that of its entry: whoever loads a thousand acts has no news.
    found.sort(key=lambda event: (happened_at(event).date(), event.on), reverse=True)
    feed = Atom1Feed(
        title=title(subject),
        link=request.build_absolute_uri(page(subject)),
        description=None,
        language=get_language(),
        feed_url=request.build_absolute_uri(request.path),
        feed_guid=urn(f"feed {code.lower()} {treaty.lower()}"),
    )
    for event in found[:NEWEST]:
        link = request.build_absolute_uri(event.get_absolute_url())
        feed.add_item(link=link, **entry(event))
    content = feed.writeString("utf-8")
    return HttpResponse(content, content_type="application/atom+xml; charset=utf-8")


def subject_of(code: str, treaty: str) -> Subject:
    """Return what an address is about."""
    return Subject(
        find_state(code) if code else None,
        find_treaty(treaty) if treaty else None,
    )


def title(subject: Subject) -> str:
    """Return the name of a feed or a calendar."""
    about = [subject.state and subject.state.name, subject.treaty and subject.treaty.label]
    return ", ".join(["Accede", *filter(None, about)])


def page(subject: Subject) -> str:
    """Return the page that a feed belongs to."""
    if subject.state and subject.treaty:
        codes = {"code": subject.state.code.lower(), "treaty": subject.treaty.code}
        return reverse("pair", kwargs=codes)
    found = subject.state or subject.treaty
    return found.get_absolute_url() if found else reverse("home")


def entry(event: Event | CalledOff) -> dict:
    """Return what an entry says; the id stays whatever is corrected."""
    found = {
        "title": event.title,
        "unique_id": urn(event.key),
        "updateddate": happened_at(event),
    }
    if isinstance(event, CalledOff):
        text = _("This entry was withdrawn: what it said does not hold.")
        return found | {"description": text, "categories": ["withdrawn"]}
    return found | {
        "description": " ".join([event.sentence, *purpose(event)]),
        "pubdate": happened_at(event),
        "categories": [event.code],
    }


def purpose(event: Event) -> list[str]:
    """Return what the event's treaty is for; none in another language than the entry's."""
    found = event.treaty.purpose
    return [found.text] if found.text and found.language == get_language() else []


def happened_at(event: Event | CalledOff) -> datetime:
    """Return when something happened: the beginning of its day, or when it was withdrawn.

    Atom has no months and years: the first day stands for them, and the text says what is known.
    """
    if isinstance(event, CalledOff):
        return event.at
    return timezone.make_aware(datetime.combine(event.on, time.min))


def urn(name: str) -> str:
    return uuid5(NAMESPACE, name).urn
