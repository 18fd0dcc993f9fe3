"""The group of States that a State belongs to, over time."""

from collections.abc import Iterable
from datetime import date

from .facts import GroupInterval
from .vocabulary import BEGINNING, StateGroup


def group_intervals(
    usual: StateGroup,
    begins_on: date | None,
    memberships: Iterable[tuple[date, date | None]],
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
