"""Labels for the law's codes, in the readers' languages, and the choices of the other fields."""

from django.conf.locale import LANG_INFO
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..law.statements import Effect
from ..law.vocabulary import (
    AccessionBinds,
    ActKind,
    AppliesTo,
    ClauseKind,
    EarlyConsents,
    Route,
    StateGroup,
    Status,
    StatusGroup,
    Trigger,
)

ACT_KIND_LABELS = {
    ActKind.REQUEST_TO_ACCEDE: _("request to accede"),
    ActKind.REQUEST_POSTPONED: _("request postponed"),
    ActKind.REQUEST_WITHDRAWN: _("request withdrawn"),
    ActKind.REQUEST_REFUSED: _("request refused"),
    ActKind.INVITATION: _("invitation to accede"),
    ActKind.GOVERNMENT_APPROVES: _("approval by the government"),
    ActKind.PARLIAMENT_ADOPTS_LAW: _("adoption of the law by parliament"),
    ActKind.PRESIDENT_SIGNS_LAW: _("signature of the law by the president"),
    ActKind.DOMESTIC_LAW_IN_FORCE: _("entry into force of the domestic law"),
    ActKind.INSTRUMENT_SIGNED: _("signature of the instrument"),
    ActKind.SIGNATURE_AD_REFERENDUM: _("signature ad referendum"),
    ActKind.SIGNATURE: _("signature"),
    ActKind.DEFINITIVE_SIGNATURE: _("definitive signature"),
    ActKind.RATIFICATION: _("ratification"),
    ActKind.ACCEPTANCE: _("acceptance"),
    ActKind.APPROVAL: pgettext_lazy("treaty law", "approval"),
    ActKind.RATIFICATION_ACCEPTANCE_OR_APPROVAL: _("ratification, acceptance or approval"),
    ActKind.ACCESSION: _("accession"),
    ActKind.SUCCESSION: _("succession"),
    ActKind.FORMAL_CONFIRMATION: _("formal confirmation"),
    ActKind.CONSENT: _("consent to be bound (form not recorded)"),
    ActKind.PROVISIONAL_APPLICATION: _("provisional application"),
    ActKind.END_OF_PROVISIONAL_APPLICATION: _("end of provisional application"),
    ActKind.SUSPENSION: _("suspension"),
    ActKind.END_OF_SUSPENSION: _("end of suspension"),
    ActKind.SIGNATURE_WITHDRAWN: _("withdrawal of the signature"),
    ActKind.CONSENT_WITHDRAWN: _("withdrawal of the consent to be bound"),
    ActKind.DENUNCIATION: _("denunciation"),
    ActKind.DENUNCIATION_REVOKED: _("revocation of the denunciation"),
    ActKind.CESSATION_OF_MEMBERSHIP: _("cessation of membership"),
    ActKind.EXPIRY: _("expiry"),
    ActKind.REPLACEMENT: _("replacement by a later treaty"),
}

STATUS_LABELS = {
    Status.DATA_INCOMPLETE: _("data incomplete"),
    Status.NOT_OPEN: _("not yet open"),
    Status.NOT_ELIGIBLE: _("not open to this State"),
    Status.CLOSED: _("closed to further acts"),
    Status.OPEN: _("open"),
    Status.OPEN_BY_INVITATION: _("open by invitation"),
    Status.REQUESTED: _("accession requested"),
    Status.REQUEST_NOT_GRANTED: _("request not granted"),
    Status.INVITED: _("invited to accede"),
    Status.INVITATION_LAPSED: _("invitation lapsed"),
    Status.SIGNED_AD_REFERENDUM: _("signed ad referendum"),
    Status.SIGNED: _("signed, not ratified"),
    Status.SIGNATURE_WITHDRAWN: _("signature withdrawn"),
    Status.CONSENT_PENDING_DEPOSIT: _("approved at home, deposit pending"),
    Status.PROVISIONALLY_APPLIED: _("provisionally applied"),
    Status.CONTRACTING: _("contracting State, treaty not yet in force"),
    Status.ENTRY_INTO_FORCE_PENDING: _("entry into force pending"),
    Status.IN_FORCE: _("in force"),
    Status.SUSPENDED: _("suspended"),
    Status.DENUNCIATION_PENDING: _("in force, denunciation pending"),
    Status.DENOUNCED: _("denounced"),
    Status.CEASED_MEMBERSHIP: _("ended by loss of membership"),
    Status.EXPIRED: _("expired"),
    Status.TREATY_TERMINATED: _("treaty terminated"),
    Status.REPLACED: _("replaced by a later treaty"),
    Status.CONSENT_WITHDRAWN: _("consent withdrawn"),
    Status.STATE_EXTINCT: _("State no longer exists"),
}

