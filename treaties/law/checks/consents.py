"""The checks on how a State joins a treaty: in which form, when, and whether it may."""

from ..facts import Admission
from ..joining import last_day_of_invitation, standing_towards
from ..vocabulary import (
    CONSENTS,
    RATIFICATIONS,
    SIGNATURES,
    STATUSES_IN,
    ActKind,
    StatusGroup,
)
from .case import Case


def ratified_before_signature(case: Case) -> dict | None:
    """A State ratifies what it has signed: the signature comes first (VCLT, article 14)."""
    if not case.is_a(*RATIFICATIONS) or case.signatures:
        return None
    later = [act for act in case.pair.acts if act.kind in SIGNATURES and act.day > case.act.day]
    return {"signed_on": later[0].day} if later else None


def ratified_without_signature(case: Case) -> dict | None:
    """Without a signature a State accedes (VCLT, article 15). Silent if the chart has gaps.

    An amendment may be accepted without having been signed.
    """
    if not case.is_a(*RATIFICATIONS) or not case.pair.record.tells(case.act.day):
        return None
    if case.treaty.is_amendment or not case.treaty.has_signatures:
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
    """Where a treaty's clause says so, States of a group accede once it is in force.

    Silent for those to whom it is open from the beginning or not at all, and if the chart has
    gaps.
    """
    admission = _admission(case)
    if admission is None or not admission.route.is_after_entry:
        return None
    general_on = case.pair.general.on
    if general_on is not None and general_on <= case.act.day:
        return None
    return {"general_on": general_on}


def acceded_without_invitation(case: Case) -> dict | None:
    """Where a treaty's clause says so, a State accedes on a valid invitation.

    Silent if the chart has gaps, and where those who may sign may also accede; to whom the treaty
    is not open at all, no invitation helps.
    """
    admission = _admission(case)
    if admission is None or not admission.route.is_by_invitation:
        return None
    if case.treaty.signatories_may_accede:
        return None
    day = case.act.day
    expired_on = last_day_of_invitation(case.pair, day)
    return None if expired_on and day <= expired_on else {"expired_on": expired_on}


def _admission(case: Case) -> Admission | None:
    """Return how the State may join on the day of its accession, where the record is known."""
    if not case.is_a(ActKind.ACCESSION) or not case.pair.record.tells(case.act.day):
        return None
    return case.pair.admission_on(case.act.day)


def protocol_without_parent(case: Case) -> dict | None:
    """A State joins a protocol only if it has joined, or joins that day, the parent treaty."""
    day = case.act.day
    if not case.treaty.is_protocol or not case.is_a(*CONSENTS):
        return None
    if any(item.is_live(day) for item in case.pair.parent):
        return None
    return {"parent": case.treaty.parent}


def two_participations(case: Case) -> dict | None:
    """A State that has consented cannot consent again before its participation has ended.

    Found about both consents, whichever was entered first. After a notice that ends the first, a
    second may already be given.
    """
    if not case.is_a(*CONSENTS):
        return None
    for item in case.pair.participations:
        if item.consent == case.act:
            break
        if not item.is_leaving(case.act.day):
            return {"consented_on": item.day, "kind": item.consent.kind, "is_later": False}
    own = case.participation
    acts = case.pair.acts
    for act in acts[acts.index(case.act) + 1 :]:
        if act.kind in CONSENTS and not own.is_leaving(act.day):
            return {"consented_on": act.day, "kind": act.kind, "is_later": True}
    return None


def not_open_to_state(case: Case) -> dict | None:
    """A State joins a treaty that is open to it on that day, on invitation or without.

    Told from the treaty's own clause, and from the treaty whose Parties undertake to abstain from
    this one; so it needs no chart. Silent where checks 1, 5, 10 and 17 say the same more exactly.
    """
    if not case.is_a(*(CONSENTS - {ActKind.SUCCESSION})):
        return None
    day = case.act.day
    current = standing_towards(case.pair, day, joined_required=True)
    if current.status not in STATUSES_IN[StatusGroup.NOT_POSSIBLE]:
        return None
    is_before_opening = case.treaty.opened_on is not None and day < case.treaty.opened_on
    if case.treaty.is_closed(day) or is_before_opening:
        return None
    if acceded_before_general_entry(case) is not None:
        return None
    return {"status": current.status, "reason": current.reason}
