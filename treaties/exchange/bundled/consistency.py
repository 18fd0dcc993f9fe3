"""The bundled tables together, and what no single cell of them can show.

Rows that stand twice, references to what does not exist, and treaties that refer to each other
in a circle.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, fields

from core.sheets.tables import Row
from countries.models import Organisation, State

from ...models import Treaty
from .tables import CLAUSE_REFERENCES, TREATY_REFERENCES, treaty_code


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
        return sum(len(getattr(self, field.name)) for field in fields(self))

    @property
    def state_layers(self) -> list[list[Row]]:
        return layers(self.states, "code", continuing)

    @property
    def treaty_layers(self) -> list[list[Row]]:
        return layers(self.treaties, "number", referred)

    def problems(self) -> list[str]:
        """Say which rows do not fit together, or refer to what neither they nor the site have."""
        return [
            *self.rows_that_stand_twice(),
            *self.unknown_states_and_organisations(),
            *self.unknown_treaties(),
            *circles(self.states, self.state_layers),
            *circles(self.treaties, self.treaty_layers),
        ]

    def rows_that_stand_twice(self) -> list[str]:
        return [
            *repeated(self.states, "code"),
            *repeated(self.organisations, "code"),
            *repeated(self.memberships, "organisation", "state", "member_from"),
            *repeated(self.treaties, "number"),
            *repeated(self.clauses, "series", "number", "applies_to"),
            *repeated(self.acts, "series", "number", "state", "kind", "done_on", "effective_on"),
        ]

    def unknown_states_and_organisations(self) -> list[str]:
        states = codes(State) | {row["code"] for row in self.states}
        organisations = codes(Organisation) | {row["code"] for row in self.organisations}
        return [
            *unknown(self.states, "successors", states, succeeding),
            *unknown(self.memberships, "organisation", organisations),
            *unknown(self.memberships, "state", states),
            *unknown(self.acts, "state", states),
        ]

    def unknown_treaties(self) -> list[str]:
        known = codes(Treaty) | {treaty_code(row) for row in self.treaties}
        numbers = {code.split("-")[1].upper() for code in known}
        return [
            *(
                problem
                for name in TREATY_REFERENCES
                for problem in unknown(self.treaties, name, numbers)
            ),
            *(
                problem
                for name in CLAUSE_REFERENCES
                for problem in unknown(self.clauses, name, numbers)
            ),
            *unknown(self.clauses, "number", known, lambda row: [treaty_code(row)]),
            *unknown(self.acts, "number", known, lambda row: [treaty_code(row)]),
        ]


def codes(model) -> set[str]:
    return set(model.objects.values_list("code", flat=True))


def continuing(row: Row) -> list[str]:
    """Return the State that continues a former one."""
    return [row["successors"][1]]


def succeeding(row: Row) -> list[str]:
    """Return the States that succeeded or continue a former one."""
    successors, continued_by = row["successors"]
    return [*successors, continued_by]


def referred(row: Row) -> list[str]:
    """Return the numbers of the treaties that a treaty refers to."""
    return [row[name] for name in TREATY_REFERENCES]


def repeated(rows: list[Row], *columns: str) -> list[str]:
    """Say which rows have the same cells in some columns as an earlier one."""
    first, problems = {}, []
    for row in rows:
        cells = repr([row[column] for column in columns])
        earlier = first.setdefault(cells, row)
        if earlier is not row:
            problems.append(row.problem(f"says the same as line {earlier.line}"))
    return problems


def unknown(
    rows: list[Row],
    column: str,
    known: Collection[str],
    references: Callable[[Row], list[str]] | None = None,
) -> list[str]:
    """Say which rows refer to something that does not exist; empty refers to nothing.

    ``references`` returns what a row refers to, by default the cell of the column.
    """
    references = references or (lambda row: [row[column]])
    return [
        row.problem(f"{reference!r} does not exist", column=column)
        for row in rows
        for reference in references(row)
        if reference and reference not in known
    ]


def layers(rows: list[Row], name: str, references: Callable[[Row], list[str]]) -> list[list[Row]]:
    """Return the rows in layers that refer to earlier layers only.

    Rows that refer to each other in a circle are in none.
    """
    waiting, found = list(rows), []
    while waiting:
        names = {row[name] for row in waiting}
        layer = [row for row in waiting if names.isdisjoint(references(row))]
        if not layer:
            break
        found.append(layer)
        waiting = [row for row in waiting if row not in layer]
    return found


def circles(rows: list[Row], found: list[list[Row]]) -> list[str]:
    """Say which rows are in no layer."""
    lines = {row.line for layer in found for row in layer}
    return [row.problem("refers to itself in a circle") for row in rows if row.line not in lines]
