"""The bundled tables together, and what no single cell of them can show.

Rows that stand twice, references to what does not exist, and treaties that refer to each other
in a circle.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, fields
from operator import itemgetter

from core.sheets.tables import Row
from countries.models import Organisation, State

from ...models import Depositary, Series, Subject, Treaty
from .tables import CLAUSE_REFERENCES, TREATY_REFERENCES, treaty_code


@dataclass
class Bundle:
    """The rows of all bundled tables."""

    states: list[Row]
    organisations: list[Row]
    memberships: list[Row]
    depositaries: list[Row]
    series: list[Row]
    chapters: list[Row]
    subjects: list[Row]
    treaties: list[Row]
    routes: list[Row]
    relations: list[Row]
    clauses: list[Row]
    acts: list[Row]
    checked: list[Row]
    objections: list[Row]

    def __len__(self):
        return sum(len(getattr(self, field.name)) for field in fields(self))

    @property
    def state_layers(self) -> list[list[Row]]:
        return layers(self.states, itemgetter("code"), continuing)

    @property
    def treaty_layers(self) -> list[list[Row]]:
        return layers(self.treaties, treaty_code, referred)

    def problems(self) -> list[str]:
        """Say which rows do not fit together, or refer to what neither they nor the site have."""
        return [
            *self.rows_that_stand_twice(),
            *self.unknown_states_and_organisations(),
            *self.unknown_depositaries_and_series(),
            *self.unknown_treaties(),
            *circles(self.states, self.state_layers),
            *circles(self.treaties, self.treaty_layers),
        ]

    def rows_that_stand_twice(self) -> list[str]:
        return [
            *repeated(self.states, "code"),
            *repeated(self.organisations, "code"),
            *repeated(self.memberships, "organisation", "state", "member_from"),
            *repeated(self.depositaries, "code"),
            *repeated(self.series, "code"),
            *repeated(self.chapters, "series", "chapter"),
            *repeated(self.subjects, "code"),
            *repeated(self.treaties, "series", "number"),
            *repeated(self.routes, "series", "number", "group"),
            *repeated(self.relations, "series", "number", "kind", "other"),
            *repeated(self.clauses, "series", "number", "applies_to", "group"),
            *repeated(self.acts, "series", "number", "state", "kind", "done_on", "effective_on"),
            *repeated(self.checked, "series", "number", "state", "depositary"),
        ]

    def unknown_states_and_organisations(self) -> list[str]:
        states = codes(State) | {row["code"] for row in self.states}
        organisations = codes(Organisation) | {row["code"] for row in self.organisations}
        return [
            *unknown(self.states, "successors", states, succeeding),
            *unknown(self.memberships, "organisation", organisations),
            *unknown(self.memberships, "state", states),
            *unknown(self.treaties, "organisation", organisations),
            *unknown(self.acts, "state", states),
            *unknown(self.checked, "state", states),
            *unknown(self.objections, "acceding_state", states),
            *unknown(self.objections, "objecting_state", states),
        ]

    def unknown_depositaries_and_series(self) -> list[str]:
        depositaries = codes(Depositary) | {row["code"] for row in self.depositaries}
        series = codes(Series) | {row["code"] for row in self.series}
        subjects = codes(Subject) | {row["code"] for row in self.subjects}
        return [
            *unknown(self.depositaries, "together", depositaries, itemgetter("together")),
            *unknown(self.series, "depositary", depositaries),
            *unknown(self.chapters, "series", series),
            *unknown(self.treaties, "series", series),
            *unknown(self.treaties, "depositary", depositaries),
            *unknown(self.treaties, "subjects", subjects, itemgetter("subjects")),
            *unknown(self.checked, "depositary", depositaries),
        ]

    def unknown_treaties(self) -> list[str]:
        known = codes(Treaty) | {treaty_code(row) for row in self.treaties}
        references = [
            *((self.treaties, name) for name in TREATY_REFERENCES),
            *((self.clauses, name) for name in CLAUSE_REFERENCES),
            (self.routes, "requires"),
            (self.relations, "other"),
        ]
        of_a_treaty = (self.routes, self.relations, self.clauses, self.acts, self.objections)
        charts = [row for row in self.checked if row["number"]]
        return [
            *(problem for rows, name in references for problem in unknown(rows, name, known)),
            *(
                problem
                for rows in (*of_a_treaty, charts)
                for problem in unknown(rows, "number", known, lambda row: [treaty_code(row)])
            ),
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
    """Return the treaties that a treaty refers to."""
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


def layers(
    rows: list[Row], name: Callable[[Row], str], references: Callable[[Row], list[str]]
) -> list[list[Row]]:
    """Return the rows in layers that refer to earlier layers only.

    ``name`` returns what others call a row, ``references`` what it refers to. Rows that refer to
    each other in a circle are in none.
    """
    waiting, found = list(rows), []
    while waiting:
        names = {name(row) for row in waiting}
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
