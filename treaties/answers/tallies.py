"""How many treaties States have at each depositary and about each subject."""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from countries.models import State
from countries.names import in_language

from ..law.vocabulary import StatusGroup
from ..models import Depositary, StandingPeriod, Subject, Treaty
from .years import counted, counts


@dataclass(frozen=True)
class Tally:
    """How many of the treaties under one heading a State has in each group of statuses.

    ``code`` is None for the treaties under no heading; ``name`` is empty then.
    """

    code: str | None
    name: str
    counts: dict

    @property
    def total(self) -> int:
        return sum(self.counts[group] for group in StatusGroup)


def by_depositary(on: date, states: list[State]) -> dict[str, dict[str | None, dict]]:
    """Return by a State's code and a depositary's the counts by status group. Costs one query."""
    pairs = StandingPeriod.objects.pairs(on).of_states([state.pk for state in states])
    rows = counted(pairs, "state_code", "treaty__depositary__code")
    return {state.code: counts_under(rows, state.code) for state in states}


def counts_under(rows: QuerySet, *key: Hashable) -> dict[str | None, dict]:
    """Return the counts under each heading, of the rows that begin with a key."""
    found = defaultdict(list)
    for *begins, heading, status, number in rows:
        if tuple(begins) == key:
            found[heading].append((status, number))
    return {heading: counts(items) for heading, items in found.items()}


def of_depositaries(found: dict[str | None, dict], language: str | None = None) -> list[Tally]:
    """Return one State's counts with the depositaries' names, who has most in force first."""
    tallies = with_names(found, Depositary.objects.all(), language)
    return sorted(tallies, key=lambda tally: (-tally.counts[StatusGroup.BOUND], -tally.total))


def of_subjects(on: date, state: State, language: str | None = None) -> list[Tally]:
    """Return a State's counts by subject, in the subjects' order.

    A treaty about several subjects counts under each of them. Costs two queries.
    """
    pairs = StandingPeriod.objects.pairs(on).of_states([state.pk])
    found = counts_under(counted(pairs, "treaty__subjects__code"))
    return with_names(found, Subject.objects.all(), language)


def with_names(found: dict[str | None, dict], known: QuerySet, language: str | None):
    """Return the counts under their headings' names; what is under no heading comes last."""
    tallies = [
        Tally(row.code, in_language(row.names, language).text, found[row.code])
        for row in known
        if row.code in found
    ]
    return tallies + ([Tally(None, "", found[None])] if None in found else [])


def subjects_by_treaty() -> dict[str, list[str]]:
    """Return the subjects of each treaty that has any, as codes. Costs one query."""
    found = defaultdict(list)
    rows = Treaty.subjects.through.objects.values_list("treaty__code", "subject__code")
    for treaty, subject in rows.order_by("subject__position", "subject__code"):
        found[treaty].append(subject)
    return found


def joined_by(on: date, states: list[State]) -> dict[str, list[str]]:
    """Return which of some States each treaty binds on a day, in their order. Costs one query."""
    pairs = StandingPeriod.objects.pairs(on).of_states([state.pk for state in states])
    rows = pairs.in_status_group(StatusGroup.BOUND).order_by()
    found = defaultdict(set)
    for treaty, state in rows.values_list("treaty__code", "state_code"):
        found[treaty].add(state)
    return {
        treaty: [state.code for state in states if state.code in codes]
        for treaty, codes in found.items()
    }
