"""Loading the bundled data: read all tables, check that they fit together, write what they say.

A bad row stops everything: the error names it, and nothing is loaded. What staff changed or
deleted stays as it is.
"""

from pathlib import Path

from core.records.publication import Publication
from core.sheets.tables import BadDataError, read_table
from countries import loading as countries
from countries.models import Membership, Organisation, State

from ...law.vocabulary import ActKind, StateGroup
from ...models import (
    Act,
    ArticleSubject,
    Checked,
    Clause,
    Depositary,
    ListStep,
    Monitoring,
    MonitoringBody,
    Practice,
    Relation,
    ReportingDuty,
    Route,
    Series,
    Statement,
    StepList,
    Subject,
    Treaty,
    Validity,
)
from . import tables
from .consistency import Bundle
from .constitutions import acts_of_members
from .merging import OUTCOMES, REASON, Item, Merge
from .references import References, by_code

__all__ = ["OUTCOMES", "REASON", "Bundle", "Merge", "load", "read"]

OF_AN_EXPORT = ("id", "treaty_id")
"""By what an export identifies its rows; here series and number do, and the rows are new."""

ACT_KEY = ("treaty_id", "state_id", "kind", "done_on", "done_precision", "effective_on")


def read(countries_folder: Path = countries.DATA, treaties_folder: Path = tables.DATA) -> Bundle:
    """Return the bundled tables; BadDataError names every row with a bad cell."""
    problems: list[str] = []
    found = {
        name: read_table(folder / f"{name}.csv", columns, problems, unread=OF_AN_EXPORT)
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
    for write in (
        load_states,
        load_memberships,
        load_depositaries,
        load_series_and_subjects,
        load_treaties,
        load_rows_of_treaties,
        load_duties,
        load_acts,
        load_objections,
        load_declarations,
        load_checked,
        load_step_lists,
    ):
        write(bundle, merge)


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


def load_depositaries(bundle: Bundle, merge: Merge) -> None:
    items = [Item(row, tables.depositary(row)) for row in bundle.depositaries]
    written = merge.merge(items, Depositary.objects.all(), key=("code",))
    known = by_code(Depositary)
    for row, depositary in written:
        together = [known[code] for code in row["together"] if code in known]
        merge.write.set(depositary, "together", together)


def load_series_and_subjects(bundle: Bundle, merge: Merge) -> None:
    depositaries = by_code(Depositary)
    items = [Item(row, tables.series(row, depositaries, bundle.chapters)) for row in bundle.series]
    merge.merge(items, Series.objects.all(), key=("code",))
    items = [Item(row, tables.subject(row, n)) for n, row in enumerate(bundle.subjects, 1)]
    merge.merge(items, Subject.objects.all(), key=("code",))


def load_treaties(bundle: Bundle, merge: Merge) -> None:
    """Write the treaties, those first that others refer to; then what they are about."""
    written: list[Item] = []
    purposes = {tables.treaty_code(row): row for row in bundle.purposes}
    for layer in bundle.treaty_layers:
        known = References()
        items = [
            Item(row, tables.treaty(row, known, purposes))
            for row in layer
            if row["series"] in known.series
        ]
        written += merge.merge(items, Treaty.objects.all(), key=("code",))
    subjects = by_code(Subject)
    for row, treaty in written:
        about = [subjects[code] for code in row["subjects"] if code in subjects]
        merge.write.set(treaty, "subjects", about)


def load_rows_of_treaties(bundle: Bundle, merge: Merge) -> None:
    """Write what belongs to each treaty: routes, clauses, relations and so on."""
    treaties = by_code(Treaty)
    relations = [row for row in bundle.relations if row["other"] in treaties]
    for model, rows, build, key in (
        (Route, bundle.routes, tables.route, ("treaty_id", "group")),
        (Clause, bundle.clauses, tables.clause, ("treaty_id", "applies_to", "group")),
        (Relation, relations, tables.relation, ("treaty_id", "kind", "other_id")),
        (Practice, bundle.practice, tables.practice, ("treaty_id", "position")),
        (Validity, bundle.validities, tables.validity, ("treaty_id", "nature", "of_article")),
        (
            ArticleSubject,
            bundle.article_subjects,
            tables.article_subject,
            ("treaty_id", "article"),
        ),
    ):
        items = [
            Item(row, build(row, treaties)) for row in rows if tables.treaty_code(row) in treaties
        ]
        written = merge.merge(items, model.objects.all(), key=key, is_whole=True)
        if model is Route:
            load_named_states(written, merge)


def load_duties(bundle: Bundle, merge: Merge) -> None:
    """Write who watches over each treaty, and when its Parties report."""
    items = [Item(row, tables.monitoring_body(row)) for row in bundle.monitoring_bodies]
    merge.merge(items, MonitoringBody.objects.all(), key=("code",))
    treaties, bodies = by_code(Treaty), by_code(MonitoringBody)
    items = [
        Item(row, tables.monitoring(row, treaties, bodies))
        for row in bundle.monitoring
        if tables.treaty_code(row) in treaties and row["body"] in bodies
    ]
    key = ("treaty_id", "body_id")
    merge.merge(items, Monitoring.objects.all(), key=key, is_whole=True)
    items = [
        Item(row, tables.reporting_duty(row, treaties))
        for row in bundle.reporting_duties
        if tables.treaty_code(row) in treaties
    ]
    key = ("treaty_id", "articles")
    merge.merge(items, ReportingDuty.objects.all(), key=key, is_whole=True)


def load_named_states(routes: list[Item], merge: Merge) -> None:
    """Write which States the routes are for that a treaty names."""
    states = by_code(State)
    for row, route in routes:
        named = [states[code] for code in row["states"] if code in states]
        if named or row["group"].kind == StateGroup.NAMED:
            merge.write.set(route, "states", named)


def load_acts(bundle: Bundle, merge: Merge) -> None:
    """Write the acts of the table and those that follow from memberships."""
    treaties, states, depositaries = by_code(Treaty), by_code(State), by_code(Depositary)
    items = [
        Item(row, tables.act(row, treaties, states, depositaries))
        for row in bundle.acts
        if tables.treaty_code(row) in treaties and row["state"] in states
    ]
    recorded = [item.wanted for item in items]
    for constitution in Treaty.objects.exclude(membership_article=""):
        items += [Item(None, act) for act in acts_of_members(constitution, recorded)]
    merge.merge(
        items,
        Act.objects.filter(corrects=None),
        key=ACT_KEY,
        is_whole=True,
        with_them=(Statement, "about_act"),
    )


def load_objections(bundle: Bundle, merge: Merge) -> None:
    """Write the objections to accessions that are there."""
    states, items = by_code(State), []
    for row in bundle.objections:
        accession = Act.objects.filter(
            treaty__code=tables.treaty_code(row),
            state__code=row["acceding_state"],
            kind=ActKind.ACCESSION.value,
            publication=Publication.PUBLISHED,
        ).select_related("treaty")
        if (found := accession.first()) and row["objecting_state"] in states:
            items.append(Item(row, tables.objection(row, found, states)))
    key = ("treaty_id", "state_id", "nature", "made_on", "about_act_id")
    stored = Statement.objects.filter(about_act__isnull=False, corrects=None)
    merge.merge(items, stored, key=key, is_whole=True)


def load_declarations(bundle: Bundle, merge: Merge) -> None:
    """Write the reservations, declarations and other statements that are about no act."""
    treaties, states = by_code(Treaty), by_code(State)
    items = [
        Item(row, tables.declaration(row, treaties, states))
        for row in bundle.declarations
        if tables.treaty_code(row) in treaties and row["state"] in states
    ]
    key = ("treaty_id", "state_id", *tables.DECLARATION_KEY[1:])
    stored = Statement.objects.filter(nature__in=tables.POINTING_NOWHERE, corrects=None)
    merge.merge(items, stored, key=key, is_whole=True)


def load_checked(bundle: Bundle, merge: Merge) -> None:
    """Write which charts were found complete, one check for each, and which lists where."""
    known = References()
    found = [
        Item(row, tables.checked(row, known))
        for row in bundle.checked
        if (not row["number"] or tables.treaty_code(row) in known.treaties)
        and (not row["state"] or row["state"] in known.states)
    ]
    for of_charts, key in ((True, ("treaty_id",)), (False, ("state_id", "depositary_id"))):
        items = [item for item in found if (item.wanted.treaty_id is not None) == of_charts]
        stored = Checked.objects.filter(treaty__isnull=not of_charts)
        merge.merge(items, stored, key=key, is_whole=True)


def load_step_lists(bundle: Bundle, merge: Merge) -> None:
    """Write the lists of steps whose State or depositary is there, then their steps."""
    known = References()
    owners = {*known.states, *known.depositaries}
    items = [
        Item(row, tables.step_list(row, known))
        for row in bundle.step_lists
        if (row["state"] or row["depositary"]) in owners
    ]
    merge.merge(items, StepList.objects.all(), key=("code",))
    lists = by_code(StepList)
    steps = [row for row in bundle.list_steps if row["list"] in lists]
    items = [Item(row, tables.list_step(row, lists)) for row in steps]
    merge.merge(items, ListStep.objects.all(), key=("step_list_id", "code"), is_whole=True)
