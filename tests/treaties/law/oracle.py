"""The decision table transcribed naively: a function of all facts and a day, for comparison.

Shares nothing with ``treaties.law`` but its facts, its vocabulary of codes and the date engine.
Slow and plain on purpose: each row of the table is one ``if``.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from treaties.law.dates import add_months, effective_date
from treaties.law.facts import Act, State, Treaty

BEGINNING = date.min
ORDER = [
    "request_to_accede",
    "request_postponed",
    "request_withdrawn",
    "request_refused",
    "invitation",
    "government_approves",
    "parliament_adopts_law",
    "president_signs_law",
    "domestic_law_in_force",
    "instrument_signed",
    "signature_ad_referendum",
    "signature",
    "definitive_signature",
    "ratification",
    "acceptance",
    "approval",
    "ratification_acceptance_or_approval",
    "accession",
    "succession",
    "formal_confirmation",
    "consent",
    "provisional_application",
    "end_of_provisional_application",
    "suspension",
    "end_of_suspension",
    "signature_withdrawn",
    "consent_withdrawn",
    "denunciation",
    "denunciation_revoked",
    "cessation_of_membership",
    "expiry",
]
CONSENTS = ORDER[ORDER.index("definitive_signature") : ORDER.index("provisional_application")]
AFTER = {
    "denunciation": "denounced",
    "cessation_of_membership": "ceased_membership",
    "expiry": "expired",
}


@dataclass
class Facts:
    """One treaty, its published general entry into force, and one State's acts on it."""

    treaty: Treaty
    state: State
    acts: list[Act] = field(default_factory=list)
    parent: "Facts | None" = None
    barring: "Facts | None" = None

    @property
    def general(self):
        return self.treaty.entered_into_force_on

    @cached_property
    def certain(self):
        """D: the latest day whose act leads to the general date."""
        clause = self.treaty.clauses.get("general_entry_into_force")
        if clause is None or self.general is None or clause.kind == "same_as_parent":
            return None
        days = (self.general - timedelta(days=back) for back in range(1300))
        return next((day for day in days if effective_date(clause, day) == self.general), None)

    @property
    def dated(self):
        return sorted((a for a in self.acts if begins(a)), key=lambda a: (begins(a), rank(a)))

    @property
    def consents(self):
        return [act for act in self.dated if act.kind in CONSENTS]

    def of(self, *kinds):
        return [act for act in self.dated if act.kind in kinds]


def rank(act):
    return ORDER.index(act.kind)


def begins(act):
    """L(a): the day from which an act counts."""
    if act.done is None:
        return act.effective_on
    is_dated_back = act.effective_on is not None and act.effective_on <= act.done.last
    if act.kind == "succession" and is_dated_back:
        return act.effective_on
    return act.done.last


def takes_effect(act):
    return act.effective_on or begins(act)


def rule(clause, act):
    """Apply a clause to an act; nothing if a month or year leaves the result open."""
    if clause is None or act.done is None or clause.kind in ("manual", "unknown"):
        return None
    first, last = (effective_date(clause, day) for day in (act.done.first, act.done.last))
    return first if first == last else None


def clause_for(treaty, kind):
    names = ["entry_into_force_for_state", "general_entry_into_force"]
    if kind == "accession":
        names = ["accession", *names]
    return next((treaty.clauses[name] for name in names if name in treaty.clauses), None)


def entry(facts, consent):
    """E: the entry into force for the State."""
    day = begins(consent)
    if consent.effective_on and (consent.kind == "succession" or consent.effective_on >= day):
        return consent.effective_on
    if consent.kind == "succession" or consent.done is None or facts.general is None:
        return None
    general_clause = facts.treaty.clauses.get("general_entry_into_force")
    certain = facts.certain
    if general_clause is not None and general_clause.all_parties_to:
        certain = facts.general
    if certain is not None and day <= certain:
        return facts.general
    result = rule(clause_for(facts.treaty, consent.kind), consent)
    return max(result, facts.general) if result else None


@dataclass(frozen=True)
class End:
    status: str
    received: date
    effect: date | None
    revoked: date | None = None
    is_own_denunciation: bool = False

    def stands(self, on):
        return self.received <= on and (self.revoked is None or on < self.revoked)


