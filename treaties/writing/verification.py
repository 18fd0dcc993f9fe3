"""Published effective dates against those that the clauses give."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from core.records.publication import Publication

from ..law.dates import Step
from ..law.entry import Setting, entry_clause
from ..law.facts import Act as ActFacts
from ..law.facts import Clause
from ..law.facts import Treaty as TreatyFacts
from ..law.participations import Participation
from ..law.thresholds import General
from ..law.vocabulary import ActKind, ClauseKind
from ..law.world import World
from ..models import Act, Treaty
from ..models.worlds import world

KNOWN_DIFFERENCES = Path(__file__).parents[1] / "data" / "known_differences.csv"

GENERAL_DATE = "general_date"
"""Beside the kinds of clauses: the treaty's own date, taken over for its first Parties.

It is itself published, not computed from the recorded consents, so that agreeing with it tests no
clause. A step of a computation has the same code.
"""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One published effective date and the computed one (None where no clause is known).

    ``clause_kind`` is that of the clause that decided, ``unknown`` where none is recorded, or
    GENERAL_DATE.
    """

    treaty: str
    series: str
    depositary: str
    state: str
    kind: str
    done_on: date
    published_on: date
    computed_on: date | None
    clause_kind: str
    articles: str
    reason: str = ""

    @property
    def agrees(self) -> bool:
        return self.computed_on == self.published_on

    @property
    def is_computable(self) -> bool:
        return self.computed_on is not None

    @property
    def tests_clause(self) -> bool:
        return self.is_computable and self.clause_kind != GENERAL_DATE

    @property
    def days(self) -> int | None:
        """How many days later than computed the published date is; below zero: earlier."""
        return (self.published_on - self.computed_on).days if self.is_computable else None


@dataclass(frozen=True, slots=True)
class Verification:
    """All comparisons; those without a known clause are counted apart.

    ``computable_treaties`` have a clause that gives a date, ``treaties_without_clause`` have none.
    """

    comparisons: tuple[Comparison, ...]
    computable_treaties: tuple[str, ...] = ()
    treaties_without_clause: tuple[str, ...] = ()

    @property
    def computable(self) -> list[Comparison]:
        return [item for item in self.comparisons if item.is_computable]

    @property
    def differences(self) -> list[Comparison]:
        return [item for item in self.computable if not item.agrees]

    @property
    def taken_over(self) -> list[Comparison]:
        """The dates that agree because they are the treaty's own, which is itself published."""
        return [item for item in self.comparisons if item.agrees and not item.tests_clause]

    @property
    def without_clause(self) -> list[Comparison]:
        return [item for item in self.comparisons if not item.is_computable]

    @property
    def untested_treaties(self) -> list[str]:
        """The treaties none of whose clauses could be compared with a published date."""
        tested = {item.treaty for item in self.comparisons if item.tests_clause}
        return [code for code in self.computable_treaties if code not in tested]

    def until(self, on: date) -> "Verification":
        """Return the comparisons for the acts done by a day."""
        return replace(
            self, comparisons=tuple(row for row in self.comparisons if row.done_on <= on)
        )

    def by_treaty(self) -> dict[str, Counter]:
        return self._grouped(lambda item: item.treaty)

    def by_clause_kind(self) -> dict[str, Counter]:
        found = self._grouped(lambda item: item.clause_kind)
        return {kind: found[kind] for kind in (*ClauseKind, GENERAL_DATE) if kind in found}

    def by_depositary(self) -> dict[str, Counter]:
        return self._grouped(depositary_of)

    def _grouped(self, by: Callable[[Comparison], str]) -> dict[str, Counter]:
        """Return, for each group, how many dates agree, differ or have no known clause.

        Of those that agree, ``taken_over`` test no clause.
        """
        found: dict[str, Counter] = {}
        for item in self.comparisons:
            counts = found.setdefault(by(item), Counter())
            counts["agree" if item.agrees else "differ" if item.is_computable else "no_clause"] += 1
            if item.agrees and not item.tests_clause:
                counts["taken_over"] += 1
        return found


