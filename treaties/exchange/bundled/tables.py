"""What the bundled tables say about treaties, their clauses and the acts of States."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from django.db import models

from core.records.publication import Publication
from core.sheets.tables import (
    Column,
    Row,
    address,
    day,
    day_or_bound,
    flag,
    matching,
    one_of,
    source,
    text,
    whole_number,
)
from countries.loading import read_labels
from countries.models import State

from ...law.vocabulary import ActKind, AppliesTo, ClauseKind, Route, StateGroup, Trigger
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
    Series,
    Statement,
    StepList,
    Subject,
    Treaty,
    Validity,
)
from ...models import Route as RouteOfGroup
from ...models.choices import (
    ACCESSION_BINDS_LABELS,
    ANSWERING_NATURES,
    EARLY_CONSENTS_LABELS,
    FOLLOWING_NATURES,
    LANGUAGES_OF_TEXTS,
    Confidence,
    CountedFrom,
    EndKind,
    Form,
    PracticeKind,
    RelationKind,
    StatementNature,
)
from ...models.numbers import identifier
from ...models.procedures import STEP_KINDS
from .references import References

DATA = Path(__file__).parents[2] / "data"
LANGUAGES = ["en", "fr", "ru", "ky", "kk", "de", "it"]

SERIES = matching(r"[A-Z][A-Z0-9]*", "a series: capital letters and digits")
NUMBER = matching(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", "a number: letters, digits, hyphens")
IDENTIFIER = matching(r"[a-z0-9]+(-[a-z0-9]+)+", "the identifier of a treaty: ets-112")
CODE = matching(r"[A-Z]{2}|[A-Z]{4}", "a code of two or four capital letters")
NAMED = {
    "series": Column(SERIES, is_required=True),
    "number": Column(NUMBER, is_required=True),
}


def by_language(name: str, column: Column) -> dict[str, Column]:
    return {f"{name}_{language}": column for language in LANGUAGES}


def read_spellings(cell: str) -> dict[str, str]:
    """Read how a series writes its numbers, by language, as JSON."""
    try:
        found = json.loads(cell or "{}")
    except ValueError:
        raise ValueError("is not JSON") from None
    if not isinstance(found, dict) or not all(isinstance(text, str) for text in found.values()):
        raise ValueError("is not texts by language")
    return found


def read_words(cell: str) -> list[str]:
    """Read words separated by spaces."""
    return cell.split()


class Group(NamedTuple):
    """A group of States as a cell names it; the organisation is empty where it is not said."""

    organisation: str
    kind: StateGroup


def read_group(cell: str) -> Group | None:
    """Read a group of States, with or without its organisation: ``coe-member``, ``named``."""
    if not cell:
        return None
    organisation, _, kind = cell.rpartition("-")
    try:
        return Group(organisation, StateGroup(kind))
    except ValueError:
        raise ValueError("is not a group of States") from None


def read_pattern(cell: str) -> str:
    """Read the regular expression of a series' numbers."""
    try:
        re.compile(cell)
    except re.error:
        raise ValueError("is not a regular expression") from None
    return text(100)(cell)


DEPOSITARIES = {
    "code": Column(matching(r"[A-Z]+(\+[A-Z]+)*", "a code of capital letters"), is_required=True),
    "together": Column(read_words),
    **by_language("name", Column(text())),
    **by_language("site", Column(address)),
    "status_page": Column(address),
    "extra_day": Column(flag),
    "overflow": Column(flag),
    **by_language("invitations_asked_of", Column(text())),
    **by_language("invitations_consult", Column(text())),
    **by_language("invitations_decided_by", Column(text())),
    "invitation_years": Column(whole_number),
    "invitations_source": Column(text()),
}

SERIES_OF_TREATIES = {
    "code": Column(SERIES, is_required=True),
    "position": Column(whole_number),
    "depositary": Column(text(20)),
    "pattern": Column(read_pattern, is_required=True),
    "example": Column(text(20), is_required=True),
    "numbers_stand_alone": Column(flag),
    "also_called": Column(read_labels),
    "spellings": Column(read_spellings),
    **by_language("name", Column(text())),
}

