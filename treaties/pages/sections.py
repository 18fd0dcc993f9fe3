"""Answers as the lists of the pages show them: with the title, and what qualifies the status."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from countries.formats import day_in_words

from ..law.vocabulary import StatusGroup
from ..models.choices import STATUS_GROUP_LABELS
from ..sentences.events import next_words
from ..sentences.explanation import holds_by, holds_since, must_be_party, why_not
from .common import Names, names

NONE = "none"
"""The code of the section of treaties without a subject."""

DATED = {StatusGroup.BOUND, StatusGroup.FORMER, StatusGroup.ON_THE_WAY}


@dataclass
class Section:
    """Some answers under one heading; ``is_open`` if it is shown unfolded."""

    code: str
    label: str
    rows: list[dict] = field(default_factory=list)
    is_open: bool = False

    @property
    def count(self) -> int:
        return len(self.rows)

    @property
    def groups(self) -> list["Section"]:
        """The same answers in the groups of statuses."""
        return by_group(self.rows)

    @property
    def possible(self) -> list[dict]:
        """What the State has joined or may join."""
        return [row for row in self.rows if row["status_group"] != StatusGroup.NOT_POSSIBLE]

    @property
    def not_possible(self) -> list[dict]:
        return [row for row in self.rows if row["status_group"] == StatusGroup.NOT_POSSIBLE]


def with_titles(rows: list[dict]) -> list[dict]:
    """Add to each answer the treaty's title and purpose with their languages, a phrase, its day."""
    found = names(rows)
    return [
        row
        | {
            "title": found[row["treaty"]["id"]].title,
            "purpose": found[row["treaty"]["id"]].purpose,
            "detail": detail(row, found),
            "doubt": must_be_party(row["must_be_party"]),
            "holds_since": holds_since(row),
        }
        for row in rows
    ]


def detail(row: dict, named: dict[str, Names]) -> str:
    """Return what qualifies a status in a list, and what contradicts it."""
    return "; ".join(filter(None, [course(row, named), must_be_party(row["must_be_party"])]))


def course(row: dict, named: dict[str, Names]) -> str:
    """Return what comes next, since when a status holds, or why the State may not join."""
    if coming := next_words(row):
        return coming
    if row["status_group"] in DATED and (since := holds_since(row)):
        return _("since %(day)s") % {"day": day_in_words(since)}
    if by := holds_by(row):
        return _("since %(day)s at the latest") % {"day": day_in_words(by)}
    if not row["reason"]:
        return ""
    required = named.get(row["requires"] or row["barred_by"])
    return why_not(
        row["reason"],
        organisation=named[row["treaty"]["id"]].organisation,
        treaty=required.label if required else "",
    )


def by_group(rows: list[dict]) -> list[Section]:
    """Return the answers in the six groups, in the order of nearness; empty ones left out."""
    return by_key(rows, lambda row: row["status_group"], STATUS_GROUP_LABELS)


def by_key(rows: list[dict], key, labels: dict) -> list[Section]:
    """Return the answers in sections, in the order of the labels; empty sections left out."""
    sections = {str(code): Section(str(code), str(text)) for code, text in labels.items()}
    for row in rows:
        sections[key(row)].rows.append(row)
    return [section for section in sections.values() if section.rows]


def by_subject(rows: list[dict], subjects: dict[str, list[str]], labels: dict) -> list[Section]:
    """Return the answers under each of their treaties' subjects, in the order of the labels.

    A subject without a label is left out, and so is an empty section; what has no subject at all
    comes last.
    """
    sections = {code: Section(code, str(text)) for code, text in labels.items()}
    rest = Section(NONE, _("Without a subject"))
    for row in rows:
        own = subjects.get(row["treaty"]["id"], [])
        for code in own:
            if code in sections:
                sections[code].rows.append(row)
        if not own:
            rest.rows.append(row)
    return [section for section in (*sections.values(), rest) if section.rows]