def ends(facts, consent):
    """Return everything that ends a consent, or is said to without anybody knowing when."""
    consents = facts.consents
    position = consents.index(consent)
    until = begins(consents[position + 1]) if position + 1 < len(consents) else date.max
    own = [act for act in facts.dated if begins(consent) <= begins(act) < until]
    begun = entry(facts, consent) or facts.general
    found = []
    for act in own:
        is_early = begun is None or begins(act) < begun
        if act.kind == "consent_withdrawn" and is_early:
            found.append(End("consent_withdrawn", begins(act), begins(act)))
        if act.kind not in AFTER:
            continue
        clause = {
            "denunciation": facts.treaty.clauses.get("denunciation"),
            "cessation_of_membership": facts.treaty.clauses.get("loss_of_membership"),
        }.get(act.kind)
        is_loss = act.kind == "cessation_of_membership"
        if is_loss and clause is None and act.effective_on is None:
            continue
        if is_early:
            found.append(End("consent_withdrawn", begins(act), begins(act)))
            continue
        effect = act.effective_on or (begins(act) if act.kind == "expiry" else rule(clause, act))
        is_denunciation = act.kind == "denunciation"
        revocations = [
            begins(other)
            for other in own
            if other.kind == "denunciation_revoked" and begins(other) >= begins(act)
            if effect is None or begins(other) < effect
        ]
        revoked = revocations[0] if is_denunciation and revocations else None
        found.append(End(AFTER[act.kind], begins(act), effect, revoked, is_denunciation))
    for parent_consent in facts.parent.consents if facts.parent else []:
        for end in ends(facts.parent, parent_consent):
            if (end.effect or end.received) < begins(consent):
                continue
            is_early = begun is None or (end.effect is not None and end.effect < begun)
            status = "consent_withdrawn" if is_early else end.status
            found.append(End(status, end.received, end.effect, end.revoked))
    return found


def end_of(facts, consent, on):
    """X: the earliest end, as seen on a day."""
    known = [end for end in ends(facts, consent) if end.effect and end.stands(on)]
    return min(known, key=lambda end: end.effect, default=None)


def is_live(facts, consent, on):
    end = end_of(facts, consent, on)
    return begins(consent) <= on and (end is None or on < end.effect)


def latest_consent(facts, on):
    begun = [consent for consent in facts.consents if begins(consent) <= on]
    return begun[-1] if begun else None


def is_party(facts, on):
    for consent in facts.consents:
        in_force_on = entry(facts, consent)
        if in_force_on and in_force_on <= on and is_live(facts, consent, on):
            return True
    return False


def reached(day, on):
    return day is not None and day <= on


def status(facts, on):
    """Return status and what is missing or the reason, by the first row that fits."""
    if reached(facts.state.ends_on, on):  # 1
        return "state_extinct", ""
    consent = latest_consent(facts, on)
    live = consent is not None and is_live(facts, consent, on)
    undated = [act for act in facts.acts if begins(act) is None]
    if any(act.kind in CONSENTS or act.kind in AFTER for act in undated) and not live:  # 2
        return "data_incomplete", "date"
    if live:
        return while_live(facts, consent, on)
    return without_consent(facts, consent, on)


def while_live(facts, consent, on):  # noqa: PLR0911 - one for each row of the table
    in_force_on = entry(facts, consent)
    standing = [end for end in ends(facts, consent) if end.stands(on)]
    if reached(facts.treaty.ended_on, on):  # 3a
        return facts.treaty.end_status, ""
    if any(end.effect is None for end in standing):  # 3b
        return "data_incomplete", "end"
    if reached(in_force_on, on):
        if is_suspended(facts, consent, on):  # 3c
            return "suspended", ""
        if any(end.is_own_denunciation for end in standing):  # 3d
            return "denunciation_pending", ""
        return "in_force", ""  # 3e
    if applies_provisionally(facts, on):  # 3f
        return "provisionally_applied", ""
    if reached(facts.general, on):
        if in_force_on is not None:  # 3g
            return "entry_into_force_pending", ""
        return "data_incomplete", why_unknown(facts, consent)  # 3h
    if reached(facts.certain, on) and in_force_on is not None:  # 3i
        return "entry_into_force_pending", ""
    return "contracting", ""  # 3j


def why_unknown(facts, consent):
    if consent.kind == "succession" or consent.done is None:
        return "date"
    clause = clause_for(facts.treaty, consent.kind)
    return "clause" if clause is None or clause.kind in ("manual", "unknown") else "date"


def running(facts, on, begin, end):
    """Return the act that began what runs on a day, if the last of its kind did not end it."""
    acts = [a for a in facts.of(begin, end) if begins(a) <= on and takes_effect(a) <= on]
    return acts[-1] if acts and acts[-1].kind == begin else None


def is_suspended(facts, consent, on):
    act = running(facts, on, "suspension", "end_of_suspension")
    return act is not None and begins(act) >= begins(consent)


def applies_provisionally(facts, on):
    """Only until the entry into force: an earlier participation has used it up."""
    act = running(facts, on, "provisional_application", "end_of_provisional_application")
    return act is not None and begins(act) > last_end(facts, on)


def last_end(facts, on, *, with_withdrawals=False):
    """Return the day of the last end that is not a withdrawal (row 4's end)."""
    found = [BEGINNING]
    for consent in facts.consents:
        end = end_of(facts, consent, on) if begins(consent) <= on else None
        if end and end.effect <= on and (with_withdrawals or end.status != "consent_withdrawn"):
            found.append(end.effect)
    return max(found)