CHAPTERS = {
    "series": Column(SERIES, is_required=True),
    "chapter": Column(matching(r"[IVXLC]+", "a Roman numeral"), is_required=True),
    **by_language("name", Column(text())),
}

SUBJECTS = {"code": Column(text(40), is_required=True), **by_language("name", Column(text()))}

TREATIES = {
    **NAMED,
    "form": Column(one_of(Form.values), is_required=True),
    **by_language("title", Column(text())),
    "title_en": Column(text(), is_required=True),
    "unofficial_titles": Column(read_words),
    **by_language("common_name", Column(text())),
    "adopted_on": Column(day),
    "opened_on": Column(day),
    "entered_into_force_on": Column(day),
    "not_in_force": Column(flag),
    "closed_on": Column(day),
    "ended_on": Column(day),
    "end_kind": Column(one_of(EndKind.values)),
    "depositary": Column(text(20)),
    "organisation": Column(text(20)),
    "membership_article": Column(text(20)),
    "parent": Column(IDENTIFIER),
    "ends_with_parent": Column(flag),
    "replaced_by": Column(IDENTIFIER),
    "barred_for_parties_to": Column(IDENTIFIER),
    "accession_binds": Column(one_of(ACCESSION_BINDS_LABELS)),
    "subjects": Column(read_words),
    "invited_by": Column(text(100)),
    "signatories_may_accede": Column(flag),
    "forbids_reservations": Column(flag),
    "definitive_signature_possible": Column(flag),
    "un_registration_number": Column(text(20)),
    "un_registered_on": Column(day),
    **by_language("text_url", Column(address)),
    **by_language("report_url", Column(address)),
    "status_url": Column(address),
    "statements_checked_on": Column(day),
    "basis": Column(text(50)),
    "note": Column(text()),
}
PURPOSES = {**NAMED, **by_language("purpose", Column(text()))}
TREATY_REFERENCES = ["parent", "replaced_by", "barred_for_parties_to"]

ROUTES = {
    **NAMED,
    "group": Column(read_group, is_required=True),
    "route": Column(one_of(Route), is_required=True),
    "from": Column(day),
    "requires": Column(IDENTIFIER),
    "states": Column(read_words),
    "articles": Column(text(50)),
    "note": Column(text()),
}

RELATIONS = {
    **NAMED,
    "kind": Column(one_of(RelationKind.values), is_required=True),
    "other": Column(IDENTIFIER, is_required=True),
    "articles": Column(text(50)),
    "source": Column(source()),
}

CLAUSES = {
    **NAMED,
    "applies_to": Column(one_of(AppliesTo), is_required=True),
    "group": Column(read_group),
    "kind": Column(one_of(ClauseKind), is_required=True),
    "n": Column(whole_number),
    "days": Column(whole_number),
    "extra_day": Column(flag),
    "overflow": Column(flag),
    "trigger": Column(one_of(Trigger)),
    "threshold_total": Column(whole_number),
    "threshold_members": Column(whole_number),
    "threshold_of": Column(IDENTIFIER),
    "all_parties_to": Column(IDENTIFIER),
    "not_before": Column(IDENTIFIER),
    "not_before_parent": Column(flag),
    "counts_accessions": Column(flag),
    "early_consents": Column(one_of(EARLY_CONSENTS_LABELS)),
    "barred_years": Column(whole_number),
    "counted_from": Column(one_of(CountedFrom.values)),
    "every_years": Column(whole_number),
    "window_months": Column(whole_number),
    "articles": Column(text(50)),
    "basis": Column(text(50)),
    "confidence": Column(one_of(Confidence.values)),
    "note": Column(text()),
}
CLAUSE_REFERENCES = ["threshold_of", "all_parties_to", "not_before"]

ACTS = {
    **NAMED,
    "state": Column(CODE, is_required=True),
    "kind": Column(one_of(ActKind), is_required=True),
    "done_on": Column(day_or_bound),
    "effective_on": Column(day),
    "expires_on": Column(day),
    "notified_on": Column(day),
    "objections_checked_on": Column(day),
    "depositary": Column(text(20)),
    "place": Column(text(100)),
    "unconfirmed": Column(flag),
    "source": Column(source(), is_required=True),
    "note": Column(text()),
}

