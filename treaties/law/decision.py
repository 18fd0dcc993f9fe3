"""The decision table: where a State stands towards a treaty on one day.

The rows and their order are those of the table in ``docs/domain.md``; the first that fits wins.
"""

from dataclasses import dataclass, replace
from datetime import date

from .dates import add_months
from .facts import Act
from .pair import Pair
from .participations import Participation
from .standing import standing, was_eligible_before
from .vocabulary import (
    APPLICATIONS,
    BEGINNING,
    DOMESTIC_APPROVALS,
    REFUSALS,
    STATUSES_IN,
    ActKind,
    Bar,
    ClauseKind,
    Missing,
    Modifier,
    Silence,
    Status,
    StatusGroup,
)

NO_ROUTE = frozenset(
    {
        Bar.NOT_OPEN_TO_MEMBERS,
        Bar.NOT_OPEN_TO_EU,
        Bar.MEMBERS_ONLY,
        Bar.EUROPEAN_ONLY,
        Bar.NAMED_ONLY,
        Bar.NOT_OPEN_TO_STATES,
        Bar.NOT_YET,
    }
)
"""A treaty is not open to the State's group, whatever the State has done."""

OF_SILENCE = {*STATUSES_IN[StatusGroup.NOT_POSSIBLE], Status.OPEN, Status.OPEN_BY_INVITATION}
"""What is said of a State because no consent of it is recorded, whatever else is."""

INVITATION_MONTHS = 60
"""An invitation whose validity is not recorded counts for five years, then nobody knows."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A status on one day, why, and the participation and act that it rests on.

    ``silence`` says whose silence it rests on, ``requires`` which treaty the State would have to
    join first. ``is_new_round``: the status belongs to what came after the participation, not to
    it. ``bound_by`` are the protocols in force for the State, which must therefore be a Party,
    though no consent of it is recorded. ``has_stated``: it has declared something about the
    treaty, though no act of it is recorded.
    """

    status: Status
    reason: str = ""
    missing: Missing | None = None
    silence: Silence = Silence.NONE
    requires: str | None = None
    modifiers: tuple[Modifier, ...] = ()
    base_status: Status | None = None
    participation: Participation | None = None
    act: Act | None = None
    is_new_round: bool = False
    bound_by: tuple[str, ...] = ()
    has_stated: bool = False


def status_on(pair: Pair, on: date) -> Answer:
    """Return where a State stands on a day, by what was done on that day and before.

    What it has done with a protocol, or declared, contradicts what silence would say.
    """
    answer = _by_own_acts(pair, on)
    is_silent = answer.status in OF_SILENCE
    protocols = pair.bound_without_consent(on)
    has_stated = is_silent and pair.has_stated_without_act(on)
    if not protocols and not has_stated:
        return answer
    if is_silent:
        answer = Answer(Status.DATA_INCOMPLETE, missing=Missing.CHART, is_new_round=True)
    return replace(answer, bound_by=protocols, has_stated=has_stated)


def _by_own_acts(pair: Pair, on: date) -> Answer:
    if on < pair.possible_from and not pair.has_acted(on):
        return _has_done_nothing(pair, on)
    latest = pair.latest_participation(on)
    if _reached(pair.state.ends_on, on):
        return Answer(Status.STATE_EXTINCT, participation=latest)
    is_live = latest is not None and latest.is_live(on)
    if not is_live and pair.lacks_date(on):
        return Answer(Status.DATA_INCOMPLETE, missing=Missing.DATE, participation=latest)
    if is_live:
        return _while_live(pair, latest, on)
    return _without_consent(pair, latest, on)


def _reached(day: date | None, on: date) -> bool:
    return day is not None and day <= on


# Row 3: a consent is live.


def _while_live(pair: Pair, latest: Participation, on: date) -> Answer:
    status, act, missing = _status_while_live(pair, latest, on)
    return Answer(
        status, missing=missing, modifiers=_modifiers(latest), participation=latest, act=act
    )


