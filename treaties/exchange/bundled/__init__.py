"""Loading the bundled data: read all tables, check that they fit together, write what they say.

A bad row stops everything: the error names it, and nothing is loaded. What staff changed or
deleted stays as it is.
"""

from pathlib import Path

from core.sheets.tables import BadDataError, read_table
from countries import loading as countries
from countries.models import Membership, Organisation, State

from ...models import Act, Clause, Treaty
from . import tables
from .consistency import Bundle
from .merging import OUTCOMES, REASON, Item, Merge
from .statute import acts_of_members

__all__ = ["OUTCOMES", "REASON", "Bundle", "Merge", "load", "read"]

ACT_KEY = ("treaty_id", "state_id", "kind", "done_on", "done_precision", "effective_on")


def read(countries_folder: Path = countries.DATA, treaties_folder: Path = tables.DATA) -> Bundle:
    """Return the bundled tables; BadDataError names every row with a bad cell."""
    problems: list[str] = []
    found = {
        name: read_table(folder / f"{name}.csv", columns, problems)
        for folder, room in ((countries_folder, countries), (treaties_folder, tables))
        for name, columns in room.TABLES.items()
    }
    if problems:
        raise BadDataError(problems)
    return Bundle(**found)


def load(bundle: Bundle, merge: Merge) -> None:
    """Write what the tables say; BadDataError names the rows that do not fit."""
    problems = bundle.problems()
    if problems:
        raise BadDataError(problems)
    load_states(bundle, merge)
    load_memberships(bundle, merge)
    load_treaties(bundle, merge)
    load_clauses(bundle, merge)
    load_acts(bundle, merge)


def load_states(bundle: Bundle, merge: Merge) -> None:
    """Write the States, those first that others continue as; then who succeeded whom."""
    written: list[Item] = []
    for layer in bundle.state_layers:
        known = by_code(State)
        items = [Item(row, countries.state(row, known)) for row in layer]
        written += merge.merge(items, State.objects.all(), key=("code",))
    known = by_code(State)
    succeeded = set(State.objects.exclude(successors=None).values_list("pk", flat=True))
    for row, state in written:
        successors = [known[code] for code in row["successors"][0] if code in known]
        if successors or state.pk in succeeded:
            merge.write.set(state, "successors", successors)


def load_memberships(bundle: Bundle, merge: Merge) -> None:
    items = [Item(row, countries.organisation(row)) for row in bundle.organisations]
    merge.merge(items, Organisation.objects.all(), key=("code",))
    organisations, states = by_code(Organisation), by_code(State)
    items = [
        Item(row, countries.membership(row, organisations, states))
        for row in bundle.memberships
        if row["organisation"] in organisations and row["state"] in states
    ]
    key = ("organisation_id", "state_id", "member_from")
    merge.merge(items, Membership.objects.all(), key=key, is_whole=True)


def load_treaties(bundle: Bundle, merge: Merge) -> None:
    """Write the treaties, those first that others refer to."""
    for layer in bundle.treaty_layers:
        numbers = by_number()
        items = [Item(row, tables.treaty(row, numbers)) for row in layer]
        merge.merge(items, Treaty.objects.all(), key=("code",))


def load_clauses(bundle: Bundle, merge: Merge) -> None:
    treaties, numbers = by_code(Treaty), by_number()
    items = [
        Item(row, tables.clause(row, treaties, numbers))
        for row in bundle.clauses
        if tables.treaty_code(row) in treaties
    ]
    merge.merge(items, Clause.objects.all(), key=("treaty_id", "applies_to"), is_whole=True)


def load_acts(bundle: Bundle, merge: Merge) -> None:
    """Write the acts of the table and those that follow from the membership."""
    treaties, states = by_code(Treaty), by_code(State)
    items = [
        Item(row, tables.act(row, treaties, states))
        for row in bundle.acts
        if tables.treaty_code(row) in treaties and row["state"] in states
    ]
    derived = acts_of_members(item.wanted for item in items)
    items += [Item(None, act) for act in derived]
    merge.merge(items, Act.objects.filter(corrects=None), key=ACT_KEY, is_whole=True)


def by_code(model) -> dict:
    """Return the rows of a model by code; what staff deleted is missing, and is not missed."""
    return model.objects.in_bulk(field_name="code")


def by_number() -> dict[str, Treaty]:
    return {treaty.number: treaty for treaty in Treaty.objects.all()}
