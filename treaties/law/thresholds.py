"""The day on which a treaty's conditions were met, and its general entry into force.

Vienna Convention on the Law of Treaties, article 24(1) and (2), and the treaty's own clause.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from .dates import effect_of, effective_date, latest_day_for
from .facts import Act, Clause, State, Treaty
from .vocabulary import (
    CONSENTS,
    COUNTED_CONSENTS,
    ENDINGS,
    ActKind,
    AppliesTo,
    ClauseKind,
    StateGroup,
    Trigger,
)


@dataclass(frozen=True, slots=True)
class General:
    """A treaty's general entry into force.

    ``on`` is the date that counts: as published, else as computed where that is safe, else None.
    ``met_on`` is the day on which the recorded consents met the condition. ``certain_on`` is the
    day from which the date was certain, None where that is not known. ``is_awaited``: there is no
    date because the treaty is known not to be in force; otherwise a missing date says nothing.
    """

    on: date | None = None
    computed: date | None = None
    met_on: date | None = None
    certain_on: date | None = None
    is_awaited: bool = False


def is_in_force(general_on: date | None, ended_on: date | None, on: date) -> bool:
    """Whether a treaty is in force in general on a day; one that is closed to acts may be."""
    begun = general_on is not None and general_on <= on
    return begun and not (ended_on is not None and ended_on <= on)


@dataclass(frozen=True, slots=True)
class Consent:
    """A consent that may count: whose, from when, by a member or not, and until when.

    ``by_state`` is False for an organisation or a territory: numbers count States, while "all
    Parties" includes whoever is one.
    """

    state: str
    day: date
    by_member: bool
    by_state: bool
    withdrawn_on: date | None


PartiesOn = Callable[[str, date], set[str]]
"""The States that are Parties to a treaty on a day."""


def counted_consents(
    treaty: Treaty, acts: dict[str, Iterable[Act]], states: dict[str, State]
) -> list[Consent]:
    """Return the consents that the condition of a treaty's general entry into force may count.

    Successions never count, accessions only where the clause says so. A consent without its own
    date cannot be ordered and is left out.
    """
    clause = treaty.clauses[AppliesTo.GENERAL_ENTRY_INTO_FORCE]
    kinds = COUNTED_CONSENTS | ({ActKind.ACCESSION} if clause.counts_accessions else set())
    return [
        _consent(treaty, states[key], day, own)
        for key, items in acts.items()
        for own in [list(items)]
        for day in sorted(act.done.last for act in own if act.kind in kinds and _has_day(act))
    ]


def _has_day(act: Act) -> bool:
    """Whether an act can be put in order; "on or before" is the day of its source."""
    return act.done is not None and not act.done.is_until


def _consent(treaty: Treaty, state: State, day: date, acts: list[Act]) -> Consent:
    group = state.group_on(day, treaty.organisation)
    return Consent(
        state.key,
        day,
        by_member=group == StateGroup.MEMBER,
        by_state=group not in (StateGroup.INTEGRATION, StateGroup.NOT_A_STATE),
        withdrawn_on=_withdrawn_on(treaty, group, day, acts),
    )


def _withdrawn_on(treaty: Treaty, group: StateGroup, day: date, acts: list[Act]) -> date | None:
    """Return the day on which a consent was taken back.

    What is received on the day of the consent takes back an earlier one, if there is one.
    """
    is_first = not any(act.kind in CONSENTS and act.day and act.day < day for act in acts)
    ends = [act.day for act in acts if act.day and _withdraws(treaty, group, act, acts)]
    return min((end for end in ends if day < end or (is_first and day == end)), default=None)


def _withdraws(treaty: Treaty, group: StateGroup, act: Act, acts: list[Act]) -> bool:
    """Whether an act takes back a consent; a loss of membership only where a clause says so."""
    if act.kind == ActKind.CESSATION_OF_MEMBERSHIP:
        return act.effective_on is not None or treaty.clause_for(act.kind, group) is not None
    if act.kind == ActKind.DENUNCIATION:
        effect = act.effective_on or effect_of(treaty.clause_for(act.kind, group), act)
        return revoked_on(act, acts, effect) is None
    return act.kind in ENDINGS or act.kind == ActKind.CONSENT_WITHDRAWN


def revoked_on(ending: Act, acts: Iterable[Act], effect: date | None) -> date | None:
    """Return the day of the revocation of a denunciation that came before its effect.

    Vienna Convention on the Law of Treaties, article 68.
    """
    if ending.kind != ActKind.DENUNCIATION:
        return None
    days = (
        act.day
        for act in acts
        if act.kind == ActKind.DENUNCIATION_REVOKED
        and act.day is not None
        and act.day >= ending.day
        and (effect is None or act.day < effect)
    )
    return min(days, default=None)


def condition_met_on(
    clause: Clause,
    consents: list[Consent],
    parties_on: PartiesOn,
    turning_days: Iterable[date] = (),
) -> date | None:
    """Return the first day on which a clause's condition is met, None if it is not.

    A consent withdrawn before that day is not counted, one withdrawn later changes nothing.
    Members count as such if they were members on the day of their consent. ``turning_days`` are
    the days on which the Parties to the treaty that the clause refers to change.
    """
    if not clause.has_condition:
        return None
    days = sorted({item.day for item in consents} | set(turning_days))
    return next((day for day in days if is_met(clause, consents, parties_on, day)), None)


def is_met(clause: Clause, consents: list[Consent], parties_on: PartiesOn, on: date) -> bool:
    """Whether a clause's condition is met by the consents up to a day, the day included."""
    standing = standing_consents(clause, consents, parties_on, on)
    if clause.all_parties_to:
        parties = parties_on(clause.all_parties_to, on)
        if not parties or not parties <= standing.keys():
            return False
    total = sum(item.by_state for item in standing.values())
    members = sum(item.by_member for item in standing.values())
    return total >= (clause.threshold_total or 0) and members >= (clause.threshold_members or 0)


