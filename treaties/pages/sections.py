"""Answers as the lists of the pages show them: with the title, and what qualifies the status."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from countries.formats import day_in_words

from ..law.vocabulary import Status, StatusGroup
from ..models.choices import STATUS_GROUP_LABELS, STATUS_LABELS
from ..sentences import statuses as sentences
from ..sentences.events import next_words
from ..sentences.explanation import holds_since, must_be_party
from .common import titles

DATED = {StatusGroup.BOUND, StatusGroup.FORMER, StatusGroup.ON_THE_WAY}


@dataclass
class Section:
    """Some answers under one heading."""

    code: str
    label: str
    rows: list[dict] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.rows)


def with_titles(rows: list[dict]) -> list[dict]:
    """Add to each answer the treaty's title with its language, a qualifying phrase, its day."""
    found = titles(rows)
    return [
        row
        | {
            "title": found[row["treaty"]["id"]],
            "detail": detail(row),
            "doubt": must_be_party(row["must_be_party"]),
            "holds_since": holds_since(row),
        }
        for row in rows
    ]


def detail(row: dict) -> str:
    """Return what qualifies a status in a list, and what contradicts it."""
    return "; ".join(filter(None, [course(row), must_be_party(row["must_be_party"])]))


def course(row: dict) -> str:
    """Return what comes next, since when a status holds, or why the State may not join."""
    if coming := next_words(row):
        return coming
    if row["status_group"] in DATED and (since := holds_since(row)):
        return _("since %(day)s") % {"day": day_in_words(since)}
    return str(sentences.BARS.get(row["reason"], ""))


def label(status: str) -> str:
    return str(STATUS_LABELS[Status(status)])


def by_group(rows: list[dict]) -> list[Section]:
    """Return the answers in the six groups, in the order of nearness; empty ones left out."""
    return by_key(rows, lambda row: row["status_group"], STATUS_GROUP_LABELS)


def by_key(rows: list[dict], key, labels: dict) -> list[Section]:
    """Return the answers in sections, in the order of the labels; empty sections left out."""
    sections = {str(code): Section(str(code), str(text)) for code, text in labels.items()}
    for row in rows:
        sections[key(row)].rows.append(row)
    return [section for section in sections.values() if section.rows]


def by_reason(rows: list[dict]) -> list[Section]:
    """Return the answers that say no, by what stands in the way."""
    statuses = {status: label(status) for status in (Status.CLOSED, Status.NOT_OPEN)}
    statuses[Status.NOT_ELIGIBLE] = label(Status.NOT_ELIGIBLE)
    return by_key(rows, lambda row: row["reason"] or row["status"], {**statuses, **sentences.BARS})
