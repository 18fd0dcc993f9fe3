"""Programmes as rows of a table: exported for staff, and imported as drafts, all or nothing."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from core.sheets.files import Sheet
from core.sheets.tables import (
    BadDataError,
    Column,
    Row,
    day_or_part,
    matching,
    one_of,
    read_sheet,
    source,
    text,
)
from countries.models import State
from treaties.models import Treaty

from ..models import Aim, Contribution, Document, Partner, Programme, Theme
from ..models.choices import ProgrammeKind
from ..models.querysets import ProgrammeQuerySet
from ..writing.door import writing

LANGUAGES = ["en", "fr", "ru", "ky", "kk"]
SLUG = matching(r"[a-z0-9-]{1,80}", "an identifier of small letters, digits and hyphens")


def words(cell: str) -> list[str]:
    """Read identifiers separated by semicolons."""
    return [word.strip() for word in cell.split(";") if word.strip()]


def money(cell: str) -> Decimal | None:
    """Read an amount of more than nothing, or nothing."""
    if not cell:
        return None
    if not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,2})?", cell) or not Decimal(cell):
        raise ValueError("is not an amount like 8889000 or 818000.50")
    return Decimal(cell)


def code(cell: str) -> str:
    return matching(r"[A-Z]{3}", "three capital letters")(cell)


COLUMNS = {
    "slug": Column(SLUG, is_required=True),
    "kind": Column(one_of(ProgrammeKind.values), is_required=True),
    **{f"name_{language}": Column(text()) for language in LANGUAGES},
    "start": Column(day_or_part),
    "planned_end": Column(day_or_part),
    "end": Column(day_or_part),
    "period_note": Column(text()),
    "countries": Column(words),
    "funders": Column(words),
    "implementers": Column(words),
    "themes": Column(words),
    "treaties": Column(words),
    "budget_amount": Column(money),
    "budget_currency": Column(code),
    "budget_note": Column(text()),
    "contract_number": Column(text(100)),
    "source": Column(source(500)),
}
# Columns whose cells name other rows: the model, and the field by which it is named.
REFERENCES = {
    "countries": (State, "code"),
    "funders": (Partner, "slug"),
    "implementers": (Partner, "slug"),
    "themes": (Theme, "slug"),
    "treaties": (Treaty, "code"),
}


def read_programmes(sheet: Sheet) -> list[Row]:
    """Return the rows of a file; BadDataError names everything that is wrong with it."""
    rows, wrong = read_sheet(sheet, COLUMNS)
    problems = [*map(str, wrong)]
    problems += [problem for row in rows for problem in misfits(row)] + repeated(rows)
    problems = problems or [problem for row in rows for problem in refusals(row)]
    if problems:
        raise BadDataError(problems)
    return rows


def refusals(row: Row) -> list[str]:
    """Say which rules of the database a row breaks."""
    try:
        draft(row, None).full_clean(exclude=["names"])
    except ValidationError as error:
        return [row.problem(message) for message in error.messages]
    return []


def misfits(row: Row) -> Iterable[str]:
    """Say what a row names that does not exist, or lacks."""
    if not row.by_language("name"):
        yield row.problem(_("give a name in at least one language"), column="name_en")
    if (row["budget_amount"] is None) != (row["budget_currency"] == ""):
        yield row.problem(_("an amount and its currency stand together"), column="budget_currency")
    for column, (model, field) in REFERENCES.items():
        known = set(stored(row[column], model, field))
        for name in row[column]:
            if name not in known:
                message = _("%(name)s does not exist") % {"name": repr(name)}
                yield row.problem(message, column=column)


def repeated(rows: list[Row]) -> list[str]:
    """Say which rows name a programme that exists, or that an earlier row names."""
    taken = set(Programme.objects.values_list("slug", flat=True))
    problems = []
    for row in rows:
        if row["slug"] in taken:
            message = _("there is a programme %(name)s already") % {"name": repr(row["slug"])}
            problems.append(row.problem(message, column="slug"))
        taken.add(row["slug"])
    return problems


def stored(names: list[str], model: type[Model], field: str) -> dict[str, Model]:
    """Return the rows of a model that some names mean."""
    return model.objects.in_bulk(names, field_name=field) if names else {}


def import_programmes(rows: list[Row], *, by) -> list[Programme]:
    """Write the rows as drafts; ValidationError if they contradict each other."""
    with writing(by=by, reason=_("Imported from a file.")) as write:
        return [write_row(row, write, by) for row in rows]


def write_row(row: Row, write, by) -> Programme:
    """Write a draft and what belongs to it."""
    programme = draft(row, by)
    write.save(programme)
    found = {name: stored(row[name], *target).values() for name, target in REFERENCES.items()}
    for name in ("countries", "implementers", "themes"):
        write.set(programme, name, found[name])
    for funder in found["funders"]:
        write.save(Contribution(programme=programme, funder=funder))
    for treaty in found["treaties"]:
        write.save(Aim(programme=programme, treaty=treaty))
    if row["source"]:
        is_address = re.fullmatch(r"https?://\S+", row["source"])
        column = "url" if is_address else "title"
        write.save(Document(programme=programme, **{column: row["source"]}))
    return programme


def draft(row: Row, by) -> Programme:
    dates = {
        f"{name}_{half}": row[name][place]
        for name in ("start", "planned_end", "end")
        for place, half in enumerate(("on", "precision"))
    }
    same = ("slug", "kind", "period_note", "budget_amount", "budget_currency", "budget_note")
    return Programme(
        names=row.by_language("name"),
        contract_number=row["contract_number"],
        entered_by=by,
        changed_by=by,
        **dates,
        **{name: row[name] for name in same},
    )


def exported(programmes: ProgrammeQuerySet) -> list[dict]:
    """Return programmes as rows of the table that is imported; costs seven queries."""
    related = ("countries", "implementers", "themes", "contributions__funder")
    rows = programmes.prefetch_related(*related, "aims__treaty", "documents")
    return [exported_row(programme) for programme in rows]


def exported_row(programme: Programme) -> dict:
    sources = [row.url or row.title for row in programme.documents.all() if not row.project_id]
    return {
        "slug": programme.slug,
        "kind": programme.kind,
        **{f"name_{language}": programme.names.get(language) for language in LANGUAGES},
        "start": programme.start_text,
        "planned_end": programme.planned_end_text,
        "end": programme.end_text,
        "period_note": programme.period_note,
        "countries": joined(programme.countries.all(), lambda row: row.code),
        "funders": joined(own(programme.contributions), lambda row: row.funder.slug),
        "implementers": joined(programme.implementers.all(), lambda row: row.slug),
        "themes": joined(programme.themes.all(), lambda row: row.slug),
        "treaties": joined(own(programme.aims), lambda row: row.treaty.code),
        "budget_amount": programme.budget_amount and f"{programme.budget_amount:f}",
        "budget_currency": programme.budget_currency,
        "budget_note": programme.budget_note,
        "contract_number": programme.contract_number,
        "source": sources[0] if sources else "",
    }


def own(rows) -> list:
    """Return what belongs to a programme as a whole."""
    return [row for row in rows.all() if row.project_id is None]


def joined(rows: Iterable, name: Callable) -> str:
    return "; ".join(name(row) for row in rows)
