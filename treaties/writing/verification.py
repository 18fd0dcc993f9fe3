"""Published effective dates against those that the clauses give."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..law.vocabulary import ActKind
from ..law.world import World
from ..models.worlds import world

KNOWN_DIFFERENCES = Path(__file__).parents[1] / "data" / "known_differences.csv"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One published effective date and the computed one (None where no clause is known)."""

    treaty: str
    state: str
    kind: str
    done_on: date
    published_on: date
    computed_on: date | None
    articles: str
    reason: str = ""

    @property
    def agrees(self) -> bool:
        return self.computed_on == self.published_on

    @property
    def is_computable(self) -> bool:
        return self.computed_on is not None


@dataclass(frozen=True, slots=True)
class Verification:
    """All comparisons; those without a known clause are counted apart."""

    comparisons: tuple[Comparison, ...]

    @property
    def computable(self) -> list[Comparison]:
        return [item for item in self.comparisons if item.is_computable]

    @property
    def differences(self) -> list[Comparison]:
        return [item for item in self.computable if not item.agrees]

    @property
    def without_clause(self) -> list[Comparison]:
        return [item for item in self.comparisons if not item.is_computable]

    def by_treaty(self) -> dict[str, Counter]:
        """Return, for each treaty, how many dates agree, differ or have no known clause."""
        found: dict[str, Counter] = {}
        for item in self.comparisons:
            word = "agree" if item.agrees else "differ" if item.is_computable else "no_clause"
            found.setdefault(item.treaty, Counter())[word] += 1
        return found


def verify(treaties=None) -> Verification:
    """Compare the published effective dates of some treaties (None: of all) with the computed.

    Successions are recorded, never computed, and not compared; nor are acts whose own day is not
    known.
    """
    facts = world(treaties)
    reasons = known_differences()
    codes = sorted(facts.acts if treaties is None else {treaty.code for treaty in treaties})
    return Verification(tuple(item for code in codes for item in _compare(facts, code, reasons)))


def known_differences() -> dict[tuple[str, str, str, date], str]:
    """Return the reasons for the differences that are known, by treaty, State, kind and day."""
    with KNOWN_DIFFERENCES.open(encoding="utf-8", newline="") as file:
        return {
            (row["treaty"], row["state"], row["kind"], date.fromisoformat(row["done_on"])): row[
                "reason"
            ]
            for row in csv.DictReader(file)
        }


def _compare(facts: World, code: str, reasons: dict) -> Iterator[Comparison]:
    treaty = facts.treaties[code]
    for state, items in facts.outcome(code).participations.items():
        for item in items:
            yield from _comparison(treaty, state, item.consent, item.in_force_on_computed, reasons)
            for ending in item.endings:
                if ending.act is not None and not ending.of_parent and not ending.is_withdrawal:
                    yield from _comparison(treaty, state, ending.act, ending.computed_on, reasons)


def _comparison(treaty, state, act, computed, reasons) -> Iterator[Comparison]:
    if act.effective_on is None or act.done is None or act.kind == ActKind.SUCCESSION:
        return
    clause = treaty.clause_for(act.kind)
    day = act.done.last
    yield Comparison(
        treaty=treaty.key,
        state=state,
        kind=act.kind.value,
        done_on=day,
        published_on=act.effective_on,
        computed_on=computed,
        articles=clause.articles if clause else "",
        reason=reasons.get((treaty.key, state, act.kind.value, day), ""),
    )
