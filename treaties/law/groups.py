"""The groups of States that a State belongs to, over time."""

from collections.abc import Iterable
from datetime import date

from .facts import GroupInterval
from .vocabulary import (
    BEGINNING,
    GROUPS_OF_ALL,
    GROUPS_OF_EACH,
    GROUPS_OF_MEMBERS,
    StateGroup,
)


def groups_of(organisation: str, *, tells_european: bool = False) -> tuple[StateGroup, ...]:
    """Return the groups of an organisation; of the empty one, those to which all are alike."""
    if not organisation:
        return GROUPS_OF_ALL + GROUPS_OF_EACH
    own = [group for group in GROUPS_OF_MEMBERS if tells_european or group != StateGroup.EUROPEAN]
    return (*own, *GROUPS_OF_EACH)


def group_code(organisation: str, group: StateGroup) -> str:
    """Return how a group is called everywhere: ``coe-member``, ``any-state``."""
    return f"{organisation.lower() or 'any'}-{group.value.replace('_', '-')}"


def group_intervals(
    usual: StateGroup,
    begins_on: date | None,
    memberships: Iterable[tuple[date, date | None]] = (),
) -> tuple[GroupInterval, ...]:
    """Return a State's groups from the beginning to the open end, without gap.

    ``usual`` is its group while it is not a member; ``memberships`` are the first day of each
    membership and the first day after it (None: it lasts), without overlap. Before its beginning
    it is not a State. The end of a State needs no group: its status says that it is extinct.
    """
    marks = {BEGINNING: usual}
    if begins_on is not None:
        marks = {BEGINNING: StateGroup.NOT_A_STATE, begins_on: usual}
    for first, until in sorted(memberships, key=lambda item: item[0]):
        marks[first] = StateGroup.MEMBER
        if until is not None:
            marks[until] = usual
    days = sorted(marks)
    ends = [*days, None][1:]
    return tuple(GroupInterval(marks[day], day, end) for day, end in zip(days, ends, strict=True))
