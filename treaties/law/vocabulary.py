"""The words of treaty law as codes, and which of them belong together.

Labels in the readers' languages are in ``treaties/models/choices.py``; what each word means is in
``docs/domain.md``.
"""

from datetime import date
from enum import StrEnum

BEGINNING = date.min
"""The day on which an interval without a known beginning starts."""


class ActKind(StrEnum):
    """What a State can do about a treaty, in the order of the stages."""

    REQUEST_TO_ACCEDE = "request_to_accede"
    REQUEST_POSTPONED = "request_postponed"
    REQUEST_WITHDRAWN = "request_withdrawn"
    REQUEST_REFUSED = "request_refused"
    INVITATION = "invitation"
    GOVERNMENT_APPROVES = "government_approves"
    PARLIAMENT_ADOPTS_LAW = "parliament_adopts_law"
    PRESIDENT_SIGNS_LAW = "president_signs_law"
    DOMESTIC_LAW_IN_FORCE = "domestic_law_in_force"
    INSTRUMENT_SIGNED = "instrument_signed"
    SIGNATURE_AD_REFERENDUM = "signature_ad_referendum"
    SIGNATURE = "signature"
    DEFINITIVE_SIGNATURE = "definitive_signature"
    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    RATIFICATION_ACCEPTANCE_OR_APPROVAL = "ratification_acceptance_or_approval"
    ACCESSION = "accession"
    SUCCESSION = "succession"
    FORMAL_CONFIRMATION = "formal_confirmation"
    CONSENT = "consent"
    PROVISIONAL_APPLICATION = "provisional_application"
    END_OF_PROVISIONAL_APPLICATION = "end_of_provisional_application"
    SUSPENSION = "suspension"
    END_OF_SUSPENSION = "end_of_suspension"
    SIGNATURE_WITHDRAWN = "signature_withdrawn"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    DENUNCIATION = "denunciation"
    DENUNCIATION_REVOKED = "denunciation_revoked"
    CESSATION_OF_MEMBERSHIP = "cessation_of_membership"
    EXPIRY = "expiry"
    REPLACEMENT = "replacement"


STAGE = {kind: number for number, kind in enumerate(ActKind)}
"""On one day the later stage wins: request, refusal, invitation, domestic step, signature, ..."""

REFUSALS = frozenset({ActKind.REQUEST_WITHDRAWN, ActKind.REQUEST_REFUSED})
APPLICATIONS = REFUSALS | {
    ActKind.REQUEST_TO_ACCEDE,
    ActKind.REQUEST_POSTPONED,
    ActKind.INVITATION,
}
DOMESTIC_STEPS = frozenset(
    {
        ActKind.GOVERNMENT_APPROVES,
        ActKind.PARLIAMENT_ADOPTS_LAW,
        ActKind.PRESIDENT_SIGNS_LAW,
        ActKind.DOMESTIC_LAW_IN_FORCE,
        ActKind.INSTRUMENT_SIGNED,
    }
)
DOMESTIC_APPROVALS = frozenset(
    {
        ActKind.PRESIDENT_SIGNS_LAW,
        ActKind.DOMESTIC_LAW_IN_FORCE,
        ActKind.INSTRUMENT_SIGNED,
    }
)
"""The steps that complete the domestic approval; a parliament's or government's alone does not."""

SIMPLE_SIGNATURES = frozenset({ActKind.SIGNATURE, ActKind.SIGNATURE_AD_REFERENDUM})
SIGNATURES = SIMPLE_SIGNATURES | {ActKind.DEFINITIVE_SIGNATURE}
RATIFICATIONS = frozenset(
    {
        ActKind.RATIFICATION,
        ActKind.ACCEPTANCE,
        ActKind.APPROVAL,
        ActKind.RATIFICATION_ACCEPTANCE_OR_APPROVAL,
    }
)
CONSENTS = RATIFICATIONS | {
    ActKind.DEFINITIVE_SIGNATURE,
    ActKind.ACCESSION,
    ActKind.SUCCESSION,
    ActKind.FORMAL_CONFIRMATION,
    ActKind.CONSENT,
}
"""Acts that express consent to be bound (Vienna Convention, articles 11 to 15)."""

MAY_BE_ACCESSIONS = (ActKind.ACCESSION, ActKind.CONSENT)
"""Accessions, and the consents whose form is not recorded."""

COUNTED_CONSENTS = CONSENTS - {ActKind.ACCESSION, ActKind.SUCCESSION}
"""Consents that count towards a threshold; accessions only where the clause says so."""

ENDINGS = frozenset(
    {
        ActKind.DENUNCIATION,
        ActKind.CESSATION_OF_MEMBERSHIP,
        ActKind.EXPIRY,
        ActKind.REPLACEMENT,
    }
)


