"""The law's answers as rows of the derived tables."""

from collections.abc import Iterable, Iterator
from datetime import date

from ..law.dates import Computation, compute
from ..law.entry import Setting, entry_clause, shares_general_date
from ..law.facts import Act, Clause, Span, Treaty
from ..law.groups import group_code
from ..law.participations import Ending, Participation
from ..law.periods import Period
from ..law.vocabulary import Trigger
from ..law.world import World
from ..models import StatusPeriod
from ..models.acts import date_text
from ..models.choices import UNTIL, Precision

Row = dict[str, object]
"""The values of a row of a derived table, by column; all but its id."""


def group_rows(facts: World, ids) -> Iterator[Row]:
    """Yield each State's groups over time, of each organisation that a treaty speaks of."""
    for code, state in facts.states.items():
        for organisation, intervals in state.groups.items():
            for item in intervals:
                yield {
                    "state_id": ids.states[code],
                    "group_id": group_code(organisation, item.group),
                    "starts_on": item.starts_on,
                    "ends_on": item.ends_on,
                }


def general_rows(facts: World, codes: Iterable[str], ids) -> Iterator[Row]:
    """Yield the general entry into force of each treaty."""
    for code in codes:
        general = facts.outcome(code).general
        yield {
            "treaty_id": ids.treaties[code],
            "on": general.on,
            "computed_on": general.computed,
            "met_on": general.met_on,
            "certain_on": general.certain_on,
        }


def standing_rows(facts: World, codes: Iterable[str], ids) -> Iterator[Row]:
    """Yield how each treaty stands towards each group of States, over time."""
    for code in codes:
        organisation = facts.treaties[code].organisation
        groups = ids.groups[organisation]
        for group, intervals in facts.standings(code, groups).items():
            for item in intervals:
                yield {
                    "treaty_id": ids.treaties[code],
                    "group_id": group_code(organisation, group),
                    "status": item.standing.status.value,
                    "reason": item.standing.reason or "",
                    "missing": item.standing.missing or "",
                    "silence": item.standing.silence.value,
                    "requires_id": ids.treaties.get(item.standing.requires),
                    "starts_on": item.starts_on,
                    "ends_on": item.ends_on,
                }


def status_rows(facts: World, codes: Iterable[str], ids) -> Iterator[Row]:
    """Yield the status periods of each pair that has any."""
    for code in codes:
        for state, periods in facts.periods(code).items():
            for period in periods:
                yield status_values(facts, code, period) | {
                    "treaty_id": ids.treaties[code],
                    "state_id": ids.states[state],
                    "requires_id": ids.treaties.get(period.answer.requires),
                }


def status_row(facts: World, code: str, period: Period) -> StatusPeriod:
    """Return a period as a row, still without the treaties and the State that it refers to."""
    return StatusPeriod(**status_values(facts, code, period))


def status_values(facts: World, code: str, period: Period) -> Row:
    """Return the values of a period but the treaties and the State that it refers to."""
    answer, consent = period.answer, period.consent
    consented = (consent.done or Span.day(consent.day)) if consent else None
    return {
        "status": answer.status.value,
        "starts_on": period.starts_on,
        "ends_on": period.ends_on,
        "since": period.since,
        "silence": answer.silence.value,
        "act_id": answer.act.key if answer.act else None,
        "signed_on": stored_day(period.signed),
        "signed_precision": precision(period.signed),
        "consented_on": stored_day(consented) if consent and consent.done else None,
        "consented_precision": precision(consented if consent and consent.done else None),
        "consent_kind": consent.kind.value if consent else "",
        "in_force_on": period.in_force_on,
        "in_force_on_computed": period.in_force_on_computed,
        "left_on": period.left_on,
        "base_status": answer.base_status or "",
        "missing": answer.missing or "",
        "reason": str(answer.reason),
        "modifiers": [item.value for item in answer.modifiers],
        "bound_by": list(answer.bound_by),
        "has_stated": answer.has_stated,
        "computation": computation(facts, facts.treaties[code], period),
    }


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


