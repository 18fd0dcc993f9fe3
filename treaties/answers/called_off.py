"""Events that were announced once and are no longer: withdrawn, deleted or revoked.

Whoever has them in a calendar or has read them in a feed is told under the same key and day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from core.records.models import Change
from core.records.publication import Publication
from core.records.versions import restored
from countries.models import State

from ..law.periods import Period, fold
from ..law.vocabulary import ActKind, Status
from ..law.world import World
from ..models import Act, StatusPeriod, Treaty
from ..models.choices import ACT_KIND_LABELS, EFFECT_LABELS
from ..models.worlds import act_facts, world
from ..sentences.events import effect_words
from .events import Subject, beginnings, is_day, key_of_effect, latest_revisions


@dataclass(frozen=True)
class CalledOff:
    """An event that was announced once and is no longer: withdrawn, deleted or revoked."""

    key: str
    on: date
    on_text: str
    label: str
    act: int
    state: State
    treaty: Treaty
    at: datetime
    sequence: int

    @property
    def is_exact(self) -> bool:
        """Whether the very day was known, so that a calendar can have it."""
        return is_day(self.on_text)

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
    """Return the events about a subject that no longer hold, latest first.

    What holds again, or holds still though it was interrupted, is not among them. Costs six
    queries, and where an act was removed those that load the facts about its treaty.
    """
    found = sorted([*removed(subject), *revoked(subject)], key=lambda event: event.at)
    periods = subject.filter(beginnings()).filter(act__in={event.act for event in found})
    held = {
        key_of_effect(period.act, period.treaty, period.status)
        for period in periods.select_related("treaty", "act")
    }
    by_key = {event.key: event for event in found if event.key not in held}
    return sorted(by_key.values(), key=lambda event: event.at, reverse=True)


def removed(subject: Subject) -> Iterable[CalledOff]:
    """Yield the acts that are no longer published, and what they would have led to."""
    gone = Q(after__isnull=True) | Q(after__publication=Publication.WITHDRAWN)
    rows = Change.objects.filter(gone, model="treaties.act", is_public=True)
    if subject.state is not None:
        rows = rows.filter(actor=subject.state.code)
    if subject.treaty is not None:
        rows = rows.filter(topic=subject.treaty.code)
    rows = list(rows.order_by("-sequence"))
    ids = [row.object_id for row in rows]
    published = Act.objects.filter(pk__in=ids, publication=Publication.PUBLISHED)
    published = set(published.values_list("pk", flat=True))
    latest = {row.object_id: row for row in reversed(rows) if row.object_id not in published}
    if not latest:
        return
    treaties = Treaty.objects.in_bulk(
        {change.topic for change in latest.values()}, field_name="code"
    )
    states = State.objects.in_bulk({change.actor for change in latest.values()}, field_name="code")
    facts = world(treaties.values())
    for change in latest.values():
        if change.topic in treaties and change.actor in states:
            act = restored(Act, change.before)
            act.treaty, act.state = treaties[change.topic], states[change.actor]
            yield from removal(change, act, facts)


def removal(change: Change, act: Act, facts: World) -> Iterable[CalledOff]:
    about = {"act": act.pk, "state": act.state, "treaty": act.treaty, "at": change.at}
    if act.done_on:
        label = str(ACT_KIND_LABELS[ActKind(act.kind)])
        yield CalledOff(
            f"act-{act.pk}", act.done_on, act.done_text, label, sequence=act.version + 1, **about
        )
    told = set()
    for period in announced(act, facts):
        key = key_of_effect(act, act.treaty, period.status)
        if key not in told:
            told.add(key)
            label = effect_words(period.status, day_of(period), act.expires_on)
            day = day_of(period)
            yield CalledOff(key, day, day.isoformat(), label, sequence=change.revision, **about)


def announced(act: Act, facts: World) -> Iterable[Period]:
    """Yield the periods with which an act that was removed would take effect.

    They follow from the facts of today and that act; one that took its place is left out.
    """
    own = act_facts(act)
    treaty, state = act.treaty.code, act.state.code
    stored = facts.acts.get(treaty, {}).get(state, [])
    replaced = {other.key for other in stored if (other.kind, other.day) == (own.kind, own.day)}
    with_it = facts.minus(replaced).plus([(treaty, state, own)])
    for period in fold(with_it.pair(treaty, state)):
        answer = period.answer
        is_effect = period.status in EFFECT_LABELS and (
            period.status != Status.DATA_INCOMPLETE or period.begins_with_expected_lapse
        )
        if is_effect and answer.act is not None and answer.act.key == act.pk:
            yield period


def day_of(period: Period) -> date:
    is_entry = period.status == Status.IN_FORCE and period.in_force_on is not None
    return period.in_force_on if is_entry else period.starts_on


def revoked(subject: Subject) -> Iterable[CalledOff]:
    """Yield the ends and entries into force that a later act prevented from arriving."""
    announced = Q(status=Status.DENUNCIATION_PENDING, ends_on__lt=F("left_on")) | Q(
        status=Status.ENTRY_INTO_FORCE_PENDING, ends_on__lt=F("in_force_on")
    )
    rows = subject.filter(StatusPeriod.objects.filter(announced, act__isnull=False))
    found = list(rows.select_related("treaty", "state", "act"))
    revisions = latest_revisions({period.treaty for period in found})
    for period in found:
        is_end = period.status == Status.DENUNCIATION_PENDING
        status = Status.DENOUNCED if is_end else Status.IN_FORCE
        day = period.left_on if is_end else period.in_force_on
        yield CalledOff(
            key=key_of_effect(period.act, period.treaty, status),
            on=day,
            on_text=day.isoformat(),
            label=str(EFFECT_LABELS[status]),
            act=period.act_id,
            state=period.state,
            treaty=period.treaty,
            at=period.act.changed_at,
            sequence=max(period.act.version, revisions.get(period.treaty.code, 0)),
        )
