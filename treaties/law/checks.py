"""The checks: what an act, a statement or a treaty says against the law or against itself.

Each is a small function that returns what it found as data (the parameters of a sentence), or None.
Forms and imports warn or refuse by the severity; in bundled data real violations appear as
findings. The numbers are those of :class:`~treaties.law.finding.Check`.
"""

from dataclasses import dataclass
from datetime import date

from .dates import add_months, effective_date_of_span
from .decision import INVITATION_MONTHS
from .facts import Act, Treaty
from .finding import Check, Finding, Subject
from .pair import Pair
from .participations import Participation
from .standing import NON_MEMBERS
from .vocabulary import (
    APPLICATIONS,
    CONSENTS,
    DOMESTIC_STEPS,
    ENDINGS,
    RATIFICATIONS,
    SIGNATURES,
    ActKind,
)

SENTINELS = (date(1900, 1, 1), date(9999, 12, 31))
"""Dates that other systems write where they know none."""

KNOWN_AHEAD = {ActKind.CESSATION_OF_MEMBERSHIP, ActKind.EXPIRY, ActKind.DOMESTIC_LAW_IN_FORCE}
"""Events whose day is known before it comes, unlike that of a deposit."""

NEW_ACTS = (APPLICATIONS | SIGNATURES | CONSENTS) - {ActKind.SUCCESSION}


@dataclass(frozen=True, slots=True)
class Case:
    """An act among the others of its State and treaty, as seen on a day."""

    pair: Pair
    act: Act
    on: date
    has_source: bool = True

    @property
    def treaty(self) -> Treaty:
        return self.pair.treaty

    def is_a(self, *kinds: ActKind) -> bool:
        """Whether the act is of one of some kinds and has a day."""
        return self.act.kind in kinds and self.act.day is not None

    @property
    def participation(self) -> Participation | None:
        """The participation that the act began."""
        return next((item for item in self.pair.participations if item.consent == self.act), None)

    @property
    def signatures(self) -> list[Act]:
        """The signatures before the act, or on its day, since an earlier participation ended."""
        since = self.pair.last_end(self.act.day)
        return [act for act in self.pair.until(self.act.day, SIGNATURES) if act.day > since]


def before_opening(case: Case) -> dict | None:
    """No act is possible before the treaty is opened for signature; at home one may prepare."""
    opened_on = case.treaty.opened_on
    if opened_on and case.is_a(*(set(ActKind) - DOMESTIC_STEPS)) and case.act.day < opened_on:
        return {"opened_on": opened_on}
    return None


def ratified_before_signature(case: Case) -> dict | None:
    """A State ratifies what it has signed: the signature comes first (VCLT, article 14)."""
    if not case.is_a(*RATIFICATIONS) or case.signatures:
        return None
    later = [act for act in case.pair.acts if act.kind in SIGNATURES and act.day > case.act.day]
    return {"signed_on": later[0].day} if later else None


def ratified_without_signature(case: Case) -> dict | None:
    """Without a signature a State accedes (VCLT, article 15). Silent if the chart has gaps."""
    if not case.treaty.chart_complete or not case.is_a(*RATIFICATIONS):
        return None
    has_signed = any(act.kind in SIGNATURES for act in case.pair.acts)
    return None if has_signed else {}


def acceded_though_signatory(case: Case) -> dict | None:
    """A signatory ratifies, unless the treaty lets it accede, or protocols follow the parent."""
    if not case.is_a(ActKind.ACCESSION) or case.treaty.is_protocol:
        return None
    standing = case.pair.standing_signatures(case.act.day, case.pair.last_end(case.act.day))
    if case.treaty.signatories_may_accede or not standing:
        return None
    return {"signed_on": standing[0].day}


def acceded_before_general_entry(case: Case) -> dict | None:
    """Accession is in principle possible once the treaty is in force. Silent if it has gaps."""
    if not case.treaty.chart_complete or not case.is_a(ActKind.ACCESSION):
        return None
    general_on = case.pair.general.on
    if general_on is not None and general_on <= case.act.day:
        return None
    return {"general_on": general_on}


def acceded_without_invitation(case: Case) -> dict | None:
    """A non-member accedes on a valid invitation. Silent if the chart has gaps.

    Not needed where those who may sign may also accede, nor for a protocol to a treaty that the
    State has joined. An invitation without recorded validity counts for five years.
    """
    treaty, day = case.treaty, case.act.day
    if not treaty.chart_complete or not case.is_a(ActKind.ACCESSION):
        return None
    is_free = treaty.signatories_may_accede or treaty.is_protocol
    if is_free or case.pair.state.group_on(day) not in NON_MEMBERS:
        return None
    invitations = case.pair.until(day, {ActKind.INVITATION})
    last_days = [act.expires_on or add_months(act.day, INVITATION_MONTHS) for act in invitations]
    if any(day <= last_day for last_day in last_days):
        return None
    return {"expired_on": max(last_days, default=None)}


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
    clause = case.treaty.clause_for(case.act.kind) if case.act.kind in ENDINGS else None
    if clause is None or case.act.done is None or case.act.kind == ActKind.EXPIRY:
        return None
    return effective_date_of_span(clause, case.act.done)


def in_force_before_consent(case: Case) -> dict | None:
    """Only a succession takes effect before the act; another such date is not used."""
    act = case.act
    if not case.is_a(*(CONSENTS - {ActKind.SUCCESSION})) or act.effective_on is None:
        return None
    return {"published": act.effective_on} if act.effective_on < act.day else None


def sentinel_date(case: Case) -> dict | None:
    """An unknown date is empty, not 1 January 1900 or 31 December 9999."""
    act = case.act
    days = [act.effective_on, act.expires_on]
    days += [act.done.first, act.done.last] if act.done else []
    return next(({"date": day} for day in days if day in SENTINELS), None)


def protocol_without_parent(case: Case) -> dict | None:
    """A State joins a protocol only if it has joined, or joins that day, the parent treaty."""
    day = case.act.day
    if not case.treaty.is_protocol or not case.is_a(*CONSENTS):
        return None
    if any(item.is_live(day) for item in case.pair.parent):
        return None
    return {"parent": case.treaty.parent}


def denunciation_not_possible(case: Case) -> dict | None:
    """Only what binds can be denounced, and not in the years that the clause excludes."""
    if not case.is_a(ActKind.DENUNCIATION):
        return None
    day = case.act.day
    latest = case.pair.latest_participation(day)
    if latest is None or _had_ended(latest, case.act):
        return {"possible_from": None}
    clause = case.treaty.clause_for(ActKind.DENUNCIATION)
    if clause is None or not clause.barred_years or not latest.is_party(day):
        return None
    possible_from = add_months(latest.in_force_on, 12 * clause.barred_years)
    return {"possible_from": possible_from} if day < possible_from else None


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


def two_participations(case: Case) -> dict | None:
    """A State that has consented cannot consent again before its participation has ended."""
    if not case.is_a(*CONSENTS):
        return None
    for item in case.pair.participations:
        if item.consent == case.act:
            return None
        if item.is_live(case.act.day):
            return {"consented_on": item.day, "kind": item.consent.kind}
    return None


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
}


def check_act(pair: Pair, act: Act, *, on: date, has_source: bool = True) -> list[Finding]:
    """Return what the checks find about an act, which must be one of the pair's, on a day."""
    case = Case(pair, act, on, has_source)
    return [
        Finding(check, Subject.ACT, pair.treaty.key, pair.state.key, act.key, found)
        for check, function in ACT_CHECKS.items()
        if (found := function(case)) is not None
    ]
