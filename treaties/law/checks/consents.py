"""The checks on how a State joins a treaty: in which form, when, and whether it may."""

from ..dates import add_months
from ..decision import INVITATION_MONTHS
from ..standing import NON_MEMBERS
from ..vocabulary import CONSENTS, RATIFICATIONS, SIGNATURES, ActKind
from .case import Case


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


def protocol_without_parent(case: Case) -> dict | None:
    """A State joins a protocol only if it has joined, or joins that day, the parent treaty."""
    day = case.act.day
    if not case.treaty.is_protocol or not case.is_a(*CONSENTS):
        return None
    if any(item.is_live(day) for item in case.pair.parent):
        return None
    return {"parent": case.treaty.parent}


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
