"""Copying clauses from another treaty."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms.models import model_to_dict
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.records.publication import two_persons

from ..models import Clause, Proposal, Treaty
from ..sentences.explanation import clause_sentence
from ..writing import door
from .autocomplete import of_treaty
from .treaty_overview import clauses_of

SHOWN_TREATIES = 20


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
    rows = Treaty.objects.exclude(pk=treaty.pk).filter(of_treaty(query))
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
    reason, done = _("Copied from another treaty."), 0
    with door.writing(None, by=request.user, reason=reason) as write:
        for clause in Clause.objects.filter(pk__in=chosen).select_related("treaty"):
            if clause.applies_to not in decided:
                decided.add(clause.applies_to)
                copy = copy_of(clause, treaty)
                write.save(proposed(copy, request.user, reason) if two_persons() else copy)
                done += 1
    messages.success(request, told(done))
    return HttpResponseRedirect(reverse("admin:treaties_treaty_change", args=[treaty.pk]))


def told(done: int) -> str:
    """Say how many clauses were copied, or wait for a second person."""
    if two_persons():
        text = ngettext(
            "%(count)d clause waits for a second person.",
            "%(count)d clauses wait for a second person.",
            done,
        )
    else:
        text = ngettext("%(count)d clause copied.", "%(count)d clauses copied.", done)
    return text % {"count": done}


def proposed(clause: Clause, by, reason: str) -> Proposal:
    """Return a proposal of a new clause, as the form of a clause would have sent it."""
    sent = {name: [str(value)] for name, value in model_to_dict(clause).items() if value}
    name = f"{clause.treaty.label}: {clause.get_applies_to_display()}"
    return Proposal(model="treaties.clause", name=name, sent=sent, by=by, reason=reason)


def copy_of(clause: Clause, treaty: Treaty) -> Clause:
    """Return a new clause of a treaty that says the same; its articles are still to be entered."""
    skipped = {"id", "treaty", "articles", "quoted_text", "basis", "note"}
    fields = [field for field in Clause._meta.concrete_fields if field.name not in skipped]
    values = {field.attname: field.value_from_object(clause) for field in fields}
    basis = _("like %(treaty)s") % {"treaty": clause.treaty.label}
    return Clause(treaty=treaty, basis=basis, **values)
