"""Many days at once: the whole course of some pairs in memory, asked on any day.

For questions about many days (an agenda, a series of years), for which one query a day would be
too many. The answer of a day is that of ``StandingPeriod.objects.pairs``; a test compares them.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection
from datetime import date

from countries.models import GroupPeriod, State

from ..law.silence import known
from ..law.vocabulary import Silence, Status
from ..models import StandingPeriod, StatusPeriod, Treaty
from .checked import Checks


class Course:
    """Values one after another; each holds from its first day until the next begins."""

    def __init__(self, rows):
        self.rows = sorted(rows, key=lambda row: row[0])
        self.days = [row[0] for row in self.rows]

    def at(self, on: date):
        """Return what holds on a day; None before the first."""
        place = bisect_right(self.days, on)
        return self.rows[place - 1][1:] if place else None


class Courses:
    """The statuses of some States towards some treaties over time; loaded with six queries."""

    def __init__(self, states: Collection[int], treaties: Collection[int]):
        chosen = {} if len(treaties) > 100 else {"treaty__in": treaties}
        self.periods = courses(
            StatusPeriod.objects.filter(state__in=states, **chosen).values_list(
                "treaty_id", "state_id", "starts_on", "status", "silence", "requires_id"
            ),
            2,
        )
        self.groups = courses(
            GroupPeriod.objects.filter(state__in=states).values_list(
                "state_id", "group__organisation_id", "starts_on", "group_id"
            ),
            2,
        )
        self.standings = courses(
            StandingPeriod.objects.filter(**chosen).values_list(
                "treaty_id", "group_id", "starts_on", "status", "silence", "requires_id"
            ),
            2,
        )
        self.checks = Checks(states)

    def status(self, treaty: Treaty, state: State, on: date) -> str:
        """Return the status of a State towards a treaty on a day."""
        own = self.periods.get((treaty.pk, state.pk))
        current = own.at(on) if own else None
        if current is None:
            (group,) = self.groups[state.pk, treaty.organisation_id].at(on)
            current = self.standings[treaty.pk, group].at(on)
        status, silence, requires = current
        own, required = (self.checks.record(pk, state) for pk in (treaty.pk, requires))
        is_known = known(Silence(silence), on, own, required).is_known
        return status if is_known else Status.DATA_INCOMPLETE.value


def courses(rows, width: int) -> dict[tuple, Course]:
    """Return a course for each key; the key is the first values of a row."""
    found = defaultdict(list)
    for row in rows:
        found[row[:width]].append(row[width:])
    return {key: Course(items) for key, items in found.items()}
