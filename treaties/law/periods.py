"""Fold the acts between one State and one treaty into consecutive status periods.

The decision table of ``docs/domain.md`` is evaluated on each day on which something may change,
with the acts of that day and before; days with the same answer make one period.
"""

from dataclasses import dataclass
from datetime import date

from .dates import DAY, add_months
from .facts import Act, Span, State, Treaty
from .participations import Participation, in_order
from .standing import standing, turning_days
from .thresholds import General
from .vocabulary import (
    APPLICATIONS,
    BEGINNING,
    CONSENTS,
    DOMESTIC_APPROVALS,
    ENDINGS,
    REFUSALS,
    SIGNATURES,
    SIMPLE_SIGNATURES,
    ActKind,
    ClauseKind,
    Missing,
    Modifier,
    Status,
)

INVITATION_MONTHS = 60
"""An invitation whose validity is not recorded counts for five years, then nobody knows."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A status on one day, why, and the participation and act that it rests on."""

    status: Status
    reason: str = ""
    missing: Missing | None = None
    rests_on_absence: bool = False
    modifiers: tuple[Modifier, ...] = ()
    base_status: Status | None = None
    participation: Participation | None = None
    act: Act | None = None
    is_new_round: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """One status from a day until another, and the facts as they stood when it began.

    ``ends_on`` is not included; None is open.
    """

    answer: Answer
    starts_on: date
    ends_on: date | None
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


