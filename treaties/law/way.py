"""The way by which a State joins a treaty, as steps: codes, with what is needed to say them.

It follows from the route of the State's group, from what the State has done, and from the treaty's
clauses. Whether it may join at all is asked in ``joining.py`` and nowhere else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .facts import Act, Admission, Clause
from .joining import Hindrance, Possibility, last_day_of_invitation, possibility
from .pair import Pair
from .vocabulary import (
    APPLICATIONS,
    REFUSALS,
    AccessionBinds,
    ActKind,
    AppliesTo,
    Bar,
    Missing,
    Route,
)


class StepCode(StrEnum):
    """What has to happen, in the order in which it does."""

    JOIN_FIRST = "join_first"
    WAIT_UNTIL_OPEN = "wait_until_open"
    WAIT_FOR_ENTRY = "wait_for_entry"
    REQUEST = "request"
    REQUEST_AGAIN = "request_again"
    REQUESTED = "requested"
    CONSULTATION = "consultation"
    DECISION = "decision"
    VALIDITY = "validity"
    INVITATION = "invitation"
    INVITED = "invited"
    CONSENT = "consent"
    RATIFY = "ratify"
    ACCEDE = "accede"
    REGISTER = "register"
    OTHERS_ACCEPT = "others_accept"
    OTHERS_MAY_OBJECT = "others_may_object"
    ENTRY = "entry"


ANSWERS_OF_OTHERS = {
    AccessionBinds.THOSE_WHO_ACCEPT: StepCode.OTHERS_ACCEPT,
    AccessionBinds.THOSE_WHO_DO_NOT_OBJECT: StepCode.OTHERS_MAY_OBJECT,
}

CAN_BE_WAITED_FOR = {
    Bar.NEEDS_PARENT,
    Bar.NEEDS_TREATY,
    Bar.AFTER_ENTRY_INTO_FORCE,
    Bar.NOT_YET,
    Hindrance.NOT_OPEN,
}
"""Why a State cannot join on a day though there is a way."""

DOES_NOT_HIDE_THE_WAY = {Missing.CHART, Missing.GENERAL_DATE, Missing.DATE}
"""What is not known about whether a State may join, though by which way is."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What is recorded about how a treaty's invitations come about; nothing, if all is left out.

    ``years`` is for how long they are usually valid; of one that was given its own last day counts.
    """

    is_asked_for: bool = False
    is_consulted_on: bool = False
    is_decided: bool = False
    years: int | None = None


@dataclass(frozen=True, slots=True)
class WayStep:
    """One step: ``on`` a day that is known, ``n`` a number, ``treaty`` the one to join first.

    ``clause`` is the one that decides the entry into force, None where none is known.
    """

    code: StepCode
    on: date | None = None
    n: int | None = None
    treaty: str | None = None
    clause: Clause | None = None


def way(pair: Pair, on: date, invitation: Invitation) -> tuple[WayStep, ...]:
    """Return the steps that still lie before a State on a day; none where no way is known.

    No step has a day that depends on one that nobody knows yet. Routes: the treaty's own
    provisions on who may join it; Vienna Convention on the Law of Treaties, articles 11 to 16.
    """
    admission = pair.treaty.admission(pair.group_on(on))
    if admission is None or not _leads_on(pair, possibility(pair, on)):
        return ()
    return (
        *_before(pair, admission, on),
        *_to_an_invitation(pair, admission, on, invitation),
        *_to_consent(pair, admission, on),
        *_to_entry(pair, on),
    )


def _leads_on(pair: Pair, found: Possibility) -> bool:
    if found.possible:
        return True
    if found.possible is None:
        return found.reason in DOES_NOT_HIDE_THE_WAY and not pair.has_undated
    return found.reason in CAN_BE_WAITED_FOR


def _before(pair: Pair, admission: Admission, on: date) -> Iterator[WayStep]:
    if admission.requires and not pair.has_joined_required(on):
        yield WayStep(StepCode.JOIN_FIRST, treaty=admission.requires)
    days = [day for day in (pair.treaty.possible_from, admission.starts_on) if day and on < day]
    if days:
        yield WayStep(StepCode.WAIT_UNTIL_OPEN, on=max(days))
    if admission.route.is_after_entry and not _is_in_force(pair, on):
        yield WayStep(StepCode.WAIT_FOR_ENTRY, on=pair.general.on)


def _is_in_force(pair: Pair, on: date) -> bool:
    return pair.general.on is not None and pair.general.on <= on


def _to_an_invitation(
    pair: Pair, admission: Admission, on: date, invitation: Invitation
) -> Iterator[WayStep]:
    if not admission.route.is_by_invitation or _needs_none(pair, on):
        return
    last_day = last_day_of_invitation(pair, on)
    if last_day is not None and on <= last_day:
        yield WayStep(StepCode.INVITED, on=recorded_last_day(pair, on))
    elif invitation == Invitation():
        yield WayStep(StepCode.INVITATION)
    else:
        yield from _asked_for(pair, on, invitation)


def _needs_none(pair: Pair, on: date) -> bool:
    """Whether the State needs no invitation: it may sign, or has signed."""
    signed = pair.standing_signatures(on, pair.last_end(on))
    return pair.treaty.signatories_may_accede or bool(signed)


def recorded_last_day(pair: Pair, on: date) -> date | None:
    """Return the recorded last day of the invitation that is valid on a day; None if it has none.

    Where the last one has no recorded end, that of an earlier one says nothing.
    """
    invitations = pair.until(on, {ActKind.INVITATION})
    if not invitations or invitations[-1].expires_on is None:
        return None
    return max(act.expires_on for act in invitations if act.expires_on)


def _asked_for(pair: Pair, on: date, invitation: Invitation) -> Iterator[WayStep]:
    request = running_request(pair, on)
    if request is not None:
        has_day = request.done is not None and request.done.is_day
        yield WayStep(StepCode.REQUESTED, on=request.day if has_day else None)
    elif invitation.is_asked_for:
        was_invited = last_day_of_invitation(pair, on) is not None
        yield WayStep(StepCode.REQUEST_AGAIN if was_invited else StepCode.REQUEST)
    if invitation.is_consulted_on:
        yield WayStep(StepCode.CONSULTATION)
    yield WayStep(StepCode.DECISION if invitation.is_decided else StepCode.INVITATION)
    if invitation.years:
        yield WayStep(StepCode.VALIDITY, n=invitation.years)


def running_request(pair: Pair, on: date) -> Act | None:
    """Return the request to be invited that is not answered yet; None without any."""
    since = pair.last_end(on)
    acts = [act for act in pair.until(on, APPLICATIONS) if act.day > since]
    if not acts or acts[-1].kind in REFUSALS | {ActKind.INVITATION}:
        return None
    requests = [act for act in acts if act.kind == ActKind.REQUEST_TO_ACCEDE]
    return requests[-1] if requests else None


def _to_consent(pair: Pair, admission: Admission, on: date) -> Iterator[WayStep]:
    yield WayStep(_form_of_consent(pair, admission, on))
    if pair.treaty.accession_binds:
        yield WayStep(ANSWERS_OF_OTHERS[pair.treaty.accession_binds])


def _form_of_consent(pair: Pair, admission: Admission, on: date) -> StepCode:
    if not pair.treaty.has_signatures:
        return StepCode.REGISTER
    if pair.standing_signatures(on, pair.last_end(on)):
        return StepCode.RATIFY
    is_open = admission.route in (Route.OPEN, Route.BY_INVITATION)
    return StepCode.CONSENT if is_open else StepCode.ACCEDE


def _to_entry(pair: Pair, on: date) -> Iterator[WayStep]:
    """Yield the clause that decides from when; that on the treaty itself while it is not in force.

    Whether a consent comes in time to share that date, nobody knows before.
    """
    yield WayStep(StepCode.ENTRY, clause=entry_clause_for(pair, on))


def entry_clause_for(pair: Pair, on: date) -> Clause | None:
    """Return the clause that decides the entry into force for a State that has not joined yet."""
    if not _is_in_force(pair, on):
        return pair.treaty.clauses.get(AppliesTo.GENERAL_ENTRY_INTO_FORCE)
    is_signed = bool(pair.standing_signatures(on, pair.last_end(on)))
    kind = ActKind.RATIFICATION if is_signed else ActKind.ACCESSION
    return pair.treaty.clause_for(kind, pair.group_on(on))
