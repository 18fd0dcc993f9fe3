"""A State that no longer exists: who came after it, and what became of its treaties with them."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from countries.alphabets import sort_key
from countries.formats import day_in_words
from countries.models import State

from ..law.dates import DAY
from ..law.vocabulary import StatusGroup
from ..models import StandingPeriod
from ..questions.filters import PairParameters
from .common import as_page, context, countries_step, legend
from .compare import matrix


def former(request: HttpRequest, state: State, asked: PairParameters) -> HttpResponse:
    """Show a former State with its successors, and where they stand towards what bound it."""
    last_day = state.exists_until - DAY
    successors = sorted(state.came_after, key=lambda row: sort_key(row.name))
    bound = StandingPeriod.objects.pairs(last_day).of_states([state.pk])
    codes = list(
        bound.in_status_group(StatusGroup.BOUND).values_list("treaty__code", flat=True).distinct()
    )
    rows = matrix(asked, successors, codes) if successors and codes else []
    sentence = _("%(state)s: this State has not existed since %(since)s.") % {
        "state": state.name,
        "since": day_in_words(state.exists_until),
    }
    found = context(
        asked,
        state=state,
        states=successors,
        last_day=last_day,
        rows=rows,
        legend=legend(cell["row"]["status_group"] for row in rows for cell in row["cells"]),
        total=len(codes),
        trail=[countries_step()],
        share_title=state.name,
        share_text=sentence,
    )
    return as_page(request, "treaties/former.html", found)
