"""What all pages have in common: the day shown, what was wrong with the address, breadcrumbs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.http.parameters import Parameters
from countries.models import State
from countries.names import FALLBACK, Text, in_language

from ..law.facts import Checked
from ..law.silence import trusted_until
from ..models import Treaty
from ..models.choices import PracticeKind
from ..sentences.glossary import Entry, groups

MOVING = {"as_of", "page"}
"""Parameters that a form for another day replaces."""


def context(asked: Parameters, *, identity: dict | None = None, **more) -> dict:
    """Return what the base template and the page show.

    ``identity`` are the parameters that make it another page and not a view of the same.
    """
    given = asked.day_given
    canonical = (identity or {}) | ({"as_of": given.isoformat()} if given else {})
    return {
        "asked": asked,
        "chosen": {name: asked.get(name) for name in asked.filters},
        "on": asked.on,
        "as_of_query": f"?as_of={given}" if given else "",
        "canonical_query": f"?{urlencode(canonical)}" if canonical else "",
        "problems": [*asked.problems.values()],
        "kept": [
            (name, values[-1])
            for name, values in asked.given.items()
            if name not in MOVING and name not in asked.problems
        ],
        "share_text": "",
        **more,
    }


def as_page(request: HttpRequest, template: str, found: dict) -> HttpResponse:
    """Return a page with its ``context``; one asked for a day that is none is a 400.

    It shows today then, and its links lead on without that day.
    """
    is_bad = "as_of" in found["asked"].problems
    if is_bad:
        request.GET = request.GET.copy()
        del request.GET["as_of"]
        request.META["QUERY_STRING"] = request.GET.urlencode()
    found["has_picture"] = found.get("has_picture", True) and not is_bad
    return TemplateResponse(request, template, found, status=400 if is_bad else 200)


def moved(request: HttpRequest, **canonical) -> HttpResponsePermanentRedirect | None:
    """Return a redirect if the address spells an identifier otherwise than it should."""
    match = request.resolver_match
    if match.kwargs == canonical:
        return None
    query = request.META.get("QUERY_STRING", "")
    address = reverse(match.view_name, kwargs=canonical)
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


def countries_step() -> dict:
    return {"href": reverse("countries"), "label": _("Countries")}


def treaties_step() -> dict:
    return {"href": reverse("treaties"), "label": _("Treaties")}


def state_step(state: State) -> dict:
    return {"href": state.get_absolute_url(), "label": state.name}


@dataclass(frozen=True)
class Looked:
    """When somebody found a chart or a list complete, and how long that is relied on."""

    on: date
    until: date
    is_relied_on: bool


def looked(checked_on: date | None, on: date) -> Looked | None:
    """Return what a check tells of a day; None if nobody looked."""
    if checked_on is None:
        return None
    until = trusted_until(Checked(checked_on))
    return Looked(checked_on, until, on <= until)


def in_plain_words(practice: list[dict]) -> dict[str, list[dict]]:
    """Return what a treaty means in practice, by where a page shows it."""
    return {
        "conditions": [row for row in practice if row["kind"] == PracticeKind.CONDITION],
        "channels": [row for row in practice if row["kind"] == PracticeKind.CHANNEL],
    }


def legend(codes: Iterable[str]) -> list[Entry]:
    """Return the groups of statuses with these codes, in their usual order."""
    wanted = {str(code) for code in codes}
    return [entry for entry in groups() if entry.group in wanted]


class Names(NamedTuple):
    """How a treaty is called, the organisation whose members it speaks of, what it is for.

    The last two are empty where there is none.
    """

    title: Text
    label: str
    organisation: str
    purpose: Text


def own_words(texts: dict[str, str]) -> Text:
    """Return what a list says of a treaty in words that the reader reads easily; else nothing.

    A list of English sentences would be no help; the treaty's own page shows its one, as English.
    """
    found = in_language(texts)
    is_foreign = found.language == FALLBACK != get_language()
    return Text("", FALLBACK) if is_foreign else found


def names(rows: list[dict]) -> dict[str, Names]:
    """Return the names of the treaties that some answers are about, or require, by their codes."""
    codes = {row["treaty"]["id"] for row in rows} | {row.get("requires") for row in rows} - {None}
    found = Treaty.objects.all() if len(codes) > 100 else Treaty.objects.filter(code__in=codes)
    return {
        code: Names(
            in_language(titles),
            in_language(labels).text,
            in_language(body or {}).text,
            own_words(purposes),
        )
        for code, titles, labels, body, purposes in found.order_by().values_list(
            "code", "titles", "labels", "organisation__names", "purposes"
        )
    }
