"""The checks on an act: its dates, its State, its treaty. How one joins: ``consents.py``."""

from collections.abc import Iterable
from datetime import date

from ..dates import effect_of
from ..facts import Act
from ..finding import Check, Finding, Subject
from ..leaving import Notice, leaving
from ..pair import Pair
from ..participations import Participation
from ..vocabulary import (
    APPLICATIONS,
    CONSENTS,
    DOMESTIC_STEPS,
    ENDINGS,
    SIGNATURES,
    ActKind,
)
from .case import Case
from .consents import (
    acceded_before_general_entry,
    acceded_though_signatory,
    acceded_without_invitation,
    not_open_to_state,
    protocol_without_parent,
    ratified_before_signature,
    ratified_without_signature,
    two_participations,
)

SENTINELS = (date(1900, 1, 1), date(9999, 12, 31))
"""Dates that other systems write where they know none."""

KNOWN_AHEAD = {
    ActKind.CESSATION_OF_MEMBERSHIP,
    ActKind.EXPIRY,
    ActKind.REPLACEMENT,
    ActKind.DOMESTIC_LAW_IN_FORCE,
}
"""Events whose day is known before it comes, unlike that of a deposit."""

NEW_ACTS = (APPLICATIONS | SIGNATURES | CONSENTS) - {ActKind.SUCCESSION}


def before_opening(case: Case) -> dict | None:
    """No act is possible before the treaty is opened for signature; at home one may prepare."""
    opened_on = case.treaty.opened_on
    if opened_on and case.is_a(*(set(ActKind) - DOMESTIC_STEPS)) and case.act.day < opened_on:
        return {"opened_on": opened_on}
    return None


def differs_from_clause(case: Case) -> dict | None:
    """The published effect is what counts; where the clause gives another, both are shown."""
    published, computed = case.act.effective_on, computed_effect(case)
    if None in (published, computed) or published == computed:
        return None
    return {"published": published, "computed": computed}


def computed_effect(case: Case) -> date | None:
    """Return the day that the clause gives for a consent or an ending."""
    if case.participation is not None:
        return case.participation.in_force_on_computed
    if case.act.kind not in ENDINGS or case.act.day is None:
        return None
    latest = case.pair.latest_participation(case.act.day)
    group = latest.group if latest else None
    return effect_of(case.treaty.clause_for(case.act.kind, group), case.act)


def in_force_before_consent(case: Case) -> dict | None:
    """Only a succession takes effect before the act; another such date is not used."""
    act = case.act
    if not case.is_a(*(CONSENTS - {ActKind.SUCCESSION})) or act.effective_on is None:
        return None
    return {"published": act.effective_on} if act.effective_on < act.day else None


def sentinel_date(case: Case) -> dict | None:
    """An unknown date is empty, not 1 January 1900 or 31 December 9999."""
    act = case.act
    days = [act.effective_on, act.expires_on, act.notified_on]
    days += [act.done.last] if act.done else []
    return next(({"date": day} for day in days if day in SENTINELS), None)


def denunciation_not_possible(case: Case) -> dict | None:
    """Only what binds can be denounced, once, and not on a day that the clause excludes."""
    if not case.is_a(ActKind.DENUNCIATION):
        return None
    day = case.act.day
    latest = case.pair.latest_participation(day)
    if latest is None or _had_ended(latest, case.act):
        return {"possible_from": None, "denounced_on": None}
    other = _other_denunciation(latest, case.act)
    if other is not None:
        return {"possible_from": None, "denounced_on": other.day}
    possible_from = _possible_from(case, latest)
    return {"possible_from": possible_from, "denounced_on": None} if possible_from else None


def _possible_from(case: Case, latest: Participation) -> date | None:
    """Return from when a Party may give notice that gave it on a day on which it may not."""
    if not latest.is_party(case.act.day):
        return None
    found = leaving(
        case.treaty.clause_for(ActKind.DENUNCIATION, latest.group),
        in_force_on=latest.in_force_on if latest.entry.is_exact else None,
        general_on=case.pair.general.on,
        on=case.act.day,
    )
    return found.window.starts_on if found.notice == Notice.NOT_POSSIBLE else None


def _other_denunciation(participation: Participation, act: Act) -> Act | None:
    """Return another denunciation that still stands when the second of the two comes in."""
    endings = [
        ending
        for ending in participation.endings
        if not ending.of_parent and ending.act.kind == ActKind.DENUNCIATION
    ]
    for own in (ending for ending in endings if ending.act == act):
        for ending in endings:
            day = max(own.known_on, ending.known_on)
            if ending.act != act and own.stands(day) and ending.stands(day):
                return ending.act
    return None


