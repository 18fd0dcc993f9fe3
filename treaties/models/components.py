"""Which treaties refer to each other: all that a write about one of them may concern."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from django.db.models import Model, Q, QuerySet

from core.records.versions import replaced_since

from .treaties import Clause, Route, Treaty

REFERRING = {
    Treaty: ("parent_id", "barred_for_parties_to_id"),
    Route: ("requires_id",),
    Clause: ("threshold_of_id", "all_parties_to_id", "not_before_id"),
}
"""The columns by which a treaty, its routes and its clauses refer to other treaties."""


def references(row: Model) -> list[int]:
    """Return the ids of the other treaties that a row refers to."""
    return [key for name in REFERRING[type(row)] if (key := getattr(row, name)) is not None]


def component(treaties: Iterable[int], former: Collection[tuple[int, int]] = ()) -> set[int]:
    """Return treaties with all that they refer to or that refer to them, directly or not, by id.

    ``former`` are pairs of which one has referred to the other. Costs one query for each step from
    one treaty to the next.
    """
    found: set[int] = set()
    layer = set(treaties)
    while layer:
        found |= layer
        beside = {key for pair in former if not layer.isdisjoint(pair) for key in pair}
        layer = beside.union(*links(layer)) - found
    return found


def former_links(end: datetime) -> list[tuple[int, int]]:
    """Return the pairs of treaties of which one referred to the other and was changed since."""
    models = {model._meta.label_lower: model for model in REFERRING}
    return [
        (pk if models[name] is Treaty else before["treaty_id"], before[column])
        for name, pk, before in replaced_since(REFERRING, end)
        for column in REFERRING[models[name]]
        if before.get(column)
    ]


def links(treaties: set[int] | None = None) -> QuerySet:
    """Return the pairs of treaties, by id, of which one refers to the other (None: all)."""
    first, *others = (
        _links_by(model, name, treaties) for model, names in REFERRING.items() for name in names
    )
    return first.union(*others)


def _links_by(model: type[Model], name: str, treaties: set[int] | None) -> QuerySet:
    owner = "id" if model is Treaty else "treaty_id"
    rows = model._default_manager.order_by().exclude(**{name: None})
    if treaties is not None:
        rows = rows.filter(Q(**{f"{owner}__in": treaties}) | Q(**{f"{name}__in": treaties}))
    return rows.values_list(owner, name)


def batches(size: int) -> Iterator[set[int]]:
    """Yield all treaties, by id, some at a time; those that refer to each other stay together.

    ``size`` is how many are enough for a batch.
    """
    batch: set[int] = set()
    for some in components():
        batch |= some
        if len(batch) >= size:
            yield batch
            batch = set()
    if batch:
        yield batch


def components() -> Iterator[set[int]]:
    """Yield the treaties that refer to each other, each once, in the order of their ids."""
    beside = defaultdict(set)
    for one, other in links():
        beside[one].add(other)
        beside[other].add(one)
    seen: set[int] = set()
    for treaty in Treaty.objects.order_by("id").values_list("id", flat=True):
        if treaty not in seen:
            found = _reached_from(treaty, beside)
            seen |= found
            yield found


def _reached_from(treaty: int, beside: dict[int, set[int]]) -> set[int]:
    found, queue = {treaty}, [treaty]
    while queue:
        further = beside.get(queue.pop(), set()) - found
        found |= further
        queue += further
    return found