def depositary_of(item: Comparison) -> str:
    """Return the code of the depositary of a treaty; empty where none is known."""
    return item.depositary


def verify(treaties=None) -> Verification:
    """Compare the published effective dates of some treaties (None: of all) with the computed.

    Successions are recorded, never computed, and not compared; nor are acts whose own day is not
    known.
    """
    facts = world(treaties)
    codes = sorted(facts.treaties if treaties is None else {treaty.code for treaty in treaties})
    series = dict(Treaty.objects.values_list("code", "series_id"))
    record = _Record(facts, series, known_differences(), entered_reasons())
    is_computable = {code: _has_computable_clause(facts.treaties[code]) for code in codes}
    return Verification(
        tuple(item for code in codes for item in record.compare(code)),
        tuple(code for code in codes if is_computable[code]),
        tuple(code for code in codes if not is_computable[code]),
    )


def known_differences() -> dict[tuple[str, str, str, date], str]:
    """Return the reasons for the differences that are known, by treaty, State, kind and day."""
    with KNOWN_DIFFERENCES.open(encoding="utf-8", newline="") as file:
        return {
            (row["treaty"], row["state"], row["kind"], date.fromisoformat(row["done_on"])): row[
                "reason"
            ]
            for row in csv.DictReader(file)
        }


def entered_reasons() -> dict[int, str]:
    """Return the reasons that were entered with published acts, by the id of the act."""
    rows = Act.objects.filter(publication=Publication.PUBLISHED).exclude(difference_reason="")
    return dict(rows.values_list("pk", "difference_reason"))


def _has_computable_clause(treaty: TreatyFacts) -> bool:
    return any(clause.is_computable for clause in treaty.clauses.values())


@dataclass(frozen=True, slots=True)
class _Record:
    """The facts, and what is told beside a comparison: the series, and reasons of two origins."""

    facts: World
    series: dict[str, str]
    known: dict[tuple[str, str, str, date], str]
    entered: dict[int, str]

    def compare(self, code: str) -> Iterator[Comparison]:
        treaty, outcome = self.facts.treaties[code], self.facts.outcome(code)
        for state, items in outcome.participations.items():
            for item in items:
                for found in _effects(treaty, outcome.general, item):
                    if _is_comparable(found.act):
                        yield self._comparison(code, state, found)

    def _comparison(self, code: str, state: str, found: "_Effect") -> Comparison:
        act = found.act
        known = self.known.get((code, state, act.kind.value, act.done.last))
        return Comparison(
            treaty=code,
            series=self.series[code],
            depositary=self.facts.treaties[code].depositary,
            state=state,
            kind=act.kind.value,
            done_on=act.done.last,
            published_on=act.effective_on,
            computed_on=found.computed_on,
            clause_kind=found.clause_kind,
            articles=found.clause.articles if found.clause else "",
            reason=known or self.entered.get(act.key, ""),
        )


class _Effect(NamedTuple):
    """An act with the day that was computed for its effect, and what led there."""

    act: ActFacts
    computed_on: date | None
    clause: Clause | None
    steps: tuple[Step, ...] = ()

    @property
    def clause_kind(self) -> str:
        if self.steps and self.steps[0].code == GENERAL_DATE:
            return GENERAL_DATE
        return (self.clause.kind if self.clause else ClauseKind.UNKNOWN).value


def _effects(treaty: TreatyFacts, general: General, item: Participation) -> Iterator[_Effect]:
    """Yield the consent of a participation and what ended it, without what others' acts did."""
    clause = entry_clause(Setting(treaty, general, item.group), item.consent)
    yield _Effect(item.consent, item.in_force_on_computed, clause, item.entry.computed.steps)
    for ending in item.endings:
        if ending.act is not None and not ending.of_parent and not ending.is_withdrawal:
            yield _Effect(ending.act, ending.computed_on, ending.clause)


def _is_comparable(act: ActFacts) -> bool:
    is_dated = act.effective_on is not None and act.done is not None
    return is_dated and act.kind != ActKind.SUCCESSION
