"""One State and one treaty: the status on a day with everything that it rests on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db.models import Q

from core.records.publication import Publication
from countries.models import State

from ..law.silence import Record
from ..law.vocabulary import AppliesTo
from ..models import (
    Act,
    Authority,
    Clause,
    StandingPeriod,
    Statement,
    StatusPeriod,
    Treaty,
)
from ..sentences.explanation import explanation
from .after_joining import Recorded, after_joining, concerns, recorded
from .authorities import authority_row, published
from .checked import Checks
from .evidence import (
    act_row,
    computation_row,
    days_in_part,
    is_known,
    period_row,
    sources_of,
    with_confidence,
)
from .joining import joining
from .leaving import Terms, leaving_row
from .references import names_in_reason
from .statements import Beside, beside, brief_row, related_to, statement_rows
from .statuses import answers


@dataclass
class Inherited:
    """The act that ends the participation in another treaty, and with it that in its protocol."""

    treaty: Treaty
    act: Act
    clauses: list[Clause]


@dataclass
class Evidence:
    """The rows about a pair, stored or as they once stood.

    ``inherited`` is there where its end on the day asked about is that of the parent treaty,
    ``joined`` where the State is a Party on that day or about to be one.
    """

    treaty: Treaty
    state: State
    acts: list[Act]
    periods: list[StatusPeriod]
    clauses: list[Clause]
    statements: list[Statement]
    authorities: list[Authority]
    general_on: date | None
    record: Callable[[int | None], Record]
    beside: Beside
    inherited: Inherited | None = None
    joined: Recorded | None = None

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
    def own_clauses(self) -> list[Clause]:
        return [item for item in self.clauses if item.treaty_id == self.treaty.pk]

    @property
    def terms(self) -> Terms:
        """What the treaty says about leaving it."""
        leaving = (item for item in self.clauses if item.applies_to == AppliesTo.DENUNCIATION)
        return Terms(next(leaving, None), self.general_on)

    def end(self, on: date) -> dict:
        """Return how the end follows that a day's period knows of; empty if there is none."""
        period = self.period(on)
        computation = period.computation if period else None
        return (computation or {}).get("end", {})

    def ending(self, on: date) -> Act | None:
        """Return the act from which that end follows."""
        key = self.end(on).get("act")
        acts = [self.inherited.act] if self.inherited else self.acts
        return next((act for act in acts if act.pk == key), None)


def pair(treaty: Treaty, state: State, on: date, language: str) -> dict:
    """Return the answer about one pair with its explanation, computation, acts and so on.

    Of who is no Party also with what is known about joining.
    """
    answer, found = status_of(treaty, state, on, language), evidence(treaty, state, on)
    way = joining(treaty, state, answer, found.own_clauses, language=language)
    return with_evidence(answer, found, on, language) | {"joining": way}


def status_of(treaty: Treaty, state: State, on: date, language: str) -> dict:
    """Return the status of one State; every State has one towards every treaty on every day."""
    rows = StandingPeriod.objects.pairs(on).filter(treaty=treaty).of_states([state.pk])
    return answers(rows, on, language)[0]


def general_on(treaty: Treaty) -> date | None:
    """Return the day on which a treaty itself entered into force, as derived."""
    general = getattr(treaty, "general", None)
    return general.on if general else None


def evidence(treaty: Treaty, state: State, on: date) -> Evidence:
    """Return the published rows about a pair, with eleven queries.

    There are three more if it has statements, and four more for a Party. They include the act
    on the parent treaty, and its clauses, if the end on that day is its end.
    """
    both = {"treaty": treaty, "state": state}
    is_published = Q(publication=Publication.PUBLISHED)
    statements = Statement.objects.filter(is_published, **both).select_related("treaty", "state")
    statements = list(statements.order_by("made_on", "id"))
    found = Evidence(
        treaty,
        state,
        acts=[],
        periods=list(StatusPeriod.objects.filter(**both).order_by("starts_on")),
        clauses=[],
        authorities=list(published().filter(**both)),
        statements=statements,
        general_on=general_on(treaty),
        record=partial(Checks([state.pk]).record, state=state),
        beside=beside(statements, said_to(treaty, state)),
    )
    if concerns(found.period(on)):
        found.joined = recorded(treaty, state)
    end = found.end(on)
    codes, wanted = [treaty.code], Q(**both)
    if "ended_with" in end:
        codes, wanted = [*codes, end["ended_with"]], wanted | Q(pk=end["act"])
    acts = Act.objects.filter(is_published, wanted).select_related("treaty", "depositary")
    others = ("threshold_of", "all_parties_to", "not_before")
    clauses = Clause.objects.filter(treaty__code__in=codes).select_related(*others)
    found.acts, of_parent = split(acts.order_by("done_on", "effective_on", "id"), treaty)
    found.clauses, clauses_of_parent = split(clauses.order_by("id"), treaty)
    if of_parent:
        found.inherited = Inherited(of_parent[0].treaty, of_parent[0], clauses_of_parent)
    return found


