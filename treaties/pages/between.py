"""Two States: whether a treaty is in force between them, or which treaties bind both."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.http.parameters import Asked, Parameters
from countries.alphabets import sort_key
from countries.formats import day_in_words
from countries.models import State

from ..answers.between import between as answer_of
from ..answers.between import binding, relations
from ..law.vocabulary import StatusGroup
from ..models import Treaty
from ..questions.identifiers import NotFound, find_state, find_treaty
from .common import as_page, context, countries_step, moved, state_step
from .common import names as names_of

VERDICTS = {
    True: (StatusGroup.BOUND, gettext_lazy("in force")),
    False: (StatusGroup.NOT_POSSIBLE, gettext_lazy("not in force")),
    None: (StatusGroup.UNCLEAR, gettext_lazy("not known")),
}
"""How an answer is drawn, and called."""


class TreatyAsked(Parameters):
    treaty = Asked(label=gettext_lazy("A treaty; all that bind both if not given."))


class Choice(TreatyAsked):
    a = Asked(label=gettext_lazy("The code of a State."))
    b = Asked(label=gettext_lazy("The code of another State."))


def choose(request: HttpRequest) -> HttpResponse:
    """Lead on to the page of the two States chosen; without both, offer the choice."""
    asked = Choice(request.GET, from_form=True)
    found, problems = chosen(asked)
    a, b = found.get("a"), found.get("b")
    if a and b and a == b:
        problems.append(_("Choose two different States."))
    elif a and b and not problems and not asked.problems:
        return redirect(address(a, b, found.get("treaty"), asked))
    shown = context(
        asked,
        treaty=found.get("treaty"),
        trail=[countries_step()],
        **selection(a, b),
    )
    shown["problems"] += problems
    return as_page(request, "treaties/between_choice.html", shown)


def chosen(asked: Choice) -> tuple[dict, list[str]]:
    """Return the States and the treaty that a form names, and what it names in vain."""
    found, problems = {}, []
    for name, find in (("a", find_state), ("b", find_state), ("treaty", find_treaty)):
        try:
            found[name] = find(asked.get(name)) if asked.get(name) else None
        except NotFound as error:
            problems.append(str(error))
    return found, problems


def selection(a: State | None = None, b: State | None = None) -> dict:
    """Return what a form needs in which two States are chosen; former States are not offered.

    Without a choice the first is the focus State. Costs one query.
    """
    rows = State.objects.exclude(kind=State.Kind.FORMER_STATE)
    everyone = sorted(rows, key=lambda state: sort_key(state.name))
    focus = (state for state in everyone if state.code == settings.FOCUS_STATE)
    return {"first": a or next(focus, None), "second": b, "everyone": everyone}


def address(a: State, b: State, treaty: Treaty | None, asked: Parameters) -> str:
    """Return the page of two States, for the treaty and the day asked about."""
    query = {"treaty": treaty.code} if treaty else {}
    if asked.day_given:
        query["as_of"] = asked.day_given.isoformat()
    path = reverse("between", kwargs={"a": a.code.lower(), "b": b.code.lower()})
    return f"{path}?{urlencode(query)}" if query else path


def between(request: HttpRequest, a: str, b: str) -> HttpResponse:
    """Show whether a treaty is in force between two States; without one, all that bind both."""
    one, other = find_state(a), find_state(b)
    if elsewhere := moved(request, a=one.code.lower(), b=other.code.lower()):
        return elsewhere
    if one == other:
        return redirect(f"{reverse('between_choice')}?a={one.code}&b={other.code}")
    asked = TreatyAsked(request.GET, from_form=True)
    treaty = find_treaty(asked.get("treaty")) if asked.get("treaty") else None
    if treaty and asked.get("treaty") != treaty.code:
        return HttpResponsePermanentRedirect(address(one, other, treaty, asked))
    show = of_treaty if treaty else of_all
    shown = context(
        asked,
        treaty=treaty,
        trail=[countries_step(), state_step(one)],
        canonical_query=f"?treaty={treaty.code}" if treaty else "",
        share_title=_("%(a)s and %(b)s") % {"a": one.name, "b": other.name},
        **show(asked, one, other, treaty),
        **selection(one, other),
    )
    return as_page(request, "treaties/between.html", shown)


def of_treaty(asked: Parameters, a: State, b: State, treaty: Treaty) -> dict:
    """Return what the page shows about one treaty."""
    answer = answer_of(treaty, a, b, asked.on, asked.language)
    group, label = VERDICTS[answer["in_force"]]
    return {
        "answer": answer,
        "group": group.value,
        "label": label,
        "sentence": sentence(answer),
        "share_text": f"{treaty.title.text}: {sentence(answer)}",
        "everything": address(a, b, None, asked),
    }


def of_all(asked: Parameters, a: State, b: State, treaty: None) -> dict:
    """Return what the page shows about all treaties that bind both."""
    found = binding(a, [b], asked.on)
    rows = relations(found.pairs, a, asked.on, asked.language)
    names = {code: found.title for code, found in names_of(rows).items()}
    lines = [line(row, names[row["treaty"]["id"]]) for row in rows]
    in_force = [row for row in rows if row["in_force"]]
    return {
        "rows": lines,
        "count": len(in_force),
        "at_least": found.at_least or any(row["in_force"] is None for row in rows),
    }


def line(row: dict, title) -> dict:
    """Return one answer as a line of the table: without what goes without saying."""
    group, label = VERDICTS[row["in_force"]]
    reasons = [item["text"] for item in row["reasons"] if item["code"] != "party"]
    return row | {"title": title, "group": group.value, "label": label, "reasons": reasons}


def sentence(answer: dict) -> str:
    """Return an answer as one sentence."""
    if answer["in_force"] is None:
        return _("Whether it is in force between the two is not known.")
    if not answer["in_force"]:
        return _("Not in force between the two.")
    if answer["since"] is None:
        return _("In force between the two; since which day is not known.")
    return _("In force between the two since %(day)s.") % {"day": day_in_words(answer["since"])}
