"""What all pages have in common: the day shown, what was wrong with the address, breadcrumbs."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.http.parameters import Parameters
from countries.models import State
from countries.names import Text, in_language

from ..law.facts import Checked
from ..law.silence import trusted_until
from ..models import Treaty
from ..models.choices import PracticeKind

MOVING = {"as_of", "page"}
"""Parameters that a form for another day replaces."""


def context(asked: Parameters, **more) -> dict:
    """Return what the base template and the page show."""
    given = asked.day_given
    return {
        "asked": asked,
        "chosen": {name: asked.get(name) for name in asked.filters},
        "on": asked.on,
        "as_of_query": f"?as_of={given}" if given else "",
        "problems": [*asked.problems.values()],
        "kept": [
            (name, values[-1])
            for name, values in asked.given.items()
            if name not in MOVING and name not in asked.problems
        ],
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
    return render(request, template, found, status=400 if is_bad else 200)


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


class Names(NamedTuple):
    """How a treaty is called, the organisation whose members it speaks of, what it is for.

    The last two are empty where there is none.
    """

    title: Text
    label: str
    organisation: str
    purpose: Text


def names(rows: list[dict]) -> dict[str, Names]:
    """Return the names of the treaties that some answers are about, or require, by their codes."""
    others = {row.get(name) for row in rows for name in ("requires", "barred_by")} - {None}
    codes = {row["treaty"]["id"] for row in rows} | others
    found = Treaty.objects.all() if len(codes) > 100 else Treaty.objects.filter(code__in=codes)
    return {
        code: Names(
            in_language(titles),
            in_language(labels).text,
            in_language(body or {}).text,
            in_language(purposes),
        )
        for code, titles, labels, body, purposes in found.order_by().values_list(
            "code", "titles", "labels", "organisation__names", "purposes"
        )
    }
