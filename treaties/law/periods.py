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
from .standing import has_lost_route, standing, turning_days
from .vocabulary import BEGINNING, SIGNATURES, ActKind, Missing, Status


@dataclass(frozen=True, slots=True)
class Period:
    """One status from a day until another, and the facts as they stood when it began.

    ``ends_on`` is not included; None is open. ``since`` is the first day of the unbroken run of the
    status, to which several periods may belong. ``in_force_on`` may lie ahead once it is
    determined; it is None where the day is not exactly known. ``left_on`` is the first day no
    longer a Party.
    """

    answer: Answer
    starts_on: date
    ends_on: date | None
    since: date
    signed: Span | None
    in_force_on: date | None
    in_force_on_computed: date | None
    left_on: date | None

    @property
    def status(self) -> Status:
        return self.answer.status

    @property
    def consent(self) -> Act | None:
        participation = self.answer.participation
        return participation.consent if participation else None

    @property
    def begins_with_expected_lapse(self) -> bool:
        """Whether it begins as an invitation lapses by practice, its end not being recorded."""
        act = self.answer.act
        return self.answer.missing == Missing.EXPIRES_ON and self.starts_on == (
            add_months(act.day, INVITATION_MONTHS) + DAY
        )


def fold(pair: Pair) -> list[Period]:
    """Return the status periods of a State and a treaty: consecutive, without gap or overlap.

    They begin on the first day on which the State's own acts, its end, an earlier group of its or
    another treaty of its make the standing differ from that towards its group; before that the
    treaty's standing answers. The last one is open.
    """
    found: list[tuple[Answer, date]] = []
    keys = []
    own_from = first_own_day(pair)
    for day in days_of_change(pair):
        if day < own_from:
            continue
        answer = status_on(pair, day)
        if not found and _is_standing_of_group(pair, answer, day):
            continue
        key = _key(pair, answer, day)
        if keys[-1:] != [key]:
            found.append((answer, day))
            keys.append(key)
    return _periods(pair, found)


def _periods(pair: Pair, found: list[tuple[Answer, date]]) -> list[Period]:
    periods: list[Period] = []
    ends = [*(day for _, day in found), None][1:]
    for (answer, day), end in zip(found, ends, strict=True):
        before = periods[-1] if periods else None
        goes_on = before is not None and before.status == answer.status
        periods.append(period(pair, answer, day, end, before.since if goes_on else day))
    return periods


def days_of_change(pair: Pair) -> list[date]:
    """Return, in order, the days on which a pair's status may change."""
    days = {BEGINNING, pair.state.begins_on, pair.state.ends_on, pair.general.certain_on}
    days |= turning_days(pair.treaty, pair.general)
    days |= {item.starts_on for item in pair.state.groups_of(pair.treaty.organisation)}
    days |= _days_of_acts(pair) | {pair.stated_on}
    for other in (pair, *pair.others, *pair.of_protocols):
        days |= {other.treaty.ended_on, other.possible_from}
        days |= {day for act in other.binding for day in _days_of(act)}
        for item in other.participations:
            days |= item.days()
    return sorted(days - {None})


def first_own_day(pair: Pair) -> date:
    """Return a day before which the treaty's standing towards the State's group answers for sure.

    Nothing had been done or declared by then, with this treaty or another that matters.
    """
    groups = pair.state.groups_over_time(pair.treaty.organisation)
    if pair.state.key in pair.treaty.named_states or has_lost_route(pair.treaty, groups):
        return BEGINNING
    days = {pair.stated_on, pair.state.ends_on}
    for other in (pair, *pair.others, *pair.of_protocols):
        if other.undated:
            return BEGINNING
        for act in other.acts:
            days |= _days_of(act)
    return min(days - {None}, default=BEGINNING)


def _days_of_acts(pair: Pair) -> set[date | None]:
    days = set()
    for act in pair.acts:
        days |= _days_of(act)
        if act.kind == ActKind.INVITATION:
            days.add((act.expires_on or add_months(act.day, INVITATION_MONTHS)) + DAY)
    return days


def _days_of(act: Act) -> set[date | None]:
    return {act.day, act.effective_on, *((act.done.first,) if act.done else ())}


def _key(pair: Pair, answer: Answer, on: date):
    """Return what all days of one period share.

    An end may be announced, and taken back, without changing the status: a loss of membership
    takes effect later by some clauses; so does the end of a parent treaty.
    """
    consent = answer.participation.day if answer.participation else None
    return (
        answer.status,
        answer.reason,
        answer.missing,
        answer.modifiers,
        answer.silence,
        answer.requires,
        answer.bound_by,
        answer.has_stated,
        consent,
        _left_as_known(pair, answer, on),
    )


def _is_standing_of_group(pair: Pair, answer: Answer, on: date) -> bool:
    if answer.act is not None or answer.participation is not None or answer.bound_by:
        return False
    group = standing(
        pair.treaty,
        pair.general,
        pair.state.group_on(on, pair.treaty.organisation),
        on,
    )
    said = (answer.status, answer.reason, answer.missing, answer.silence)
    towards_group = (group.status, group.reason or "", group.missing, group.silence)
    return not answer.modifiers and said == towards_group


def period(
    pair: Pair, answer: Answer, starts_on: date, ends_on: date | None, since: date
) -> Period:
    """Return a period with the facts as they stood on its first day."""
    latest = answer.participation
    entry = computed = None
    left = _left_as_known(pair, answer, starts_on)
    if _shows_dates(answer) and _entry_is_determined(pair, latest, starts_on, left):
        entry = latest.in_force_on if latest.entry.is_exact else None
        computed = latest.in_force_on_computed
    signed = _signed(pair, answer, starts_on)
    return Period(answer, starts_on, ends_on, since, signed, entry, computed, left)


def _left_as_known(pair: Pair, answer: Answer, on: date) -> date | None:
    return _left_on(pair, answer.participation, on) if _shows_dates(answer) else None


def _shows_dates(answer: Answer) -> bool:
    return answer.participation is not None and answer.status != Status.CONTRACTING


def _left_on(pair: Pair, latest: Participation, on: date) -> date | None:
    end = latest.end(on)
    if end is not None and end.is_withdrawal:
        return None
    days = [end.takes_effect_on] if end else []
    days += [day for day in (pair.treaty.ended_on, pair.state.ends_on) if day and day <= on]
    left = min(days, default=None)
    if left is not None and _has_come_back(pair, latest, left, on):
        return None
    entry = latest.in_force_on
    return left if entry is None or left is None or entry < left else None


def _has_come_back(pair: Pair, latest: Participation, left: date, on: date) -> bool:
    """Whether a State stays a Party, having consented again before it was out."""
    return any(latest.day < item.day <= on and item.is_party(left) for item in pair.participations)


def _entry_is_determined(pair: Pair, latest: Participation, on: date, left: date | None) -> bool:
    """Whether the entry into force was fixed by a day and not forestalled by an end."""
    end = latest.end(on)
    if end is not None and end.is_withdrawal:
        return False
    ends = (pair.treaty.ended_on, pair.state.ends_on)
    if left is None and any(day is not None and day <= on for day in ends):
        return False
    known_from = latest.entry.known_from
    if known_from is not None and on < known_from:
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
