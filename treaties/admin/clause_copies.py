"""What a treaty's form shows beside its fields, and the copying of clauses from another treaty."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countries.formats import day_in_words
from countries.models import State

from ..law.checks import check_treaty
from ..law.finding import Finding
from ..models import Clause, StatusPeriod, Treaty
from ..models.worlds import world
from ..sentences.explanation import clause_sentence
from ..writing import door
from ..writing.verification import verify
from .autocomplete import of_treaty
from .checked_form import numbered

REFERENCES = ["threshold_of", "all_parties_to", "not_before"]
SHOWN_TREATIES = 20


def beside(treaty: Treaty, on) -> dict:
    """Return what a treaty's form shows: clauses in words, the proof, findings, the chart."""
    return {
        "sentences": [clause_sentence(clause) for clause in clauses_of(treaty)],
        "proof": proof(treaty),
        "findings": [numbered(item) for item in findings(treaty)],
        "chart": chart(treaty, on),
    }


def clauses_of(treaty: Treaty):
    return treaty.clauses.select_related("treaty", *REFERENCES)


def proof(treaty: Treaty) -> dict:
    """Return how many published dates of a treaty its clauses give, and those that they do not."""
    found = verify([treaty])
    names = {state.code: state.name for state in State.objects.all()}
    return {
        "agree": len(found.computable) - len(found.differences),
        "total": len(found.computable),
        "without_clause": len(found.without_clause),
        "differences": [
            {
                "state": names[item.state],
                "done_on": day_in_words(item.done_on),
                "published_on": day_in_words(item.published_on),
                "computed_on": day_in_words(item.computed_on),
                "reason": item.reason,
            }
            for item in found.differences
        ],
    }


def findings(treaty: Treaty) -> list[Finding]:
    """Return what the checks find about a treaty as it is stored."""
    facts = world([treaty])
    return check_treaty(facts.treaties[treaty.code], facts.outcome(treaty.code).general)


def chart(treaty: Treaty, on):
    """Return where each State with a history of its own stands towards a treaty on a day."""
    periods = StatusPeriod.objects.as_of(on).filter(treaty=treaty)
    return periods.select_related("state").order_by("state__code")


def copy_page(model_admin, request, pk: int):
    """Choose another treaty's clauses by what they say, and copy them to this one."""
    treaty = get_object_or_404(Treaty, pk=pk)
    may_copy = request.user.has_perm("treaties.add_clause")
    if not (may_copy and model_admin.has_change_permission(request, treaty)):
        raise PermissionDenied
    if request.method == "POST":
        return copied(request, treaty)
    query = request.GET.get("q", "").strip()
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Copy clauses from another treaty"),
        "subtitle": str(treaty),
        "opts": Treaty._meta,
        "treaty": treaty,
        "query": query,
        "found": candidates(treaty, query) if query else [],
    }
    return TemplateResponse(request, "admin/treaties/treaty/copy_clauses.html", context)


def candidates(treaty: Treaty, query: str) -> list[dict]:
    """Return the treaties that a search finds, each with its clauses and whether they would fit."""
    decided = set(treaty.clauses.values_list("applies_to", flat=True))
    rows = Treaty.objects.exclude(pk=treaty.pk)
    for word in query.split():
        rows = rows.filter(of_treaty(word))
    return [
        {
            "treaty": row,
            "clauses": [
                {
                    "clause": clause,
                    "sentence": clause_sentence(clause),
                    "is_free": clause.applies_to not in decided,
                }
                for clause in clauses_of(row)
            ],
        }
        for row in rows[:SHOWN_TREATIES]
    ]


def copied(request, treaty: Treaty):
    """Copy the chosen clauses that decide what no clause of this treaty decides yet."""
    chosen = [int(value) for value in request.POST.getlist("clause") if value.isdecimal()]
    decided = set(treaty.clauses.values_list("applies_to", flat=True))
    done = 0
    with door.writing(None, by=request.user, reason=_("Copied from another treaty.")) as write:
        for clause in Clause.objects.filter(pk__in=chosen).select_related("treaty"):
            if clause.applies_to not in decided:
                decided.add(clause.applies_to)
                write.save(copy_of(clause, treaty))
                done += 1
    text = ngettext("%(count)d clause copied.", "%(count)d clauses copied.", done)
    messages.success(request, text % {"count": done})
    return HttpResponseRedirect(reverse("admin:treaties_treaty_change", args=[treaty.pk]))


def copy_of(clause: Clause, treaty: Treaty) -> Clause:
    """Return a new clause of a treaty that says the same; its articles are still to be entered."""
    skipped = {"id", "treaty", "articles", "quoted_text", "basis", "note"}
    fields = [field for field in Clause._meta.concrete_fields if field.name not in skipped]
    values = {field.attname: field.value_from_object(clause) for field in fields}
    basis = _("like %(treaty)s") % {"treaty": clause.treaty.label}
    return Clause(treaty=treaty, basis=basis, **values)