class Pair:
    """One State and one treaty, with everything that the decision table asks about them."""

    def __init__(
        self,
        treaty: Treaty,
        general: General,
        state: State,
        acts: list[Act],
        participations: tuple[Participation, ...],
        *,
        parent: tuple[Participation, ...] = (),
        barring: tuple[Participation, ...] = (),
    ):
        self.treaty = treaty
        self.general = general
        self.state = state
        self.acts = in_order(acts)
        self.participations = participations
        self.parent = parent
        self.barring = barring
        self.has_undated = any(
            act.day is None and act.kind in CONSENTS | ENDINGS for act in acts
        )

    # The decision table, first row that fits.

    def answer(self, on: date, *, with_domestic_steps: bool = True) -> Answer:
        """Return where the State stands on a day, by what was done on that day and before."""
        if self.state.ends_on is not None and self.state.ends_on <= on:
            return Answer(Status.STATE_EXTINCT)
        latest = self._latest_participation(on)
        is_live = latest is not None and latest.is_live(on)
        if self.has_undated and not is_live:
            return Answer(Status.DATA_INCOMPLETE, missing=Missing.DATE, participation=latest)
        if is_live:
            return self._while_live(on, latest)
        return self._without_consent(on, latest, with_domestic_steps)

    def _while_live(self, on: date, latest: Participation) -> Answer:
        def answer(status, act=latest.consent, missing=None):
            return Answer(
                status,
                missing=missing,
                participation=latest,
                act=act,
                modifiers=_modifiers(latest),
            )

        if self.treaty.ended_on is not None and self.treaty.ended_on <= on:
            return answer(self.treaty.end_status, None)
        if latest.lacks_end(on):
            return answer(Status.DATA_INCOMPLETE, missing=Missing.END)
        entry = latest.in_force_on
        if entry is not None and entry <= on:
            return answer(*self._while_in_force(on, latest))
        if provisional := self._running_provisional_application(on):
            return answer(Status.PROVISIONALLY_APPLIED, provisional)
        if _reached(self.general.on, on) and entry is None:
            return answer(Status.DATA_INCOMPLETE, missing=self._missing_for_entry(latest))
        if entry is not None and (
            _reached(self.general.on, on) or _reached(self.general.certain_on, on)
        ):
            return answer(Status.ENTRY_INTO_FORCE_PENDING)
        return answer(Status.CONTRACTING)

    def _while_in_force(self, on: date, latest: Participation) -> tuple[Status, Act]:
        suspension = self._last(on, {ActKind.SUSPENSION, ActKind.END_OF_SUSPENSION}, by_effect=True)
        if suspension is not None and suspension.kind == ActKind.SUSPENSION:
            if suspension.day >= latest.day:
                return Status.SUSPENDED, suspension
        for ending in latest.endings:
            own = not ending.of_parent and ending.stands(on)
            if own and ending.act.kind == ActKind.DENUNCIATION:
                return Status.DENUNCIATION_PENDING, ending.act
        return Status.IN_FORCE, latest.consent

    def _missing_for_entry(self, latest: Participation) -> Missing:
        consent = latest.consent
        clause = self.treaty.clause_for(consent.kind)
        is_dated = consent.done is not None and consent.kind != ActKind.SUCCESSION
        if is_dated and (clause is None or not clause.is_computable):
            return Missing.CLAUSE
        if is_dated and clause.kind == ClauseKind.SAME_AS_PARENT:
            return Missing.CLAUSE
        return Missing.DATE

    def _without_consent(
        self, on: date, latest: Participation | None, with_domestic_steps: bool
    ) -> Answer:
        end = latest.end(on) if latest else None
        ended = end is not None and not end.is_withdrawal
        former = Answer(end.status, participation=latest, act=end.act) if ended else None
        since = self._last_end(on)
        if provisional := self._running_provisional_application(on):
            if provisional.day > since:
                return self._answer(Status.PROVISIONALLY_APPLIED, latest, provisional)
        if self.treaty.is_closed(on) and self._has_acted(on):
            return former or self._answer(Status.CLOSED, latest)
        return (
            (with_domestic_steps and self._approved_at_home(on, latest))
            or self._signed(on, latest, since)
            or self._applied(on, latest, since)
            or self._gave_up(on, latest, since)
            or former
            or self._withdrew_consent(latest, end)
            or self._has_done_nothing(on, latest)
        )

    def _approved_at_home(self, on: date, latest: Participation | None) -> Answer | None:
        since = self._last_end(on, with_withdrawals=True)
        steps = [act for act in self._until(on, DOMESTIC_APPROVALS) if act.day > since]
        if not steps:
            return None
        base = self.answer(on, with_domestic_steps=False)
        lapsed = self._applied(on, latest, self._last_end(on))
        if (
            lapsed
            and (lapsed.status == Status.INVITATION_LAPSED)
            and not self._signed(on, latest, self._last_end(on))
        ):
            return None
        return Answer(
            Status.CONSENT_PENDING_DEPOSIT,
            base_status=base.status,
            participation=latest,
            act=steps[0],
            is_new_round=True,
        )

    def _signed(self, on: date, latest: Participation | None, since: date) -> Answer | None:
        signatures = self._standing_signatures(on, since)
        if not signatures:
            return None
        full = [act for act in signatures if act.kind == ActKind.SIGNATURE]
        status = Status.SIGNED if full else Status.SIGNED_AD_REFERENDUM
        return self._answer(status, latest, (full or signatures)[0])

    def _applied(self, on: date, latest: Participation | None, since: date) -> Answer | None:
        acts = [act for act in self._until(on, APPLICATIONS) if act.day > since]
        if not acts:
            return None
        last = acts[-1]
        if last.kind in REFUSALS:
            return self._answer(Status.REQUEST_NOT_GRANTED, latest, last)
        if last.kind != ActKind.INVITATION:
            return self._answer(Status.REQUESTED, latest, last)
        invitations = [act for act in acts if act.kind == ActKind.INVITATION]
        last_day = max((act.expires_on for act in invitations if act.expires_on), default=BEGINNING)
        if on <= last_day:
            return self._answer(Status.INVITED, latest, last)
        if last.expires_on is not None:
            return self._answer(Status.INVITATION_LAPSED, latest, last)
        if on <= add_months(last.day, INVITATION_MONTHS):
            return self._answer(Status.INVITED, latest, last)
        return Answer(
            Status.DATA_INCOMPLETE,
            missing=Missing.EXPIRES_ON,
            participation=latest,
            act=last,
            is_new_round=True,
        )

    def _gave_up(self, on: date, latest: Participation | None, since: date) -> Answer | None:
        kinds = {ActKind.SIGNATURE_WITHDRAWN, ActKind.END_OF_PROVISIONAL_APPLICATION}
        acts = [act for act in self._until(on, kinds) if act.day > since]
        return self._answer(Status.SIGNATURE_WITHDRAWN, latest, acts[-1]) if acts else None

    def _withdrew_consent(self, latest: Participation | None, end) -> Answer | None:
        if end is None or not end.is_withdrawal:
            return None
        return Answer(Status.CONSENT_WITHDRAWN, participation=latest, act=end.act)

    def _has_done_nothing(self, on: date, latest: Participation | None) -> Answer:
        current = standing(
            self.treaty,
            self.general,
            self.state.group_on(on),
            on,
            joined_parent=any(item.is_live(on) for item in self.parent),
            is_barred=any(item.is_party(on) for item in self.barring),
        )
        return Answer(
            current.status,
            reason=current.reason or "",
            rests_on_absence=current.rests_on_absence and not self._has_acted(on),
            modifiers=current.modifiers,
            participation=latest,
            is_new_round=True,
        )

    # What the rows ask.

    def _answer(self, status: Status, latest: Participation | None, act: Act | None = None):
        return Answer(status, participation=latest, act=act, is_new_round=True)

    def _until(self, on: date, kinds) -> list[Act]:
        return [act for act in self.acts if act.day <= on and act.kind in kinds]

    def _has_acted(self, on: date) -> bool:
        return bool(self.acts) and self.acts[0].day <= on

    def _latest_participation(self, on: date) -> Participation | None:
        begun = [item for item in self.participations if item.day <= on]
        return begun[-1] if begun else None

    def _last(self, on: date, kinds, *, by_effect: bool = False) -> Act | None:
        """Return the last act of some kinds whose effect has begun on a day."""
        acts = [act for act in self._until(on, kinds) if not by_effect or act.effect <= on]
        return acts[-1] if acts else None

    def _running_provisional_application(self, on: date) -> Act | None:
        kinds = {ActKind.PROVISIONAL_APPLICATION, ActKind.END_OF_PROVISIONAL_APPLICATION}
        last = self._last(on, kinds, by_effect=True)
        if last is not None and last.kind == ActKind.PROVISIONAL_APPLICATION:
            return last
        return None

    def _last_end(self, on: date, *, with_withdrawals: bool = False) -> date:
        """Return the day on which the last participation ended, as seen on a day.

        With ``with_withdrawals``, withdrawn consents and signatures count too.
        """
        days = [BEGINNING]
        for item in self.participations:
            end = item.end(on) if item.day <= on else None
            if end and end.takes_effect_on <= on and (with_withdrawals or not end.is_withdrawal):
                days.append(end.takes_effect_on)
        if with_withdrawals:
            days += [act.day for act in self._until(on, {ActKind.SIGNATURE_WITHDRAWN})]
        return max(days)

    def _standing_signatures(self, on: date, since: date) -> list[Act]:
        withdrawn = self._last(on, {ActKind.SIGNATURE_WITHDRAWN})
        return [
            act
            for act in self._until(on, SIMPLE_SIGNATURES)
            if act.day > since and (withdrawn is None or act.day > withdrawn.day)
        ]

    # Days and facts.

    def turning_days(self) -> list[date]:
        """Return, in order, the days on which the answer may change."""
        days = {BEGINNING, self.state.begins_on, self.state.ends_on, self.general.certain_on}
        days |= turning_days(self.treaty, self.general)
        days |= {item.starts_on for item in self.state.groups}
        for act in self.acts:
            days |= {act.day, act.effective_on}
            if act.kind == ActKind.INVITATION:
                lapses = act.expires_on or add_months(act.day, INVITATION_MONTHS)
                days.add(lapses + DAY)
        for item in (*self.participations, *self.parent, *self.barring):
            days |= {item.day, item.in_force_on}
            for ending in item.endings:
                days |= {ending.known_on, ending.takes_effect_on, ending.revoked_on}
        return sorted(day for day in days if day is not None)

    def period(self, answer: Answer, starts_on: date, ends_on: date | None) -> Period:
        """Return a period with the facts as they stood on its first day."""
        latest = answer.participation
        entry = computed = left = None
        if latest is not None and answer.status != Status.CONTRACTING:
            entry, computed = latest.in_force_on, latest.in_force_on_computed
            left = self._left_on(latest, starts_on)
            if not self._entry_is_determined(latest, starts_on, left):
                entry = computed = None
        return Period(
            answer, starts_on, ends_on, self._signed_in(answer, starts_on), entry, computed, left
        )

    def _left_on(self, latest: Participation, on: date) -> date | None:
        end = latest.end(on)
        if end is not None and end.is_withdrawal:
            return None
        ended_on = self.treaty.ended_on
        days = {end.takes_effect_on if end else None, ended_on if _reached(ended_on, on) else None}
        left = min((day for day in days if day is not None), default=None)
        entry = latest.in_force_on
        return left if entry is None or left is None or entry < left else None

    def _entry_is_determined(self, latest: Participation, on: date, left: date | None) -> bool:
        """Whether the entry into force was fixed on a day and not forestalled by an end."""
        entry = latest.in_force_on
        end = latest.end(on)
        if end is not None and end.is_withdrawal:
            return False
        if _reached(self.treaty.ended_on, on) and left is None:
            return False
        return any(
            _reached(day, on) for day in (entry, self.general.on, self.general.certain_on)
        )

    def _signed_in(self, answer: Answer, on: date) -> Span | None:
        """Return the first signature since the participation before this one ended, else the first."""
        since = self._last_end(on) if answer.is_new_round else self._end_before(answer, on)
        acts = self._until(on, SIGNATURES)
        recent = [act for act in acts if act.day > since]
        if not recent and not answer.is_new_round:
            recent = acts
        return (recent[0].done or Span.day(recent[0].day)) if recent else None

    def _end_before(self, answer: Answer, on: date) -> date:
        latest = answer.participation
        ends = [
            end.takes_effect_on
            for item in self.participations
            if latest is None or item.day < latest.day
            if (end := item.end(on)) is not None and not end.is_withdrawal
        ]
        return max(ends, default=BEGINNING)