class ClauseKind(StrEnum):
    """How a final clause turns the date of an act into the date of its effect."""

    FIRST_OF_MONTH_AFTER_MONTHS = "first_of_month_after_months"
    FIRST_OF_MONTH_AFTER_DAYS = "first_of_month_after_days"
    FIRST_OF_NTH_MONTH_AFTER = "first_of_nth_month_after"
    MONTHS_AFTER = "months_after"
    DAYS_AFTER = "days_after"
    DAYS_AFTER_MONTHS = "days_after_months"
    ON_DEPOSIT = "on_deposit"
    SAME_AS_PARENT = "same_as_parent"
    MANUAL = "manual"
    UNKNOWN = "unknown"


COUNTED_KINDS = frozenset(
    {
        ClauseKind.FIRST_OF_MONTH_AFTER_MONTHS,
        ClauseKind.FIRST_OF_MONTH_AFTER_DAYS,
        ClauseKind.FIRST_OF_NTH_MONTH_AFTER,
        ClauseKind.MONTHS_AFTER,
        ClauseKind.DAYS_AFTER,
        ClauseKind.DAYS_AFTER_MONTHS,
    }
)
"""The kinds that need a number of months or days; ``days_after_months`` needs one of each."""


class Trigger(StrEnum):
    """From what a clause counts: the day of the act, or that of the depositary's notice of it.

    Deposit, receipt and registration (by the International Labour Office) are the act itself, in
    the treaties' own words.
    """

    DEPOSIT = "deposit"
    RECEIPT = "receipt"
    REGISTRATION = "registration"
    NOTIFICATION = "notification"


class EarlyConsents(StrEnum):
    """When a treaty binds those who consent once its date is certain, but not after that date."""

    OWN_RULE = "own_rule"
    SHARE_GENERAL = "share_general"


class AccessionBinds(StrEnum):
    """Between whom an accession brings a treaty into force; empty: between all Parties."""

    ALL = ""
    THOSE_WHO_ACCEPT = "those_who_accept"
    THOSE_WHO_DO_NOT_OBJECT = "those_who_do_not_object"


class AppliesTo(StrEnum):
    """What a final clause decides."""

    GENERAL_ENTRY_INTO_FORCE = "general_entry_into_force"
    ENTRY_INTO_FORCE_FOR_STATE = "entry_into_force_for_state"
    ACCESSION = "accession"
    DENUNCIATION = "denunciation"
    LOSS_OF_MEMBERSHIP = "loss_of_membership"
    TERRITORIAL_EXTENSION = "territorial_extension"
    TERRITORIAL_WITHDRAWAL = "territorial_withdrawal"
    RESERVATION_WITHDRAWAL = "reservation_withdrawal"
    AMENDMENT = "amendment"


class Status(StrEnum):
    """Where a State stands towards a treaty on one day."""

    DATA_INCOMPLETE = "data_incomplete"
    NOT_OPEN = "not_open"
    NOT_ELIGIBLE = "not_eligible"
    CLOSED = "closed"
    OPEN = "open"
    OPEN_BY_INVITATION = "open_by_invitation"
    REQUESTED = "requested"
    REQUEST_NOT_GRANTED = "request_not_granted"
    INVITED = "invited"
    INVITATION_LAPSED = "invitation_lapsed"
    SIGNED_AD_REFERENDUM = "signed_ad_referendum"
    SIGNED = "signed"
    SIGNATURE_WITHDRAWN = "signature_withdrawn"
    CONSENT_PENDING_DEPOSIT = "consent_pending_deposit"
    PROVISIONALLY_APPLIED = "provisionally_applied"
    CONTRACTING = "contracting"
    ENTRY_INTO_FORCE_PENDING = "entry_into_force_pending"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    DENUNCIATION_PENDING = "denunciation_pending"
    DENOUNCED = "denounced"
    CEASED_MEMBERSHIP = "ceased_membership"
    EXPIRED = "expired"
    TREATY_TERMINATED = "treaty_terminated"
    REPLACED = "replaced"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    STATE_EXTINCT = "state_extinct"


class StatusGroup(StrEnum):
    """The statuses in six groups, for simple questions."""

    BOUND = "bound"
    ON_THE_WAY = "on_the_way"
    POSSIBLE = "possible"
    NOT_POSSIBLE = "not_possible"
    FORMER = "former"
    UNCLEAR = "unclear"