CHECKED = {
    "series": Column(SERIES),
    "number": Column(NUMBER),
    "state": Column(CODE),
    "depositary": Column(text(20)),
    "checked_on": Column(day, is_required=True),
    "endings": Column(flag),
    "source": Column(text(), is_required=True),
}

VALIDITIES = {
    **NAMED,
    "nature": Column(one_of(("reservation", "declaration")), is_required=True),
    "of_article": Column(text(20)),
    "years": Column(whole_number, is_required=True),
    "notice_months": Column(whole_number),
    "decision_months": Column(whole_number),
    "grace_months": Column(whole_number),
    "articles": Column(text(50)),
    "basis": Column(text(50)),
    "confidence": Column(one_of(Confidence.values)),
    "note": Column(text()),
}

ARTICLE_SUBJECTS = {
    **NAMED,
    "article": Column(text(20), is_required=True),
    **by_language("name", Column(text())),
}

POINTING_NOWHERE = [
    nature
    for nature in StatementNature.values
    if nature not in {*ANSWERING_NATURES, *FOLLOWING_NATURES}
]
"""The natures of statements that are about no act and no other statement."""

DECLARATIONS = {
    **NAMED,
    "state": Column(CODE, is_required=True),
    "nature": Column(one_of(POINTING_NOWHERE), is_required=True),
    "articles": Column(text(100)),
    "text": Column(text()),
    "text_not_read": Column(flag),
    "language": Column(one_of(LANGUAGES_OF_TEXTS)),
    "made_on": Column(day),
    "starts_on": Column(day),
    "withdrawn_on": Column(day),
    "ends_on": Column(day),
    "source": Column(source(), is_required=True),
}
DECLARATION_KEY = ("state", "nature", "articles", "made_on", "starts_on", "text")
"""By what one is told from another, beside its treaty."""

OBJECTIONS = {
    **NAMED,
    "acceding_state": Column(CODE, is_required=True),
    "objecting_state": Column(CODE, is_required=True),
    "done_on": Column(day, is_required=True),
    "withdrawn_on": Column(day),
    "effect": Column(text()),
    "source": Column(source(), is_required=True),
    "note": Column(text()),
}

SLUG = matching(r"[a-z0-9]+(-[a-z0-9]+)*", "a code: small letters, digits, hyphens")

STEP_LISTS = {
    "code": Column(SLUG, is_required=True),
    "position": Column(whole_number),
    "state": Column(CODE),
    "depositary": Column(text(20)),
    "is_proposal": Column(flag),
    "source": Column(text()),
    **by_language("name", Column(text())),
}

LIST_STEPS = {
    "list": Column(SLUG, is_required=True),
    "code": Column(SLUG, is_required=True),
    "position": Column(whole_number),
    "act_kind": Column(one_of(STEP_KINDS)),
    **by_language("name", Column(text())),
    **by_language("body", Column(text())),
}

PRACTICE = {
    **NAMED,
    "position": Column(whole_number, is_required=True),
    "kind": Column(one_of(PracticeKind.values), is_required=True),
    "articles": Column(text(50), is_required=True),
    **by_language("text", Column(text())),
    "text_en": Column(text(), is_required=True),
    "is_unconfirmed": Column(flag),
}

MONITORING_BODIES = {
    "code": Column(text(40), is_required=True),
    "site": Column(address),
    **by_language("name", Column(text())),
}

MONITORING = {
    **NAMED,
    "body": Column(text(40), is_required=True),
    "articles": Column(text(50)),
    "source": Column(source()),
    "is_unconfirmed": Column(flag),
}

REPORTING_DUTIES = {
    **NAMED,
    "articles": Column(text(50), is_required=True),
    "first_months": Column(whole_number),
    "every_years": Column(whole_number),
    "on_request": Column(flag),
    "source": Column(source()),
    "is_unconfirmed": Column(flag),
}

