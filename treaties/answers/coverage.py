"""What is known of each treaty and each State, up to which day, and from where."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db.models import Count, Max, Prefetch, Q, QuerySet

from core.addresses import publisher, web
from core.records.publication import Publication
from countries.models import State

from ..models import Act, Checked, Treaty

PUBLISHED = Q(acts__publication=Publication.PUBLISHED)


def of_treaties() -> QuerySet[Treaty]:
    """Return the treaties in their order, each with its check, its acts and where they end.

    ``acts_count`` and ``last_act_on`` are those of the published acts.
    """
    return (
        Treaty.objects.select_related("series", "depositary", "chart_check__depositary")
        .annotate(
            acts_count=Count("acts", filter=PUBLISHED),
            last_act_on=Max("acts__done_on", filter=PUBLISHED),
        )
        .order_by("sort_key", "id")
    )


def of_states() -> QuerySet[State]:
    """Return the States by code, each with the checks of its lists and its acts."""
    checks = Checked.objects.select_related("depositary").order_by("depositary__code")
    return (
        State.objects.annotate(
            acts_count=Count("acts", filter=PUBLISHED),
            last_act_on=Max("acts__done_on", filter=PUBLISHED),
        )
        .prefetch_related(Prefetch("list_checks", checks))
        .order_by("code")
    )


def sources(of: str, ids: Iterable[int]) -> dict[int, list[str]]:
    """Return who published what the acts of some treaties or States were read from, most first.

    ``of`` is ``treaty`` or ``state``. A source without an address of the web is named as it is.
    """
    found: dict[int, Counter] = defaultdict(Counter)
    acts = Act.objects.filter(publication=Publication.PUBLISHED, **{f"{of}__in": ids})
    counted = acts.order_by().values_list(f"{of}_id", "source").annotate(Count("id"))
    for pk, source, count in counted.order_by(f"{of}_id", "source"):
        found[pk][name_of(source)] += count
    return {pk: [name for name, _count in names.most_common()] for pk, names in found.items()}


def name_of(source: str) -> str:
    address = next(filter(web, source.split()), None)
    return publisher(address) if address else source
