"""All public data as tables, in the format in which they are loaded and imported again."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TextIO

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.dates import date_text
from core.http.rendering import as_text
from core.records.publication import Publication
from countries.loading import LOCALES, STATES
from countries.models import Membership, Organisation, State

from ..answers.authorities import published
from ..answers.checked import Checks
from ..answers.evidence import is_known, period_row
from ..models import (
    Act,
    ArticleSubject,
    Checked,
    Clause,
    Depositary,
    ListStep,
    Monitoring,
    MonitoringBody,
    NationalLaw,
    Practice,
    ProcedureStep,
    Relation,
    Report,
    ReportingDuty,
    Route,
    Series,
    Statement,
    StatusPeriod,
    StepList,
    Subject,
    Treaty,
    Validity,
)
from ..models.choices import StatementNature
from .bundled.tables import (
    ARTICLE_SUBJECTS,
    CHAPTERS,
    CHECKED,
    CLAUSE_REFERENCES,
    CLAUSES,
    DECLARATIONS,
    DEPOSITARIES,
    LANGUAGES,
    LIST_STEPS,
    MONITORING,
    MONITORING_BODIES,
    OBJECTIONS,
    POINTING_NOWHERE,
    PRACTICE,
    PURPOSES,
    RELATIONS,
    REPORTING_DUTIES,
    ROUTES,
    SERIES_OF_TREATIES,
    STEP_LISTS,
    SUBJECTS,
    TREATIES,
    TREATY_REFERENCES,
    VALIDITIES,
)

TEXTS = {
    "name": "names",
    "site": "site",
    "title": "titles",
    "common_name": "common_names",
    "purpose": "purposes",
    "text_url": "text_urls",
    "report_url": "report_urls",
    "body": "bodies",
    "text": "texts",
    "invitations_asked_of": "invitations_asked_of",
    "invitations_consult": "invitations_consult",
    "invitations_decided_by": "invitations_decided_by",
}
STATE_TEXTS = {"name": "names", "official_name": "official_names"}
STATE_TYPES = {
    "european": "boolean",
    "any_state": "boolean",
    "exists_from": "date",
    "exists_until": "date",
}
TYPES = {
    models.BooleanField: "boolean",
    models.DateField: "date",
    models.PositiveSmallIntegerField: "integer",
}
ROWS_AT_ONCE = 500

ID = {"id": "integer"}
"""The number of a row, by which the record of changes calls it."""

OF_A_ROW = ID | {"treaty_id": "string"}
"""What identifies a row of a treaty: its number, and the treaty."""

CODED = ("code",)
PERIOD_DATES = ("in_force_on", "in_force_on_computed", "left_on")


@dataclass(frozen=True)
class Table:
    """One table of an export: its columns, each with a type of the Table Schema, and its rows.

    ``key`` names the columns that tell one row from another, and by which others refer to it.
    ``fields`` says what the columns are; what it leaves out is said in ``fields.csv``.
    """

    name: str
    title: str
    columns: dict[str, str]
    rows: Callable[[], Iterable[Iterable]]
    key: tuple[str, ...] = ("id",)
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def file_name(self) -> str:
        return f"{self.name}.csv"

    def content(self) -> bytes:
        """Return the table as UTF-8 text with one header row."""
        text = io.StringIO()
        self.write(text)
        return text.getvalue().encode()

    def write(self, text: TextIO) -> None:
        """Write the table, row by row."""
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([cell(value) for value in row] for row in self.rows())


def cell(value) -> str:
    """Return a value as the loaders read it: 1 and 0 for yes and no."""
    return str(int(value)) if isinstance(value, bool) else as_text(value)


def named(names: Iterable[str], kind: str = "string") -> dict[str, str]:
    return dict.fromkeys(names, kind)


def type_of(model: type[models.Model], column: str) -> str:
    """Return the type of a column that is named as a field of a model; else it is text."""
    found = next((item for item in model._meta.fields if item.name == column), None)
    return TYPES.get(type(found), "string")


def by_language(prefix: str, languages: Iterable[str]) -> list[str]:
    return [f"{prefix}_{language}" for language in languages]


def states() -> Iterator[list]:
    rows = State.objects.select_related("continued_by", "territory_of")
    for row in stream(rows.prefetch_related("successors")):
        yield [row.pk, *(state_cell(row, column) for column in STATES)]


def state_cell(row: State, column: str):
    name, __, language = column.rpartition("_")
    if name in STATE_TEXTS and language in LOCALES:
        return getattr(row, STATE_TEXTS[name]).get(language)
    if column == "successors":
        return successors(row)
    if column == "depositary_labels":
        return "; ".join(row.depositary_labels)
    fields = {"european": "is_european", "any_state": "counts_as_any_state"}
    value = getattr(row, fields.get(column, column))
    return value.code if isinstance(value, State) else value


def successors(row: State) -> str:
    """Return the States that succeeded one, as the loader reads them."""
    codes = " ".join(sorted(state.code for state in row.successors.all()))
    if row.continued_by is None:
        return codes
    return f"{codes} (continued by {row.continued_by.code})".strip()


def organisations() -> Iterator[list]:
    for row in stream(Organisation.objects.all()):
        names = (row.names.get(language) for language in LOCALES)
        yield [row.pk, row.code, row.members_are_complete, row.tells_european_states, *names]


def memberships() -> Iterator[list]:
    for row in stream(Membership.objects.select_related("organisation", "state")):
        first = date_text(row.member_from, row.member_from_precision)
        yield [
            *(row.pk, row.organisation.code, row.state.code, first, row.member_until),
            *(row.source, row.note),
        ]


def depositaries() -> Iterator[list]:
    yield from cells(Depositary.objects.prefetch_related("together"), [*ID, *DEPOSITARIES])


def series() -> Iterator[list]:
    yield from cells(Series.objects.select_related("depositary"), [*ID, *SERIES_OF_TREATIES])


def chapters() -> Iterator[list]:
    for row in Series.objects.all():
        for chapter, names in row.chapters.items():
            yield [row.code, chapter, *(names.get(language) for language in LANGUAGES)]


def subjects() -> Iterator[list]:
    yield from cells(Subject.objects.all(), [*ID, *SUBJECTS])


def treaties() -> Iterator[list]:
    rows = Treaty.objects.select_related(*TREATY_REFERENCES, "depositary", "organisation")
    yield from cells(rows.prefetch_related("subjects"), [*OF_A_ROW, *TREATIES])


def purposes() -> Iterator[list]:
    yield from cells(Treaty.objects.exclude(purposes={}), [*OF_A_ROW, *PURPOSES])


def routes() -> Iterator[list]:
    rows = Route.objects.select_related("treaty__organisation", "requires")
    yield from of_treaties(rows.prefetch_related("states"), ROUTES)


def relations() -> Iterator[list]:
    yield from of_treaties(Relation.objects.select_related("treaty", "other"), RELATIONS)


def practice() -> Iterator[list]:
    yield from of_treaties(Practice.objects.select_related("treaty"), PRACTICE)


def clauses() -> Iterator[list]:
    rows = Clause.objects.select_related("treaty__organisation", *CLAUSE_REFERENCES)
    yield from of_treaties(rows, CLAUSES)


def checked() -> Iterator[list]:
    rows = Checked.objects.select_related("treaty", "state", "depositary")
    yield from cells(rows.order_by("id"), [*OF_A_ROW, *CHECKED])


def of_treaties(rows, columns: Iterable[str]) -> Iterator[list]:
    yield from cells(rows.order_by("treaty__sort_key", "treaty_id", "id"), [*OF_A_ROW, *columns])


def cells(rows, columns: Iterable[str]) -> Iterator[list]:
    """Yield the cells of each row, some rows at a time: never all of them are held."""
    for row in stream(rows):
        yield [cell_of(row, column) for column in columns]


def stream(rows) -> Iterator:
    return rows.iterator(chunk_size=ROWS_AT_ONCE)


def cell_of(row, column: str):
    """Return one cell of a row as the bundled tables have it."""
    if column in CELLS.get(type(row), {}):
        return CELLS[type(row)][column](row)
    name, __, language = column.rpartition("_")
    if name in TEXTS and language in LANGUAGES:
        return getattr(row, TEXTS[name]).get(language)
    value = getattr(row, column)
    return value.code if isinstance(value, models.Model) else value


def codes(rows) -> str:
    return " ".join(row.code for row in rows.all())


OF_A_TREATY = {
    "treaty_id": lambda row: row.treaty.code if row.treaty else None,
    "series": lambda row: row.treaty.series_id if row.treaty else None,
    "number": lambda row: row.treaty.number if row.treaty else None,
}
CELLS = {
    Depositary: {"together": lambda row: codes(row.together)},
    Series: {
        "also_called": lambda row: "; ".join(row.also_called),
        "spellings": lambda row: json.dumps(row.spellings, ensure_ascii=False),
    },
    Treaty: {
        "treaty_id": lambda row: row.code,
        "series": lambda row: row.series_id,
        "subjects": lambda row: codes(row.subjects),
        "unofficial_titles": lambda row: " ".join(row.unofficial_titles),
    },
    Route: OF_A_TREATY
    | {
        "group": lambda row: row.group_code,
        "from": lambda row: row.starts_on,
        "states": lambda row: codes(row.states),
    },
    Relation: OF_A_TREATY,
    Clause: OF_A_TREATY,
    Practice: OF_A_TREATY,
    Validity: OF_A_TREATY,
    ArticleSubject: OF_A_TREATY,
    Checked: OF_A_TREATY,
    Monitoring: OF_A_TREATY,
    ReportingDuty: OF_A_TREATY,
    Report: OF_A_TREATY | {"duty": lambda row: row.duty.articles if row.duty else None},
    NationalLaw: OF_A_TREATY | {"law_number": lambda row: row.number},
    Statement: OF_A_TREATY
    | {
        "acceding_state": lambda row: row.about_act.state.code,
        "objecting_state": lambda row: row.state.code,
        "done_on": lambda row: row.made_on,
        "withdrawn_on": lambda row: row.ends_on if row.about_act else row.withdrawn_on,
        "effect": lambda row: row.text,
        "note": lambda row: None,
    },
    ListStep: {"list": lambda row: row.step_list.code},
}
"""The cells that no field of the same name holds."""


def acts() -> Iterator[list]:
    """Yield the published acts, as ``import_acts`` reads them."""
    rows = Act.objects.filter(publication=Publication.PUBLISHED)
    rows = rows.select_related("treaty", "state", "depositary")
    for row in stream(rows.order_by("treaty__sort_key", "treaty_id", "id")):
        yield [row.pk, row.treaty.code, *act_cells(row)]


def act_cells(row: Act) -> list:
    """Return an act in the order of the importer's columns."""
    return [
        *(row.treaty.series_id, row.treaty.number, row.state.code, row.kind, row.done_text),
        *(row.effective_on, row.expires_on, row.notified_on, row.objections_checked_on),
        *(row.depositary.code if row.depositary else None, row.place, int(row.is_unconfirmed)),
        *(row.source, row.public_note),
    ]