def _had_ended(participation: Participation, but_for: Act) -> bool:
    """Whether another ending had taken effect by the day of an act."""
    day = but_for.day
    return any(
        ending.act != but_for and ending.stands(day) and (ending.takes_effect_on or day) < day
        for ending in participation.endings
    )


def ended_before_notice(case: Case) -> dict | None:
    """An ending takes effect when it is received, or later."""
    act = case.act
    if act.kind not in ENDINGS or act.done is None or act.effective_on is None:
        return None
    return {"published": act.effective_on} if act.effective_on < act.done.first else None


def state_did_not_exist(case: Case) -> dict | None:
    """A State acts while it exists: before, its predecessor did; after, its successors do."""
    state, day = case.pair.state, case.act.day
    if day is None:
        return None
    if state.begins_on is not None and day < state.begins_on:
        return {"begins_on": state.begins_on, "ends_on": None}
    if state.ends_on is not None and state.ends_on <= day:
        return {"begins_on": None, "ends_on": state.ends_on}
    return None


def treaty_closed(case: Case) -> dict | None:
    """A closed or ended treaty takes no new act; leaving it and succeeding to it stay possible."""
    if not case.is_a(*NEW_ACTS) or not case.treaty.is_closed(case.act.day):
        return None
    ends = (case.treaty.closed_on, case.treaty.ended_on)
    return {"closed_on": min(end for end in ends if end is not None)}


def in_the_future(case: Case) -> dict | None:
    """An act that somebody has done lies in the past or is of today."""
    act = case.act
    if act.done is None or act.kind in KNOWN_AHEAD or act.done.first <= case.on:
        return None
    return {"today": case.on}


def entered_twice(case: Case) -> dict | None:
    """An act is entered once, as a draft or published; the effect tells undated ones apart."""
    same = [act for act in (*case.pair.acts, *case.pair.undated) if _is_same(act, case.act)]
    if len(same) > 1:
        return {"is_draft": False}
    return {"is_draft": True} if any(_is_same(act, case.act) for act in case.drafts) else None


def _is_same(act: Act, other: Act) -> bool:
    is_same_day = act.done == other.done
    if act.done is None:
        is_same_day = is_same_day and act.effective_on == other.effective_on
    return act.kind == other.kind and is_same_day


def source_missing(case: Case) -> dict | None:
    """Nothing is published without its source."""
    return None if case.has_source else {}


ACT_CHECKS = {
    Check.BEFORE_OPENING: before_opening,
    Check.RATIFIED_BEFORE_SIGNATURE: ratified_before_signature,
    Check.RATIFIED_WITHOUT_SIGNATURE: ratified_without_signature,
    Check.ACCEDED_THOUGH_SIGNATORY: acceded_though_signatory,
    Check.ACCEDED_BEFORE_GENERAL_ENTRY: acceded_before_general_entry,
    Check.ACCEDED_WITHOUT_INVITATION: acceded_without_invitation,
    Check.DIFFERS_FROM_CLAUSE: differs_from_clause,
    Check.IN_FORCE_BEFORE_CONSENT: in_force_before_consent,
    Check.SENTINEL_DATE: sentinel_date,
    Check.PROTOCOL_WITHOUT_PARENT: protocol_without_parent,
    Check.DENUNCIATION_NOT_POSSIBLE: denunciation_not_possible,
    Check.ENDED_BEFORE_NOTICE: ended_before_notice,
    Check.TWO_PARTICIPATIONS: two_participations,
    Check.STATE_DID_NOT_EXIST: state_did_not_exist,
    Check.TREATY_CLOSED: treaty_closed,
    Check.IN_THE_FUTURE: in_the_future,
    Check.SOURCE_MISSING: source_missing,
    Check.NOT_OPEN_TO_STATE: not_open_to_state,
    Check.ENTERED_TWICE: entered_twice,
}


def check_act(
    pair: Pair, act: Act, *, on: date, has_source: bool = True, drafts: Iterable[Act] = ()
) -> list[Finding]:
    """Return what the checks find about an act, which must be one of the pair's, on a day.

    ``drafts`` are the other acts of the same State and treaty that are not published yet.
    """
    case = Case(pair, act, on, has_source, tuple(drafts))
    return [
        Finding(check, Subject.ACT, pair.treaty.key, pair.state.key, act.key, found)
        for check, function in ACT_CHECKS.items()
        if (found := function(case)) is not None
    ]
