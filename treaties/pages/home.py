"""The start page: questions that people have, with the answer for the focus State."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from core.http.parameters import Parameters
from countries.alphabets import sort_key
from countries.models import State

from ..answers.events import Subject, coming, past
from ..answers.statuses import answers
from ..answers.years import counts, counts_by_state
from ..law.vocabulary import StatusGroup
from ..models import StandingPeriod
from ..models.choices import STATUS_GROUP_LABELS
from ..questions.states import region
from ..sentences.explanation import status_sentence
from ..sentences.linked_data import site_script
from ..sentences.needs import NEEDS
from .common import as_page, context
from .sections import with_titles

LATELY = timedelta(days=1826)
SHOWN = 5


def home(request: HttpRequest) -> HttpResponse:
    """Show the focus State, what is new, what comes next, and where to go."""
    asked = Parameters(request.GET, from_form=True)
    states = {state.code: state for state in region()}
    focus = states.pop(settings.FOCUS_STATE, None)
    return as_page(
        request,
        "treaties/home.html",
        context(
            asked,
            share_title=_("Who is bound by which treaty, since when, and why"),
            share_text=_(
                "Where each State stands towards each treaty on any day, with the reasons."
            ),
            focus=focus,
            needs=needs(focus, asked) if focus else [],
            json_ld=site_script(request.build_absolute_uri(request.path)),
            **(focus_counts(focus, asked.on) if focus else {}),
            neighbours=sorted(states.values(), key=lambda state: sort_key(state.name)),
            past=past(Subject(), since=asked.on - LATELY, until=asked.on, most=SHOWN),
            coming=coming(Subject(), after=asked.on, most=SHOWN),
        ),
    )


def focus_counts(focus: State, on) -> dict:
    """Return how many treaties the focus State has in each group; empty groups left out."""
    found = counts_by_state(on, [focus.pk]).get(focus.pk) or counts()
    groups = [
        {"code": group.value, "label": STATUS_GROUP_LABELS[group], "count": found[group]}
        for group in StatusGroup
        if found[group]
    ]
    return {"counts": groups, "at_least": found["at_least"]}


def needs(focus: State, asked: Parameters) -> list[dict]:
    """Return each question with where the focus State stands, the first treaty in a sentence.

    A question none of whose treaties is recorded here is left out.
    """
    codes = [code for need in NEEDS for code in need.treaties]
    pairs = StandingPeriod.objects.pairs(asked.on).of_states([focus.pk])
    rows = with_titles(answers(pairs.filter(treaty__code__in=codes), asked.on, asked.language))
    known = {row["treaty"]["id"]: row for row in rows}
    found = []
    for need in NEEDS:
        own = [known[code] for code in need.treaties if code in known]
        if own:
            sentence = status_sentence(own[0], focus.name)
            found.append({"need": need, "first": own[0], "rest": own[1:], "sentence": sentence})
    return found
