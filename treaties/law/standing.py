"""A treaty's standing towards a State that has done nothing: may it join, how, or why not.

Rows 12a to 12k of the decision table in ``docs/domain.md``.
"""

from dataclasses import dataclass
from datetime import date

from .facts import Treaty
from .thresholds import General
from .vocabulary import BEGINNING, Bar, StateGroup, Status

NON_MEMBERS = (StateGroup.EUROPEAN_NON_MEMBER, StateGroup.OTHER_NON_MEMBER)


@dataclass(frozen=True, slots=True)
class Standing:
    """A status that rests on no act, and why.

    ``rests_on_absence``: it is true only if the State has really done nothing, so it may be said
    only where the record is known to be complete.
    """

    status: Status
    reason: Bar | None = None
    rests_on_absence: bool = False


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
    joined_parent: bool = False,
    is_barred: bool = False,
) -> Standing:
    """Return a treaty's standing on a day towards a State of a group.

    ``joined_parent``: the State has consented to the treaty's parent; ``is_barred``: it is Party
    to the treaty whose Parties undertake to abstain from this one.
    """
    if group == StateGroup.NOT_A_STATE:
        return _not_eligible(Bar.STATE_NOT_YET)
    if treaty.is_closed(on):
        return Standing(Status.CLOSED, rests_on_absence=True)
    if treaty.opened_on is not None and on < treaty.opened_on:
        return Standing(Status.NOT_OPEN)
    if group in NON_MEMBERS:
        return _towards_non_member(
            treaty, general, group, on, joined_parent=joined_parent, is_barred=is_barred
        )
    if group in treaty.open_to:
        return Standing(Status.OPEN, rests_on_absence=True)
    is_member = group == StateGroup.MEMBER
    return _not_eligible(Bar.NOT_OPEN_TO_MEMBERS if is_member else Bar.NOT_OPEN_TO_EU)


def _towards_non_member(
    treaty: Treaty,
    general: General,
    group: StateGroup,
    on: date,
    *,
    joined_parent: bool,
    is_barred: bool,
) -> Standing:
    if group not in treaty.open_to:
        only_european = StateGroup.EUROPEAN_NON_MEMBER in treaty.open_to
        return _not_eligible(Bar.EUROPEAN_ONLY if only_european else Bar.MEMBERS_ONLY)
    if on < treaty.open_from.get(group, BEGINNING):
        return _not_eligible(Bar.NOT_YET)
    if is_barred:
        return _not_eligible(Bar.BARRED_BY)
    if treaty.is_protocol and not joined_parent:
        return _not_eligible(Bar.NEEDS_PARENT)
    in_force = general.on is not None and general.on <= on
    if not in_force and not treaty.invited_to_sign:
        return _not_eligible(Bar.AFTER_ENTRY_INTO_FORCE)
    status = Status.OPEN if treaty.is_protocol else Status.OPEN_BY_INVITATION
    return Standing(status, rests_on_absence=True)


def _not_eligible(reason: Bar) -> Standing:
    return Standing(Status.NOT_ELIGIBLE, reason)


def turning_days(treaty: Treaty, general: General) -> set[date]:
    """Return the days on which a treaty's standing may change."""
    days = {treaty.opened_on, treaty.closed_on, treaty.ended_on, general.on}
    return {day for day in days | set(treaty.open_from.values()) if day is not None}


def standings(treaty: Treaty, general: General, group: StateGroup) -> list[StandingInterval]:
    """Return a treaty's standings towards a group of States, from the beginning to the open end."""
    found: list[tuple[Standing, date]] = []
    for day in sorted({BEGINNING} | turning_days(treaty, general)):
        current = standing(treaty, general, group, day)
        if not found or found[-1][0] != current:
            found.append((current, day))
    ends = [*(day for _, day in found), None][1:]
    return [StandingInterval(item, day, end) for (item, day), end in zip(found, ends, strict=True)]
