"""The bundled tables together, and what no single cell of them can show.

Rows that stand twice, references to what does not exist, and treaties that refer to each other
in a circle.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, fields
from operator import itemgetter

from core.sheets.tables import Row
from countries.models import Organisation, State

from ...law.groups import groups_of
from ...law.vocabulary import ActKind, StateGroup
from ...models import Act, Depositary, MonitoringBody, Series, StepList, Subject, Treaty
from .tables import CLAUSE_REFERENCES, DECLARATION_KEY, TREATY_REFERENCES, Group, treaty_code


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
    step_lists: list[Row]
    list_steps: list[Row]
    practice: list[Row]
    monitoring_bodies: list[Row]
    monitoring: list[Row]
    reporting_duties: list[Row]
    validities: list[Row]
    article_subjects: list[Row]
    declarations: list[Row]

    def __len__(self):
        return sum(len(getattr(self, field.name)) for field in fields(self))

    @property
    def state_layers(self) -> list[list[Row]]:
        return layers(self.states, itemgetter("code"), continuing)

    @property
    def treaty_layers(self) -> list[list[Row]]:
        return layers(self.treaties, treaty_code, referred)

    @property
    def state_codes(self) -> set[str]:
        """The codes of the States that these rows or the site have."""
        return codes(State) | {row["code"] for row in self.states}

    @property
    def treaty_codes(self) -> set[str]:
        """The identifiers of the treaties that these rows or the site have."""
        return codes(Treaty) | {treaty_code(row) for row in self.treaties}

    def problems(self) -> list[str]:
        """Say which rows do not fit together, or refer to what neither they nor the site have."""
        return [
            *self.rows_that_stand_twice(),
            *self.unknown_states_and_organisations(),
            *self.unknown_depositaries_and_series(),
            *self.unknown_treaties(),
            *self.unknown_bodies(),
            *self.unknown_accessions(),
            *self.other_numbers(),
            *self.other_groups(),
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
            *repeated(charts(self.checked), "series", "number"),
            *repeated(lists(self.checked), "state", "depositary"),
            *repeated(self.objections, "series", "number", "acceding_state", "objecting_state"),
            *repeated(self.step_lists, "code"),
            *repeated(self.list_steps, "list", "code"),
            *repeated(self.practice, "series", "number", "position"),
            *repeated(self.monitoring_bodies, "code"),
            *repeated(self.monitoring, "series", "number", "body"),
            *repeated(self.reporting_duties, "series", "number", "articles"),
            *repeated(self.validities, "series", "number", "nature", "of_article"),
            *repeated(self.article_subjects, "series", "number", "article"),
            *repeated(self.declarations, "series", "number", *DECLARATION_KEY),
        ]

    def unknown_states_and_organisations(self) -> list[str]:
        states = self.state_codes
        organisations = codes(Organisation) | {row["code"] for row in self.organisations}
        return [
            *unknown(self.states, "successors", states, succeeding),
            *unknown(self.memberships, "organisation", organisations),
            *unknown(self.memberships, "state", states),
            *unknown(self.treaties, "organisation", organisations),
            *unknown(self.routes, "states", states, itemgetter("states")),
            *unknown(self.acts, "state", states),
            *unknown(self.checked, "state", states),
            *unknown(self.declarations, "state", states),
            *unknown(self.objections, "acceding_state", states),
            *unknown(self.objections, "objecting_state", states),
            *unknown(self.step_lists, "state", states),
        ]

    def unknown_depositaries_and_series(self) -> list[str]:
        depositaries = codes(Depositary) | {row["code"] for row in self.depositaries}
        series = codes(Series) | {row["code"] for row in self.series}
        subjects = codes(Subject) | {row["code"] for row in self.subjects}
        lists = codes(StepList) | {row["code"] for row in self.step_lists}
        return [
            *unknown(self.depositaries, "together", depositaries, itemgetter("together")),
            *unknown(self.series, "depositary", depositaries),
            *unknown(self.chapters, "series", {row["code"] for row in self.series}),
            *unknown(self.treaties, "series", series),
            *unknown(self.treaties, "depositary", depositaries),
            *unknown(self.treaties, "subjects", subjects, itemgetter("subjects")),
            *unknown(self.acts, "depositary", depositaries),
            *unknown(self.checked, "depositary", depositaries),
            *unknown(self.step_lists, "depositary", depositaries),
            *unknown(self.list_steps, "list", lists),
        ]

    def unknown_treaties(self) -> list[str]:
        known = self.treaty_codes
        references = [
            *((self.treaties, name) for name in TREATY_REFERENCES),
            *((self.clauses, name) for name in CLAUSE_REFERENCES),
            (self.routes, "requires"),
            (self.relations, "other"),
        ]
        of_a_treaty = (
            *(self.routes, self.relations, self.clauses, self.validities, self.practice),
            *(self.article_subjects, self.acts, self.objections, self.declarations),
            *(self.monitoring, self.reporting_duties),
        )
        return [
            *(problem for rows, name in references for problem in unknown(rows, name, known)),
            *(
                problem
                for rows in (*of_a_treaty, charts(self.checked))
                for problem in unknown(rows, "number", known, lambda row: [treaty_code(row)])
            ),
        ]

    def unknown_bodies(self) -> list[str]:
        known = codes(MonitoringBody) | {row["code"] for row in self.monitoring_bodies}
        return unknown(self.monitoring, "body", known)

    def unknown_accessions(self) -> list[str]:
        """Say which objections are to an accession that is not recorded."""
        accessions = Act.objects.filter(kind=ActKind.ACCESSION.value)
        known = set(accessions.values_list("treaty__code", "state__code"))
        known |= {(treaty_code(row), row["state"]) for row in self.acts if is_accession(row)}
        states, treaties = self.state_codes, self.treaty_codes
        return [
            row.problem(
                f"{row['acceding_state']!r} has no accession to this treaty",
                column="acceding_state",
            )
            for row in self.objections
            if treaty_code(row) in treaties
            and row["acceding_state"] in states
            and (treaty_code(row), row["acceding_state"]) not in known
        ]

    def other_numbers(self) -> list[str]:
        """Say which numbers their series does not have."""
        series = dict(Series.objects.values_list("code", "pattern"))
        series |= {row["code"]: row["pattern"] for row in self.series}
        return [
            row.problem(f"{row['number']!r} is no number of this series", column="number")
            for row in self.treaties
            if row["series"] in series and not re.fullmatch(series[row["series"]], row["number"])
        ]

    def other_groups(self) -> list[str]:
        """Say which groups of States are not of the organisation of their treaty."""
        own = dict(Treaty.objects.values_list("code", "organisation__code"))
        own |= {treaty_code(row): row["organisation"] for row in self.treaties}
        return [
            row.problem("is not a group of the treaty's organisation", column="group")
            for row in (*self.routes, *self.clauses)
            if treaty_code(row) in own and not fits(row["group"], own[treaty_code(row)] or "")
        ]


def is_accession(row: Row) -> bool:
    return row["kind"] == ActKind.ACCESSION


def fits(group: Group | None, organisation: str) -> bool:
    """Whether a group is one of an organisation, or of none; those that a treaty names always."""
    if group is None or group.kind == StateGroup.NAMED:
        return True
    is_of_it = group.organisation in ("", organisation.lower() or "any")
    return is_of_it and group.kind in groups_of(organisation, tells_european=True)


def charts(checked: list[Row]) -> list[Row]:
    """Return the checks of treaties' charts."""
    return [row for row in checked if row["number"]]


def lists(checked: list[Row]) -> list[Row]:
    """Return the checks of States' lists."""
    return [row for row in checked if not row["number"]]


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
