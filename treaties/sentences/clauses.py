"""Final clauses as sentences, by what sets them going and by their kind."""

from django.utils.translation import gettext_lazy as _

from ..law.vocabulary import AppliesTo, ClauseKind, Trigger

TRIGGERS = {
    AppliesTo.GENERAL_ENTRY_INTO_FORCE: "condition",
    AppliesTo.ENTRY_INTO_FORCE_FOR_STATE: "deposit",
    AppliesTo.ACCESSION: "accession",
    AppliesTo.LOSS_OF_MEMBERSHIP: "loss",
    AppliesTo.DENUNCIATION: "denunciation",
}

OTHER_TRIGGERS = {
    Trigger.REGISTRATION: {
        "deposit": "registration",
        "accession": "registration",
        "denunciation": "registered_denunciation",
    },
    Trigger.NOTIFICATION: {
        "deposit": "notice",
        "accession": "notice_of_accession",
        "denunciation": "notice_of_denunciation",
    },
}
"""What stands for the deposit or the receipt where a clause counts from something else."""

USUAL = {
    "registration": "deposit",
    "notice": "deposit",
    "notice_of_accession": "accession",
    "registered_denunciation": "denunciation",
    "notice_of_denunciation": "denunciation",
}
"""Where the words for a clause that counts nothing are to be found."""

SAME_WORDS = {
    ClauseKind.FIRST_OF_MONTH_AFTER_DAYS: ClauseKind.FIRST_OF_MONTH_AFTER_MONTHS,
    ClauseKind.DAYS_AFTER: ClauseKind.MONTHS_AFTER,
}
"""Kinds that differ only in the words for their period."""


def template(applies_to: AppliesTo, kind: ClauseKind, trigger: Trigger, *, has_period: bool) -> str:
    """Return a clause as a sentence that lacks its period."""
    usual = TRIGGERS.get(applies_to, "notification")
    counted = OTHER_TRIGGERS.get(trigger, {}).get(usual, usual)
    kind = SAME_WORDS.get(kind, kind)
    if kind == ClauseKind.FIRST_OF_MONTH_AFTER_MONTHS and not has_period:
        return FIRST_OF_NEXT_MONTH[counted]
    return CLAUSES[counted if kind in CLAUSES[counted] else USUAL[counted]][kind]


