"""What is known of each treaty and each State, up to which day, and from where."""

from django.db.models import Count, Max, Prefetch, Q, QuerySet

from core.records.publication import Publication
from countries.models import State

from ..models import Checked, Treaty

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