def statements() -> Iterator[list]:
    rows = Statement.objects.filter(publication=Publication.PUBLISHED)
    rows = rows.select_related("treaty", "state", *POINTING)
    for row in stream(rows.order_by("id")):
        yield [
            *(
                row.pk,
                row.treaty.code,
                row.treaty.series_id,
                row.treaty.number,
                row.state.code,
                row.nature,
            ),
            *(row.articles, row.text, row.text_not_read, row.language),
            *(row.made_on, row.starts_on, row.withdrawn_on, row.ends_on, row.checked_on),
            *(published_id(getattr(row, name)) for name in POINTING),
            *(row.precludes_entry_into_force, row.source),
        ]


POINTING = ("objects_to", "about_act", "follows")


def published_id(row: Act | Statement | None) -> int | None:
    """Return the id of a row that readers know of."""
    is_known = row is not None and row.publication == Publication.PUBLISHED
    return row.pk if is_known else None


def contacts() -> Iterator[list]:
    """Yield the published central authorities, with what they are called in each language."""
    for row in stream(published().select_related("treaty", "state").order_by("id")):
        names, functions, hours = (
            [texts.get(language) for language in LOCALES]
            for texts in (row.names, row.functions, row.hours)
        )
        yield [
            *(row.pk, row.treaty.code, row.treaty.series_id, row.treaty.number),
            *(row.state.code, *names),
            *(row.articles, *functions, row.address, row.telephone, row.email, row.languages),
            *(*hours, row.source, row.checked_on),
        ]


