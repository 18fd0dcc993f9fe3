"""A State's consent to a treaty, the day it took effect, and how it ended."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from .dates import effect_of
from .entry import Entry, Parent, Setting, entry_into_force
from .facts import Act, Clause, State, Treaty
from .thresholds import General, revoked_on
from .vocabulary import CONSENTS, ENDINGS, STAGE, ActKind, StateGroup, Status

STATUS_AFTER = {
    ActKind.DENUNCIATION: Status.DENOUNCED,
    ActKind.CESSATION_OF_MEMBERSHIP: Status.CEASED_MEMBERSHIP,
    ActKind.EXPIRY: Status.EXPIRED,
    ActKind.REPLACEMENT: Status.REPLACED,
}

AT_ONCE = frozenset({ActKind.EXPIRY, ActKind.REPLACEMENT})
"""Endings that take effect on their own day, unless another is published."""


@dataclass(frozen=True, slots=True)
class Ending:
    """What ended or will end a participation: known from one day, effective on another.

    ``takes_effect_on`` is the first day no longer a Party, None if it is neither published nor
    computable. From ``revoked_on`` the ending is void. ``clause`` is the one that decides the
    effect, ``inherited_from`` the treaty whose ending it is, where a protocol ends with its
    parent.
    """

    status: Status
    known_on: date
    takes_effect_on: date | None
    computed_on: date | None = None
    revoked_on: date | None = None
    act: Act | None = None
    clause: Clause | None = None
    inherited_from: str | None = None

    @property
    def of_parent(self) -> bool:
        return self.inherited_from is not None

    def stands(self, on: date) -> bool:
        return self.known_on <= on and (self.revoked_on is None or on < self.revoked_on)

    @property
    def is_withdrawal(self) -> bool:
        return self.status == Status.CONSENT_WITHDRAWN


@dataclass(slots=True)
class Participation:
    """One consent of a State, and what follows from it.

    ``begun`` is the day before which an ending withdraws the consent: the entry into force for
    the State, else the treaty's own. ``group`` is the State's on the day of its consent.
    """

    consent: Act
    day: date
    entry: Entry
    begun: date | None = None
    group: StateGroup | None = None
    endings: list[Ending] = field(default_factory=list)

    @property
    def in_force_on(self) -> date | None:
        """The day from which the State is a Party; the last possible one, if not exactly known."""
        return self.entry.on

    @property
    def in_force_on_computed(self) -> date | None:
        return self.entry.computed.on

    def end(self, on: date) -> Ending | None:
        """Return the earliest ending with a known effect, of those that stand on a day."""
        if not self.endings:
            return None
        known = [
            ending
            for ending in self.endings
            if ending.takes_effect_on is not None and ending.stands(on)
        ]
        return min(known, key=lambda ending: ending.takes_effect_on, default=None)

    def is_live(self, on: date) -> bool:
        """Whether the consent binds or will bind, as seen on a day; the day of the end is over."""
        end = self.end(on)
        return self.day <= on and (end is None or on < end.takes_effect_on)

    def lacks_end(self, on: date) -> bool:
        """Whether an ending stands whose effect is unknown."""
        return any(item.takes_effect_on is None and item.stands(on) for item in self.endings)

    def is_party(self, on: date) -> bool:
        return self.in_force_on is not None and self.in_force_on <= on and self.is_live(on)

    def is_leaving(self, on: date) -> bool:
        """Whether an ending has been received and stands."""
        return any(ending.stands(on) for ending in self.endings)

    def days(self) -> set[date]:
        """The days on which something about the participation may change."""
        found = {self.day, self.entry.on, self.entry.earliest}
        for ending in self.endings:
            found |= {ending.known_on, ending.takes_effect_on, ending.revoked_on}
        return found - {None}


def in_order(acts: Iterable[Act]) -> list[Act]:
    """Return the acts that have a day in their order; on one day the later stage comes last."""
    dated = [act for act in acts if act.day is not None]
    return sorted(dated, key=lambda act: (act.day, STAGE[act.kind]))


def participations(
    treaty: Treaty,
    general: General,
    state: State,
    acts: Iterable[Act],
    parent: "tuple[Participation, ...]" = (),
) -> tuple[Participation, ...]:
    """Return a State's participations in a treaty in their order, one for each consent that counts.

    A further consent while the treaty is in force for the State, and nothing received that will
    end that, begins nothing. On one day, what ends a participation that was running comes before
    a consent. ``parent`` are the same State's participations in the parent treaty.
    """
    ordered = in_order(acts)
    found: list[Participation] = []
    for day, group in groupby(ordered, key=lambda act: act.day):
        own = list(group)
        received = [act for act in own if act.kind in ENDINGS | {ActKind.CONSENT_WITHDRAWN}]
        left = [act for act in received if not _end(treaty, act, ordered, found)]
        for consent in (act for act in own if act.kind in CONSENTS):
            if not any(_goes_on(item, day) for item in found):
                found.append(_begin(treaty, general, state, consent, parent))
        for act in left:
            _end(treaty, act, ordered, found)
    return tuple(found)


def _goes_on(item: Participation, on: date) -> bool:
    return item.is_party(on) and not item.is_leaving(on)


def _begin(treaty, general, state, consent, parent) -> Participation:
    group = state.group_on(consent.day, treaty.organisation)
    setting = Setting(treaty, general, group, _in_parent(parent, consent.day))
    entry = entry_into_force(setting, consent)
    begun = entry.on or general.on
    endings = list(_endings_with_parent(treaty, consent, begun, parent))
    return Participation(consent, consent.day, entry, begun, group, endings)


def _in_parent(parent: "tuple[Participation, ...]", day: date) -> Parent | None:
    """Return a State's consent to the parent that is live on a day, else the next one."""
    live = [item for item in parent if item.is_live(day)]
    later = [item for item in parent if item.day > day]
    return next((Parent(item.day, item.entry) for item in [*live, *later]), None)


