"""One search field for countries, treaties, and a country's treaties."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from ..answers.statuses import answers
from ..models import StandingPeriod
from ..questions.filters import PairParameters
from ..questions.lookup import Found, look_up
from .common import as_page, context
from .sections import with_titles


def search(request: HttpRequest) -> HttpResponse:
    """Show what a text may mean; go there at once if it can mean only one thing."""
    asked = PairParameters(request.GET, from_form=True)
    text = asked.get("q") or ""
    found = look_up(text)
    if found.only is not None:
        return redirect(found.only.get_absolute_url())
    return as_page(
        request,
        "treaties/search.html",
        context(
            asked,
            text=text,
            found=found,
            sections=[
                {"state": state, "rows": pair_rows(found, state, asked)} for state in found.states
            ],
        ),
    )


def pair_rows(found: Found, state, asked: PairParameters) -> list[dict]:
    """Return where one State stands towards each treaty found, in the order of finding."""
    pairs = StandingPeriod.objects.pairs(asked.on).of_states([state.pk])
    rows = answers(pairs.filter(treaty__in=found.treaties), asked.on, asked.language)
    order = [treaty.code for treaty in found.treaties]
    return sorted(with_titles(rows), key=lambda row: order.index(row["treaty"]["id"]))
