"""The law's answers as rows of the derived tables."""

from collections.abc import Iterable, Iterator
from datetime import date

from countries.models import GroupPeriod

from ..law.dates import Computation, compute
from ..law.entry import entry_clause, shares_general_date
from ..law.facts import Clause, Span, Treaty
from ..law.groups import group_code
from ..law.participations import Ending, Participation
from ..law.periods import Period
from ..law.world import World
from ..models import GeneralEntryIntoForce, StandingPeriod, StatusPeriod
from ..models.choices import UNTIL, Precision


def group_rows(facts: World, ids) -> Iterator[GroupPeriod]:
    """Yield each State's groups over time, of each organisation that a treaty speaks of."""
    for code, state in facts.states.items():
        for organisation, intervals in state.groups.items():
            for item in intervals:
                yield GroupPeriod(
                    state_id=ids.states[code],
                    group_id=group_code(organisation, item.group),
                    starts_on=item.starts_on,
                    ends_on=item.ends_on,
                )


def general_rows(facts: World, codes: Iterable[str], ids) -> Iterator[GeneralEntryIntoForce]:
    """Yield the general entry into force of each treaty."""
    for code in codes:
        general = facts.outcome(code).general
        yield GeneralEntryIntoForce(
            treaty_id=ids.treaties[code],
            on=general.on,
            computed_on=general.computed,
            met_on=general.met_on,
            certain_on=general.certain_on,
        )


def standing_rows(facts: World, codes: Iterable[str], ids) -> Iterator[StandingPeriod]:
    """Yield how each treaty stands towards each group of States, over time."""
    for code in codes:
        organisation = facts.treaties[code].organisation
        groups = ids.groups[organisation]
        for group, intervals in facts.standings(code, groups).items():
            for item in intervals:
                yield StandingPeriod(
                    treaty_id=ids.treaties[code],
                    group_id=group_code(organisation, group),
                    status=item.standing.status.value,
                    reason=item.standing.reason or "",
                    missing=item.standing.missing or "",
                    silence=item.standing.silence.value,
                    requires_id=ids.treaties.get(item.standing.requires),
                    starts_on=item.starts_on,
                    ends_on=item.ends_on,
                )


def status_rows(facts: World, codes: Iterable[str], ids) -> Iterator[StatusPeriod]:
    """Yield the status periods of each pair that has any."""
    for code in codes:
        for state, periods in facts.periods(code).items():
            for period in periods:
                row = status_row(facts, code, period)
                row.treaty_id, row.state_id = ids.treaties[code], ids.states[state]
                row.requires_id = ids.treaties.get(period.answer.requires)
                yield row


def status_row(facts: World, code: str, period: Period) -> StatusPeriod:
    """Return a period as a row, still without the treaties and the State that it refers to."""
    answer, consent = period.answer, period.consent
    consented = (consent.done or Span.day(consent.day)) if consent else None
    return StatusPeriod(
        status=answer.status.value,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        since=period.since,
        silence=answer.silence.value,
        act_id=answer.act.key if answer.act else None,
        signed_on=stored_day(period.signed),
        signed_precision=precision(period.signed),
        consented_on=stored_day(consented) if consent and consent.done else None,
        consented_precision=precision(consented if consent and consent.done else None),
        consent_kind=consent.kind.value if consent else "",
        in_force_on=period.in_force_on,
        in_force_on_computed=period.in_force_on_computed,
        left_on=period.left_on,
        base_status=answer.base_status or "",
        missing=answer.missing or "",
        reason=str(answer.reason),
        modifiers=[item.value for item in answer.modifiers],
        computation=computation(facts, facts.treaties[code], period),
    )


def stored_day(span: Span | None) -> date | None:
    """Return the day that stands for a span in the tables, beside its precision."""
    if span is None:
        return None
    return span.last if span.is_until else span.first


def precision(span: Span | None) -> str:
    """Return how exactly a span of days is a date."""
    if span is None:
        return Precision.UNKNOWN.value
    if span.is_until:
        return UNTIL
    if span.first == span.last:
        return Precision.DAY.value
    return (Precision.MONTH if span.first.month == span.last.month else Precision.YEAR).value


def computation(facts: World, treaty: Treaty, period: Period) -> dict | None:
    """Return how the clauses lead to the entry into force and to the end, where they do."""
    latest = period.answer.participation
    if latest is None:
        return None
    found = {}
    if period.in_force_on_computed is not None:
        found["entry"] = _entry(facts, treaty, latest)
    end = latest.end(period.starts_on)
    if period.left_on is not None and end is not None and (end.computed_on or end.of_parent):
        found["end"] = _end(facts.treaties[end.inherited_from or treaty.key], end)
    return found or None


def _entry(facts: World, treaty: Treaty, latest: Participation) -> dict:
    general = facts.outcome(treaty.key).general
    clause = entry_clause(treaty, general, latest.consent)
    is_shared = shares_general_date(treaty, general, latest.day)
    # The day of an incomplete count does not lead to the general date, and would mislead.
    explains = is_shared and general.computed == general.on and general.met_on is not None
    found = _as_data(
        clause,
        latest.entry.computed,
        consented_on=latest.day.isoformat(),
        general_on=general.on.isoformat(),
        met_on=general.met_on.isoformat() if explains else None,
    )
    return found | {"is_shared": is_shared}


def _end(treaty: Treaty, end: Ending) -> dict:
    """Return the way to the end; ``treaty`` is the one that was left, perhaps the parent."""
    clause = treaty.clause_for(end.act.kind) if end.computed_on else None
    steps = compute(clause, end.act.done.last) if clause else Computation(end.takes_effect_on)
    received_on = end.known_on.isoformat() if end.act.done else None
    found = _as_data(clause, steps, received_on=received_on)
    if end.of_parent:
        found |= {"ended_with": treaty.key, "kind_of_act": end.act.kind.value}
    return found


def _as_data(clause: Clause | None, steps: Computation, **inputs) -> dict:
    return {
        "applies_to": clause.applies_to.value if clause else None,
        "articles": clause.articles if clause else "",
        "kind": clause.kind.value if clause else None,
        "n": clause.n if clause else None,
        "extra_day": clause.extra_day if clause else False,
        "inputs": inputs,
        "steps": [
            {"code": step.code, "on": step.on.isoformat(), "n": step.n} for step in steps.steps
        ],
        "result": steps.on.isoformat(),
    }
