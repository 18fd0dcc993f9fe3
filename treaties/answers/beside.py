"""What stands beside an answer about two States: what both said, whom to write to, what it asks."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from core.records.publication import Publication

from ..models import Statement, Treaty
from .authorities import authorities, practice
from .objections import in_effect
from .statements import statement_rows


def with_details(rows: list[dict], on: date, language: str | None) -> list[dict]:
    """Return answers about two States with what both said, their authorities and the practice.

    ``statements`` are those of the two in effect on the day; an objection or an acceptance only
    if it is the other's. Costs nine queries, however many answers there are.
    """
    codes = {row["treaty"]["id"] for row in rows}
    states = {row[side]["state"] for row in rows for side in ("a", "b")}
    both = Q(treaty__code__in=codes, state__code__in=states)
    said, collected = between_two(statements(both, on), on, language), checks(codes)
    contacts, asked_for = authorities(both, language), practice(codes, language)
    return [
        row
        | {
            "statements": touching(row, said),
            "statements_collected": collected[row["treaty"]["id"]] is not None,
            "statements_checked_on": collected[row["treaty"]["id"]],
            "authorities": [found for key in keys(row) for found in contacts.get(key, ())],
            "practice": asked_for.get(row["treaty"]["id"], []),
        }
        for row in rows
    ]


def keys(row: dict) -> list[tuple[str, str]]:
    """Return the pairs of treaty and State that an answer is about."""
    return [(row["treaty"]["id"], row[side]["state"]) for side in ("a", "b")]


def statements(wanted: Q, on: date) -> list[Statement]:
    """Return the published statements in effect on a day, in the order of their days."""
    rows = Statement.objects.filter(wanted, in_effect(on), publication=Publication.PUBLISHED)
    rows = rows.select_related("treaty", "state", "about_act__state", "objects_to__state")
    return list(rows.order_by("made_on", "id"))


def between_two(
    said: list[Statement], on: date, language: str | None
) -> dict[tuple[str, str], list[tuple[str | None, dict]]]:
    """Return statements as data by treaty and State, each with whom it is directed at."""
    found = defaultdict(list)
    for item, row in zip(said, statement_rows(said, on, language), strict=True):
        found[item.treaty.code, item.state.code].append((target(item), row))
    return found


def touching(row: dict, said: dict[tuple[str, str], list[tuple[str | None, dict]]]) -> list[dict]:
    """Return the statements of two States that touch what is between them."""
    own = keys(row)
    others = [state for _treaty, state in reversed(own)]
    return [
        statement
        for key, other in zip(own, others, strict=True)
        for directed_at, statement in said.get(key, ())
        if directed_at in (None, other)
    ]


def target(item: Statement) -> str | None:
    """Return the State that a statement is directed at; None if it is at nobody."""
    found = item.about_act or item.objects_to
    return found.state.code if found else None


def checks(codes: Iterable[str]) -> dict[str, date | None]:
    """Return when the statements about some treaties were collected, by their codes."""
    rows = Treaty.objects.filter(code__in=codes)
    return dict(rows.values_list("code", "statements_checked_on"))
