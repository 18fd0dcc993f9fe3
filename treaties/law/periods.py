"""Fold the acts between one State and one treaty into consecutive status periods.

The decision table is asked on each day on which something may change; days with the same answer
make one period.
"""

from dataclasses import dataclass
from datetime import date

from .dates import DAY, add_months
from .decision import INVITATION_MONTHS, Answer, status_on
from .facts import Act, Span
from .pair import Pair
from .participations import Participation
from .standing import standing, turning_days
from .vocabulary import BEGINNING, SIGNATURES, ActKind, Status


@dataclass(frozen=True, slots=True)
class Period:
    """One status from a day until another, and the facts as they stood when it began.

    ``ends_on`` is not included; None is open. ``in_force_on`` may lie ahead once it is determined;
    ``left_on`` is the first day no longer a Party, known only from ``left_known_on``, if that is
    a day within the period.
    """

    answer: Answer
    starts_on: date
    ends_on: date | None
    signed: Span | None
    in_force_on: date | None
    in_force_on_computed: date | None
    left_on: date | None
    left_known_on: date | None = None

    @property
    def status(self) -> Status:
        return self.answer.status

    @property
    def consent(self) -> Act | None:
        participation = self.answer.participation
        return participation.consent if participation else None


def fold(pair: Pair) -> list[Period]:
    """Return the status periods of a State and a treaty: consecutive, without gap or overlap.

    They begin with the first act, or with the first day on which another treaty of the same State
    makes this one's standing differ from that towards its group; before that the treaty's
    standing answers. The last one is open.
    """
    found: list[tuple[Answer, date]] = []
    first = _first_own_day(pair)
    for day in days_of_change(pair):
        if day < first:
            continue
        answer = status_on(pair, day)
        if not found and _is_standing_of_group(pair, answer, day):
            continue
        if not found or _key(found[-1][0]) != _key(answer):
            found.append((answer, day))
    ends = [*(day for _, day in found), None][1:]
    return [period(pair, answer, day, end) for (answer, day), end in zip(found, ends, strict=True)]


def _first_own_day(pair: Pair) -> date:
    """Return a day before which only the treaty's standing towards the State's group can answer."""
    if pair.has_undated:
        return BEGINNING
    days = {pair.state.ends_on, *(act.day for act in pair.acts[:1])}
    for item in (*pair.participations, *pair.parent, *pair.barring):
        days |= {item.day, item.in_force_on}
    return min(days - {None}, default=date.max)


def days_of_change(pair: Pair) -> list[date]:
    """Return, in order, the days on which a pair's status may change."""
    days = {BEGINNING, pair.state.begins_on, pair.state.ends_on, pair.general.certain_on}
    days |= turning_days(pair.treaty, pair.general)
    days |= {item.starts_on for item in pair.state.groups}
    for act in pair.acts:
        days |= {act.day, act.effective_on}
        if act.kind == ActKind.INVITATION:
            days.add((act.expires_on or add_months(act.day, INVITATION_MONTHS)) + DAY)
    for item in (*pair.participations, *pair.parent, *pair.barring):
        days |= {item.day, item.in_force_on}
        for ending in item.endings:
            days |= {ending.known_on, ending.takes_effect_on, ending.revoked_on}
    return sorted(days - {None})


def _key(answer: Answer):
    """Return what all days of one period share."""
    consent = answer.participation.day if answer.participation else None
    return (
        answer.status,
        answer.reason,
        answer.missing,
        answer.modifiers,
        answer.rests_on_absence,
        consent,
    )


def _is_standing_of_group(pair: Pair, answer: Answer, on: date) -> bool:
    if answer.act is not None or answer.participation is not None:
        return False
    group = standing(pair.treaty, pair.general, pair.state.group_on(on), on)
    return not answer.modifiers and (answer.status, answer.reason, answer.rests_on_absence) == (
        group.status,
        group.reason or "",
        group.rests_on_absence,
    )


def period(pair: Pair, answer: Answer, starts_on: date, ends_on: date | None) -> Period:
    """Return a period with the facts as they stood on its first day."""
    latest = answer.participation
    entry = computed = left = known_on = None
    if latest is not None and answer.status != Status.CONTRACTING:
        left = _left_on(pair, latest, starts_on)
        if _entry_is_determined(pair, latest, starts_on, left):
            entry, computed = latest.in_force_on, latest.in_force_on_computed
        if left is None:
            left, known_on = _left_later(pair, latest, starts_on, ends_on)
    signed = _signed(pair, answer, starts_on)
    return Period(answer, starts_on, ends_on, signed, entry, computed, left, known_on)


def _left_later(
    pair: Pair, latest: Participation, starts_on: date, ends_on: date | None
) -> tuple[date | None, date | None]:
    """Return an end that is announced within a period without changing its status, and when.

    A loss of membership takes effect later by some clauses; so does the end of a parent treaty.
    """
    for ending in latest.endings:
        known_on = ending.known_on
        if starts_on < known_on and (ends_on is None or known_on < ends_on):
            left = _left_on(pair, latest, known_on)
            if left is not None:
                return left, known_on
    return None, None


def _left_on(pair: Pair, latest: Participation, on: date) -> date | None:
    end = latest.end(on)
    if end is not None and end.is_withdrawal:
        return None
    days = [end.takes_effect_on] if end else []
    days += [day for day in (pair.treaty.ended_on, pair.state.ends_on) if day and day <= on]
    left = min(days, default=None)
    entry = latest.in_force_on
    return left if entry is None or left is None or entry < left else None


def _entry_is_determined(pair: Pair, latest: Participation, on: date, left: date | None) -> bool:
    """Whether the entry into force was fixed by a day and not forestalled by an end."""
    end = latest.end(on)
    if end is not None and end.is_withdrawal:
        return False
    ends = (pair.treaty.ended_on, pair.state.ends_on)
    if left is None and any(day is not None and day <= on for day in ends):
        return False
    days = (latest.in_force_on, pair.general.on, pair.general.certain_on)
    return any(day is not None and day <= on for day in days)


def _signed(pair: Pair, answer: Answer, on: date) -> Span | None:
    """Return the first signature since the participation before this one ended, else the first."""
    acts = pair.until(on, SIGNATURES)
    since = pair.last_end(on) if answer.is_new_round else _end_before(pair, answer, on)
    recent = [act for act in acts if act.day > since]
    if not recent and not answer.is_new_round:
        recent = acts
    return (recent[0].done or Span.day(recent[0].day)) if recent else None


def _end_before(pair: Pair, answer: Answer, on: date) -> date:
    latest = answer.participation
    ends = [
        end.takes_effect_on
        for item in pair.participations
        if latest is None or item.day < latest.day
        if (end := item.end(on)) is not None and not end.is_withdrawal
    ]
    return max(ends, default=BEGINNING)
