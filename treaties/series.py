"""How many treaties a State had in each group of statuses, over the years."""

from datetime import date

from django.db.models import Count, QuerySet

from countries.models import State

from .courses import Courses
from .law.vocabulary import GROUP_OF, Status, StatusGroup
from .models import StandingPeriod, Treaty


def counts_by_state(on: date, states=None) -> dict[int, dict[str, int]]:
    """Return by a State's id how many treaties it has in each group of statuses on a day.

    ``states`` are ids or a query of them; None: all. Costs one query.
    """
    pairs = StandingPeriod.objects.pairs(on)
    if states is not None:
        pairs = pairs.of_states(states)
    found: dict[int, dict[str, int]] = {}
    for state, status, count in counted(pairs):
        counts = found.setdefault(state, no_counts())
        counts[GROUP_OF[Status(status)].value] += count
    return found


def counted(pairs: QuerySet) -> QuerySet:
    rows = pairs.order_by().values("state_id", "current_status").annotate(count=Count("id"))
    return rows.values_list("state_id", "current_status", "count")


def no_counts() -> dict[str, int]:
    return {group.value: 0 for group in StatusGroup}


def years(state: State, first: int, last: int) -> list[dict]:
    """Return the counts of one State on each 1 January, both years included.

    Costs four queries, however many years there are.
    """
    treaties = list(Treaty.objects.only("id", "chart_complete_on"))
    courses = Courses([state.pk], [treaty.pk for treaty in treaties])
    found = []
    for year in range(first, last + 1):
        on = date(year, 1, 1)
        counts = no_counts()
        for treaty in treaties:
            counts[GROUP_OF[Status(courses.status(treaty, state, on))].value] += 1
        found.append({"on": on, **counts})
    return found
