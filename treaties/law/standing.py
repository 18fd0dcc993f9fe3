"""A treaty's standing towards a State that has done nothing: may it join, how, or why not.

Rows 0 and 12 of the decision table in ``docs/domain.md``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .facts import Admission, State, Treaty
from .thresholds import General
from .vocabulary import BEGINNING, NON_MEMBERS, Bar, Missing, Silence, StateGroup, Status

WITHOUT_ROUTE = {
    StateGroup.MEMBER: Bar.NOT_OPEN_TO_MEMBERS,
    StateGroup.INTEGRATION: Bar.NOT_OPEN_TO_EU,
    StateGroup.STATE: Bar.NOT_OPEN_TO_STATES,
}
"""Why a treaty is not open to a group that it says nothing about."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A status that rests on no act, why, and whose silence it rests on.

    ``requires`` is the treaty that the State would have to join first, where it has not.
    """

    status: Status
    reason: Bar | None = None
    missing: Missing | None = None
    silence: Silence = Silence.NONE
    requires: str | None = None


@dataclass(frozen=True, slots=True)
class StandingInterval:
    """A standing from one day until another; the end is not included, None is open."""

    standing: Standing
    starts_on: date
    ends_on: date | None


def standing(
    treaty: Treaty,
    general: General,
    group: StateGroup,
    on: date,
    *,
    joined_required: bool | None = False,
    is_barred: bool = False,
) -> Standing:
    """Return a treaty's standing on a day towards a State of a group.

    ``joined_required``: the State has consented to the treaty that its route requires, None if
    nobody knows when; ``is_barred``: it is Party to the treaty whose Parties undertake to abstain
    from this one.
    """
    if group == StateGroup.NOT_A_STATE:
        return _not_eligible(Bar.STATE_NOT_YET)
    if treaty.possible_from is not None and on < treaty.possible_from:
        return Standing(Status.NOT_OPEN)
    if treaty.is_closed(on):
        return Standing(Status.CLOSED, silence=Silence.CHART)
    if group == StateGroup.UNKNOWN or treaty.is_open_to_unknown(group):
        return Standing(Status.DATA_INCOMPLETE, missing=Missing.GROUP)
    bar = _why_not_open(treaty, group, on)
    if bar is not None:
        return _not_eligible(bar)
    if is_barred:
        # Who had joined before it was barred stays a Party, and only a chart tells.
        return Standing(Status.NOT_ELIGIBLE, Bar.BARRED_BY, silence=Silence.CHART)
    admission = treaty.admission(group)
    if admission.requires and not joined_required:
        return _without_required(treaty, admission, joined_required)
    return _by_route(admission, general, on)


def _by_route(admission: Admission, general: General, on: date) -> Standing:
    """Rows 12f to 12i: nothing but the treaty's entry into force can be in the way."""
    route = admission.route
    if route.is_after_entry and general.on is None and not general.is_awaited:
        return Standing(Status.DATA_INCOMPLETE, missing=Missing.GENERAL_DATE)
    if route.is_after_entry and (general.on is None or on < general.on):
        return _not_eligible(Bar.AFTER_ENTRY_INTO_FORCE)
    status = Status.OPEN_BY_INVITATION if route.is_by_invitation else Status.OPEN
    return Standing(status, silence=Silence.CHART)


def _without_required(treaty: Treaty, admission: Admission, joined: bool | None) -> Standing:
    if joined is None:
        return Standing(Status.DATA_INCOMPLETE, missing=Missing.DATE, requires=admission.requires)
    reason = Bar.NEEDS_PARENT if admission.requires == treaty.parent else Bar.NEEDS_TREATY
    return Standing(
        Status.NOT_ELIGIBLE, reason, silence=Silence.REQUIRED_CHART, requires=admission.requires
    )


def _why_not_open(treaty: Treaty, group: StateGroup, on: date) -> Bar | None:
    admission = treaty.admission(group)
    if admission is not None:
        return None if admission.is_open(on) else Bar.NOT_YET
    if group in NON_MEMBERS:
        only_european = StateGroup.EUROPEAN in treaty.routes
        return Bar.EUROPEAN_ONLY if only_european else Bar.MEMBERS_ONLY
    if StateGroup.NAMED in treaty.routes:
        return Bar.NAMED_ONLY
    return WITHOUT_ROUTE[group]


def _not_eligible(reason: Bar) -> Standing:
    return Standing(Status.NOT_ELIGIBLE, reason)


def was_eligible_before(treaty: Treaty, state: State, on: date) -> bool:
    """Whether a State belonged, before a day, to a group that could join the treaty then.

    What it may have done in that time only a chart tells (Russia and the protocols that members
    alone may join, after March 2022).
    """
    return any(
        treaty.admission(item.group) is not None
        and _could_join_in(treaty, item.group, item.starts_on, min(item.ends_on or on, on))
        for item in state.groups_of(treaty.organisation)
    )


def has_lost_route(treaty: Treaty, groups: Sequence[StateGroup]) -> bool:
    """Whether of consecutive groups one could join a treaty, and a later one cannot, or not yet."""
    first = next((n for n, group in enumerate(groups) if group in treaty.routes), len(groups))
    later = map(treaty.admission, groups[first + 1 :])
    return any(admission is None or admission.starts_on for admission in later)


def _could_join_in(treaty: Treaty, group: StateGroup, first: date, end: date) -> bool:
    starts = (first, treaty.possible_from, treaty.admission(group).starts_on)
    ends = (end, treaty.closed_on, treaty.ended_on)
    return max(day for day in starts if day) < min(day for day in ends if day)


def turning_days(treaty: Treaty, general: General) -> set[date]:
    """Return the days on which a treaty's standing may change."""
    days = {treaty.possible_from, treaty.closed_on, treaty.ended_on, general.on}
    days |= {admission.starts_on for admission in treaty.routes.values()}
    return days - {None}


def standings(treaty: Treaty, general: General, group: StateGroup) -> list[StandingInterval]:
    """Return a treaty's standings towards a group of States, from the beginning to the open end."""
    found: list[tuple[Standing, date]] = []
    for day in sorted({BEGINNING} | turning_days(treaty, general)):
        current = standing(treaty, general, group, day)
        if not found or found[-1][0] != current:
            found.append((current, day))
    ends = [*(day for _, day in found), None][1:]
    return [StandingInterval(item, day, end) for (item, day), end in zip(found, ends, strict=True)]
