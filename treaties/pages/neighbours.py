"""A State beside those it is compared with: how many treaties each has, and who has joined what."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from countries.models import State

from ..answers.tallies import Tally, by_depositary, joined_by, of_depositaries
from ..law.vocabulary import StatusGroup
from ..questions.states import region

OUTSIDE = {StatusGroup.POSSIBLE, StatusGroup.NOT_POSSIBLE, StatusGroup.FORMER}
"""Where a State stands that has not joined; of what is unclear nobody can say so."""

SHOWN = 12
"""Rows of depositaries; those with fewer treaties in force are added up in one more."""


@dataclass(frozen=True)
class Neighbours:
    """A State and its neighbours, itself first; alone where it is not of the region."""

    states: list[State]
    tallies: list[Tally]
    counts: dict[str, dict]
    joined: dict[str, list[str]]

    @classmethod
    def of(cls, state: State, on: date) -> "Neighbours":
        """Load what the others have joined, with four queries."""
        compared = region()
        others = [other for other in compared if other != state] if state in compared else []
        counts = by_depositary(on, [state, *others])
        tallies = of_depositaries(counts[state.code])
        return cls([state, *others], tallies, counts, joined_by(on, others))

    @property
    def others(self) -> list[State]:
        return self.states[1:]

    @property
    def codes(self) -> str:
        return ",".join(state.code for state in self.states)

    def first(self, rows: list[dict]) -> list[dict]:
        """Return answers with the neighbours that have joined; first what most of them have."""
        found = [row | {"joined": self.joined.get(row["treaty"]["id"], [])} for row in rows]
        return sorted(found, key=lambda row: -len(row["joined"]))

    def ahead(self, rows: list[dict]) -> list[dict]:
        """Return what neighbours have joined and the State neither has nor is about to join."""
        return [row for row in self.first(rows) if row["joined"] and row["status_group"] in OUTSIDE]

    def table(self, **query: str) -> list[dict]:
        """Return a row for each depositary, one for all others and one for all.

        ``query`` goes with the links to the comparison of single treaties.
        """
        if not self.others:
            return []
        query = {"states": self.codes, **query}
        named = [tally for tally in self.tallies if tally.code][:SHOWN]
        everything = {code for counts in self.counts.values() for code in counts}
        rest = everything - {tally.code for tally in named}
        rows = [self.row(t.name, {t.code}, query | {"depositary": t.code}) for t in named]
        if rest:
            rows.append(self.row(_("Other depositaries"), rest))
        return [*rows, self.row(_("All"), everything, query)]

    def row(self, label: str, depositaries: set, query: dict | None = None) -> dict:
        """Return what each State has in force at some depositaries."""
        address = f"{reverse('compare')}?{urlencode(query)}" if query else ""
        cells = [self.cell(state, depositaries) for state in self.states]
        return {"label": label, "href": address, "cells": cells}

    def cell(self, state: State, depositaries: set) -> dict:
        found = self.counts[state.code].items()
        counts = [numbers for code, numbers in found if code in depositaries]
        return {
            "state": state,
            "count": sum(numbers[StatusGroup.BOUND] for numbers in counts),
            "at_least": any(numbers["at_least"] for numbers in counts),
        }