TABLES = {
    "depositaries": DEPOSITARIES,
    "series": SERIES_OF_TREATIES,
    "chapters": CHAPTERS,
    "subjects": SUBJECTS,
    "treaties": TREATIES,
    "purposes": PURPOSES,
    "routes": ROUTES,
    "relations": RELATIONS,
    "clauses": CLAUSES,
    "validities": VALIDITIES,
    "article_subjects": ARTICLE_SUBJECTS,
    "acts": ACTS,
    "checked": CHECKED,
    "objections": OBJECTIONS,
    "step_lists": STEP_LISTS,
    "list_steps": LIST_STEPS,
    "practice": PRACTICE,
    "monitoring_bodies": MONITORING_BODIES,
    "monitoring": MONITORING,
    "reporting_duties": REPORTING_DUTIES,
    "declarations": DECLARATIONS,
}


def treaty_code(row: Row) -> str:
    """Return the identifier of the treaty that a row names by series and number."""
    return identifier(row["series"], row["number"])


def same_named(row: Row, model: type[models.Model]) -> dict:
    """Return the cells that hold the value of the model's field of the same name."""
    names = {field.name for field in model._meta.concrete_fields if not field.is_relation}
    return {name: value for name, value in row.values.items() if name in names}


HOW_INVITATIONS_COME_ABOUT = (
    "invitations_asked_of",
    "invitations_consult",
    "invitations_decided_by",
)


def depositary(row: Row) -> Depositary:
    """Return the depositary that a row describes, without those who keep treaties together."""
    return Depositary(
        names=row.by_language("name"),
        site=row.by_language("site"),
        **{name: row.by_language(name) for name in HOW_INVITATIONS_COME_ABOUT},
        **same_named(row, Depositary),
    )


def series(row: Row, depositaries: Mapping[str, Depositary], chapters: Iterable[Row]) -> Series:
    return Series(
        names=row.by_language("name"),
        depositary=depositaries.get(row["depositary"]),
        chapters={
            chapter["chapter"]: chapter.by_language("name")
            for chapter in chapters
            if chapter["series"] == row["code"]
        },
        **same_named(row, Series),
    )


def subject(row: Row, position: int) -> Subject:
    return Subject(code=row["code"], names=row.by_language("name"), position=position)


def treaty(row: Row, known: References, purposes: Mapping[str, Row]) -> Treaty:
    """Return the treaty that a row describes, with its purpose, without its subjects."""
    purpose = purposes.get(treaty_code(row))
    found = Treaty(
        series=known.series[row["series"]],
        depositary=known.depositaries.get(row["depositary"]),
        organisation=known.organisations.get(row["organisation"]),
        titles=row.by_language("title"),
        common_names=row.by_language("common_name"),
        purposes=purpose.by_language("purpose") if purpose else {},
        text_urls=row.by_language("text_url"),
        report_urls=row.by_language("report_url"),
        **same_named(row, Treaty),
        **{name: known.treaties.get(row[name]) for name in TREATY_REFERENCES},
    )
    found.take_names(found.series)
    return found


def route(row: Row, treaties: Mapping[str, Treaty]) -> RouteOfGroup:
    """Return the route that a row describes, without the States that it names."""
    return RouteOfGroup(
        treaty=treaties[treaty_code(row)],
        starts_on=row["from"],
        requires=treaties.get(row["requires"]),
        **same_named(row, RouteOfGroup) | {"group": row["group"].kind.value},
    )


def relation(row: Row, treaties: Mapping[str, Treaty]) -> Relation:
    return Relation(
        treaty=treaties[treaty_code(row)],
        other=treaties[row["other"]],
        **same_named(row, Relation),
    )


def practice(row: Row, treaties: Mapping[str, Treaty]) -> Practice:
    return Practice(
        treaty=treaties[treaty_code(row)],
        texts=row.by_language("text"),
        **same_named(row, Practice),
    )


