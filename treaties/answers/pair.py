"""One State and one treaty: the status on a day with everything that it rests on."""

from dataclasses import dataclass
from datetime import date

from core.records.publication import Publication
from countries.models import State

from ..law.vocabulary import AppliesTo
from ..models import (
    Act,
    Clause,
    GeneralEntryIntoForce,
    StandingPeriod,
    Statement,
    StatusPeriod,
    Treaty,
)
from ..sentences.explanation import explanation
from .evidence import act_row, computation_row, is_known, period_row, sources_of, statement_row
from .leaving import Terms, leaving_row
from .statuses import answers


@dataclass
class Evidence:
    """The rows about a pair, stored or as they once stood."""

    treaty: Treaty
    state: State
    acts: list[Act]
    periods: list[StatusPeriod]
    clauses: list[Clause]
    statements: list[Statement]
    general_on: date | None

    def period(self, on: date) -> StatusPeriod | None:
        """Return the period in which a day lies; None before the first."""
        return next(
            (
                item
                for item in self.periods
                if item.starts_on <= on and (item.ends_on is None or on < item.ends_on)
            ),
            None,
        )

    @property
    def terms(self) -> Terms:
        """What the treaty says about leaving it."""
        leaving = (item for item in self.clauses if item.applies_to == AppliesTo.DENUNCIATION)
        return Terms(next(leaving, None), self.general_on)


def pair(treaty: Treaty, state: State, on: date, language: str) -> dict:
    """Return the answer about one pair with its explanation, computation, acts and so on."""
    return with_evidence(status_of(treaty, state, on, language), evidence(treaty, state), on)


def status_of(treaty: Treaty, state: State, on: date, language: str) -> dict:
    """Return the status of one State; every State has one towards every treaty on every day."""
    rows = StandingPeriod.objects.pairs(on).filter(treaty=treaty).of_states([state.pk])
    return answers(rows, on, language)[0]


def evidence(treaty: Treaty, state: State) -> Evidence:
    """Return the published rows about a pair, with five queries."""
    both = {"treaty": treaty, "state": state}
    published = both | {"publication": Publication.PUBLISHED}
    others = ("threshold_of", "all_parties_to", "not_before")
    return Evidence(
        treaty,
        state,
        list(Act.objects.filter(**published).order_by("done_on", "effective_on", "id")),
        list(StatusPeriod.objects.filter(**both).order_by("starts_on")),
        list(Clause.objects.filter(treaty=treaty).select_related(*others).order_by("id")),
        list(Statement.objects.filter(**published).order_by("made_on", "id")),
        GeneralEntryIntoForce.objects.filter(treaty=treaty).values_list("on", flat=True).first(),
    )


def with_evidence(answer: dict, found: Evidence, on: date) -> dict:
    """Return an answer with what it rests on."""
    period = found.period(on)
    computation = (period.computation if period else None) or {}
    sources = sources_of(found.acts, found.treaty, period)
    codes = found.treaty.code, found.state.code
    return answer | {
        "explanation": [
            str(text)
            for text in explanation(answer, state=found.state.name, computation=computation)
        ],
        "computation": computation_row(
            "entry_into_force", computation.get("entry"), found.clauses, sources
        ),
        "computation_of_end": computation_row(
            "end", computation.get("end"), found.clauses, sources
        ),
        "leaving": leaving_row(
            found.terms,
            status=answer["status"],
            in_force_on=answer["in_force_on"],
            left_on=answer["left_on"],
            on=on,
        ),
        "acts": [act_row(act, found.treaty, found.state.code) for act in found.acts],
        "periods": [
            period_row(item, is_known=is_known(item, found.treaty, found.state))
            for item in found.periods
        ],
        "statements": [statement_row(item, *codes) for item in found.statements],
        "sources": list(dict.fromkeys(act.source for act in found.acts if act.source)),
    }
