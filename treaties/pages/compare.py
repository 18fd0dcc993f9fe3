"""Several States side by side."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.http.parameters import AskedCode
from countries.alphabets import sort_key
from countries.models import State

from ..answers.statuses import answers
from ..law.vocabulary import GROUP_OF, StatusGroup
from ..models import Depositary, StandingPeriod, Subject
from ..questions.filters import MatrixParameters
from ..questions.identifiers import NotFound
from ..questions.states import region
from .common import as_page, context, legend
from .sections import with_titles

JOINED = (StatusGroup.BOUND, StatusGroup.ON_THE_WAY, StatusGroup.FORMER)
ON_A_PAGE = 50


class Comparison(MatrixParameters):
    """What may be asked of the comparison: only what the States do not have in common."""

    differences = AskedCode(
        codes=["1"], label=gettext_lazy("Only treaties on which the States differ.")
    )


def compare(request: HttpRequest) -> HttpResponse:
    """Show where some States stand towards the treaties that any of them has to do with."""
    asked, problems = question(request.GET)
    states = asked.states_asked
    part = Paginator(codes_of(asked), ON_A_PAGE).get_page(asked.get("page"))
    rows = matrix(asked, states, part.object_list)
    found = context(
        asked,
        states=states,
        page_obj=part,
        rows=rows,
        legend=legend(cell["row"]["status_group"] for row in rows for cell in row["cells"]),
        choices=[
            choice("subject", _("Subject"), Subject.objects.all(), asked),
            choice("depositary", _("Depositary"), keepers(), asked),
        ],
        everyone=sorted(State.objects.exclude(kind="former_state"), key=lambda s: sort_key(s.name)),
        states_query=",".join(state.code for state in states),
        trail=[],
        share_title=_("Compare countries"),
        share_text=_("Where several States stand towards each treaty, side by side, on any day."),
    )
    found["problems"] += problems
    return as_page(request, "treaties/compare.html", found)


def question(query: QueryDict) -> tuple[Comparison, list[str]]:
    """Return what is asked, and what is wrong with it: then it is asked of the usual States.

    A form may give ``states`` several times, once for each.
    """
    query = query.copy()
    query["states"] = ",".join(filter(None, query.getlist("states"))) or usual()
    asked = Comparison(query, from_form=True)
    try:
        if asked.states_asked and asked.treaties_asked != []:
            return asked, []
        problems = list(asked.problems.values())
    except NotFound as error:
        problems = [str(error)]
    query["states"] = usual()
    query.pop("treaties", None)
    return Comparison(query, from_form=True), problems


def usual() -> str:
    """Return the States that are compared if none are asked for, as far as the site has them."""
    return ",".join(state.code for state in region())


def codes_of(asked: MatrixParameters) -> list[str]:
    """Return the codes of the treaties to compare, in the order asked for.

    Without a choice of statuses only those that one of the States has joined, is joining or has
    left.
    """
    pairs = asked.pairs()
    alike = set() if not asked.get("differences") else alike_in(pairs)
    if not asked.get("status_group"):
        pairs = pairs.in_status_group(*JOINED)
    codes = dict.fromkeys(pairs.values_list("treaty__code", flat=True))
    return [code for code in codes if code not in alike]


def alike_in(pairs: QuerySet) -> set[str]:
    """Return the treaties towards which all of the States stand in the same group of statuses."""
    groups: dict[str, set] = {}
    for code, status in pairs.values_list("treaty__code", "current_status"):
        groups.setdefault(code, set()).add(GROUP_OF[status])
    return {code for code, found in groups.items() if len(found) == 1}


def matrix(asked: MatrixParameters, states: list[State], codes: list[str]) -> list[dict]:
    """Return a row for each of some treaties, in their order, with a cell for each State."""
    ids = [state.pk for state in states]
    pairs = StandingPeriod.objects.pairs(asked.on).of_states(ids).filter(treaty__code__in=codes)
    by_treaty: dict[str, list[dict]] = {}
    for row in with_titles(answers(pairs, asked.on, asked.language)):
        by_treaty.setdefault(row["treaty"]["id"], []).append(row)
    return [table_row(by_treaty[code], states) for code in codes]


def keepers() -> QuerySet:
    """Return the depositaries that keep a treaty."""
    return Depositary.objects.filter(treaties__isnull=False).distinct()


def choice(name: str, label: str, rows: QuerySet, asked: MatrixParameters) -> dict:
    """Return a field with which one of some codes is chosen; several of an address are one more."""
    chosen = asked.get(name) or []
    names = {row.code: row.name for row in rows}
    options = [("", _("All")), *sorted(names.items(), key=lambda item: sort_key(item[1]))]
    if len(chosen) > 1:
        options.append((",".join(chosen), ", ".join(names.get(code, code) for code in chosen)))
    return {"name": name, "label": label, "options": options, "value": ",".join(chosen)}


def table_row(own: list[dict], states: list[State]) -> dict:
    cells = {row["state"]: row for row in own}
    return {
        "treaty": own[0]["treaty"],
        "title": own[0]["title"],
        "cells": [{"state": state, "row": cells.get(state.code)} for state in states],
    }