def day_text(span: Span | None) -> str | None:
    """Return a date in ISO 8601 as exactly as it is known; None if it is not."""
    return date_text(stored_day(span), precision(span)) or None


def computation(facts: World, treaty: Treaty, period: Period) -> dict | None:
    """Return how the clauses lead to the entry into force and to the end, where they do."""
    latest = period.answer.participation
    if latest is None:
        return None
    found = {}
    if period.in_force_on_computed is not None:
        found["entry"] = _entry(facts, treaty, latest)
    end = latest.end(period.starts_on)
    if end is not None and _explains(end, period):
        found["end"] = _end(facts.treaties[end.inherited_from or treaty.key], end)
    return found or None


def _explains(end: Ending, period: Period) -> bool:
    """Whether the way to an end is told: it is what ends the treaty for the State, and followed.

    From an act on the parent treaty also the end of a consent before the entry into force follows.
    """
    if end.is_withdrawal:
        return end.of_parent
    is_followed = end.of_parent or end.computed_on is not None
    return is_followed and period.left_on == end.takes_effect_on


def _entry(facts: World, treaty: Treaty, latest: Participation) -> dict:
    general = facts.outcome(treaty.key).general
    clause = entry_clause(Setting(treaty, general, latest.group), latest.consent)
    done = latest.consent.done
    is_shared = shares_general_date(treaty, general, latest.day)
    # The day of an incomplete count does not lead to the general date, and would mislead.
    explains = is_shared and general.computed == general.on and general.met_on is not None
    found = _as_data(
        clause,
        latest.entry.computed if is_shared else _certain(clause, done, latest.entry.computed),
        consented_on=day_text(done),
        general_on=general.on.isoformat(),
        met_on=general.met_on.isoformat() if explains else None,
        **_notice(clause, latest.consent),
    )
    return found | {"is_shared": is_shared}


def _notice(clause: Clause | None, act: Act) -> dict[str, str]:
    """Return the day of the depositary's notice, where the clause counts from it."""
    counts = clause is not None and clause.trigger == Trigger.NOTIFICATION
    return {"notified_on": act.notified_on.isoformat()} if counts and act.notified_on else {}


def _end(treaty: Treaty, end: Ending) -> dict:
    """Return the way to the end; ``treaty`` is the one that was left, perhaps the parent."""
    done = end.act.done
    clause = end.clause if end.computed_on else None
    steps = Computation(end.takes_effect_on)
    if clause is not None:
        counted = end.act.counted_from(clause.trigger)
        steps = _certain(clause, counted, compute(clause, counted.last))
    found = _as_data(clause, steps, received_on=day_text(done), **_notice(clause, end.act))
    found |= {"act": end.act.key, "takes_effect_on": end.takes_effect_on.isoformat()}
    if end.of_parent:
        found |= {"ended_with": treaty.key, "kind_of_act": end.act.kind.value}
    return found


def _certain(clause: Clause | None, done: Span, computation: Computation) -> Computation:
    """Leave out the steps whose day depends on the day of an act of which only the month is known.

    The result does not depend on it, or it would not have been computed.
    """
    if clause is None or done.is_day:
        return computation
    ways = (compute(clause, day).steps for day in (done.last, done.first))
    uncertain = set.difference(*map(set, ways))
    return Computation(
        computation.on, tuple(step for step in computation.steps if step not in uncertain)
    )


def _as_data(clause: Clause | None, steps: Computation, **inputs) -> dict:
    return {
        "applies_to": clause.applies_to.value if clause else None,
        "articles": clause.articles if clause else "",
        "kind": clause.kind.value if clause else None,
        "n": clause.n if clause else None,
        "days": clause.days if clause else 0,
        "extra_day": clause.extra_day if clause else False,
        "trigger": clause.trigger.value if clause else None,
        "not_before_parent": clause.not_before_parent if clause else False,
        "inputs": inputs,
        "steps": [
            {"code": step.code, "on": step.on.isoformat(), "n": step.n} for step in steps.steps
        ],
        "result": steps.on.isoformat(),
    }
