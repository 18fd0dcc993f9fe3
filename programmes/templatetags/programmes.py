"""What the pages of countries, treaties and pairs show about programmes."""

from collections.abc import Collection
from datetime import date

from django import template

from countries.models import State
from treaties.models import Treaty
from treaties.models.acts import date_text
from treaties.questions.terms import Term, is_said_in

from ..answers.programmes import results_of
from ..models import Programme, Result
from ..models.choices import RUNS, ProgrammeStatus
from ..models.querysets import ProgrammeQuerySet
from ..sentences import period_in_words, shape

register = template.Library()


@register.inclusion_tag("programmes/includes/of_country.html")
def programmes_of_country(state: State, on: date, as_of_query: str = "") -> dict:
    """Show the programmes with a country, those that run first; costs one query."""
    rows = listed(Programme.objects.published().of_states([state.pk]), on)
    return {
        "state": state,
        "on": on,
        "as_of_query": as_of_query,
        "running": [row for row in rows if row["programme"].status in RUNS],
        "others": [row for row in rows if row["programme"].status not in RUNS],
    }


@register.inclusion_tag("programmes/includes/of_pair.html")
def programmes_of_pair(state: State, treaty: Treaty, on: date, as_of_query: str = "") -> dict:
    """Show the programmes that are credited with acts of a pair, and those that aim at the treaty.

    Costs two queries.
    """
    done = Result.objects.filter(act__state=state, act__treaty=treaty)
    credited = list(results_of(done.exclude(act__done_on__gt=on)))
    shown = {result.programme_id for result in credited}
    aiming = Programme.objects.published().of_states([state.pk]).on_treaties([treaty.pk])
    return {
        "results": credited,
        "as_of_query": as_of_query,
        "rows": [row for row in listed(aiming, on) if row["programme"].pk not in shown],
    }


@register.inclusion_tag("programmes/includes/of_treaty.html")
def programmes_of_treaty(treaty: Treaty, on: date, as_of_query: str = "") -> dict:
    """Show the programmes that aim at a treaty; costs one query."""
    aiming = Programme.objects.published().on_treaties([treaty.pk])
    return {"treaty": treaty, "as_of_query": as_of_query, "rows": listed(aiming, on)}


@register.simple_tag
def programmes_called(terms: Collection[Term], on: date) -> list[dict]:
    """Return the programmes whose names have all the words of a search; costs one query.

    None for a search without words, for which no query is made.
    """
    if not terms:
        return []
    rows = listed(Programme.objects.published(), on)
    return [row for row in rows if is_said_in(terms, row["programme"].names.values())]


def listed(programmes: ProgrammeQuerySet, on: date) -> list[dict]:
    """Return programmes with their status and period in words."""
    return [
        {
            "programme": programme,
            "name": programme.name,
            "shape": shape(programme.status),
            "status_label": ProgrammeStatus(programme.status).label,
            "period": period_in_words(
                date_text(programme.start_on, programme.start_precision),
                date_text(programme.end_on, programme.end_precision),
            ),
        }
        for programme in programmes.with_status(on).by_start()
    ]