def said_to(treaty: Treaty, state: State) -> list[Statement]:
    """Return the published statements that are about what a State did or declared."""
    about = Q(objects_to__state=state) | Q(follows__state=state) | Q(about_act__state=state)
    return list(related_to(Q(treaty=treaty) & about))


def split(rows: Iterable, treaty: Treaty) -> tuple[list, list]:
    """Return the rows about a treaty, and the others."""
    rows = list(rows)
    own = [row for row in rows if row.treaty_id == treaty.pk]
    return own, [row for row in rows if row.treaty_id != treaty.pk]


def with_evidence(answer: dict, found: Evidence, on: date, language: str | None) -> dict:
    """Return an answer with what it rests on."""
    period = found.period(on)
    computation = computed(found, on)
    acts = [*found.acts, *([found.inherited.act] if found.inherited else [])]
    in_part = days_in_part(found.acts)
    return answer | {
        "explanation": [
            str(text)
            for text in explanation(
                answer,
                state=found.state.name,
                computation=computation,
                others=names(answer["not_between"]),
                **names_in_reason(answer, found.treaty),
            )
        ],
        "computation": computation_row(
            "entry_into_force",
            computation.get("entry"),
            found.clauses,
            sources_of(found.acts, found.treaty, period),
        ),
        "computation_of_end": end_of(found, computation.get("end"), on),
        "leaving": leaving_row(
            found.terms,
            status=answer["status"],
            in_force_on=answer["in_force_on"],
            left_on=answer["left_on"],
            on=on,
        ),
        "after_joining": (after_joining(found.joined, found.periods, on) if found.joined else None),
        "acts": [act_row(act, found.treaty, found.state.code) for act in found.acts],
        "periods": [
            period_row(item, is_known=is_known(item, found.record), stated=in_part)
            for item in found.periods
        ],
        "statements": statement_rows(found.statements, on, language, found.beside),
        "responses": responses(found, on),
        "statements_collected": found.treaty.statements_collected,
        "statements_checked_on": found.treaty.statements_checked_on,
        "authorities": [
            authority_row(item, found.treaty.code, found.state.code, language)
            for item in found.authorities
        ],
        "sources": list(dict.fromkeys(act.source for act in acts if act.source)),
    }


def responses(found: Evidence, on: date) -> list[dict]:
    """Return what other States said of the State's accession: objections and acceptances."""
    return [
        brief_row(item, found.beside, on)
        for item in found.beside.related
        if item.about_act_id is not None
    ]


def names(codes: list[str]) -> list[str]:
    """Return the names of some States, with a query only if there are any."""
    return [state.name for state in State.objects.filter(code__in=codes)] if codes else []


def computed(found: Evidence, on: date) -> dict:
    """Return what the period of a day stores of the computation, with what rows beside it say.

    How sure each clause is, and, of an end that is the parent treaty's, which treaty that is.
    """
    period = found.period(on)
    computation = dict((period.computation if period else None) or {})
    if "entry" in computation:
        computation["entry"] = with_confidence(computation["entry"], found.clauses)
    if "end" in computation:
        left = found.inherited or found
        computation["end"] = with_confidence(computation["end"], left.clauses)
    if found.inherited:
        computation["end"] |= {"of_treaty": found.inherited.treaty.label}
    return computation


def end_of(found: Evidence, end: dict | None, on: date) -> dict | None:
    """Return how the end follows, with the act that it follows from and that act's treaty."""
    act = found.ending(on)
    if end is None or act is None:
        return None
    left = found.inherited or found
    row = computation_row("end", end, left.clauses, {"received_on": act.source})
    return row | {
        "takes_effect_on": end["takes_effect_on"],
        "ended_with": end.get("ended_with"),
        "act": act_row(act, left.treaty, found.state.code),
    }