CLAUSES = {
    "condition": {
        ClauseKind.FIRST_OF_MONTH_AFTER_MONTHS: _(
            "the treaty enters into force on the first day of the month following the expiration "
            "of a period of %(period)s after the date on which its condition is met."
        ),
        ClauseKind.FIRST_OF_NTH_MONTH_AFTER: _(
            "the treaty enters into force on the first day of the month that begins %(period)s "
            "after the beginning of the month in which its condition is met."
        ),
        ClauseKind.MONTHS_AFTER: _(
            "the treaty enters into force %(period)s after the date on which its condition is met."
        ),
        ClauseKind.DAYS_AFTER_MONTHS: _(
            "the treaty enters into force %(days)s after the expiration of a period of "
            "%(period)s after the date on which its condition is met."
        ),
        ClauseKind.ON_DEPOSIT: _(
            "the treaty enters into force on the day on which its condition is met."
        ),
        ClauseKind.SAME_AS_PARENT: _(
            "the treaty enters into force on the same day as its parent treaty."
        ),
        ClauseKind.MANUAL: _(
            "the entry into force of the treaty depends on more than dates; it is recorded, not "
            "computed."
        ),
        ClauseKind.UNKNOWN: _(
            "when the treaty enters into force is not established here; nothing is computed."
        ),
    },
    "deposit": {
        ClauseKind.FIRST_OF_MONTH_AFTER_MONTHS: _(
            "for a State that consents later, it enters into force on the first day of the month "
            "following the expiration of a period of %(period)s after the deposit."
        ),
        ClauseKind.FIRST_OF_NTH_MONTH_AFTER: _(
            "for a State that consents later, it enters into force on the first day of the month "
            "that begins %(period)s after the beginning of the month of the deposit."
        ),
        ClauseKind.MONTHS_AFTER: _(
            "for a State that consents later, it enters into force %(period)s after the deposit."
        ),
        ClauseKind.DAYS_AFTER_MONTHS: _(
            "for a State that consents later, it enters into force %(days)s after the "
            "expiration of a period of %(period)s after the deposit."
        ),
        ClauseKind.ON_DEPOSIT: _(
            "for a State that consents later, it enters into force on the day of the deposit."
        ),
        ClauseKind.SAME_AS_PARENT: _(
            "for a State, it enters into force on the same day as the parent treaty."
        ),
        ClauseKind.MANUAL: _(
            "the entry into force for a State depends on more than dates; it is recorded, not "
            "computed."
        ),
        ClauseKind.UNKNOWN: _(
            "when it enters into force for a State is not established here; nothing is computed."
        ),
    },
    "accession": {
        ClauseKind.FIRST_OF_MONTH_AFTER_MONTHS: _(
            "for a State that accedes, it enters into force on the first day of the month "
            "following the expiration of a period of %(period)s after the deposit of the "
            "instrument of accession."
        ),
        ClauseKind.FIRST_OF_NTH_MONTH_AFTER: _(
            "for a State that accedes, it enters into force on the first day of the month that "
            "begins %(period)s after the beginning of the month of the deposit."
        ),
        ClauseKind.MONTHS_AFTER: _(
            "for a State that accedes, it enters into force %(period)s after the deposit of the "
            "instrument of accession."
        ),
        ClauseKind.DAYS_AFTER_MONTHS: _(
            "for a State that accedes, it enters into force %(days)s after the expiration of a "
            "period of %(period)s after the deposit of the instrument of accession."
        ),
        ClauseKind.ON_DEPOSIT: _(
            "for a State that accedes, it enters into force on the day of the deposit of the "
            "instrument of accession."
        ),
        ClauseKind.SAME_AS_PARENT: _(
            "for a State that accedes, it enters into force on the same day as the parent treaty."
        ),
        ClauseKind.MANUAL: _(
            "the entry into force after an accession depends on more than dates; it is recorded, "
            "not computed."
        ),
        ClauseKind.UNKNOWN: _(
            "when it enters into force after an accession is not established here; nothing is "
            "computed."
        ),
    },
    "denunciation": {
        ClauseKind.FIRST_OF_MONTH_AFTER_MONTHS: _(
            "a denunciation takes effect on the first day of the month following the expiration "
            "of a period of %(period)s after its receipt."
        ),
        ClauseKind.FIRST_OF_NTH_MONTH_AFTER: _(
            "a denunciation takes effect on the first day of the month that begins %(period)s "
            "after the beginning of the month of its receipt."
        ),
        ClauseKind.MONTHS_AFTER: _("a denunciation takes effect %(period)s after its receipt."),
        ClauseKind.DAYS_AFTER_MONTHS: _(
            "a denunciation takes effect %(days)s after the expiration of a period of "
            "%(period)s after its receipt."
        ),
        ClauseKind.ON_DEPOSIT: _("a denunciation takes effect on the day of its receipt."),
        ClauseKind.SAME_AS_PARENT: _(
            "a denunciation takes effect on the same day as that of the parent treaty."
        ),
        ClauseKind.MANUAL: _(
            "the effect of a denunciation depends on more than dates; it is recorded, not computed."
        ),
        ClauseKind.UNKNOWN: _(
            "when a denunciation takes effect is not established here; nothing is computed."
        ),
    },
    "loss": {
        ClauseKind.FIRST_OF_MONTH_AFTER_MONTHS: _(
            "a State that ceases to be a member of the organisation ceases to be a Party on "
            "the first day of the month following the expiration of a period of %(period)s."
        ),
        ClauseKind.FIRST_OF_NTH_MONTH_AFTER: _(
            "a State that ceases to be a member of the organisation ceases to be a Party on "
            "the first day of the month that begins %(period)s after the beginning of that month."
        ),
        ClauseKind.MONTHS_AFTER: _(
            "a State that ceases to be a member of the organisation ceases to be a Party "
            "%(period)s later."
        ),
        ClauseKind.DAYS_AFTER_MONTHS: _(
            "a State that ceases to be a member of the organisation ceases to be a Party "
            "%(days)s after the expiration of a period of %(period)s."
        ),
        ClauseKind.ON_DEPOSIT: _(
            "a State that ceases to be a member of the organisation ceases to be a Party on "
            "the same day."
        ),
        ClauseKind.SAME_AS_PARENT: _(
            "a State that ceases to be a member of the organisation ceases to be a Party on "
            "the same day as to the parent treaty."
        ),
        ClauseKind.MANUAL: _(
            "the effect of a loss of membership depends on more than dates; it is recorded, not "
            "computed."
        ),
        ClauseKind.UNKNOWN: _(
            "the effect of a loss of membership is not established here; nothing is computed."
        ),
    },
    "notification": {
        ClauseKind.FIRST_OF_MONTH_AFTER_MONTHS: _(
            "a notification takes effect on the first day of the month following the expiration "
            "of a period of %(period)s after its receipt."
        ),
        ClauseKind.FIRST_OF_NTH_MONTH_AFTER: _(
            "a notification takes effect on the first day of the month that begins %(period)s "
            "after the beginning of the month of its receipt."
        ),
        ClauseKind.MONTHS_AFTER: _("a notification takes effect %(period)s after its receipt."),
        ClauseKind.DAYS_AFTER_MONTHS: _(
            "a notification takes effect %(days)s after the expiration of a period of "
            "%(period)s after its receipt."
        ),
        ClauseKind.ON_DEPOSIT: _("a notification takes effect on the day of its receipt."),
        ClauseKind.SAME_AS_PARENT: _(
            "a notification takes effect on the same day as that of the parent treaty."
        ),
        ClauseKind.MANUAL: _(
            "the effect of a notification depends on more than dates; it is recorded, not computed."
        ),
        ClauseKind.UNKNOWN: _(
            "when a notification takes effect is not established here; nothing is computed."
        ),
    },
    "registration": {
        ClauseKind.FIRST_OF_MONTH_AFTER_MONTHS: _(
            "for a State that consents later, it enters into force on the first day of the "
            "month following the expiration of a period of %(period)s after the registration "
            "of its ratification."
        ),
        ClauseKind.FIRST_OF_NTH_MONTH_AFTER: _(
            "for a State that consents later, it enters into force on the first day of the "
            "month that begins %(period)s after the beginning of the month of the registration "
            "of its ratification."
        ),
        ClauseKind.MONTHS_AFTER: _(
            "for a State that consents later, it enters into force %(period)s after the "
            "registration of its ratification."
        ),
        ClauseKind.DAYS_AFTER_MONTHS: _(
            "for a State that consents later, it enters into force %(days)s after the "
            "expiration of a period of %(period)s after the registration of its ratification."
        ),
        ClauseKind.ON_DEPOSIT: _(
            "for a State that consents later, it enters into force on the day of the "
            "registration of its ratification."
        ),
    },
    "notice": {
        ClauseKind.FIRST_OF_MONTH_AFTER_MONTHS: _(
            "for a State that consents later, it enters into force on the first day of the "
            "month following the expiration of a period of %(period)s after the depositary's "
            "notice of the deposit."
        ),
        ClauseKind.FIRST_OF_NTH_MONTH_AFTER: _(
            "for a State that consents later, it enters into force on the first day of the "
            "month that begins %(period)s after the beginning of the month of the depositary's "
            "notice of the deposit."
        ),
        ClauseKind.MONTHS_AFTER: _(
            "for a State that consents later, it enters into force %(period)s after the "
            "depositary's notice of the deposit."
        ),
        ClauseKind.DAYS_AFTER_MONTHS: _(
            "for a State that consents later, it enters into force %(days)s after the "
            "expiration of a period of %(period)s after the depositary's notice of the deposit."
        ),
        ClauseKind.ON_DEPOSIT: _(
            "for a State that consents later, it enters into force on the day of the "
            "depositary's notice of the deposit."
        ),
    },
    "notice_of_accession": {
        ClauseKind.FIRST_OF_MONTH_AFTER_MONTHS: _(
            "for a State that accedes, it enters into force on the first day of the month "
            "following the expiration of a period of %(period)s after the depositary's notice "
            "of the accession."
        ),
        ClauseKind.FIRST_OF_NTH_MONTH_AFTER: _(
            "for a State that accedes, it enters into force on the first day of the month that "
            "begins %(period)s after the beginning of the month of the depositary's notice of "
            "the accession."
        ),
        ClauseKind.MONTHS_AFTER: _(
            "for a State that accedes, it enters into force %(period)s after the depositary's "
            "notice of the accession."
        ),
        ClauseKind.DAYS_AFTER_MONTHS: _(
            "for a State that accedes, it enters into force %(days)s after the expiration of a "
            "period of %(period)s after the depositary's notice of the accession."
        ),
        ClauseKind.ON_DEPOSIT: _(
            "for a State that accedes, it enters into force on the day of the depositary's "
            "notice of the accession."
        ),
    },
    "registered_denunciation": {
        ClauseKind.FIRST_OF_MONTH_AFTER_MONTHS: _(
            "a denunciation takes effect on the first day of the month following the "
            "expiration of a period of %(period)s after its registration."
        ),
        ClauseKind.FIRST_OF_NTH_MONTH_AFTER: _(
            "a denunciation takes effect on the first day of the month that begins %(period)s "
            "after the beginning of the month of its registration."
        ),
        ClauseKind.MONTHS_AFTER: _(
            "a denunciation takes effect %(period)s after its registration."
        ),
        ClauseKind.DAYS_AFTER_MONTHS: _(
            "a denunciation takes effect %(days)s after the expiration of a period of "
            "%(period)s after its registration."
        ),
        ClauseKind.ON_DEPOSIT: _("a denunciation takes effect on the day of its registration."),
    },
    "notice_of_denunciation": {
        ClauseKind.FIRST_OF_MONTH_AFTER_MONTHS: _(
            "a denunciation takes effect on the first day of the month following the "
            "expiration of a period of %(period)s after the depositary's notice of it."
        ),
        ClauseKind.FIRST_OF_NTH_MONTH_AFTER: _(
            "a denunciation takes effect on the first day of the month that begins %(period)s "
            "after the beginning of the month of the depositary's notice of it."
        ),
        ClauseKind.MONTHS_AFTER: _(
            "a denunciation takes effect %(period)s after the depositary's notice of it."
        ),
        ClauseKind.DAYS_AFTER_MONTHS: _(
            "a denunciation takes effect %(days)s after the expiration of a period of "
            "%(period)s after the depositary's notice of it."
        ),
        ClauseKind.ON_DEPOSIT: _(
            "a denunciation takes effect on the day of the depositary's notice of it."
        ),
    },
}

