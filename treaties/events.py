"""What happens about treaties, one event for each thing: acts, and what follows by itself.

Feeds, calendars, timelines and the agenda show the same events. An event's key stays the same
when its date is corrected, since it is made of the act's id.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import F, Max, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from countries.formats import day_in_words
from countries.models import State

from .choices import ACT_KIND_LABELS, EFFECT_LABELS, Publication
from .law.vocabulary import CONSENTS, GROUP_OF, ActKind, Status, StatusGroup
from .models import Act, Change, StatusPeriod, Treaty


class Subject(NamedTuple):
    """What events are about: a State, a treaty, both, or everything."""

    state: State | None = None
    treaty: Treaty | None = None

    def filter(self, rows):
        """Keep the rows about the subject."""
        if self.state is not None:
            rows = rows.filter(state=self.state)
        if self.treaty is not None:
            rows = rows.filter(treaty=self.treaty)
        return rows


@dataclass(frozen=True)
class Event:
    """One thing that happens on a day; ``on_text`` says the day as exactly as it is known."""

    key: str
    on: date
    on_text: str
    code: str
    state: State
    treaty: Treaty
    act: Act
    is_effect: bool
    updated_at: datetime
    sequence: int

    @property
    def label(self) -> str:
        """What happens, in the words of treaty practice."""
        if self.is_effect:
            return str(EFFECT_LABELS[Status(self.code)])
        return str(ACT_KIND_LABELS[ActKind(self.code)])

    @property
    def group(self) -> str:
        """The group whose shape marks the event; an act that only leads on is on the way."""
        if self.is_effect:
            return GROUP_OF[Status(self.code)].value
        return StatusGroup.ON_THE_WAY.value

    def get_absolute_url(self) -> str:
        return reverse("pair", kwargs={"code": self.state.code.lower(), "treaty": self.treaty.code})

    @property
    def title(self) -> str:
        return _("%(state)s, %(treaty)s: %(event)s") % {
            "state": self.state.name,
            "treaty": self.treaty.label,
            "event": self.label,
        }

    @property
    def sentence(self) -> str:
        return _("%(day)s: %(event)s. %(state)s, %(title)s (%(treaty)s).") % {
            "day": day_in_words(self.on_text),
            "event": self.label,
            "state": self.state.name,
            "title": self.treaty.title.text,
            "treaty": self.treaty.label,
        }


class Span(NamedTuple):
    """The days asked about, both included; None on a side leaves it open."""

    since: date | None = None
    until: date | None = None

    def filter(self, rows, column: str):
        """Keep the rows whose date lies in the span."""
        if self.since is not None:
            rows = rows.filter(**{f"{column}__gte": self.since})
        if self.until is not None:
            rows = rows.filter(**{f"{column}__lte": self.until})
        return rows


def events(
    subject: Subject, *, since: date | None = None, until: date | None = None
) -> list[Event]:
    """Return the events about a subject from one day to another (both included), oldest first.

    Acts without any date are left out. Costs three queries.
    """
    span = Span(since, until)
    found = [*acts(subject, span), *effects(subject, span)]
    return sorted(found, key=lambda event: (event.on, event.is_effect, event.act.pk))


def newest(subject: Subject, *, until: date, most: int) -> list[Event]:
    """Return at least the newest events, latest first: by when they were entered and by their day.

    No more than twice ``most`` are read, however many there are.
    """
    span = Span(until=until)
    return [
        *acts(subject, span, order=["-changed_at", "-done_on", "-id"], most=most),
        *effects(subject, span, order=["-starts_on", "-id"], most=most),
    ]


def acts(
    subject: Subject, span: Span, *, order: Iterable[str] = ("id",), most: int | None = None
) -> Iterable[Event]:
    """Yield the published acts as events; a month or a year stands at its first day."""
    rows = Act.objects.filter(publication=Publication.PUBLISHED, done_on__isnull=False)
    rows = span.filter(subject.filter(rows), "done_on").order_by(*order)
    for act in rows.select_related("treaty", "state")[:most]:
        yield Event(
            key=f"act-{act.pk}",
            on=act.done_on,
            on_text=act.done_text,
            code=act.kind,
            state=act.state,
            treaty=act.treaty,
            act=act,
            is_effect=False,
            updated_at=act.changed_at,
            sequence=act.version,
        )


def effects(
    subject: Subject, span: Span, *, order: Iterable[str] = ("id",), most: int | None = None
) -> Iterable[Event]:
    """Yield what begins of itself: entries into force, ends, lapses.

    Their sequence follows every write about the treaty, for another State's act can move them.
    """
    rows = StatusPeriod.objects.filter(status__in=EFFECT_LABELS, act__isnull=False)
    rows = span.filter(subject.filter(rows), "starts_on").order_by(*order)
    revisions = latest_revisions(subject)
    for period in rows.select_related("treaty", "state", "act")[:most]:
        act = period.act
        yield Event(
            key=f"act-{act.pk}-{period.status}",
            on=period.starts_on,
            on_text=period.starts_on.isoformat(),
            code=period.status,
            state=period.state,
            treaty=period.treaty,
            act=act,
            is_effect=True,
            updated_at=act.changed_at,
            sequence=max(act.version, revisions.get(period.treaty_id, 0)),
        )


def latest_revisions(subject: Subject) -> dict[int, int]:
    """Return the number of the last data revision that touched each treaty."""
    rows = Change.objects.filter(treaty__isnull=False)
    if subject.treaty is not None:
        rows = rows.filter(treaty=subject.treaty)
    return dict(rows.order_by().values_list("treaty").annotate(Max("revision")))


@dataclass(frozen=True)
class CalledOff:
    """An event that was announced once and is no longer: withdrawn, deleted or revoked."""

    key: str
    on: date
    label: str
    state: State
    treaty: Treaty
    at: datetime
    sequence: int

    def get_absolute_url(self) -> str:
        return reverse("pair", kwargs={"code": self.state.code.lower(), "treaty": self.treaty.code})

    @property
    def title(self) -> str:
        return _("Withdrawn: %(state)s, %(treaty)s: %(event)s") % {
            "state": self.state.name,
            "treaty": self.treaty.label,
            "event": self.label,
        }


def called_off(subject: Subject) -> list[CalledOff]:
    """Return the events about a subject that no longer hold, latest first. Costs five queries."""
    found = [*removed(subject), *revoked(subject)]
    return sorted(found, key=lambda event: event.at, reverse=True)


def removed(subject: Subject) -> Iterable[CalledOff]:
    """Yield the acts that are no longer published, and the entries into force they led to."""
    gone = Q(after__isnull=True) | Q(after__publication=Publication.WITHDRAWN)
    rows = Change.objects.filter(
        gone, model="treaties.act", is_public=True, treaty__isnull=False, state__isnull=False
    )
    rows = list(subject.filter(rows).select_related("treaty", "state").order_by("-sequence"))
    ids = [row.object_id for row in rows]
    published = Act.objects.filter(pk__in=ids, publication=Publication.PUBLISHED)
    published = set(published.values_list("pk", flat=True))
    latest = {row.object_id: row for row in reversed(rows) if row.object_id not in published}
    for change in latest.values():
        yield from removal(change)


def removal(change: Change) -> Iterable[CalledOff]:
    before = change.before
    kind = ActKind(before["kind"])
    about = {"state": change.state, "treaty": change.treaty, "at": change.at}
    key = f"act-{change.object_id}"
    if before["done_on"]:
        on, sequence = date.fromisoformat(before["done_on"]), before["version"] + 1
        yield CalledOff(key, on, str(ACT_KIND_LABELS[kind]), sequence=sequence, **about)
    effect = before["effective_on"] or before["done_on"]
    if kind in CONSENTS and effect:
        label = str(EFFECT_LABELS[Status.IN_FORCE])
        key = f"{key}-{Status.IN_FORCE}"
        on = date.fromisoformat(effect)
        yield CalledOff(key, on, label, sequence=change.revision, **about)


def revoked(subject: Subject) -> Iterable[CalledOff]:
    """Yield the ends and entries into force that a later act prevented from arriving."""
    announced = Q(status=Status.DENUNCIATION_PENDING, ends_on__lt=F("left_on")) | Q(
        status=Status.ENTRY_INTO_FORCE_PENDING, ends_on__lt=F("in_force_on")
    )
    rows = subject.filter(StatusPeriod.objects.filter(announced, act__isnull=False))
    revisions = latest_revisions(subject)
    for period in rows.select_related("treaty", "state", "act"):
        is_end = period.status == Status.DENUNCIATION_PENDING
        status = Status.DENOUNCED if is_end else Status.IN_FORCE
        yield CalledOff(
            key=f"act-{period.act_id}-{status}",
            on=period.left_on if is_end else period.in_force_on,
            label=str(EFFECT_LABELS[status]),
            state=period.state,
            treaty=period.treaty,
            at=period.act.changed_at,
            sequence=max(period.act.version, revisions.get(period.treaty_id, 0)),
        )