def declarations() -> Iterator[list]:
    """Yield the statements that are about no act and no other statement, as ``load_data`` reads."""
    rows = Statement.objects.filter(publication=Publication.PUBLISHED, nature__in=POINTING_NOWHERE)
    yield from of_treaties(rows.select_related("treaty", "state"), DECLARATIONS)


def validities() -> Iterator[list]:
    yield from of_treaties(Validity.objects.select_related("treaty"), VALIDITIES)


def article_subjects() -> Iterator[list]:
    yield from of_treaties(ArticleSubject.objects.select_related("treaty"), ARTICLE_SUBJECTS)


def objections() -> Iterator[list]:
    """Yield the objections to accessions, as ``load_data`` reads them."""
    rows = Statement.objects.filter(
        publication=Publication.PUBLISHED,
        nature=StatementNature.OBJECTION,
        about_act__isnull=False,
        precludes_entry_into_force=True,
    )
    rows = rows.select_related("treaty", "state", "about_act__state")
    yield from of_treaties(rows, OBJECTIONS)


def step_lists() -> Iterator[list]:
    yield from cells(StepList.objects.select_related("state", "depositary"), [*ID, *STEP_LISTS])


def list_steps() -> Iterator[list]:
    rows = ListStep.objects.select_related("step_list")
    rows = rows.order_by("step_list__position", "step_list__code", "position", "id")
    yield from cells(rows, [*ID, *LIST_STEPS])