def clause(row: Row, treaties: Mapping[str, Treaty]) -> Clause:
    return Clause(
        treaty=treaties[treaty_code(row)],
        **same_named(row, Clause) | {"group": row["group"].kind.value if row["group"] else ""},
        **{name: treaties.get(row[name]) for name in CLAUSE_REFERENCES},
    )


def act(
    row: Row,
    treaties: Mapping[str, Treaty],
    states: Mapping[str, State],
    depositaries: Mapping[str, Depositary],
) -> Act:
    """Return a published act; the note of the file is a working note, for staff."""
    done_on, precision = row["done_on"]
    return Act(
        treaty=treaties[treaty_code(row)],
        state=states[row["state"]],
        kind=row["kind"],
        done_on=done_on,
        done_precision=precision,
        effective_on=row["effective_on"],
        expires_on=row["expires_on"],
        notified_on=row["notified_on"],
        objections_checked_on=row["objections_checked_on"],
        depositary=depositaries.get(row["depositary"]),
        place=row["place"],
        is_unconfirmed=row["unconfirmed"],
        source=row["source"],
        note=row["note"],
        publication=Publication.PUBLISHED,
    )


def checked(row: Row, known: References) -> Checked:
    return Checked(
        treaty=known.treaties[treaty_code(row)] if row["number"] else None,
        state=known.states[row["state"]] if row["state"] else None,
        depositary=known.depositaries.get(row["depositary"]),
        **same_named(row, Checked),
    )


def objection(row: Row, accession: Act, states: Mapping[str, State]) -> Statement:
    """Return the published objection of a State to the accession of another.

    Where the row has no words of it, its text was not read.
    """
    return Statement(
        treaty=accession.treaty,
        state=states[row["objecting_state"]],
        nature=StatementNature.OBJECTION,
        about_act=accession,
        precludes_entry_into_force=True,
        text=row["effect"],
        text_not_read=not row["effect"],
        made_on=row["done_on"],
        starts_on=row["done_on"],
        withdrawn_on=row["withdrawn_on"],
        ends_on=row["withdrawn_on"],
        source=row["source"],
        publication=Publication.PUBLISHED,
    )


def step_list(row: Row, known: References) -> StepList:
    return StepList(
        state=known.states.get(row["state"]),
        depositary=known.depositaries.get(row["depositary"]),
        names=row.by_language("name"),
        **same_named(row, StepList),
    )


def list_step(row: Row, lists: Mapping[str, StepList]) -> ListStep:
    return ListStep(
        step_list=lists[row["list"]],
        names=row.by_language("name"),
        bodies=row.by_language("body"),
        **same_named(row, ListStep),
    )


def monitoring_body(row: Row) -> MonitoringBody:
    return MonitoringBody(names=row.by_language("name"), **same_named(row, MonitoringBody))


def monitoring(
    row: Row, treaties: Mapping[str, Treaty], bodies: Mapping[str, MonitoringBody]
) -> Monitoring:
    return Monitoring(
        treaty=treaties[treaty_code(row)],
        body=bodies[row["body"]],
        **same_named(row, Monitoring),
    )


def reporting_duty(row: Row, treaties: Mapping[str, Treaty]) -> ReportingDuty:
    return ReportingDuty(treaty=treaties[treaty_code(row)], **same_named(row, ReportingDuty))


def validity(row: Row, treaties: Mapping[str, Treaty]) -> Validity:
    found = same_named(row, Validity)
    months = {name: found[name] or 0 for name in found if name.endswith("_months")}
    return Validity(treaty=treaties[treaty_code(row)], **found | months)


def article_subject(row: Row, treaties: Mapping[str, Treaty]) -> ArticleSubject:
    return ArticleSubject(
        treaty=treaties[treaty_code(row)],
        names=row.by_language("name"),
        **same_named(row, ArticleSubject),
    )


def declaration(row: Row, treaties: Mapping[str, Treaty], states: Mapping[str, State]) -> Statement:
    """Return the published statement that a row describes; its language is English if not said."""
    return Statement(
        treaty=treaties[treaty_code(row)],
        state=states[row["state"]],
        publication=Publication.PUBLISHED,
        **same_named(row, Statement) | {"language": row["language"] or "en"},
    )
