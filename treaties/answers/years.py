"""How many treaties a State has in each group of statuses: today, on a day, over the years."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, QuerySet

from countries.models import State

from ..law.vocabulary import GROUP_OF, Status, StatusGroup
from ..models import StandingPeriod, Treaty
from .courses import Courses


def counts_by_state(on: date, states=None) -> dict[int, dict[str, int | bool]]:
    """Return by a State's id how many treaties it has in each group of statuses on a day.

    ``states`` are ids or a query of them; None: all. Costs one query.
    """
    pairs = StandingPeriod.objects.pairs(on)
    if states is not None:
        pairs = pairs.of_states(states)
    found: dict[int, list[tuple[str, int]]] = {}
    for state, status, number in counted(pairs):
        found.setdefault(state, []).append((status, number))
    return {state: counts(rows) for state, rows in found.items()}


def counted(pairs: QuerySet, *columns: str) -> QuerySet:
    """Return how many pairs have the same columns and the same status: (..., status, number)."""
    names = (*(columns or ("state_id",)), "current_status")
    return pairs.order_by().values_list(*names).annotate(count=Count("id"))


def counts(statuses: Iterable[tuple[str, int]] = ()) -> dict[str, int | bool]:
    """Return how many of some statuses, each with its number, belong to each group.

    ``at_least`` is true where any of them is unclear: a treaty whose chart is not known may
    belong to any other group, so that each other number may be higher.
    """
    found = {group.value: 0 for group in StatusGroup}
    for status, number in statuses:
        found[GROUP_OF[Status(status)].value] += number
    return found | {"at_least": bool(found[StatusGroup.UNCLEAR])}


def years(state: State, first: int, last: int) -> list[dict]:
    """Return the counts of one State on each 1 January, both years included.

    Costs seven queries, however many years there are.
    """
    treaties = list(Treaty.objects.only("id", "organisation_id"))
    courses = Courses([state.pk], [treaty.pk for treaty in treaties])
    days = [date(year, 1, 1) for year in range(first, last + 1)]
    return [
        {"on": on, **counts((courses.status(treaty, state, on), 1) for treaty in treaties)}
        for on in days
    ]
