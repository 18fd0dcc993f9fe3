"""What the bundled tables say about treaties, their clauses and the acts of States."""

from collections.abc import Mapping
from pathlib import Path

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
from countries.models import State

from ...law.vocabulary import ActKind, AppliesTo, ClauseKind
from ...models import Act, Clause, Treaty
from ...models.choices import CountedFrom, EndKind, Form, Series
from ...models.treaties import identifier
from ...questions.search import search_text

DATA = Path(__file__).parents[2] / "data"
LANGUAGES = ["en", "fr", "ru", "ky", "kk", "de", "it"]

NUMBER = matching(r"[0-9]{3}[A-Z]?", "a number of three digits and perhaps a capital letter")
CODE = matching(r"[A-Z]{2}|[A-Z]{4}", "a code of two or four capital letters")
NAMED = {
    "series": Column(one_of(Series.values), is_required=True),
    "number": Column(NUMBER, is_required=True),
}
OPEN_TO = [
    "open_to_members",
    "open_to_european_non_members",
    "open_to_other_non_members",
    "open_to_eu",
]


def by_language(name: str, column: Column) -> dict[str, Column]:
    return {f"{name}_{language}": column for language in LANGUAGES}


TREATIES = {
    **NAMED,
    "form": Column(one_of(Form.values), is_required=True),
    **by_language("title", Column(text())),
    "title_en": Column(text(), is_required=True),
    **by_language("common_name", Column(text())),
    "opened_on": Column(day),
    "entered_into_force_on": Column(day),
    "closed_on": Column(day),
    "ended_on": Column(day),
    "end_kind": Column(one_of(EndKind.values)),
    "parent": Column(NUMBER),
    "replaced_by": Column(NUMBER),
    "barred_for_parties_to": Column(NUMBER),
    **{name: Column(flag, is_required=True) for name in OPEN_TO},
    "non_members_from": Column(day),
    "non_europeans_from": Column(day),
    "invited_by": Column(text(100)),
    "not_in_force": Column(flag),
    "invited_to_sign": Column(flag),
    "signatories_may_accede": Column(flag),
    "forbids_reservations": Column(flag),
    "definitive_signature_possible": Column(flag),
    "chart_complete_on": Column(day),
    "un_registration_number": Column(text(20)),
    "un_registered_on": Column(day),
    **by_language("text_url", Column(address)),
    **by_language("report_url", Column(address)),
}
TREATY_REFERENCES = ["parent", "replaced_by", "barred_for_parties_to"]

CLAUSES = {
    **NAMED,
    "applies_to": Column(one_of(AppliesTo), is_required=True),
    "kind": Column(one_of(ClauseKind), is_required=True),
    "n": Column(whole_number),
    "extra_day": Column(flag),
    "overflow": Column(flag),
    "threshold_total": Column(whole_number),
    "threshold_members": Column(whole_number),
    "threshold_of": Column(NUMBER),
    "all_parties_to": Column(NUMBER),
    "not_before": Column(NUMBER),
    "counts_accessions": Column(flag),
    "barred_years": Column(whole_number),
    "counted_from": Column(one_of(CountedFrom.values)),
    "every_years": Column(whole_number),
    "window_months": Column(whole_number),
    "articles": Column(text(50)),
    "basis": Column(text(50)),
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
    "source": Column(source(), is_required=True),
    "note": Column(text()),
}


TABLES = {"treaties": TREATIES, "clauses": CLAUSES, "acts": ACTS}


def treaty_code(row: Row) -> str:
    """Return the identifier of the treaty that a row names by series and number."""
    return identifier(row["series"], row["number"])


def same_named(row: Row, model: type[models.Model]) -> dict:
    """Return the cells that hold the value of the model's field of the same name."""
    names = {field.name for field in model._meta.concrete_fields if not field.is_relation}
    return {name: value for name, value in row.values.items() if name in names}


def treaty(row: Row, by_number: Mapping[str, Treaty]) -> Treaty:
    titles, common_names = row.by_language("title"), row.by_language("common_name")
    return Treaty(
        code=treaty_code(row),
        titles=titles,
        common_names=common_names,
        text_urls=row.by_language("text_url"),
        report_urls=row.by_language("report_url"),
        search_text=search_text(row["number"], titles, common_names),
        **same_named(row, Treaty),
        **{name: by_number.get(row[name]) for name in TREATY_REFERENCES},
    )


def clause(row: Row, treaties: Mapping[str, Treaty], by_number: Mapping[str, Treaty]) -> Clause:
    return Clause(
        treaty=treaties[treaty_code(row)],
        **same_named(row, Clause),
        **{name: by_number.get(row[name]) for name in CLAUSE_REFERENCES},
    )


def act(row: Row, treaties: Mapping[str, Treaty], states: Mapping[str, State]) -> Act:
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
        source=row["source"],
        note=row["note"],
        publication=Publication.PUBLISHED,
    )
