"""The treaties about one subject, with the status of a State."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ..answers.statuses import answers
from ..models import Subject
from ..questions.filters import SubjectParameters
from .common import as_page, context, moved, treaties_step
from .sections import by_group, with_titles
from .treaties import state_of

FOLDED = {"not_possible", "unclear"}


def subject(request: HttpRequest, code: str) -> HttpResponse:
    """Show the treaties about a subject and where the focus State, or another, stands."""
    found = get_object_or_404(Subject, code=code.lower())
    if elsewhere := moved(request, code=found.code):
        return elsewhere
    asked = SubjectParameters(request.GET, from_form=True)
    state, problem = state_of(asked)
    pairs = asked.pairs().of_states([state.pk]).filter(treaty__subjects=found)
    rows = with_titles(answers(pairs, asked.on, asked.language))
    sections = by_group(rows)
    for section in sections:
        section.is_open = section.code not in FOLDED or len(sections) == 1
    shown = context(
        asked,
        subject=found,
        state=state,
        sections=sections,
        total=len(rows),
        trail=[treaties_step()],
        share_title=found.name,
        share_text=_("%(subject)s: the treaties, and where they stand for this State: %(state)s.")
        % {"subject": found.name, "state": state.name},
    )
    shown["problems"] += problem
    return as_page(request, "treaties/subject.html", shown)
