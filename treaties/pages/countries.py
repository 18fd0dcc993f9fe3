"""All States, each with the number of treaties that bind it."""

from django.http import HttpRequest, HttpResponse

from countries.alphabets import sort_key

from ..answers.years import counts, counts_by_state
from ..law.vocabulary import StatusGroup
from ..models.choices import STATUS_GROUP_LABELS
from ..questions.filters import StateParameters
from .common import as_page, context

SHOWN_GROUPS = (StatusGroup.BOUND, StatusGroup.ON_THE_WAY, StatusGroup.FORMER)


def countries(request: HttpRequest) -> HttpResponse:
    """Show every State with the number of treaties that bind it."""
    asked = StateParameters(request.GET, from_form=True)
    states = sorted(asked.chosen(), key=lambda state: sort_key(state.name))
    found = counts_by_state(asked.on)
    rows = [{"state": state, "counts": found.get(state.pk) or counts()} for state in states]
    return as_page(
        request,
        "treaties/countries.html",
        context(asked, rows=rows, groups=labels(SHOWN_GROUPS), trail=[]),
    )


def labels(groups) -> list[dict]:
    return [{"code": group.value, "label": STATUS_GROUP_LABELS[group]} for group in groups]
