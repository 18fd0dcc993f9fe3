"""Whole questions answered at once: matrix, between two States, durations, forecast."""

from dataclasses import asdict

from countries.models import State

from ..answers import answers
from ..between import between
from ..durations import durations
from ..evidence import clause_sentence, period_row, treaty_reference
from ..explain import clause_words, step_sentences
from ..filters import MatrixParameters
from ..finding_texts import sentence
from ..forecast import forecast
from ..identifiers import find_state, find_treaty
from ..law.checks import check_act
from ..law.dates import compute
from ..law.facts import Clause
from ..law.vocabulary import ActKind, AppliesTo, ClauseKind
from ..models import Treaty
from ..periods import status_row
from ..sentences import WARNINGS
from ..serializers.evidence import ComputedSerializer, ForecastSerializer
from ..serializers.questions import BetweenSerializer, CellSerializer, DurationSerializer
from .parameters import (
    BetweenParameters,
    ComputeParameters,
    DurationParameters,
    ForecastParameters,
)
from .reading import ListReading, Reading, Rows


class Matrix(ListReading):
    """Compare several States: the status of each towards several treaties."""

    parameters = MatrixParameters
    serializer_class = CellSerializer
    columns = ("status", "status_label", "status_group", "since", "reason", "missing")

    def rows(self, asked) -> Rows:
        pairs = asked.pairs()

        def fetch(part):
            rows = answers(pairs[part], asked.on, asked.language)
            return [self.cell(row) for row in rows]

        return Rows(pairs.count, fetch, {"as_of": asked.on})

    def cell(self, row: dict) -> dict:
        own = {name: row[name] for name in self.columns}
        return {"state": row["state"], "treaty": row["treaty"]["id"], **own}


class Between(Reading):
    """Tell whether a treaty is in force between two States, and why."""

    parameters = BetweenParameters
    serializer_class = BetweenSerializer

    def answer(self, asked) -> dict:
        treaty = find_treaty(asked.get("treaty"))
        a, b = find_state(asked.get("a")), find_state(asked.get("b"))
        return between(treaty, a, b, asked.on, asked.language)


class Durations(ListReading):
    """List how many days a State took from each stage to the entry into force."""

    parameters = DurationParameters
    serializer_class = DurationSerializer

    def rows(self, asked) -> Rows:
        state = asked.state_asked
        found = durations(state, asked.on, asked.language)
        return Rows.of(found, state=state.code, as_of=asked.on)


class Compute(Reading):
    """Apply a kind of final clause to a day: the date engine alone."""

    parameters = ComputeParameters
    serializer_class = ComputedSerializer

    def answer(self, asked) -> dict:
        kind = ClauseKind(asked.get("kind"))
        options = {name: bool(asked.get(name)) for name in ("extra_day", "overflow")}
        clause = Clause(
            AppliesTo.ENTRY_INTO_FORCE_FOR_STATE, kind, n=asked.get("n") or 0, **options
        )
        found = compute(clause, asked.get("date"))
        steps = [asdict(step) for step in found.steps]
        words = clause_words(clause.applies_to, kind, clause.n, options | {"articles": ""})
        entry = {"kind": kind, "steps": steps}
        return {
            "kind": kind.value,
            "n": clause.n if "n" in asked.given else None,
            **options,
            "act_on": asked.get("date"),
            "date": found.on,
            "steps": steps,
            "sentences": [words, *step_sentences(entry)],
        }


class Forecast(Reading):
    """Tell what would follow if a State deposited its instrument on a day."""

    parameters = ForecastParameters
    serializer_class = ForecastSerializer

    def answer(self, asked, treaty) -> dict:
        treaty, state = find_treaty(treaty), asked.state_asked
        on = asked.get("deposited")
        kind = ActKind(asked.get("kind") or ActKind.ACCESSION)
        found = forecast(treaty, state, kind=kind, on=on)
        steps = [asdict(step) for step in found.computation.steps]
        clause = used_clause(treaty, found.clause)
        entry = {"kind": found.clause.kind if found.clause else None, "steps": steps}
        return {
            "treaty": treaty_reference(treaty, asked.language),
            "state": state.code,
            "kind": kind.value,
            "deposited_on": on,
            "in_force_on": found.in_force_on,
            "clause": clause,
            "steps": steps,
            "sentences": [*([clause["sentence"]] if clause else []), *step_sentences(entry)],
            "periods": [
                period_row(status_row(found.after, treaty.code, item), is_checked=True)
                for item in found.periods
            ],
            "warnings": warnings(found, treaty, state),
        }


def used_clause(treaty: Treaty, clause: Clause | None) -> dict | None:
    """Return the clause that decided, as data and as a sentence; None if none is known."""
    if clause is None:
        return None
    row = treaty.clauses.get(applies_to=clause.applies_to)
    return {
        "applies_to": clause.applies_to.value,
        "articles": clause.articles,
        "kind": clause.kind.value,
        "n": row.n,
        "extra_day": clause.extra_day,
        "quoted_text": row.quoted_text,
        "sentence": clause_sentence(row),
    }


def warnings(found, treaty: Treaty, state: State) -> list[str]:
    """Return, in sentences, what stands in the way or makes the forecast uncertain."""
    pair = found.after.pair(treaty.code, state.code)
    texts = [sentence(item) for item in check_act(pair, found.act, on=found.act.day)]
    if not (treaty.chart_complete_on or state.treaties_checked_on):
        texts.append(str(WARNINGS["chart_incomplete"]))
    return texts
