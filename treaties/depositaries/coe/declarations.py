"""The Treaty Office's list of declarations on a treaty, beside the statements recorded here."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import nh3

from ...models import Statement
from ...models.choices import StatementNature
from .charts import day, demand

NATURES = {
    "declaration": StatementNature.DECLARATION,
    "reservation": StatementNature.RESERVATION,
    "derogation": StatementNature.DEROGATION,
    "objection": StatementNature.OBJECTION,
    "communication": StatementNature.COMMUNICATION,
    "territorial application": StatementNature.TERRITORIAL_APPLICATION,
    "central authority": StatementNature.AUTHORITY,
    "authority": StatementNature.AUTHORITY,
    # What such a notice does is an act or an end, which charts and dates tell; its text remains.
    "denunciation": StatementNature.COMMUNICATION,
    "withdrawal": StatementNature.COMMUNICATION,
}
LINE_ENDS = re.compile(r"(?i)<br\s*/?>|</(?:p|div|li|tr|h[1-6]|blockquote)\s*>")


@dataclass(frozen=True, slots=True)
class Declared:
    """One statement as the depositary publishes it, its text without mark-up."""

    state: str
    nature: StatementNature
    articles: str
    text: str
    starts_on: date | None
    ends_on: date | None


def read_declarations(data) -> list[Declared]:
    """Return the statements of a list; ValueError if it is none, or a nature is not known."""
    demand(isinstance(data, list), "is not a list of declarations")
    return [*read_records(data)]


def read_records(data: Iterable) -> Iterator[Declared]:
    for number, record in enumerate(data, 1):
        try:
            yield read_record(record)
        except (AttributeError, ValueError) as error:
            raise ValueError(f"declaration {number}: {error}") from None


def read_record(record: dict) -> Declared:
    written = str(record.get("nature_Dec") or "").strip()
    nature = NATURES.get(written.casefold().removesuffix("s"))
    if nature is None:
        raise ValueError(f"the nature {written!r} is not known")
    starts_on, ends_on = day(record, "date_Effet"), day(record, "date_Effet_Retrait")
    if starts_on and ends_on and ends_on <= starts_on:
        raise ValueError(f"ends on {ends_on}, before it takes effect")
    return Declared(
        state=state_of(record),
        nature=nature,
        articles=articles(str(record.get("numero_Article") or "")),
        text=plain_text(str(record.get("texte_Decl") or "")),
        starts_on=starts_on,
        ends_on=ends_on,
    )


def state_of(record: dict) -> str:
    """Return the code or the name of whoever made a declaration."""
    country, organisation = record.get("code_Pays") or {}, record.get("code_Organisation") or {}
    found = country.get("Value") or country.get("Libelle") or organisation.get("Libelle")
    return str(found or "").strip()


def articles(written: str) -> str:
    parts = [part.strip() for part in written.replace(";", ",").split(",")]
    return ", ".join(filter(None, parts))[:100]


def plain_text(markup: str) -> str:
    """Return the words of an HTML text, a line for each paragraph; scripts and styles are dropped.

    Our pages show it as text: a tag that came back to life out of entities stays harmless.
    """
    without_nul = markup.replace("\0", "")
    kept = nh3.clean(LINE_ENDS.sub("\n", without_nul), tags=set(), attributes={})
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in html.unescape(kept).splitlines())
    return "\n".join(filter(None, lines))


def key(item: Declared | Statement) -> tuple:
    """Return what two versions of one statement of a State share."""
    return str(item.nature), item.articles, item.starts_on


def sort_declared(
    recorded: Iterable[Statement], declared: Iterable[Declared]
) -> tuple[list[Declared], list[Declared]]:
    """Return which statements of one State are new, and which contradict one recorded here.

    A statement with the text and the dates of one here is neither. One that shares nature,
    article and beginning with one here that the list no longer has is its changed version.
    """
    known, left = list(recorded), []
    for item in declared:
        same = next((row for row in known if is_same(row, item)), None)
        if same:
            known.remove(same)
        else:
            left.append(item)
    new, different = [], []
    for item in left:
        earlier = next((row for row in known if key(row) == key(item)), None)
        if earlier:
            known.remove(earlier)
        (different if earlier else new).append(item)
    return new, different


def is_same(row: Statement, item: Declared) -> bool:
    return key(row) == key(item) and row.text == item.text and row.ends_on == item.ends_on