def procedure_steps() -> Iterator[list]:
    """Yield the published steps of procedures; what is for staff alone stays here."""
    rows = ProcedureStep.objects.filter(publication=Publication.PUBLISHED)
    rows = rows.select_related("procedure__treaty", "procedure__state", "procedure__step_list")
    for row in stream(rows.order_by("procedure", "position", "id")):
        procedure = row.procedure
        yield [
            *(row.pk, procedure.treaty.code),
            *(procedure.treaty.series_id, procedure.treaty.number, procedure.state.code),
            *(procedure.step_list.code, row.act_kind),
            *(row.names.get(language) for language in LOCALES),
            *(row.bodies.get(language) for language in LOCALES),
            *(row.planned_on, row.done_on, row.document_title, row.document_number),
        ]


def monitoring_bodies() -> Iterator[list]:
    yield from cells(MonitoringBody.objects.all(), [*ID, *MONITORING_BODIES])


def monitoring() -> Iterator[list]:
    yield from of_treaties(Monitoring.objects.select_related("treaty", "body"), MONITORING)


def reporting_duties() -> Iterator[list]:
    yield from of_treaties(ReportingDuty.objects.select_related("treaty"), REPORTING_DUTIES)


REPORTS = {
    **OF_A_ROW,
    **named(["series", "number", "state", "duty"]),
    **named(["first_number", "last_number"], "integer"),
    "submitted_on": "date",
    **named(["document", "link", "source"]),
}
"""Of a report; ``duty`` are the articles of the duty under which it was made."""