def _end(treaty: Treaty, act: Act, acts: list[Act], found: list[Participation]) -> bool:
    """Let an act end what runs on its day; return whether it ended anything.

    It ends the participation that began last, and an earlier one that still runs unless that one
    is ending already.
    """
    running = [item for item in found if item.is_live(act.day)]
    ended = False
    for item in running:
        if item is not running[-1] and item.is_leaving(act.day):
            continue
        ending = _ending(treaty, act, acts, item)
        if ending is not None:
            item.endings.append(ending)
            ended = True
    return ended


def _ending(treaty: Treaty, act: Act, acts: list[Act], item: Participation) -> Ending | None:
    """Return what an act ends, None if it ends nothing.

    An ending before the entry into force withdraws the consent on its own day; after it, a
    consent cannot be withdrawn. A loss of membership ends a treaty by its clause or by a
    published date only.
    """
    is_early = item.begun is None or act.day < item.begun
    if act.kind == ActKind.CONSENT_WITHDRAWN:
        return Ending(Status.CONSENT_WITHDRAWN, act.day, act.day, act=act) if is_early else None
    clause = treaty.clause_for(act.kind, item.group)
    if act.kind == ActKind.CESSATION_OF_MEMBERSHIP and clause is None and not act.effective_on:
        return None
    if is_early:
        return Ending(Status.CONSENT_WITHDRAWN, act.day, act.day, act=act)
    computed = effect_of(clause, act)
    effect = act.effective_on or (act.day if act.kind in AT_ONCE else computed)
    void_from = revoked_on(act, acts, effect)
    return Ending(STATUS_AFTER[act.kind], act.day, effect, computed, void_from, act, clause)


def _endings_with_parent(treaty: Treaty, consent: Act, begun: date | None, parent):
    """Yield the endings of the parent as endings of the protocol, on the same day.

    A State that has come back to the parent before it was out of it has not left. Some protocols
    go on without their parent.
    """
    for item in parent if treaty.ends_with_parent else ():
        for ending in item.endings:
            effect = ending.takes_effect_on
            if (effect or ending.known_on) < consent.day:
                continue
            early = begun is None or (effect is not None and effect < begun)
            yield replace(
                ending,
                status=Status.CONSENT_WITHDRAWN if early else ending.status,
                revoked_on=_void_from(ending, item, parent),
                inherited_from=ending.inherited_from or treaty.parent,
            )


def _void_from(ending: Ending, ended: Participation, parent) -> date | None:
    """Return the day from which an ending of the parent is void: revoked, or made good."""
    effect = ending.takes_effect_on
    back = [
        item.day
        for item in parent
        if effect is not None and ended.day < item.day <= effect
        if item.is_party(effect)
    ]
    return min([*back, *filter(None, [ending.revoked_on])], default=None)