def standing_consents(
    clause: Clause, consents: list[Consent], parties_on: PartiesOn, on: date
) -> dict[str, Consent]:
    """Return by State the consents that count towards a clause's condition on a day."""
    standing = {
        item.state: item
        for item in consents
        if item.day <= on and (item.withdrawn_on is None or on <= item.withdrawn_on)
    }
    if clause.threshold_of:
        parties = parties_on(clause.threshold_of, on)
        standing = {key: item for key, item in standing.items() if key in parties}
    return standing


def general_entry_into_force(
    treaty: Treaty,
    met_on: date | None,
    *,
    parent: General | None,
    not_before: General | None,
    is_safe: bool,
) -> General:
    """Return a treaty's general entry into force from the day its condition was met.

    The published date always wins. A computed one counts only where it is safe: the charts that
    it was counted from are complete. ``parent`` and ``not_before`` are the dates of the treaties
    that the clause refers to.
    """
    clause = treaty.clauses.get(AppliesTo.GENERAL_ENTRY_INTO_FORCE)
    computed = _computed(clause, met_on, parent, not_before)
    on = treaty.entered_into_force_on or (computed if is_safe else None)
    certain_on = _certain_on(clause, on, computed, met_on, parent)
    if not_before is not None and certain_on is not None:
        other = not_before.certain_on
        certain_on = max(certain_on, other) if other else None
    awaited = on is None and is_awaited(treaty, met_on, is_safe=is_safe)
    return General(on, computed, met_on, certain_on, awaited)


def is_awaited(treaty: Treaty, met_on: date | None, *, is_safe: bool) -> bool:
    """Whether a treaty without a date is known not to be in force."""
    clause = treaty.clauses.get(AppliesTo.GENERAL_ENTRY_INTO_FORCE)
    is_countable = clause is not None and clause.is_computable and clause.has_condition
    return treaty.not_in_force or (is_safe and is_countable and not met_on)


def _computed(clause, met_on, parent, not_before) -> date | None:
    if clause is None:
        return None
    if clause.kind == ClauseKind.SAME_AS_PARENT:
        return parent.on if parent else None
    if met_on is None or clause.trigger == Trigger.NOTIFICATION:
        return None
    result = effective_date(clause, met_on)
    if result is None or not_before is None:
        return result
    return max(result, not_before.on) if not_before.on else None


def _certain_on(clause, on, computed, met_on, parent) -> date | None:
    if clause is None or on is None:
        return None
    if clause.kind == ClauseKind.SAME_AS_PARENT:
        return parent.certain_on if parent and parent.on == on else None
    if computed == on:
        return met_on
    return latest_day_for(clause, on)