def _status_while_live(
    pair: Pair, latest: Participation, on: date
) -> tuple[Status, Act | None, Missing | None]:
    general, entry = pair.general, latest.entry
    if _reached(pair.treaty.ended_on, on):
        return pair.treaty.end_status, None, None
    if latest.lacks_end(on):
        return Status.DATA_INCOMPLETE, latest.consent, Missing.END
    if _reached(entry.on, on):
        missing = None if entry.is_exact else Missing.DATE
        return *_status_in_force(pair, latest, on), missing
    provisional = pair.provisional_application(on)
    if provisional and provisional.day > pair.last_end(on):
        return Status.PROVISIONALLY_APPLIED, provisional, None
    if entry.is_ahead(on) and (_reached(general.on, on) or _reached(general.certain_on, on)):
        return Status.ENTRY_INTO_FORCE_PENDING, latest.consent, None
    if _reached(general.on, on):
        return Status.DATA_INCOMPLETE, latest.consent, _missing_for_entry(pair, latest)
    if general.on is None and not general.is_awaited:
        return Status.DATA_INCOMPLETE, latest.consent, Missing.GENERAL_DATE
    return Status.CONTRACTING, latest.consent, None


def _status_in_force(pair: Pair, latest: Participation, on: date) -> tuple[Status, Act]:
    kinds = {ActKind.SUSPENSION, ActKind.END_OF_SUSPENSION}
    suspension = pair.last_in_effect(on, kinds)
    if suspension and suspension.kind == ActKind.SUSPENSION and suspension.day >= latest.day:
        return Status.SUSPENDED, suspension
    for ending in latest.endings:
        if ending.stands(on) and not ending.of_parent and ending.act.kind == ActKind.DENUNCIATION:
            return Status.DENUNCIATION_PENDING, ending.act
    return Status.IN_FORCE, latest.consent


def _missing_for_entry(pair: Pair, latest: Participation) -> Missing:
    consent = latest.consent
    is_dated = consent.done is not None and not consent.done.is_until
    if not is_dated or consent.kind == ActKind.SUCCESSION:
        return Missing.DATE
    clause = pair.treaty.clause_for(consent.kind, latest.group)
    if clause is None or not clause.is_computable or clause.kind == ClauseKind.SAME_AS_PARENT:
        return Missing.CLAUSE
    return Missing.DATE


def _modifiers(latest: Participation) -> tuple[Modifier, ...]:
    found = []
    if latest.consent.kind == ActKind.SUCCESSION:
        found.append(Modifier.BY_SUCCESSION)
    if latest.in_force_on_computed not in (None, latest.in_force_on):
        found.append(Modifier.DATE_DIFFERS_FROM_CLAUSE)
    return tuple(found)


def _modifiers_when_closed(pair: Pair, on: date) -> tuple[Modifier, ...]:
    """A Party to the parent is bound through it by a protocol closed to separate acts."""
    is_bound = pair.of_parent is not None and pair.of_parent.is_party(on)
    if _reached(pair.treaty.ended_on, on) or not is_bound:
        return ()
    return (Modifier.BOUND_THROUGH_PARENT,)


# Rows 4 to 12: no consent is live.


def _without_consent(
    pair: Pair, latest: Participation | None, on: date, *, with_domestic_steps: bool = True
) -> Answer:
    end = latest.end(on) if latest else None
    ended = end is not None and not end.is_withdrawal
    former = Answer(end.status, participation=latest, act=end.act) if ended else None
    since = pair.last_end(on)
    provisional = pair.provisional_application(on)
    if provisional and provisional.day > since:
        return _begun(Status.PROVISIONALLY_APPLIED, latest, provisional)
    if pair.treaty.is_closed(on) and pair.has_acted(on):
        return former or Answer(
            Status.CLOSED,
            modifiers=_modifiers_when_closed(pair, on),
            participation=latest,
            is_new_round=True,
        )
    return (
        (with_domestic_steps and _approved_at_home(pair, latest, on, since))
        or _signed(pair, latest, on, since)
        or _applied(pair, latest, on, since)
        or _gave_up(pair, latest, on, since)
        or former
        or (end and Answer(Status.CONSENT_WITHDRAWN, participation=latest, act=end.act))
        or _has_done_nothing(pair, on)
    )


def _begun(status: Status, latest: Participation | None, act: Act | None = None) -> Answer:
    return Answer(status, participation=latest, act=act, is_new_round=True)