STATUSES_IN = {
    StatusGroup.BOUND: (
        Status.PROVISIONALLY_APPLIED,
        Status.IN_FORCE,
        Status.SUSPENDED,
        Status.DENUNCIATION_PENDING,
    ),
    StatusGroup.ON_THE_WAY: (
        Status.REQUESTED,
        Status.INVITED,
        Status.SIGNED_AD_REFERENDUM,
        Status.SIGNED,
        Status.CONSENT_PENDING_DEPOSIT,
        Status.CONTRACTING,
        Status.ENTRY_INTO_FORCE_PENDING,
    ),
    StatusGroup.POSSIBLE: (
        Status.OPEN,
        Status.OPEN_BY_INVITATION,
        Status.INVITATION_LAPSED,
        Status.REQUEST_NOT_GRANTED,
        Status.SIGNATURE_WITHDRAWN,
        Status.CONSENT_WITHDRAWN,
    ),
    StatusGroup.NOT_POSSIBLE: (Status.NOT_OPEN, Status.NOT_ELIGIBLE, Status.CLOSED),
    StatusGroup.FORMER: (
        Status.DENOUNCED,
        Status.CEASED_MEMBERSHIP,
        Status.EXPIRED,
        Status.TREATY_TERMINATED,
        Status.REPLACED,
        Status.STATE_EXTINCT,
    ),
    StatusGroup.UNCLEAR: (Status.DATA_INCOMPLETE,),
}
GROUP_OF = {status: group for group, statuses in STATUSES_IN.items() for status in statuses}

PARTY = frozenset({Status.IN_FORCE, Status.SUSPENDED, Status.DENUNCIATION_PENDING})
"""A Party has consented and the treaty is in force for it (Vienna Convention, article 2(1)(g))."""


class StateGroup(StrEnum):
    """The groups of States that a treaty's participation clause tells apart.

    A treaty speaks of the groups of one organisation (members, others), or of all States alike.
    ``named`` are the States that one treaty names; ``not_a_state`` and ``unknown`` have no route.
    """

    MEMBER = "member"
    EUROPEAN = "european"
    OTHER = "other"
    INTEGRATION = "integration"
    STATE = "state"
    NAMED = "named"
    NOT_A_STATE = "not_a_state"
    UNKNOWN = "unknown"


NON_MEMBERS = (StateGroup.EUROPEAN, StateGroup.OTHER)

GROUPS_OF_MEMBERS = (StateGroup.MEMBER, *NON_MEMBERS)
"""The groups that only an organisation has: its members, and who is none."""

GROUPS_OF_ALL = (StateGroup.STATE,)
"""The groups of treaties to which all States are alike."""

GROUPS_OF_EACH = (StateGroup.INTEGRATION, StateGroup.NOT_A_STATE, StateGroup.UNKNOWN)


class Route(StrEnum):
    """How the States of a group may join a treaty."""

    OPEN = "open"
    OPEN_AFTER_ENTRY = "open_after_entry"
    BY_INVITATION = "by_invitation"
    BY_INVITATION_AFTER_ENTRY = "by_invitation_after_entry"

    @property
    def is_after_entry(self) -> bool:
        return self in (Route.OPEN_AFTER_ENTRY, Route.BY_INVITATION_AFTER_ENTRY)

    @property
    def is_by_invitation(self) -> bool:
        return self in (Route.BY_INVITATION, Route.BY_INVITATION_AFTER_ENTRY)


class Silence(StrEnum):
    """Whose silence an answer rests on: it is true only if the State has really done nothing.

    Empty: on nobody's. ``chart``: that of the treaty's own chart; ``required_chart``: that of the
    chart of the treaty that it requires. The State's list at the depositary tells as much.
    """

    NONE = ""
    CHART = "chart"
    REQUIRED_CHART = "required_chart"


class Missing(StrEnum):
    """What an answer lacks."""

    DATE = "date"
    GENERAL_DATE = "general_date"
    END = "end"
    CLAUSE = "clause"
    EXPIRES_ON = "expires_on"
    CHART = "chart"
    GROUP = "group"
    HISTORY = "history"


class Bar(StrEnum):
    """Why a State may not join a treaty."""

    STATE_NOT_YET = "state_not_yet"
    NOT_OPEN_TO_MEMBERS = "not_open_to_members"
    NOT_OPEN_TO_EU = "not_open_to_eu"
    MEMBERS_ONLY = "members_only"
    EUROPEAN_ONLY = "european_only"
    NAMED_ONLY = "named_only"
    NOT_OPEN_TO_STATES = "not_open_to_states"
    NOT_YET = "not_yet"
    BARRED_BY = "barred_by"
    NEEDS_PARENT = "needs_parent"
    NEEDS_TREATY = "needs_treaty"
    AFTER_ENTRY_INTO_FORCE = "after_entry_into_force"


class Modifier(StrEnum):
    """What qualifies a status without changing it."""

    BY_SUCCESSION = "by_succession"
    DATE_DIFFERS_FROM_CLAUSE = "date_differs_from_clause"
    BOUND_THROUGH_PARENT = "bound_through_parent"
    NOT_BETWEEN = "not_between"