def without_consent(facts, consent, on):
    since = last_end(facts, on)
    end = end_of(facts, consent, on) if consent else None
    former = end.status if end and end.status != "consent_withdrawn" else None
    newer = [row for row in (row5, row6, row7, row8, row9, row10) if row(facts, on, since)]
    if newer and newer[0] is row6:
        return (former or "closed"), ""
    if newer:
        return newer[0](facts, on, since)
    if former:  # 4, since no newer act fits a row
        return former, ""
    if end is not None:  # 11
        return "consent_withdrawn", ""
    return standing(facts, on)


def row5(facts, on, since):
    return ("provisionally_applied", "") if applies_provisionally(facts, on) else None


def row6(facts, on, since):
    is_closed = reached(facts.treaty.closed_on, on) or reached(facts.treaty.ended_on, on)
    return is_closed and any(begins(act) <= on for act in facts.dated)


def row7(facts, on, since):
    withdrawals = [begins(a) for a in facts.of("signature_withdrawn") if begins(a) <= on]
    last = max([last_end(facts, on, with_withdrawals=True), *withdrawals])
    steps = facts.of("president_signs_law", "instrument_signed", "domestic_law_in_force")
    if not any(last < begins(step) <= on for step in steps):
        return None
    if invitation(facts, on, since) == "invitation_lapsed" and not row8(facts, on, since):
        return None
    return "consent_pending_deposit", ""


def row8(facts, on, since):
    withdrawals = [begins(a) for a in facts.of("signature_withdrawn") if begins(a) <= on]
    since = max([since, *withdrawals])
    signatures = facts.of("signature", "signature_ad_referendum")
    kinds = {act.kind for act in signatures if since < begins(act) <= on}
    if "signature" in kinds:
        return "signed", ""
    return ("signed_ad_referendum", "") if kinds else None


def invitation(facts, on, since):
    """Return what the invitations alone say on a day."""
    found = [act for act in facts.of("invitation") if since < begins(act) <= on]
    if not found:
        return None
    last_days = [act.expires_on for act in found if act.expires_on]
    if last_days and on <= max(last_days):
        return "invited"
    if found[-1].expires_on:
        return "invitation_lapsed"
    return "invited" if on <= add_months(begins(found[-1]), 60) else "data_incomplete"


def row9(facts, on, since):
    kinds = ORDER[: ORDER.index("invitation") + 1]
    found = [act for act in facts.of(*kinds) if since < begins(act) <= on]
    if not found:
        return None
    if found[-1].kind == "invitation":
        result = invitation(facts, on, since)
        return result, "expires_on" if result == "data_incomplete" else ""
    is_request = found[-1].kind in ("request_to_accede", "request_postponed")
    return ("requested" if is_request else "request_not_granted"), ""


def row10(facts, on, since):
    notices = facts.of("signature_withdrawn", "end_of_provisional_application")
    has_given_up = any(since < begins(act) <= on for act in notices)
    return ("signature_withdrawn", "") if has_given_up else None


def standing(facts, on):  # noqa: C901, PLR0911 - one for each row of the table
    """Row 12: the treaty's standing towards the State."""
    treaty, state = facts.treaty, facts.state
    group = next(
        item.group
        for item in state.groups
        if item.starts_on <= on and (item.ends_on is None or on < item.ends_on)
    )
    if reached(state.begins_on, on) is False and state.begins_on:  # a
        return "not_eligible", "state_not_yet"
    if reached(treaty.closed_on, on) or reached(treaty.ended_on, on):  # b
        return "closed", ""
    if treaty.opened_on and on < treaty.opened_on:  # c
        return "not_open", ""
    if group == "member":  # d
        return ("open", "") if group in treaty.open_to else ("not_eligible", "not_open_to_members")
    if group == "eu":  # e
        return ("open", "") if group in treaty.open_to else ("not_eligible", "not_open_to_eu")
    if group not in treaty.open_to:  # f
        only_european = "european_non_member" in treaty.open_to
        return "not_eligible", "european_only" if only_european else "members_only"
    if on < treaty.open_from.get(group, BEGINNING):  # f
        return "not_eligible", "not_yet"
    if facts.barring and is_party(facts.barring, on):  # g
        return "not_eligible", "barred_by"
    parent = facts.parent
    has_parent = parent and any(is_live(parent, consent, on) for consent in parent.consents)
    if parent and not has_parent:  # h
        return "not_eligible", "needs_parent"
    if not reached(facts.general, on) and not treaty.invited_to_sign:  # i
        return "not_eligible", "after_entry_into_force"
    return ("open", "") if parent else ("open_by_invitation", "")  # j, k
