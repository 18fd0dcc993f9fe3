"""Publishing many drafts at once: one line for each with its effect and warnings, and a question.

What they change is computed for all of them together, as if each of them were published.
"""

from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from core import clock
from core.records.publication import authors_of, two_persons
from countries.formats import day_in_words

from ..models import Act, Statement
from ..models.worlds import act_facts
from ..writing.effects import Supposition
from ..writing.findings import about_statement
from ..writing.preview import effect_of
from ..writing.publishing import Fact
from .previews import SHOWN_OTHERS, by_severity, change, others


def ask(model_admin, request, rows: list[Fact], changed: list[dict], asked: dict):
    """Show what publishing some drafts would change, and ask whether to."""
    acts = [row for row in rows if isinstance(row, Act)]
    supposed = Supposition(acts, clock.today()) if acts else None
    further = supposed.effects_on_others() if supposed else []
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Publish what is selected?"),
        "opts": model_admin.opts,
        "lines": lines(model_admin, request, rows, supposed),
        "others": others(further[:SHOWN_OTHERS]),
        "more": max(len(further) - SHOWN_OTHERS, 0),
        "changed": changed,
        "asked": asked,
        "action": request.POST.get("action", ""),
    }
    return TemplateResponse(request, "admin/treaties/publish_many.html", context)


def lines(model_admin, request, rows: list[Fact], supposed: Supposition | None) -> list[dict]:
    """Return one line for each draft: what it is, its effect, what the checks find."""
    wrote = authors_of(rows)
    return [
        {
            "row": row,
            "address": model_admin.address("review", row),
            "is_own": two_persons() and request.user.pk in wrote[row.pk],
            **effect(row, supposed),
        }
        for row in rows
    ]


def effect(row: Fact, supposed: Supposition | None) -> dict:
    """Return what a line says of publishing a draft; nothing follows from an authority."""
    match row:
        case Act():
            return of_act(row, supposed)
        case Statement():
            return of_statement(row)
    return {}


def of_act(act: Act, supposed: Supposition) -> dict:
    treaty, state = act.treaty.code, act.state.code
    takes_effect_on, _computed = effect_of(supposed.after.pair(treaty, state), act_facts(act))
    return {
        "day": act.done_text and day_in_words(act.done_text),
        "takes_effect_on": day_in_words(takes_effect_on),
        "today": change(supposed.effect(treaty, state)),
        "findings": by_severity(supposed.findings(act)),
    }


def of_statement(statement: Statement) -> dict:
    return {"findings": by_severity(about_statement(statement))}
