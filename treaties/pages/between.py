"""Two States: whether a treaty is in force between them, or which treaties bind both."""

from collections.abc import Collection
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
from ..answers.tallies import subjects_by_treaty
from ..law.vocabulary import StatusGroup
from ..models import Subject, Treaty
from ..models.choices import StatementNature
from ..questions.identifiers import NotFound, find_state, find_treaty
from .common import as_page, context, countries_step, in_plain_words, moved, state_step
from .common import names as names_of
from .pictures import Picture
from .sections import NONE, by_subject

VERDICTS = {
    True: (StatusGroup.BOUND, gettext_lazy("in force")),
    False: (StatusGroup.NOT_POSSIBLE, gettext_lazy("not in force")),
    None: (StatusGroup.UNCLEAR, gettext_lazy("not known")),
}
"""How an answer is drawn, and called."""

FEW = 12
"""As many treaties are shown without folding them."""


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
        share_title=_("Between two countries"),
        share_text=_(
            "Which treaties are in force between two countries on any day, since when, and why not."
        ),
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
        identity={"treaty": treaty.code} if treaty else {},
        share_title=title(one, other),
        gone=gone(asked, one, other, treaty),
        state=one,
        other=other,
        **show(asked, one, other, treaty),
        **selection(one, other),
    )
    return as_page(request, "treaties/between.html", shown)


def title(a: State, b: State) -> str:
    return _("%(a)s and %(b)s") % {"a": a.name, "b": b.name}


def gone(asked: Parameters, a: State, b: State, treaty: Treaty | None) -> list[dict]:
    """Return those of two States that no longer existed on the day, with who came after them."""
    found = []
    for state, other in ((a, b), (b, a)):
        if state.is_gone(asked.on):
            later = sorted(state.came_after, key=lambda row: sort_key(row.name))
            links = [
                {"name": row.name, "href": address(other, row, treaty, asked)}
                for row in later
                if row != other
            ]
            found.append({"name": state.name, "until": state.exists_until, "later": links})
    return found


def of_treaty(asked: Parameters, a: State, b: State, treaty: Treaty) -> dict:
    """Return what the page shows about one treaty."""
    answer = answer_of(treaty, a, b, asked.on, asked.language)
    group, label = VERDICTS[answer["in_force"]]
    because = deciding(answer)
    return {
        "answer": answer,
        "group": group.value,
        "label": label,
        "sentence": sentence(answer),
        "because": because,
        "is_unsure": answer["in_force"] is None,
        **in_plain_words([] if answer["in_force"] is False else answer["practice"]),
        "source_of_objection": objection_source(answer),
        "sides": [side(answer, state) for state in (a, b)],
        "share_text": " ".join([f"{treaty.title.text}: {sentence(answer)}", *because]),
        "picture": Picture(
            sentence(answer),
            about=f"{title(a, b)}, {treaty.label}",
            detail=treaty.title.text,
            group=group.value,
        ),
        "everything": address(a, b, None, asked),
    }


def deciding(answer: dict) -> list[str]:
    """Return the reasons that say more than who is a Party: why not, or why nobody knows.

    Where it is not in force, what is unknown beside that decides nothing.
    """
    plain = {"party", "unknown"} if answer["in_force"] is False else {"party"}
    return [item["text"] for item in answer["reasons"] if item["code"] not in plain]


def objection_source(answer: dict) -> str:
    """Return where the objection is known from that keeps the treaty from being in force."""
    if answer["in_force"] is not False:
        return ""
    found = (row for row in answer["statements"] if row["nature"] == StatementNature.OBJECTION)
    return next((row["source"] for row in found), "")


def side(answer: dict, state: State) -> dict:
    """Return what the page shows of one of the two States."""
    own = {
        name: [row for row in answer[name] if row["state"] == state.code]
        for name in ("statements", "authorities")
    }
    return {"state": state, **own}


def of_all(asked: Parameters, a: State, b: State, treaty: None) -> dict:
    """Return what the page shows about all treaties that bind both, by subject."""
    found = binding(a, [b], asked.on)
    rows = relations(found.pairs, a, asked.on, asked.language)
    names = {code: found.title for code, found in names_of(rows).items()}
    lines = [line(row, names[row["treaty"]["id"]]) for row in rows]
    return {
        "share_text": _(
            "Which treaties are in force between two countries on any day, since when, and why not."
        ),
        "rows": lines,
        "sections": sections(lines, found.unknown),
        "count": in_force(lines),
        "at_least": found.at_least or is_doubtful(lines),
        "unknown": len(found.unknown),
    }


def sections(lines: list[dict], unknown: Collection[str]) -> list[dict]:
    """Return the lines under each of their treaties' subjects, with how many are in force.

    ``unknown`` are the treaties that may bind both: they leave a doubt under their subjects too.
    """
    subjects = subjects_by_treaty()
    labels = {row.code: row.name for row in Subject.objects.all()}
    doubtful = {code for treaty in unknown for code in subjects.get(treaty, [NONE])}
    return [
        {
            "code": section.code,
            "label": section.label,
            "rows": section.rows,
            "count": in_force(section.rows),
            "at_least": section.code in doubtful or is_doubtful(section.rows),
            "is_open": len(lines) <= FEW,
        }
        for section in by_subject(lines, subjects, labels)
    ]


def in_force(lines: list[dict]) -> int:
    return sum(bool(row["in_force"]) for row in lines)


def is_doubtful(lines: list[dict]) -> bool:
    """Whether of some treaty that binds both nobody knows if it is in force between them."""
    return any(row["in_force"] is None for row in lines)


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
