"""How far the computed dates agree with the published ones, as it is."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from core.http.parameters import Parameters
from countries.formats import percent_of
from countries.models import State

from ..answers.verification import verification as answer_of
from . import drawings
from .common import as_page, context, names


def verification(request: HttpRequest) -> HttpResponse:
    """Show what the clauses give, which dates contradict them, and what cannot be checked."""
    asked = Parameters(request.GET, from_form=True)
    answer = answer_of(asked.on, asked.language)
    unchecked = (answer["treaties_without_clause"], answer["untested_treaties"])
    without_clause, untested = ([{"treaty": row} for row in rows] for rows in unchecked)
    named = names([*answer["treaties"], *without_clause, *untested])
    return as_page(
        request,
        "treaties/verification.html",
        context(
            asked,
            trail=[{"href": reverse("data"), "label": _("Data and API")}],
            share_title=_("Computed and published dates"),
            share_text=_(
                "How many published effective dates the final clauses give, which "
                "dates contradict their own clause, and what cannot be checked."
            ),
            total=with_share(answer),
            share_of_all=share(answer["agree"], answer["compared"]),
            depositaries=[
                with_share(row) | {"label": row["depositary_name"]}
                for row in answer["depositaries"]
            ],
            clause_kinds=[
                with_share(row) | {"label": row["clause_kind_label"]}
                for row in answer["clause_kinds"]
            ],
            treaties=[with_share(row) for row in with_titles(answer["treaties"], named)],
            differences=with_states(answer["differences"]),
            without_clause=with_titles(without_clause, named),
            untested=with_titles(untested, named),
        ),
    )


def with_share(row: dict) -> dict:
    """Return counts with how many dates a clause gives, of those that test one, and the bar."""
    given = row["agree"] - row["taken_over"]
    tested = given + row["differ"]
    bar = drawings.share_bar(given, row["differ"])
    return row | {"given": given, "tested": tested, "share": share(given, tested), "bar": bar}


def share(part: int, whole: int) -> str:
    return percent_of(part, whole) if whole else ""


def with_titles(rows: list[dict], named: dict) -> list[dict]:
    return [row | {"title": named[row["treaty"]["id"]].title} for row in rows]


def with_states(rows: list[dict]) -> list[dict]:
    """Return dates that contradict their clause with their State, and how far they lie apart."""
    states = {row.code: row for row in State.objects.filter(code__in=[r["state"] for r in rows])}
    return [row | {"country": states[row["state"]], "apart": abs(row["days"])} for row in rows]
