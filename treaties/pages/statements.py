"""Statements as the pages of a pair and of a treaty show them: by nature, with who made them."""

from datetime import date

from countries.models import State

from ..models.choices import FOLLOWING_NATURES, StatementNature


def by_nature(rows: list[dict], on: date) -> list[dict]:
    """Return the statements made by a day in groups of one nature, each with its name.

    What renews or partly withdraws another one stands with that.
    """
    shown = [row for row in made_by(rows, on) if row["nature"] not in FOLLOWING_NATURES]
    names = state_names(shown)
    for row in shown:
        row["objections"] = with_names(made_by(row["objections"], on), names)
        row["later"] = with_names(made_by(row["later"], on), names)
    groups = [
        {
            "nature": nature,
            "label": StatementNature(nature).label,
            "rows": with_names([row for row in shown if row["nature"] == nature], names),
        }
        for nature in StatementNature.values
    ]
    return [group for group in groups if group["rows"]]


def made_by(rows: list[dict], on: date) -> list[dict]:
    """Keep the statements made by a day; one without a day may have been."""
    return [row for row in rows if not (row["made_on"] and row["made_on"] > on)]


def answering(rows: list[dict], on: date) -> list[dict]:
    """Return the objections to an accession, and its acceptances, that were made by a day."""
    shown = made_by(rows, on)
    return with_names(shown, state_names(shown))


def state_names(rows: list[dict]) -> dict[str, str]:
    """Return the names of the States that made some statements or objected to them, by code."""
    codes = {item["state"] for row in rows for item in (row, *row.get("objections", ()))}
    return (
        {state.code: state.name for state in State.objects.filter(code__in=codes)} if codes else {}
    )


def with_names(rows: list[dict], names: dict[str, str]) -> list[dict]:
    return [row | {"state_name": names.get(row["state"], row["state"])} for row in rows]
