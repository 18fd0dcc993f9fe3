"""A State's consent to a treaty, the day it took effect, and how it ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .dates import Computation, compute, effective_date_of_span
from .facts import Act, Clause, Treaty
from .thresholds import General
from .vocabulary import (
    CONSENTS,
    ENDINGS,
    STAGE,
    ActKind,
    AppliesTo,
    ClauseKind,
    Status,
)

STATUS_AFTER = {
    ActKind.DENUNCIATION: Status.DENOUNCED,
    ActKind.CESSATION_OF_MEMBERSHIP: Status.CEASED_MEMBERSHIP,
    ActKind.EXPIRY: Status.EXPIRED,
}


@dataclass(frozen=True, slots=True)
class Ending:
    """What ended or will end a participation: known from one day, effective on another.

    ``takes_effect_on`` is the first day no longer a Party, None if it is neither published nor
    computable. From ``revoked_on`` the ending is void.
    """

    status: Status
    known_on: date
    takes_effect_on: date | None
    computed_on: date | None = None
    revoked_on: date | None = None
    act: Act | None = None
    of_parent: bool = False

    def stands(self, on: date) -> bool:
        return self.known_on <= on and (self.revoked_on is None or on < self.revoked_on)

    @property
    def is_withdrawal(self) -> bool:
        return self.status == Status.CONSENT_WITHDRAWN


@dataclass(frozen=True, slots=True)
class Participation:
    """One consent of a State, and what follows from it.

    ``in_force_on`` is None where it is neither published nor computable;
    ``in_force_on_computed`` is what the clause gives, whatever was published.
    """

    consent: Act
    day: date
    in_force_on: date | None
    in_force_on_computed: date | None
    endings: tuple[Ending, ...] = ()

    def end(self, on: date) -> Ending | None:
        """Return the earliest ending with a known effect, of those that stand on a day."""
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


def in_order(acts: Iterable[Act]) -> list[Act]:
    """Return the acts that have a day in their order; on one day the later stage comes last."""
    dated = [act for act in acts if act.day is not None]
    return sorted(dated, key=lambda act: (act.day, STAGE[act.kind]))


def participations(
    treaty: Treaty,
    general: General,
    acts: Iterable[Act],
    parent: "tuple[Participation, ...]" = (),
) -> tuple[Participation, ...]:
    """Return a State's participations in a treaty, one for each dated consent, in their order.

    ``parent`` are the same State's participations in the parent treaty.
    """
    ordered = in_order(acts)
    consents = [act for act in ordered if act.kind in CONSENTS]
    found = []
    for number, consent in enumerate(consents):
        following = consents[number + 1].day if number + 1 < len(consents) else date.max
        own = [act for act in ordered if consent.day <= act.day < following]
        found.append(_participation(treaty, general, consent, own, parent))
    return tuple(found)


def _participation(treaty, general, consent, acts, parent):
    computed = computed_entry(treaty, general, consent, parent)
    entry = published_entry(consent) or computed
    begun = entry or general.on
    endings = [ending for act in acts if (ending := _ending(treaty, act, acts, begun)) is not None]
    endings += _endings_with_parent(consent, begun, parent)
    return Participation(consent, consent.day, entry, computed, tuple(endings))


def published_entry(consent: Act) -> date | None:
    """Return the published entry into force, None where it is not possible.

    A date before the consent is ignored, except for a succession, which may be dated back.
    """
    if consent.effective_on is None:
        return None
    if consent.kind == ActKind.SUCCESSION or consent.effective_on >= consent.day:
        return consent.effective_on
    return None


def entry_clause(treaty: Treaty, general: General, consent: Act) -> Clause | None:
    """Return the clause that decides a consent's entry into force.

    The general one for consents up to the day on which the general date became certain (of an
    all-Parties clause: up to the general date), else that for a State.
    """
    clause = treaty.clauses.get(AppliesTo.GENERAL_ENTRY_INTO_FORCE)
    if _shares_general_date(clause, general, consent.day):
        return clause
    return treaty.clause_for(consent.kind)


def _shares_general_date(clause: Clause | None, general: General, day: date) -> bool:
    last = general.on if clause is not None and clause.all_parties_to else general.certain_on
    return general.on is not None and last is not None and day <= last


def computed_entry(
    treaty: Treaty, general: General, consent: Act, parent: "tuple[Participation, ...]" = ()
) -> date | None:
    """Return the day on which the clauses make a treaty enter into force for a State.

    None for a succession, for a consent without its date, where the clause is not known, where
    the treaty's own date is not, or where a month or year leaves the result open.
    """
    if consent.kind == ActKind.SUCCESSION or consent.done is None or general.on is None:
        return None
    clause = treaty.clauses.get(AppliesTo.GENERAL_ENTRY_INTO_FORCE)
    if _shares_general_date(clause, general, consent.day):
        return general.on
    clause = treaty.clause_for(consent.kind)
    if clause is None:
        return None
    if clause.kind == ClauseKind.SAME_AS_PARENT:
        entry = _entry_of_parent(parent, consent.day)
        return max(entry, general.on, consent.day) if entry else None
    result = effective_date_of_span(clause, consent.done)
    return max(result, general.on) if result else None


def entry_computation(treaty: Treaty, general: General, consent: Act) -> Computation:
    """Return the steps from a consent to the day its clause gives, before the general date."""
    clause = entry_clause(treaty, general, consent)
    if clause is None or consent.done is None or consent.kind == ActKind.SUCCESSION:
        return Computation(None)
    if clause.applies_to == AppliesTo.GENERAL_ENTRY_INTO_FORCE and general.met_on is not None:
        return compute(clause, general.met_on)
    return compute(clause, consent.done.last)


def _entry_of_parent(parent: "tuple[Participation, ...]", day: date) -> date | None:
    before = [item for item in parent if item.day <= day] or parent[:1]
    return before[-1].in_force_on if before else None


def _ending(treaty: Treaty, act: Act, acts: list[Act], begun: date | None) -> Ending | None:
    """Return what an act ends, None if it ends nothing.

    An ending before the entry into force withdraws the consent on its own day; after it, a
    consent cannot be withdrawn. A loss of membership ends a treaty by its clause or by a
    published date only.
    """
    is_early = begun is None or act.day < begun
    if act.kind == ActKind.CONSENT_WITHDRAWN:
        return Ending(Status.CONSENT_WITHDRAWN, act.day, act.day, act=act) if is_early else None
    if act.kind not in ENDINGS:
        return None
    clause = treaty.clause_for(act.kind) if act.kind != ActKind.EXPIRY else None
    if act.kind == ActKind.CESSATION_OF_MEMBERSHIP and clause is None and not act.effective_on:
        return None
    if is_early:
        return Ending(Status.CONSENT_WITHDRAWN, act.day, act.day, act=act)
    computed = effective_date_of_span(clause, act.done) if clause and act.done else None
    effect = act.effective_on or (act.day if act.kind == ActKind.EXPIRY else computed)
    return Ending(
        STATUS_AFTER[act.kind], act.day, effect, computed, _revoked_on(act, acts, effect), act
    )


def _revoked_on(ending: Act, acts: list[Act], effect: date | None) -> date | None:
    """Return the day of the revocation that came before the effect, None if there is none."""
    if ending.kind != ActKind.DENUNCIATION:
        return None
    return next(
        (
            act.day
            for act in acts
            if act.kind == ActKind.DENUNCIATION_REVOKED
            and act.day >= ending.day
            and (effect is None or act.day < effect)
        ),
        None,
    )


def _endings_with_parent(consent: Act, begun: date | None, parent):
    """Yield the endings of the parent as endings of the protocol, on the same day."""
    for item in parent:
        for ending in item.endings:
            effect = ending.takes_effect_on
            if effect is not None and effect < consent.day:
                continue
            if effect is None and ending.known_on < consent.day:
                continue
            early = begun is None or (effect is not None and effect < begun)
            yield Ending(
                Status.CONSENT_WITHDRAWN if early else ending.status,
                ending.known_on,
                effect,
                ending.computed_on,
                ending.revoked_on,
                ending.act,
                of_parent=True,
            )
