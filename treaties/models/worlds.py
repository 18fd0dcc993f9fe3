"""The facts in the database as the plain data that the law is applied to."""

from collections import defaultdict
from collections.abc import Iterable

from core.records.publication import Publication
from countries.models import Membership, State

from ..law import facts as law
from ..law.groups import group_intervals
from ..law.vocabulary import ActKind, AppliesTo, ClauseKind, StateGroup, Status
from ..law.world import World
from . import Act, Clause, Statement, Treaty
from .choices import UNTIL, CountedFrom, EndKind, Form, Precision, StatementNature

COUNCIL_OF_EUROPE = "COE"

OPEN_TO = {
    StateGroup.MEMBER: "open_to_members",
    StateGroup.EUROPEAN_NON_MEMBER: "open_to_european_non_members",
    StateGroup.OTHER_NON_MEMBER: "open_to_other_non_members",
    StateGroup.EU: "open_to_eu",
}
SPANS = {
    Precision.DAY.value: law.Span.day,
    Precision.MONTH.value: law.Span.month,
    Precision.YEAR.value: law.Span.year,
    UNTIL: law.Span.until,
}


def world(treaties: Iterable[Treaty] | None = None) -> World:
    """Return the facts about some treaties and those they refer to (None: about all)."""
    return with_acts_on(outline(), None if treaties is None else {row.code for row in treaties})


def with_acts_on(facts: World, codes: Iterable[str] | None) -> World:
    """Return an outline with the published acts on some treaties and on those they refer to."""
    published = Act.objects.filter(publication=Publication.PUBLISHED)
    if codes is not None:
        published = published.filter(treaty__code__in=referred_to(facts, set(codes)))
    return World(facts.states, facts.treaties, acts_by_pair(published))


def outline() -> World:
    """Return the facts about all treaties and States but their acts: who refers to whom."""
    rows = {row.pk: row for row in Treaty.objects.all()}
    clauses = Clause.objects.order_by("id")
    keys = {pk: row.code for pk, row in rows.items()}
    by_treaty = defaultdict(dict)
    for clause in clauses:
        by_treaty[clause.treaty_id][AppliesTo(clause.applies_to)] = clause_facts(clause, keys)
    return World(
        states=state_facts(),
        treaties={row.code: treaty_facts(row, by_treaty[row.pk], keys) for row in rows.values()},
    )


def drafts(acts: Iterable[Act]) -> dict[str, dict[str, list[law.Act]]]:
    """Return the other acts of the same States and treaties that are not published yet.

    Without those that correct one of the acts, or the same published act.
    """
    acts = list(acts)
    own = {key for act in acts for key in (act.pk, act.corrects_id)} - {None}
    found = Act.objects.filter(
        publication=Publication.DRAFT,
        treaty__in={act.treaty_id for act in acts},
        state__in={act.state_id for act in acts},
    )
    return acts_by_pair(found.exclude(pk__in=own).exclude(corrects__in=own))


def referred_to(found: World, codes: set[str]) -> set[str]:
    """Return the treaties that some treaties refer to, directly or not, themselves included."""
    result, queue = set(), set(codes)
    while queue:
        code = queue.pop()
        result.add(code)
        queue |= found.treaties[code].references - result
    return result


def state_facts() -> dict[str, law.State]:
    """Return every State with its existence and its groups over time."""
    memberships = defaultdict(list)
    rows = Membership.objects.filter(organisation__code=COUNCIL_OF_EUROPE)
    for state_id, first, until in rows.values_list("state_id", "member_from", "member_until"):
        memberships[state_id].append((first, until))
    states = State.objects.all()
    territories = defaultdict(set)
    for state in states:
        territories[state.territory_of_id].add(state.code)
    return {
        state.code: law.State(
            state.code,
            state.exists_from,
            state.exists_until,
            group_intervals(usual_group(state), state.exists_from, memberships[state.pk]),
            frozenset(territories[state.pk]),
        )
        for state in states
    }