def _reached(day: date | None, on: date) -> bool:
    return day is not None and day <= on


def _modifiers(latest: Participation) -> tuple[Modifier, ...]:
    found = []
    if latest.consent.kind == ActKind.SUCCESSION:
        found.append(Modifier.BY_SUCCESSION)
    if latest.in_force_on_computed not in (None, latest.in_force_on):
        found.append(Modifier.DATE_DIFFERS_FROM_CLAUSE)
    return tuple(found)


def fold(pair: Pair) -> list[Period]:
    """Return the status periods of a State and a treaty: consecutive, without gap or overlap.

    They begin with the first act, or with the first day on which another treaty of the same State
    makes this one's standing differ from that towards its group; before that the treaty's
    standing answers. The last one is open.
    """
    found: list[tuple[Answer, date]] = []
    for day in pair.turning_days():
        answer = pair.answer(day)
        if not found and _is_standing_of_group(pair, answer, day):
            continue
        if not found or _key(found[-1][0]) != _key(answer):
            found.append((answer, day))
    ends = [*(day for _, day in found), None][1:]
    return [
        pair.period(answer, day, end) for (answer, day), end in zip(found, ends, strict=True)
    ]


def _is_standing_of_group(pair: Pair, answer: Answer, on: date) -> bool:
    if answer.act is not None or answer.participation is not None:
        return False
    group = standing(pair.treaty, pair.general, pair.state.group_on(on), on)
    return (answer.status, answer.reason, answer.rests_on_absence, answer.modifiers) == (
        group.status,
        group.reason or "",
        group.rests_on_absence,
        group.modifiers,
    )


def _key(answer: Answer):
    """Return what two days of one period share."""
    consent = answer.participation.day if answer.participation else None
    return answer.status, answer.reason, answer.missing, answer.modifiers, consent, answer.rests_on_absence
