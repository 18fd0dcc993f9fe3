"""Loading the bundled data: reading all files, then writing what they say, or naming bad rows."""

from dataclasses import astuple, dataclass
from pathlib import Path

from countries import loading as countries
from countries.models import Membership, Organisation, State
from countries.tables import BadDataError, Row

from ..models import Act, Clause, Treaty
from . import tables
from .checks import in_order, repeated, unknown
from .merging import OUTCOMES, REASON, Item, Merge
from .statute import acts_of_members

__all__ = ["OUTCOMES", "REASON", "Bundle", "Merge", "load", "read"]


@dataclass
class Bundle:
    """The rows of all bundled tables."""

    states: list[Row]
    organisations: list[Row]
    memberships: list[Row]
    treaties: list[Row]
    clauses: list[Row]
    acts: list[Row]

    def __len__(self):
        return sum(map(len, astuple(self)))


def read(countries_folder: Path = countries.DATA, treaties_folder: Path = tables.DATA) -> Bundle:
    """Return the bundled tables; BadDataError names every row with a bad cell."""
    problems: list[str] = []
    bundle = Bundle(
        countries.read_states(countries_folder, problems),
        countries.read_organisations(countries_folder, problems),
        countries.read_memberships(countries_folder, problems),
        tables.read_treaties(treaties_folder, problems),
        tables.read_clauses(treaties_folder, problems),
        tables.read_acts(treaties_folder, problems),
    )
    if problems:
        raise BadDataError(problems)
    return bundle


def load(bundle: Bundle, merge: Merge) -> None:
    """Write what the tables say; BadDataError names the rows that do not fit together."""
    state_layers, treaty_layers = check(bundle)
    load_states(state_layers, merge)
    load_memberships(bundle, merge)
    load_treaties(treaty_layers, merge)
    load_clauses(bundle.clauses, merge)
    load_acts(bundle.acts, merge)
