"""Whether a treaty is in force between two States on a day, and why."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from core.records.publication import Publication
from countries.models import State

from ..law import facts as law
from ..law.between import Relation, Response, Side, relation
from ..law.vocabulary import (
    MAY_BE_ACCESSIONS,
    STATUSES_IN,
    AccessionBinds,
    AppliesTo,
    Status,
    StatusGroup,
)
from ..models import Act, Clause, StandingPeriod, Statement, Treaty
from ..models.choices import StatementNature
from ..models.worlds import act_facts, clause_facts
from ..sentences.between import of_accession, of_reservation, of_state
from .beside import with_details
from .objections import by_signatory, in_effect, to_reservations
from .statuses import answers, as_known

RESPONSES = [StatementNature.OBJECTION, StatementNature.ACCEPTANCE]


def between(treaty: Treaty, a: State, b: State, on: date, language: str) -> dict:
    """Return whether a treaty is in force between two States on a day, with what touches that.

    ``in_force`` is None where the data do not tell. See ``relations`` and ``with_details``.
    """
    found = relations([(treaty.code, b)], a, on, language)
    return with_details(found, on, language)[0]


def relations(
    asked: list[tuple[str, State]], a: State, on: date, language: str | None
) -> list[dict]:
    """Return for some treaties and States whether each treaty is in force between them and ``a``.

    Both must be Parties; an objection that precludes the entry into force between the two keeps
    it from being in force, whichever of them made it (Vienna Convention on the Law of Treaties,
    articles 2(1)(g) and 20(4)(b)), and so may an accession that others may refuse. Costs eight
    queries, however many are asked for.
    """
    codes = {code for code, _state in asked}
    states = {a, *(state for _code, state in asked)}
    found = Found.about(codes, states, on, language)
    return [found.relation(code, a, b) for code, b in asked]


@dataclass(frozen=True)
class Together:
    """The treaties that bind two States, each with the second one; and those that may.

    ``unknown`` are the treaties of which it is not known whether they bind one of them.
    """

    pairs: list[tuple[str, State]]
    unknown: frozenset[str]

    @property
    def at_least(self) -> bool:
        """Whether there may be more."""
        return bool(self.unknown)


def binding(a: State, others: list[State], on: date) -> Together:
    """Return all treaties that bind a State and one of some others on a day, with two queries."""
    ids = [a.pk, *(state.pk for state in others)]
    wanted = [*STATUSES_IN[StatusGroup.BOUND], Status.DATA_INCOMPLETE]
    pairs = StandingPeriod.objects.pairs(on).of_states(ids).in_status(*wanted)
    statuses: dict[str, dict[int, str]] = defaultdict(dict)
    for code, state, status in pairs.values_list("treaty__code", "state_id", "current_status"):
        statuses[code][state] = status
    found, unknown = [], set()
    for code, by_state in statuses.items():
        for b in others:
            both = {by_state.get(a.pk), by_state.get(b.pk)}
            if both <= set(STATUSES_IN[StatusGroup.BOUND]):
                found.append((code, b))
            if Status.DATA_INCOMPLETE in both and None not in both:
                unknown.add(code)
    return Together(found, frozenset(unknown))


def all_true(values: list[bool | None]) -> bool | None:
    """Return False if one is false, else None if one is unknown, else True."""
    if False in values:
        return False
    return None if None in values else True


@dataclass(frozen=True)
class Found:
    """What is recorded about some treaties and States, of which the answers are made.

    ``rows`` are their statuses, ``terms`` the treaties whose accessions others may refuse, ``acts``
    the accessions; all by treaty, or by treaty and State.
    """

    on: date
    rows: dict[tuple[str, str], dict]
    terms: dict[str, law.Treaty]
    acts: dict[tuple[str, str], list[Act]]
    statements: dict[str, list[Statement]]

    @classmethod
    def about(
        cls, codes: Iterable[str], states: Iterable[State], on: date, language: str | None
    ) -> "Found":
        wanted = Q(treaty__code__in=codes, state__in=states)
        pairs = StandingPeriod.objects.pairs(on).filter(treaty__code__in=codes)
        rows = answers(pairs.of_states([state.pk for state in states]), on, language)
        acts, statements = defaultdict(list), defaultdict(list)
        for act in accessions(wanted):
            acts[act.treaty.code, act.state.code].append(act)
        for statement in responses(wanted, on):
            statements[statement.treaty.code].append(statement)
        by_pair = {(row["treaty"]["id"], row["state"]): row for row in rows}
        return cls(on, by_pair, terms(codes), acts, statements)

    def relation(self, code: str, a: State, b: State) -> dict:
        """Return whether a treaty is in force between two States, with the reasons."""
        own = [(a, self.rows[code, a.code]), (b, self.rows[code, b.code])]
        found = self.by_law(code, own)
        objections = self.precluding(code, a, b)
        in_force = all_true([found.in_force, not objections])
        binds = self.terms[code].accession_binds if code in self.terms else AccessionBinds.ALL
        names = {a.code: a.name, b.code: b.name}
        return {
            "treaty": own[0][1]["treaty"],
            "as_of": self.on,
            "in_force": in_force,
            "since": since(found, [row for _state, row in own]) if in_force else None,
            "reasons": [
                *(reason for state, row in own for reason in of_state(state.name, row)),
                *of_accession(found, names, binds),
                *(
                    of_reservation(item.state.name, item.objects_to.state.name)
                    for item in objections
                ),
            ],
            "a": own[0][1],
            "b": own[1][1],
        }

    def by_law(self, code: str, own: list[tuple[State, dict]]) -> Relation:
        treaty = self.terms.get(code) or law.Treaty(code)
        one, other = (self.side(code, state, row) for state, row in own)
        live = {side.consent.key for side in (one, other) if side.consent}
        said = [
            response_facts(item)
            for item in self.statements[code]
            if item.about_act_id and item.about_act_id in live
        ]
        return relation(treaty, (one, other), said, self.on)

    def side(self, code: str, state: State, row: dict) -> Side:
        """Return one of the two States with the consent that its status rests on."""
        act = next((act for act in self.acts[code, state.code] if is_of(act, row)), None)
        if act is None:
            return Side(state.code, other_consent(row), row["is_party"])
        return Side(state.code, act_facts(act), row["is_party"], act.objections_checked_on)

    def precluding(self, code: str, a: State, b: State) -> list[Statement]:
        """Return the objections of one to the other's reservations that preclude entry into force.

        Those in effect on the day.
        """
        both = {a.pk, b.pk}
        return [
            item
            for item in self.statements[code]
            if item.objects_to_id and {item.state_id, item.objects_to.state_id} == both
        ]


def since(found: Relation, rows: list[dict]) -> date | None:
    """Return since when a treaty in force between two States is so; None if that is not known."""
    days = [row["in_force_on"] for row in rows]
    if None in days:
        return None
    return max([*days, *([found.since] if found.since else [])])


def is_of(act: Act, row: dict) -> bool:
    """Whether an act is the consent that a status rests on."""
    done_on = as_known(act.done_on, act.done_precision)
    return (act.kind, done_on) == (row["consent_kind"], row["consented_on"])


def other_consent(row: dict) -> law.Act | None:
    """Return a consent that is no accession as the law sees it: its kind and its day."""
    kind, day = row["consent_kind"], row["consented_on"]
    if kind is None:
        return None
    return law.Act(kind, law.Span.day(day) if isinstance(day, date) else None)


def terms(codes: Iterable[str]) -> dict[str, law.Treaty]:
    """Return those of some treaties whose accessions others may refuse, by code."""
    rows = Treaty.objects.filter(code__in=codes).exclude(accession_binds="")
    binds = dict(rows.values_list("code", "accession_binds"))
    clauses: dict[str, dict] = defaultdict(dict)
    for row in Clause.objects.filter(treaty__code__in=binds, group="").select_related("treaty"):
        clauses[row.treaty.code][AppliesTo(row.applies_to)] = clause_facts(row, {})
    return {
        code: law.Treaty(code, accession_binds=AccessionBinds(value), clauses=clauses[code])
        for code, value in binds.items()
    }


def accessions(wanted: Q):
    """Return the published accessions among the acts asked for, the latest first."""
    rows = Act.objects.filter(wanted, kind__in=MAY_BE_ACCESSIONS, publication=Publication.PUBLISHED)
    return (
        rows.exclude(treaty__accession_binds="").select_related("treaty", "state").order_by("-id")
    )


def responses(wanted: Q, on: date):
    """Return the published objections and acceptances that decide something on a day, in order.

    Of those to reservations only the ones in effect; an answer to an accession may be over.
    """
    to_accession = Q(about_act__isnull=False, nature__in=RESPONSES)
    to_reservation = to_reservations() & in_effect(on) & ~Q(by_signatory(on))
    rows = Statement.objects.filter(
        wanted, to_accession | to_reservation, publication=Publication.PUBLISHED
    )
    return rows.select_related("treaty", "state", "about_act__state", "objects_to__state").order_by(
        "id"
    )


def response_facts(row: Statement) -> Response:
    """Return an objection to an accession, or the acceptance of one, as the law sees it."""
    accepts = row.nature == StatementNature.ACCEPTANCE
    return Response(
        by=row.state.code,
        to=row.about_act.state.code,
        accepts=accepts,
        made_on=row.made_on if accepts else row.starts_on or row.made_on,
        starts_on=row.starts_on if accepts else None,
        withdrawn_on=row.ends_on,
        key=row.pk,
    )
