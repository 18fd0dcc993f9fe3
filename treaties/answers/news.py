"""What is news about a State, a treaty or both: what happened there in the last year.

What is entered later than a year after its day is no news, so that loading many acts is none.
"""

from datetime import date, timedelta

from countries.models import State

from ..models import Treaty
from .called_off import CalledOff, called_off
from .events import Event, Subject, events

A_YEAR = timedelta(days=366)

News = dict[str, Event | CalledOff]


def subject_of(topic: str, actor: str) -> Subject | None:
    """Return what codes are about, as the record of changes has them; None if one is gone."""
    treaty = Treaty.objects.filter(code=topic).first()
    state = State.objects.filter(code=actor).first()
    return None if (topic and not treaty) or (actor and not state) else Subject(state, treaty)


def news(subject: Subject, on: date) -> News:
    """Return what happened in the year up to a day, by keys that corrections do not change.

    What was withdrawn is news of its own, after what it takes back. Oldest first.
    """
    since = on - A_YEAR
    happened = {event.key: event for event in events(subject, since=since, until=on)}
    gone = {f"{event.key}-withdrawn": event for event in reversed(called_off(subject))}
    return happened | {key: event for key, event in gone.items() if since <= event.on <= on}


def unknown_to(told: list[str], found: News) -> list[Event | CalledOff]:
    """Return the news that somebody was not told; a withdrawal only of what they were told."""
    known = set(told)
    return [
        event
        for key, event in found.items()
        if key not in known and (isinstance(event, Event) or event.key in known)
    ]