NATIONAL_LAWS = {
    **OF_A_ROW,
    **named(["series", "number", "state", *by_language("title", LANGUAGES), "law_number"]),
    "adopted_on": "date",
    **named(["link", "source"]),
}


def reports() -> Iterator[list]:
    rows = Report.objects.filter(publication=Publication.PUBLISHED)
    yield from of_treaties(rows.select_related("treaty", "state", "duty"), REPORTS)


def national_laws() -> Iterator[list]:
    rows = NationalLaw.objects.filter(publication=Publication.PUBLISHED)
    yield from of_treaties(rows.select_related("treaty", "state"), NATIONAL_LAWS)


def periods() -> Iterator[list]:
    """Yield the status periods of every pair that has any, as every other answer gives them."""
    rows = StatusPeriod.objects.select_related("treaty", "state")
    checks = Checks(State.objects.values_list("pk", flat=True))
    rows = rows.order_by("treaty__sort_key", "treaty_id", "state__code", "starts_on")
    for row in stream(rows):
        shown = period_row(row, is_known=is_known(row, partial(checks.record, state=row.state)))
        yield [
            *(row.pk, row.treaty.series_id, row.treaty.number),
            *(row.treaty.code, row.treaty.labels["en"]),
            *(row.state.code, shown["status"]),
            *(shown["starts_on"], shown["ends_on"], shown["missing"], shown["reason"]),
            date_text(row.signed_on, row.signed_precision),
            date_text(row.consented_on, row.consented_precision),
            row.consent_kind,
            *(getattr(row, name) for name in PERIOD_DATES),
        ]


NUMBERED = OF_A_ROW | named(["series", "number"])


def columns_of(model: type[models.Model], names: Iterable[str], *, of_treaty=True) -> dict:
    """Return columns named as the bundled tables have them, after those that identify the row."""
    identifying = OF_A_ROW if of_treaty else ID
    return identifying | {name: type_of(model, name) for name in names}


