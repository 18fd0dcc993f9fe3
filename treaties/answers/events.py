"""What happens about treaties, one event for each thing: acts, and what follows by itself.

Feeds, calendars, timelines and the agenda show the same events. An event's key stays the same
when its date is corrected, since it is made of the act's id.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Case, Exists, F, Max, OuterRef, Q, QuerySet, When
from django.urls import reverse
from django.utils.translation import gettext as _

from core.records.models import Change
from core.records.publication import Publication
from countries.formats import day_in_words
from countries.models import State

from ..law.vocabulary import GROUP_OF, ActKind, Missing, Status, StatusGroup
from ..models import Act, StatusPeriod, Treaty
from ..models.choices import ACT_KIND_LABELS, EFFECT_LABELS, DateConfidence
from ..sentences.events import effect_code, effect_words, unconfirmed_words


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
    """One thing that happens on a day; ``on_text`` says the day as exactly as it is known.

    ``code`` is the kind of an act, or of what begins by itself the status, except that the lapse
    expected of an invitation without a recorded end is a kind of its own. ``status`` is what
    begins, empty for an act.
    """

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
    status: str = ""

    @property
    def has_day(self) -> bool:
        """Whether it happened on or about the day, rather than at some time before it."""
        return not self.on_text.startswith("../")

    @property
    def is_day(self) -> bool:
        """Whether the very day is known."""
        return self.on_text == self.on.isoformat()

    @property
    def confidence(self) -> str:
        """How sure the day is: of what follows from an act, whether the act itself states it."""
        if self.act.is_unconfirmed:
            return DateConfidence.UNCONFIRMED.value
        is_stated = not self.is_effect or self.act.effective_on == self.on
        return (DateConfidence.RECORDED if is_stated else DateConfidence.COMPUTED).value

    @property
    def label(self) -> str:
        """What happens, in the words of treaty practice, and whether nobody read of it."""
        if self.is_effect:
            text = effect_words(self.status, self.on, self.act.expires_on)
        else:
            text = str(ACT_KIND_LABELS[ActKind(self.code)])
        return unconfirmed_words(text) if self.act.is_unconfirmed else text

    @property
    def group(self) -> str:
        """The group whose shape marks the event; an act that only leads on is on the way."""
        if self.is_effect:
            return GROUP_OF[Status(self.status)].value
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
    return sorted(found, key=in_order)


def in_order(event: Event) -> tuple:
    """Return the place of an event among others: by day, acts before what begins by itself."""
    return event.on, event.is_effect, event.act.pk


def coming(subject: Subject, *, after: date, most: int) -> list[Event]:
    """Return the first events after a day, so many at most, oldest first.

    Seen from a past day they are what has come since, and what is laid out from today on.
    """
    span = Span(since=after + timedelta(days=1))
    found = [
        *acts(subject, span, order=["done_on", "id"], most=most),
        *effects(subject, span, order=["happens_on", "id"], most=most),
    ]
    return sorted(found, key=in_order)[:most]


def newest(subject: Subject, *, until: date, most: int) -> list[Event]:
    """Return at least the newest events, latest first: by when they were entered and by their day.

    No more than twice ``most`` are read, however many there are.
    """
    span = Span(until=until)
    return [
        *acts(subject, span, order=["-changed_at", "-done_on", "-id"], most=most),
        *effects(subject, span, order=["-happens_on", "-id"], most=most),
    ]


def acts(
    subject: Subject, span: Span, *, order: Iterable[str] = ("id",), most: int | None = None
) -> Iterable[Event]:
    """Yield the published acts as events; a month or a year stands at its first day."""
    rows = Act.objects.filter(publication=Publication.PUBLISHED, done_on__isnull=False)
    rows = span.filter(subject.filter(rows), "done_on").order_by(*order)
    for act in rows.select_related("treaty", "state", "depositary")[:most]:
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
    rows = span.filter(subject.filter(beginnings()), "happens_on").order_by(*order)
    revisions = latest_revisions(subject)
    for period in rows.select_related("treaty", "state", "act")[:most]:
        act = period.act
        yield Event(
            key=key_of_effect(act, period.treaty, period.status),
            on=period.happens_on,
            on_text=period.happens_on.isoformat(),
            code=effect_code(period.status),
            status=period.status,
            state=period.state,
            treaty=period.treaty,
            act=act,
            is_effect=True,
            updated_at=act.changed_at,
            sequence=max(act.version, revisions.get(period.treaty.code, 0)),
        )


def beginnings() -> QuerySet:
    """Return the periods with which an act takes effect; ``happens_on`` is the day of it.

    An act takes effect once. When a denunciation is revoked or a suspension ends, the treaty is in
    force as before: that is a new period, but no second entry into force.
    """
    same = ("treaty", "state", "act", "status")
    earlier = StatusPeriod.objects.filter(
        starts_on__lt=OuterRef("starts_on"), **{name: OuterRef(name) for name in same}
    )
    # Of what cannot be told, only an invitation without a recorded last day has a day of its own:
    # that on which it was valid no longer.
    valid_until_then = StatusPeriod.objects.filter(
        treaty=OuterRef("treaty"),
        state=OuterRef("state"),
        status=Status.INVITED,
        ends_on=OuterRef("starts_on"),
    )
    is_effect = Q(status__in=set(EFFECT_LABELS) - {Status.DATA_INCOMPLETE}) | Q(
        Exists(valid_until_then), missing=Missing.EXPIRES_ON
    )
    # A treaty known to be in force by a day entered into force on a day that nobody knows.
    is_undated = Q(status=Status.IN_FORCE, in_force_on=None, missing=Missing.DATE)
    is_entry = Q(status=Status.IN_FORCE, in_force_on__isnull=False)
    rows = StatusPeriod.objects.filter(is_effect, ~is_undated, ~Exists(earlier), act__isnull=False)
    return rows.annotate(
        happens_on=Case(When(is_entry, then=F("in_force_on")), default=F("starts_on"))
    )


def key_of_effect(act: Act, treaty: Treaty, status: str) -> str:
    """Return the key of what an act leads to.

    The end of a participation in a parent treaty ends that in its protocol too: one act, two
    events. A lapse keeps its key when the invitation's last day becomes known.
    """
    if status == Status.DATA_INCOMPLETE:
        status = Status.INVITATION_LAPSED
    key = f"act-{act.pk}-{status}"
    return key if act.treaty_id == treaty.pk else f"{key}-{treaty.code}"


def latest_revisions(subject: Subject) -> dict[str, int]:
    """Return the number of the last data revision that touched each treaty, by its code."""
    rows = Change.objects.exclude(topic="")
    if subject.treaty is not None:
        rows = rows.filter(topic=subject.treaty.code)
    return dict(rows.order_by().values_list("topic").annotate(Max("revision")))
