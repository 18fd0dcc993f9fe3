"""Acts that a programme may have brought: proposed to staff, credited by nobody but them."""

from collections.abc import Iterable

from django.db.models import QuerySet

from core.records.publication import Publication
from treaties.models import Act

from ..models import Programme, Result
from ..models.querysets import over_on
from .contradictions import last_day
from .door import writing


def suggested_acts(programme: Programme) -> QuerySet[Act]:
    """Return the acts of a programme's countries on its treaties during its run.

    Only published acts that are not credited to it yet. An act of which only the month or year is
    known counts if it may lie in the run. None where the start or the end is not known.
    """
    if programme.start_on is None or programme.end_on is None:
        return Act.objects.none()
    return (
        Act.objects.filter(
            publication=Publication.PUBLISHED,
            state__in=programme.countries.all(),
            treaty__in=programme.aims.values("treaty"),
            done_on__lte=last_day(programme.end_on, programme.end_precision),
        )
        .exclude(over_on("done", programme.start_on))
        .exclude(programme_results__programme=programme)
        .select_related("treaty", "state")
        .order_by("done_on", "id")
    )


def credit(programme: Programme, acts: Iterable[Act], *, source: str, by) -> list[Result]:
    """Write acts as draft results of a programme; they still have to be published."""
    acts = list(acts)
    results = [
        Result(programme=programme, act=act, source=source, entered_by=by, changed_by=by)
        for act in acts
    ]
    with writing(by=by, treaties=[act.treaty for act in acts]) as write:
        for result in results:
            write.save(result)
    return results