# The first of the month after, without a period of months before it.
FIRST_OF_NEXT_MONTH = {
    "condition": _(
        "the treaty enters into force on the first day of the month following the date on which "
        "its condition is met."
    ),
    "deposit": _(
        "for a State that consents later, it enters into force on the first day of the month "
        "following the deposit."
    ),
    "accession": _(
        "for a State that accedes, it enters into force on the first day of the month following "
        "the deposit of the instrument of accession."
    ),
    "denunciation": _(
        "a denunciation takes effect on the first day of the month following its receipt."
    ),
    "loss": _(
        "a State that ceases to be a member of the organisation ceases to be a Party on the "
        "first day of the following month."
    ),
    "notification": _(
        "a notification takes effect on the first day of the month following its receipt."
    ),
    "registration": _(
        "for a State that consents later, it enters into force on the first day of the month "
        "following the registration of its ratification."
    ),
    "notice": _(
        "for a State that consents later, it enters into force on the first day of the month "
        "following the depositary's notice of the deposit."
    ),
    "notice_of_accession": _(
        "for a State that accedes, it enters into force on the first day of the month "
        "following the depositary's notice of the accession."
    ),
    "registered_denunciation": _(
        "a denunciation takes effect on the first day of the month following its registration."
    ),
    "notice_of_denunciation": _(
        "a denunciation takes effect on the first day of the month following the depositary's "
        "notice of it."
    ),
}

TAKEN_OVER = _("the treaty's own published date, taken over")
"""What decided for a treaty's first Parties, where no clause was applied."""
