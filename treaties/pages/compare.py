"""Several States side by side."""

from django.http import HttpRequest, HttpResponse, QueryDict

from countries.alphabets import sort_key
from countries.models import State

from ..answers.statuses import answers
from ..law.vocabulary import StatusGroup
from ..models import StandingPeriod
from ..questions.filters import MatrixParameters
from ..questions.identifiers import NotFound
from .common import as_page, context
from .sections import with_titles

USUAL = ("KG", "KZ", "UZ", "TJ", "TM", "MN")
JOINED = (StatusGroup.BOUND, StatusGroup.ON_THE_WAY, StatusGroup.FORMER)


def compare(request: HttpRequest) -> HttpResponse:
    """Show where some States stand towards the treaties that any of them has to do with."""
    asked, problems = question(request.GET)
    states = asked.states_asked
    found = context(
        asked,
        states=states,
        rows=matrix(asked, states),
        everyone=sorted(State.objects.exclude(kind="former_state"), key=lambda s: sort_key(s.name)),
        states_query=",".join(state.code for state in states),
        trail=[],
    )
    found["problems"] += problems
    return as_page(request, "treaties/compare.html", found)


def question(query: QueryDict) -> tuple[MatrixParameters, list[str]]:
    """Return what is asked, and what is wrong with it: then it is asked of the usual States.

    A form may give ``states`` several times, once for each.
    """
    query = query.copy()
    query["states"] = ",".join(filter(None, query.getlist("states"))) or usual()
    asked = MatrixParameters(query, from_form=True)
    try:
        if asked.states_asked and asked.treaties_asked != []:
            return asked, []
        problems = list(asked.problems.values())
    except NotFound as error:
        problems = [str(error)]
    query["states"] = usual()
    query.pop("treaties", None)
    return MatrixParameters(query, from_form=True), problems


def usual() -> str:
    """Return the States that are compared if none are asked for, as far as the site has them."""
    stored = set(State.objects.filter(code__in=USUAL).values_list("code", flat=True))
    return ",".join(code for code in USUAL if code in stored)


def matrix(asked: MatrixParameters, states: list[State]) -> list[dict]:
    """Return a row for each treaty with a cell for each State.

    Without a choice of statuses only treaties that one of the States has joined, is joining or
    has left.
    """
    pairs = asked.pairs()
    if not asked.get("status_group"):
        pairs = pairs.in_status_group(*JOINED)
    ids = [state.pk for state in states]
    treaties = set(pairs.of_states(ids).values_list("treaty_id", flat=True))
    everything = StandingPeriod.objects.pairs(asked.on).of_states(ids).filter(treaty__in=treaties)
    by_treaty: dict[str, list[dict]] = {}
    for row in with_titles(answers(everything, asked.on, asked.language)):
        by_treaty.setdefault(row["treaty"]["id"], []).append(row)
    return [table_row(own, states) for own in by_treaty.values()]


def table_row(own: list[dict], states: list[State]) -> dict:
    cells = {row["state"]: row for row in own}
    return {
        "treaty": own[0]["treaty"],
        "title": own[0]["title"],
        "cells": [{"state": state, "row": cells.get(state.code)} for state in states],
    }