TABLES = [
    Table(
        "states",
        _("States and organisations"),
        ID | {name: STATE_TYPES.get(name, "string") for name in STATES},
        states,
        key=CODED,
    ),
    Table(
        "organisations",
        _("Organisations"),
        ID
        | named(["code"])
        | named(["members_complete", "tells_european"], "boolean")
        | named(by_language("name", LOCALES)),
        organisations,
        key=CODED,
    ),
    Table(
        "memberships",
        _("Memberships of States in organisations"),
        ID
        | named(["organisation", "state", "member_from"])
        | {"member_until": "date"}
        | named(["source", "note"]),
        memberships,
    ),
    Table(
        "depositaries",
        _("Who keeps treaties"),
        columns_of(Depositary, DEPOSITARIES, of_treaty=False),
        depositaries,
        key=CODED,
    ),
    Table(
        "series",
        _("How treaties are numbered"),
        columns_of(Series, SERIES_OF_TREATIES, of_treaty=False),
        series,
        key=CODED,
    ),
    Table(
        "chapters", _("Chapters of series"), named(CHAPTERS), chapters, key=("series", "chapter")
    ),
    Table("subjects", _("What treaties are about"), ID | named(SUBJECTS), subjects, key=CODED),
    Table(
        "treaties",
        _("Treaties"),
        columns_of(Treaty, TREATIES),
        treaties,
        key=("treaty_id",),
    ),
    Table(
        "purposes",
        _("What each treaty is for, in one sentence"),
        OF_A_ROW | named(PURPOSES),
        purposes,
    ),
    Table(
        "routes",
        _("How the States of each group may join a treaty"),
        columns_of(Route, ROUTES) | {"from": "date"},
        routes,
    ),
    Table("relations", _("How treaties are related"), OF_A_ROW | named(RELATIONS), relations),
    Table(
        "clauses",
        _("Final clauses as data"),
        columns_of(Clause, CLAUSES),
        clauses,
    ),
    Table(
        "validities",
        _("How long the reservations to a treaty are valid unless they are renewed"),
        columns_of(Validity, VALIDITIES),
        validities,
    ),
    Table(
        "article_subjects",
        _("What articles are about on which States declare something"),
        OF_A_ROW | named(ARTICLE_SUBJECTS),
        article_subjects,
    ),
    Table(
        "checked",
        _("Which charts and lists were found complete, and when"),
        columns_of(Checked, CHECKED),
        checked,
    ),
    Table(
        "acts",
        _("Published acts; the date may be a month or a year"),
        NUMBERED
        | named(["state", "kind", "done_on"])
        | named(["effective_on", "expires_on", "notified_on", "objections_checked_on"], "date")
        | named(["depositary", "place"])
        | {"unconfirmed": "boolean"}
        | named(["source", "note"]),
        acts,
    ),
    Table(
        "objections",
        _("Objections that keep a treaty from having effect between two States"),
        OF_A_ROW | named(OBJECTIONS) | named(["done_on", "withdrawn_on"], "date"),
        objections,
    ),
    Table(
        "declarations",
        _("Reservations, declarations and others that are about no act"),
        columns_of(Statement, DECLARATIONS),
        declarations,
    ),
    Table(
        "statements",
        _("Published reservations, declarations and other statements"),
        NUMBERED
        | named(["state", "nature", "articles", "text"])
        | {"text_not_read": "boolean", "language": "string"}
        | named(["made_on", "starts_on", "withdrawn_on", "ends_on", "checked_on"], "date")
        | named(["objects_to", "about_act", "follows"], "integer")
        | {"precludes_entry_into_force": "boolean", "source": "string"},
        statements,
    ),
    Table(
        "monitoring_bodies",
        _("Who watches treaties"),
        ID | named(MONITORING_BODIES),
        monitoring_bodies,
        key=CODED,
    ),
    Table(
        "monitoring",
        _("Which body watches which treaty"),
        columns_of(Monitoring, MONITORING),
        monitoring,
    ),
    Table(
        "reporting_duties",
        _("When the Parties to a treaty report, by what it says"),
        columns_of(ReportingDuty, REPORTING_DUTIES),
        reporting_duties,
    ),
    Table("reports", _("Published reports of States on treaties"), REPORTS, reports),
    Table(
        "national_laws",
        _("Published national laws that give effect to a treaty"),
        NATIONAL_LAWS,
        national_laws,
    ),
    Table(
        "step_lists",
        _("Lists of the steps by which treaties are joined"),
        columns_of(StepList, STEP_LISTS, of_treaty=False),
        step_lists,
        key=CODED,
    ),
    Table(
        "list_steps",
        _("The steps of these lists"),
        columns_of(ListStep, LIST_STEPS, of_treaty=False),
        list_steps,
    ),
    Table(
        "procedure_steps",
        _("Published steps of procedures"),
        NUMBERED
        | named(["state", "list", "act_kind"])
        | named([*by_language("name", LOCALES), *by_language("body", LOCALES)])
        | named(["planned_on", "done_on"], "date")
        | named(["document_title", "document_number"]),
        procedure_steps,
    ),
    Table(
        "practice",
        _("What treaties ask for in practice, in plain words"),
        columns_of(Practice, PRACTICE),
        practice,
    ),
    Table(
        "authorities",
        _("Published central authorities: whom to write to"),
        NUMBERED
        | named(["state", *by_language("name", LOCALES), "articles"])
        | named([*by_language("functions", LOCALES), "address", "telephone", "email"])
        | named(["languages", *by_language("hours", LOCALES), "source"])
        | {"checked_on": "date"},
        contacts,
    ),
    Table(
        "periods",
        _("Where each State stood towards each treaty, from day to day; derived from the acts"),
        ID
        | named(["series", "number", "treaty", "label", "state", "status"])
        | named(["starts_on", "ends_on"], "date")
        | named(["missing", "reason", "signed_on", "consented_on", "consent_kind"])
        | named(PERIOD_DATES, "date"),
        periods,
    ),
]