def usual_group(state: State) -> StateGroup:
    """Return the group of a State while it is not a member of the Council of Europe."""
    if state.kind == State.Kind.ORGANISATION and state.code == "EU":
        return StateGroup.EU
    if state.kind in (State.Kind.ORGANISATION, State.Kind.TERRITORY):
        return StateGroup.NOT_A_STATE
    return StateGroup.EUROPEAN_NON_MEMBER if state.is_european else StateGroup.OTHER_NON_MEMBER


def treaty_facts(row: Treaty, clauses: dict, keys: dict[int, str]) -> law.Treaty:
    return law.Treaty(
        key=row.code,
        opened_on=row.opened_on,
        entered_into_force_on=row.entered_into_force_on,
        not_in_force=row.not_in_force,
        closed_on=row.closed_on,
        ended_on=row.ended_on,
        end_status=Status(row.end_kind or EndKind.TREATY_TERMINATED.value),
        parent=keys.get(row.parent_id),
        open_to=frozenset(group for group, field in OPEN_TO.items() if getattr(row, field)),
        open_from=open_from(row),
        barred_for_parties_to=keys.get(row.barred_for_parties_to_id),
        invited_to_sign=row.invited_to_sign,
        signatories_may_accede=row.signatories_may_accede,
        is_amendment=row.form == Form.AMENDING_PROTOCOL,
        forbids_reservations=row.forbids_reservations,
        chart_complete=row.chart_complete_on is not None,
        clauses=clauses,
    )


def open_from(row: Treaty) -> dict:
    """Return from when non-members may join, for the groups for which that is not the opening."""
    europeans = row.non_members_from
    others = row.non_europeans_from or row.non_members_from
    days = {StateGroup.EUROPEAN_NON_MEMBER: europeans, StateGroup.OTHER_NON_MEMBER: others}
    return {group: day for group, day in days.items() if day is not None}


def clause_facts(row: Clause, keys: dict[int, str]) -> law.Clause:
    return law.Clause(
        applies_to=AppliesTo(row.applies_to),
        kind=ClauseKind(row.kind),
        n=row.n or 0,
        extra_day=row.extra_day,
        overflow=row.overflow,
        threshold_total=row.threshold_total,
        threshold_members=row.threshold_members,
        threshold_of=keys.get(row.threshold_of_id),
        all_parties_to=keys.get(row.all_parties_to_id),
        not_before=keys.get(row.not_before_id),
        counts_accessions=row.counts_accessions,
        barred_years=row.barred_years,
        counted_from_treaty=row.counted_from == CountedFrom.TREATY,
        every_years=row.every_years,
        window_months=row.window_months,
        articles=row.articles,
    )


def act_facts(row: Act) -> law.Act:
    """Return an act, stored or not, as the law sees it."""
    return law.Act(
        kind=ActKind(row.kind),
        done=span(row.done_on, row.done_precision),
        effective_on=row.effective_on,
        expires_on=row.expires_on,
        key=row.pk,
    )


def statement_facts(row: Statement, territories: Iterable[State] | None = None) -> law.Statement:
    """Return a statement as the law sees it; ``territories`` are those of one not stored yet."""
    if territories is None:
        territories = row.territories.all() if row.pk else ()
    return law.Statement(
        is_reservation=row.nature == StatementNature.RESERVATION,
        made_on=row.made_on,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        territories=frozenset(state.code for state in territories),
        key=row.pk,
    )


def span(on, precision: str) -> law.Span | None:
    return SPANS[precision](on) if on is not None else None


def acts_by_pair(rows) -> dict[str, dict[str, list[law.Act]]]:
    found: dict[str, dict[str, list[law.Act]]] = {}
    # Plain columns: a model instance for each of ten thousand acts would take seconds.
    columns = ("kind", "done_on", "done_precision", "effective_on", "expires_on", "pk")
    rows = rows.order_by("id").values_list("treaty__code", "state__code", *columns, named=True)
    for row in rows:
        pairs = found.setdefault(row.treaty__code, {})
        pairs.setdefault(row.state__code, []).append(act_facts(row))
    return found
