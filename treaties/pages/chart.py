"""A treaty's chart: which States it shows, in what order, and how a reader finds one in it."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.http.parameters import Asked
from countries.alphabets import sort_key
from countries.models import State

from ..answers.statuses import answers, in_chart
from ..law.vocabulary import ActKind
from ..models import Treaty
from ..models.choices import ACT_KIND_LABELS, STATUS_GROUP_LABELS
from ..questions.filters import ChartParameters
from ..questions.identifiers import NotFound, find_state
from ..questions.states import region, states_named
from ..sentences.explanation import must_be_party

FEW = 30
"""A chart with more rows begins with the reader's choice and its neighbours, the rest folded."""


class ChartAsked(ChartParameters):
    """What may be asked of a treaty's page: also a State to find in the chart, or to begin with."""

    q = Asked(max_length=200, label=gettext_lazy("A code, or a part of a name in any language."))
    state = Asked(label=gettext_lazy("The State to begin with; the focus State if not given."))


@dataclass(frozen=True)
class Chart:
    """The rows of a chart: those shown at once, those folded, and those of the whole chart."""

    first: list[dict]
    rest: list[dict]
    everything: list[dict]
    columns: list[dict]

    @property
    def is_empty(self) -> bool:
        return not self.everything


def chart(found: Treaty, asked: ChartAsked, choice: State) -> Chart:
    """Return the chart of a treaty as a reader asked for it.

    What is searched for is shown alone, what is ordered in that order; else a long chart begins
    with the reader's choice and, where that is of the region, its neighbours.
    """
    rows = chart_rows(found, asked)
    shown = searched(rows, asked.get("q"))
    first, rest = shown, []
    if len(shown) > FEW and not asked.get("ordering"):
        first, rest = nearest_first(shown, choice)
    return Chart(first, rest, rows, filled(columns(asked), shown))


def chosen(asked: ChartAsked) -> tuple[State, list[str]]:
    """Return the State to begin with; an unknown one gives the focus State and what is wrong."""
    focus = settings.FOCUS_STATE
    try:
        return find_state(asked.get("state") or focus), []
    except NotFound as error:
        return find_state(focus), [str(error)]


def chart_rows(found: Treaty, asked: ChartParameters) -> list[dict]:
    """Return the States of the chart on the day, in the order asked for, else by name."""
    pairs = asked.pairs().filter(in_chart(found, asked.on))
    rows = answers(pairs, asked.on, asked.language)
    names = {
        state.code: state for state in State.objects.filter(code__in=[row["state"] for row in rows])
    }
    rows = [
        row
        | {
            "country": names[row["state"]],
            "name": names[row["state"]].name,
            "kind_label": kind_label(row["consent_kind"]),
            "detail": must_be_party(row["must_be_party"]),
        }
        for row in rows
    ]
    if asked.get("ordering"):
        return rows
    return sorted(rows, key=lambda row: sort_key(row["country"].name))


def searched(rows: list[dict], text: str | None) -> list[dict]:
    """Return the rows of the States that a text names, with what it matched marked; else all."""
    if not text:
        return rows
    named = {state.code for state in states_named(text, [row["country"] for row in rows])}
    return [row | {"name": highlighted(row["name"], text)} for row in rows if row["state"] in named]


def highlighted(name: str, text: str) -> str:
    """Return a name with ``<mark>`` around a text; around all of it where it matched otherwise."""
    match = re.search(re.escape(text.strip()), name, re.IGNORECASE)
    start, end = match.span() if match else (0, len(name))
    return format_html("{}<mark>{}</mark>{}", name[:start], name[start:end], name[end:])


def nearest_first(rows: list[dict], choice: State) -> tuple[list[dict], list[dict]]:
    """Return the rows of the reader's choice and its neighbours, and all others."""
    compared = region()
    near = [choice, *compared] if choice in compared else [choice]
    by_code = {row["state"]: row for row in rows}
    codes = dict.fromkeys(state.code for state in near if state.code in by_code)
    first = [by_code[code] for code in codes]
    return (first, [row for row in rows if row["state"] not in codes]) if first else (rows, [])


def filled(found: list[dict], rows: list[dict]) -> list[dict]:
    """Return the columns in which a row has something."""
    return [column for column in found if any(row[column["code"]] for row in rows)]


def kind_label(kind: str | None) -> str:
    return str(ACT_KIND_LABELS[ActKind(kind)]) if kind else ""


def columns(asked: ChartParameters) -> list[dict]:
    """Return the columns of the chart with the order that a click on each gives."""
    current = (asked.get("ordering") or [""])[0]
    return [
        {
            "code": code,
            "label": label,
            "next": f"-{code}" if current == code else code,
            "sort": {code: "ascending", f"-{code}": "descending"}.get(current, ""),
        }
        for code, label in (
            ("signed_on", _("Signature")),
            ("consented_on", _("Consent to be bound")),
            ("in_force_on", _("Entry into force")),
            ("status", _("Status")),
        )
    ]


def counts(rows: list[dict]) -> list[dict]:
    """Return how many States of the chart are in each group of statuses."""
    found = dict.fromkeys(STATUS_GROUP_LABELS, 0)
    for row in rows:
        found[row["status_group"]] += 1
    return [
        {"code": code.value, "label": STATUS_GROUP_LABELS[code], "count": count}
        for code, count in found.items()
        if count
    ]
