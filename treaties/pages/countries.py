"""All States by where they lie, each with the number of treaties that bind it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from countries.alphabets import sort_key
from countries.models import State
from countries.regions import nearest_first

from ..answers.years import counts, counts_by_state
from ..law.vocabulary import StatusGroup
from ..questions.filters import StateParameters
from ..questions.states import region
from .common import as_page, context, legend

SHOWN_GROUPS = (StatusGroup.BOUND, StatusGroup.ON_THE_WAY, StatusGroup.FORMER)


def countries(request: HttpRequest) -> HttpResponse:
    """Show every State with the number of treaties that bind it."""
    asked = StateParameters(request.GET, from_form=True)
    states = sorted(asked.states(), key=lambda state: sort_key(state.name))
    found = counts_by_state(asked.on)
    rows = [{"state": state, "counts": found.get(state.pk) or counts()} for state in states]
    return as_page(
        request,
        "treaties/countries.html",
        context(
            asked,
            parts=parts(rows),
            groups=legend(SHOWN_GROUPS),
            trail=[],
            share_title=_("Countries"),
            share_text=_("Every State with the number of treaties that bind it."),
        ),
    )


def parts(rows: list[dict]) -> list[dict]:
    """Return the States in parts, each State in one, empty parts left out.

    First the focus State and its neighbours, in the order of the settings; then by area, the
    nearest first; then what is no State, or no longer one.
    """
    left = {row["state"].code: row for row in rows}
    focus = next((row["state"] for row in rows if row["state"].code == settings.FOCUS_STATE), None)
    label = _("%(state)s and its neighbours") % {"state": focus.name} if focus else _("Neighbours")
    near = [left.pop(state.code) for state in region() if state.code in left]
    found = [part("near", label, near)]
    kinds = [
        part(kind, label, take(left, [code for code, row in left.items() if is_of(row, kind)]))
        for kind, label in (
            (State.Kind.ORGANISATION, _("Organisations")),
            (State.Kind.FORMER_STATE, _("Former States")),
        )
    ]
    for area in nearest_first(settings.FOCUS_STATE):
        codes = [code for code in left if code in area.states]
        found.append(part(area.code, area.name, take(left, codes)))
    found += [part("other", _("Other States and territories"), list(left.values())), *kinds]
    return [item for item in found if item["rows"]]


def part(code: str, label: str, rows: list[dict]) -> dict:
    return {"code": code, "label": label, "rows": rows}


def is_of(row: dict, kind: str) -> bool:
    return row["state"].kind == kind


def take(left: dict[str, dict], codes: list[str]) -> list[dict]:
    """Take some rows out of those that are left, in their order."""
    return [left.pop(code) for code in codes]