# What begins by itself on a day, without an act on it.
EFFECT_LABELS = {
    Status.IN_FORCE: _("entry into force"),
    Status.INVITATION_LAPSED: _("the invitation lapses"),
    # Only of an invitation whose last day is not recorded.
    Status.DATA_INCOMPLETE: _(
        "the invitation lapses unless renewed (five years by practice, no end recorded)"
    ),
    Status.DENOUNCED: _("effect of the denunciation"),
    Status.CEASED_MEMBERSHIP: _("end by loss of membership"),
    Status.EXPIRED: _("end by expiry"),
    Status.TREATY_TERMINATED: _("end of the treaty"),
    Status.REPLACED: _("replacement by a later treaty"),
}

STATUS_GROUP_LABELS = {
    StatusGroup.BOUND: _("bound"),
    StatusGroup.ON_THE_WAY: _("on the way"),
    StatusGroup.POSSIBLE: _("possible"),
    StatusGroup.NOT_POSSIBLE: _("not possible"),
    StatusGroup.FORMER: _("former"),
    StatusGroup.UNCLEAR: _("unclear"),
}

CLAUSE_KIND_LABELS = {
    ClauseKind.FIRST_OF_MONTH_AFTER_MONTHS: _("first of the month after a number of months"),
    ClauseKind.FIRST_OF_MONTH_AFTER_DAYS: _("first of the month after a number of days"),
    ClauseKind.FIRST_OF_NTH_MONTH_AFTER: _("first of the n-th month after"),
    ClauseKind.MONTHS_AFTER: _("a number of months after"),
    ClauseKind.DAYS_AFTER: _("a number of days after"),
    ClauseKind.DAYS_AFTER_MONTHS: _("a number of days after a number of months"),
    ClauseKind.ON_DEPOSIT: _("on the day of the act"),
    ClauseKind.SAME_AS_PARENT: _("on the same day as the parent treaty"),
    ClauseKind.MANUAL: _("recorded, not computed"),
    ClauseKind.UNKNOWN: _("not established"),
}

APPLIES_TO_LABELS = {
    AppliesTo.GENERAL_ENTRY_INTO_FORCE: _("entry into force of the treaty"),
    AppliesTo.ENTRY_INTO_FORCE_FOR_STATE: _("entry into force for a State"),
    AppliesTo.ACCESSION: _("entry into force after accession"),
    AppliesTo.DENUNCIATION: _("effect of a denunciation"),
    AppliesTo.LOSS_OF_MEMBERSHIP: _("effect of a loss of membership"),
    AppliesTo.TERRITORIAL_EXTENSION: _("effect of a territorial extension"),
    AppliesTo.TERRITORIAL_WITHDRAWAL: _("withdrawal of a territorial extension"),
    AppliesTo.RESERVATION_WITHDRAWAL: _("withdrawal of a reservation"),
    AppliesTo.AMENDMENT: _("entry into force of an amendment"),
}

GROUP_LABELS = {
    StateGroup.MEMBER: _("members of the organisation"),
    StateGroup.EUROPEAN: _("European States that are not members"),
    StateGroup.OTHER: _("other States"),
    StateGroup.INTEGRATION: _("regional integration organisations"),
    StateGroup.STATE: _("any State"),
    StateGroup.NAMED: _("States that the treaty names"),
}

TRIGGER_LABELS = {
    Trigger.DEPOSIT: _("deposit"),
    Trigger.RECEIPT: _("receipt"),
    Trigger.REGISTRATION: _("registration"),
    Trigger.NOTIFICATION: _("notification by the depositary"),
}

ROUTE_LABELS = {
    Route.OPEN: _("may join at any time"),
    Route.OPEN_AFTER_ENTRY: _("may accede once the treaty is in force"),
    Route.BY_INVITATION: _("may join if invited"),
    Route.BY_INVITATION_AFTER_ENTRY: _("may accede if invited, once the treaty is in force"),
}


def choices(labels) -> list[tuple[str, str]]:
    """Return what a model field takes as choices."""
    return [(code.value, label) for code, label in labels.items()]


class Form(models.TextChoices):
    TREATY = "treaty", _("treaty")
    PROTOCOL = "protocol", _("protocol")
    AMENDING_PROTOCOL = "amending_protocol", _("amending protocol")


class EndKind(models.TextChoices):
    """How a treaty ended; the values are the statuses of its former Parties."""

    TREATY_TERMINATED = "treaty_terminated", _("terminated")
    REPLACED = "replaced", _("replaced by a later treaty")