def _approved_at_home(
    pair: Pair, latest: Participation | None, on: date, since: date
) -> Answer | None:
    """Row 7: the domestic approval is complete and nothing came after it but the deposit."""
    last = pair.last_end(on, with_withdrawals=True)
    steps = [act for act in pair.until(on, DOMESTIC_APPROVALS) if act.day > last]
    if not steps:
        return None
    if _invitation_has_lapsed(pair, on, since) and not pair.standing_signatures(on, since):
        return None
    return Answer(
        Status.CONSENT_PENDING_DEPOSIT,
        base_status=_without_consent(pair, latest, on, with_domestic_steps=False).status,
        silence=Silence.CHART,
        participation=latest,
        act=steps[0],
        is_new_round=True,
    )


def _signed(pair: Pair, latest: Participation | None, on: date, since: date) -> Answer | None:
    """Row 8: a signature stands; one ad referendum counts as such until it is confirmed."""
    signatures = pair.standing_signatures(on, since)
    if not signatures:
        return None
    confirmed = [act for act in signatures if act.kind == ActKind.SIGNATURE]
    if confirmed:
        return _begun(Status.SIGNED, latest, confirmed[0])
    return _begun(Status.SIGNED_AD_REFERENDUM, latest, signatures[0])


def _applied(pair: Pair, latest: Participation | None, on: date, since: date) -> Answer | None:
    """Row 9: the latest of invitation, request and refusal.

    While an invitation is valid, a request for its renewal or the refusal of one hides nothing.
    """
    acts = [act for act in pair.until(on, APPLICATIONS) if act.day > since]
    if not acts:
        return None
    last = acts[-1]
    invitations = [act for act in acts if act.kind == ActKind.INVITATION]
    if invitations and on <= _valid_until(invitations):
        return _begun(Status.INVITED, latest, invitations[-1])
    if last.kind in REFUSALS:
        return _begun(Status.REQUEST_NOT_GRANTED, latest, last)
    if last.kind != ActKind.INVITATION:
        return _begun(Status.REQUESTED, latest, last)
    if _invitation_has_lapsed(pair, on, since):
        return _begun(Status.INVITATION_LAPSED, latest, last)
    return Answer(
        Status.DATA_INCOMPLETE,
        missing=Missing.EXPIRES_ON,
        participation=latest,
        act=last,
        is_new_round=True,
    )


def _invitation_has_lapsed(pair: Pair, on: date, since: date) -> bool:
    """Whether the last invitation is known to have lapsed, whatever was asked for since."""
    acts = [act for act in pair.until(on, {ActKind.INVITATION}) if act.day > since]
    return bool(acts) and acts[-1].expires_on is not None and _valid_until(acts) < on


def _valid_until(invitations: list[Act]) -> date:
    """Return the last day of the latest validity; a renewal is a further invitation."""
    last_day = max((act.expires_on for act in invitations if act.expires_on), default=BEGINNING)
    if invitations[-1].expires_on is not None:
        return last_day
    return max(last_day, add_months(invitations[-1].day, INVITATION_MONTHS))


def _gave_up(pair: Pair, latest: Participation | None, on: date, since: date) -> Answer | None:
    """Row 10: the signature was withdrawn, or provisional application ended by notice."""
    kinds = {ActKind.SIGNATURE_WITHDRAWN, ActKind.END_OF_PROVISIONAL_APPLICATION}
    acts = [act for act in pair.until(on, kinds) if act.day > since]
    return _begun(Status.SIGNATURE_WITHDRAWN, latest, acts[-1]) if acts else None


def _has_done_nothing(pair: Pair, on: date) -> Answer:
    """Row 12: the treaty's standing towards the State answers."""
    current = standing(
        pair.treaty,
        pair.general,
        pair.group_on(on),
        on,
        joined_required=pair.has_joined_required(on),
        is_barred=pair.is_barred(on),
    )
    silence = current.silence
    if current.reason in NO_ROUTE and was_eligible_before(pair.treaty, pair.state, on):
        silence = Silence.CHART
    return Answer(
        current.status,
        reason=current.reason or "",
        missing=current.missing,
        silence=silence,
        requires=current.requires,
        modifiers=_modifiers_when_closed(pair, on) if current.status == Status.CLOSED else (),
    )
