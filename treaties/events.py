"""What happens about treaties, one event for each thing: acts, and what follows by itself.

Feeds, calendars, timelines and the agenda show the same events. An event's key stays the same
when its date is corrected, since it is made of the act's id.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Max, Q
from django.utils.translation import gettext as _

from countries.formats import day_in_words
from countries.models import State

from .choices import ACT_KIND_LABELS, STATUS_LABELS, Publication
from .law.vocabulary import GROUP_OF, ActKind, Status, StatusGroup
from .models import Act, Change, StatusPeriod, Treaty

EFFECTS = (
    Status.IN_FORCE,
    Status.INVITATION_LAPSED,
    Status.DENOUNCED,
    Status.CEASED_MEMBERSHIP,
    Status.EXPIRED,
    Status.TREATY_TERMINATED,
    Status.REPLACED,
)
"""The statuses whose beginning is an event of its own, not only the consequence of an act."""


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
            return str(STATUS_LABELS[Status(self.code)])
        return str(ACT_KIND_LABELS[ActKind(self.code)])

    @property
    def group(self) -> str:
        """The group whose shape marks the event; an act that only leads on is on the way."""
        if self.is_effect:
            return GROUP_OF[Status(self.code)].value
        return StatusGroup.ON_THE_WAY.value

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


def events(
    subject: Subject, *, since: date | None = None, until: date | None = None
) -> list[Event]:
    """Return the events about a subject from one day to another (both included), oldest first.

    Acts without any date are left out. Costs three queries.
    """
    found = [*acts(subject), *effects(subject)]
    return sorted(
        (
            event
            for event in found
            if (since is None or since <= event.on) and (until is None or event.on <= until)
        ),
        key=lambda event: (event.on, event.is_effect, event.act.pk),
    )


def acts(subject: Subject) -> Iterable[Event]:
    """Yield the published acts as events; a month or a year stands at its first day."""
    rows = Act.objects.filter(publication=Publication.PUBLISHED, done_on__isnull=False)
    for act in subject.filter(rows).select_related("treaty", "state"):
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


def effects(subject: Subject) -> Iterable[Event]:
    """Yield what begins of itself: entries into force, ends, lapses.

    Their sequence follows every write about the treaty, for another State's act can move them.
    """
    rows = StatusPeriod.objects.filter(status__in=EFFECTS, act__isnull=False).exclude(
        starts_on__lt=date(1900, 1, 2)
    )
    revisions = latest_revisions(subject)
    for period in subject.filter(rows).select_related("treaty", "state", "act"):
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
class Removed:
    """An act that was published once and is no longer: what it said, and when it was removed."""

    key: str
    on: date | None
    code: str
    state: State
    treaty: Treaty
    at: datetime
    sequence: int
    reason: str

    @property
    def title(self) -> str:
        return _("Withdrawn: %(state)s, %(treaty)s: %(event)s") % {
            "state": self.state.name,
            "treaty": self.treaty.label,
            "event": ACT_KIND_LABELS[ActKind(self.code)],
        }


def removed(subject: Subject) -> list[Removed]:
    """Return the acts about a subject that are no longer published, latest first."""
    gone = Q(after__isnull=True) | Q(after__publication=Publication.WITHDRAWN)
    rows = (
        Change.objects.filter(gone, model="treaties.act", is_public=True)
        .exclude(treaty=None)
        .exclude(state=None)
        .select_related("treaty", "state")
        .order_by("-sequence")
    )
    rows = list(subject.filter(rows))
    back = set(
        Act.objects.filter(
            pk__in=[row.object_id for row in rows], publication=Publication.PUBLISHED
        ).values_list("pk", flat=True)
    )
    latest = {row.object_id: row for row in reversed(rows) if row.object_id not in back}
    return [removal(row) for row in latest.values()]


def removal(change: Change) -> Removed:
    before = change.before
    return Removed(
        key=f"act-{change.object_id}",
        on=date.fromisoformat(before["done_on"]) if before["done_on"] else None,
        code=before["kind"],
        state=change.state,
        treaty=change.treaty,
        at=change.at,
        sequence=before["version"] + 1,
        reason=change.reason,
    )