class Precision(models.TextChoices):
    """How exactly a date is known; a month or a year is stored as its first day."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")
    UNKNOWN = "unknown", _("unknown")


UNTIL = "until"
"""The precision of a day on which a source knows of the act: it was done then or before."""

ACT_PRECISIONS = [*Precision.choices, (UNTIL, _("on this day or before"))]


class CountedFrom(models.TextChoices):
    """From when the barred years count, if not from the entry into force for the State."""

    TREATY = "treaty", _("entry into force of the treaty")


# From when consents bind that were given before the general entry into force.
EARLY_CONSENTS_LABELS = {
    EarlyConsents.OWN_RULE: _("each by its own rule"),
    EarlyConsents.SHARE_GENERAL: _("all from the general entry into force"),
}

# Towards whom an accession binds, where others may refuse it.
ACCESSION_BINDS_LABELS = {
    AccessionBinds.THOSE_WHO_ACCEPT: _("those who accept it"),
    AccessionBinds.THOSE_WHO_DO_NOT_OBJECT: _("those who do not object in time"),
}


class Confidence(models.TextChoices):
    """How sure a clause is."""

    CERTAIN = "certain", _("certain")
    PROBABLE = "probable", _("probable")


class DateConfidence(models.TextChoices):
    """How sure a date of an answer is."""

    RECORDED = "recorded", _("stated by an act or by the treaty")
    COMPUTED = "computed", _("computed from what is recorded")
    UNCONFIRMED = "unconfirmed", _("stated by an act that was not read at a source")


class RelationKind(models.TextChoices):
    """How a treaty is related to an earlier one."""

    REVISED = "revises", _("revises")
    AMENDED = "amends", _("amends")
    REPLACED_BETWEEN_PARTIES = "replaces_between_parties", _("replaces between its Parties")


class StatementNature(models.TextChoices):
    RESERVATION = "reservation", _("reservation")
    DECLARATION = "declaration", _("declaration")
    OBJECTION = "objection", _("objection")
    DEROGATION = "derogation", _("derogation")
    TERRITORIAL_APPLICATION = "territorial_application", _("territorial application")
    AUTHORITY = "authority", _("central authority")
    COMMUNICATION = "communication", _("communication")
    ACCEPTANCE = "acceptance", _("acceptance of an accession")
    RENEWAL = "renewal", _("renewal of a reservation")
    PARTIAL_WITHDRAWAL = "partial_withdrawal", _("partial withdrawal")


FOLLOWING_NATURES = (StatementNature.RENEWAL, StatementNature.PARTIAL_WITHDRAWAL)
"""What a State later says of its own statement."""

ANSWERING_NATURES = (StatementNature.OBJECTION, StatementNature.ACCEPTANCE)
"""What a State says of what another one said or did."""

EFFECT_OF_STATEMENT_LABELS = {
    Effect.IN_EFFECT: _("in effect"),
    Effect.NOT_YET: _("not yet in effect"),
    Effect.AWAITING_CONSENT: _("without effect until that State consents to be bound"),
    Effect.EXTENDED: _("term over, extended automatically; lapses unless renewed"),
    Effect.MAY_HAVE_LAPSED: _("has lapsed unless it was renewed; no renewal is recorded"),
    Effect.ENDED: _("no longer in effect"),
    Effect.UNKNOWN: _("not known to be in effect: the State's consent is not recorded here"),
}

LANGUAGES_OF_TEXTS = {
    code: LANG_INFO[code]["name"]
    for code in (
        *("ar", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi"),
        *("fr", "ga", "hr", "hu", "hy", "is", "it", "ka", "kk", "ky", "lb", "lt", "lv", "mk"),
        *("mn", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tg", "tk"),
        *("tr", "uk", "uz", "zh-hans"),
    )
}
"""The languages in which States declare: those of the depositaries and of the States here."""


class PracticeKind(models.TextChoices):
    """What a sentence about a treaty in practice tells."""

    CONDITION = "condition", _("condition")
    CHANNEL = "channel", _("whom to turn to")


class TreatyStatus(models.TextChoices):
    """Where a treaty itself stands, whoever took part."""

    NOT_OPEN = "not_open", _("not yet open")
    OPEN = "open", _("open, not in force")
    ENTRY_INTO_FORCE_PENDING = "entry_into_force_pending", _("entry into force pending")
    IN_FORCE = "in_force", _("in force")
    CLOSED_TO_ACTS = "closed_to_acts", _("closed to further acts")
    TERMINATED = "terminated", _("terminated")
    REPLACED = "replaced", _("replaced by a later treaty")
