"""The sentences that explain a status; ``explanation.py`` chooses among them and fills them in."""

from django.utils.translation import gettext_lazy as _

from ..law.between import Between
from ..law.joining import Hindrance
from ..law.vocabulary import ActKind, Bar, Missing, Modifier, Status

# With the day since when the status holds, and without it.
STATUSES = {
    Status.DATA_INCOMPLETE: (
        _("%(state)s: the status cannot be told from the data at hand."),
        _("%(state)s: the status cannot be told from the data at hand."),
    ),
    Status.NOT_OPEN: (
        _("%(state)s: the treaty is not yet open for signature."),
        _("%(state)s: the treaty is not yet open for signature."),
    ),
    Status.NOT_ELIGIBLE: (
        _("%(state)s: the treaty is not open to this State."),
        _("%(state)s: the treaty is not open to this State."),
    ),
    Status.CLOSED: (
        _("%(state)s: no; the treaty has been closed to further acts since %(since)s."),
        _("%(state)s: no; the treaty is closed to further acts."),
    ),
    Status.OPEN: (
        _("%(state)s: not joined; the treaty has been open to this State since %(since)s."),
        _("%(state)s: not joined; the treaty is open to this State."),
    ),
    Status.OPEN_BY_INVITATION: (
        _(
            "%(state)s: not joined; since %(since)s this State may accede if it is invited "
            "to do so."
        ),
        _("%(state)s: not joined; this State may accede if it is invited to do so."),
    ),
    Status.REQUESTED: (
        _("%(state)s: asked on %(since)s to be invited to accede."),
        _("%(state)s: asked to be invited to accede."),
    ),
    Status.REQUEST_NOT_GRANTED: (
        _("%(state)s: the request to accede was refused or withdrawn on %(since)s."),
        _("%(state)s: the request to accede was refused or withdrawn."),
    ),
    Status.INVITED: (
        _("%(state)s: invited to accede since %(since)s; no instrument has been deposited."),
        _("%(state)s: invited to accede; no instrument has been deposited."),
    ),
    Status.INVITATION_LAPSED: (
        _("%(state)s: the invitation to accede lapsed on %(since)s without a deposit."),
        _("%(state)s: the invitation to accede lapsed without a deposit."),
    ),
    Status.SIGNED_AD_REFERENDUM: (
        _("%(state)s: signed ad referendum on %(since)s; the signature awaits confirmation."),
        _("%(state)s: signed ad referendum; the signature awaits confirmation."),
    ),
    Status.SIGNED: (
        _("%(state)s: signed since %(since)s, but not ratified."),
        _("%(state)s: signed, but not ratified."),
    ),
    Status.SIGNATURE_WITHDRAWN: (
        _("%(state)s: declared on %(since)s that it does not intend to become a Party."),
        _("%(state)s: declared that it does not intend to become a Party."),
    ),
    Status.CONSENT_PENDING_DEPOSIT: (
        _(
            "%(state)s: not yet; approved at home since %(since)s, but no instrument has been "
            "deposited."
        ),
        _("%(state)s: not yet; approved at home, but no instrument has been deposited."),
    ),
    Status.PROVISIONALLY_APPLIED: (
        _("%(state)s: applied provisionally since %(since)s; not yet in force."),
        _("%(state)s: applied provisionally; not yet in force."),
    ),
    Status.CONTRACTING: (
        _(
            "%(state)s: has consented to be bound since %(since)s; the treaty itself is not yet "
            "in force and its date is not yet certain."
        ),
        _(
            "%(state)s: has consented to be bound; the treaty itself is not yet in force and its "
            "date is not yet certain."
        ),
    ),
    Status.ENTRY_INTO_FORCE_PENDING: (
        _("%(state)s: not yet; the treaty will enter into force on %(in_force_on)s."),
        _("%(state)s: not yet; the treaty will enter into force on %(in_force_on)s."),
    ),
    Status.IN_FORCE: (
        _("%(state)s: yes, in force since %(since)s."),
        _("%(state)s: yes, in force."),
    ),
    Status.SUSPENDED: (
        _("%(state)s: a Party, but the treaty has been suspended since %(since)s."),
        _("%(state)s: a Party, but the treaty is suspended."),
    ),
    Status.DENUNCIATION_PENDING: (
        _(
            "%(state)s: yes, still in force; it was denounced on %(since)s, and the denunciation "
            "has not taken effect yet."
        ),
        _("%(state)s: yes, still in force; a denunciation has not taken effect yet."),
    ),
    Status.DENOUNCED: (
        _("%(state)s: no longer; the denunciation took effect on %(since)s."),
        _("%(state)s: no longer; it was denounced."),
    ),
    Status.CEASED_MEMBERSHIP: (
        _(
            "%(state)s: no longer; it ended on %(since)s because the State had ceased to be a "
            "member of the organisation."
        ),
        _(
            "%(state)s: no longer; it ended because the State had ceased to be a member of the "
            "organisation."
        ),
    ),
    Status.EXPIRED: (
        _("%(state)s: no longer; the participation expired on %(since)s."),
        _("%(state)s: no longer; the participation expired."),
    ),
    Status.TREATY_TERMINATED: (
        _("%(state)s: no longer; the treaty itself ended on %(since)s."),
        _("%(state)s: no longer; the treaty itself has ended."),
    ),
    Status.REPLACED: (
        _("%(state)s: no longer; a later treaty replaced this one on %(since)s."),
        _("%(state)s: no longer; a later treaty has replaced this one."),
    ),
    Status.CONSENT_WITHDRAWN: (
        _("%(state)s: no; the consent was withdrawn on %(since)s, before the entry into force."),
        _("%(state)s: no; the consent was withdrawn before the entry into force."),
    ),
    Status.STATE_EXTINCT: (
        _("%(state)s: this State has not existed since %(since)s."),
        _("%(state)s: this State no longer exists."),
    ),
}

ENDED_WITH_PARENT = _(
    "%(state)s: no longer; it ended on %(since)s with the participation in %(treaty)s."
)
CONSENT_ENDED_WITH_PARENT = _(
    "%(state)s: no; before the entry into force the consent ended on %(since)s with the "
    "participation in %(treaty)s."
)

# What ended the parent treaty for a State: with its day, and without it. The day stands alone, for
# it may be a month or a year.
ENDS_OF_PARENT = {
    ActKind.DENUNCIATION: (
        _("The State denounced %(treaty)s (%(day)s)."),
        _("The State denounced %(treaty)s; the day of the notice is not recorded."),
    ),
    ActKind.CESSATION_OF_MEMBERSHIP: (
        _(
            "The State ceased to be a member of the organisation (%(day)s), which ends its "
            "participation in %(treaty)s."
        ),
        _(
            "The State ceased to be a member of the organisation, which ends its "
            "participation in %(treaty)s; the day is not recorded."
        ),
    ),
    ActKind.EXPIRY: (
        _("The State's participation in %(treaty)s expires (%(day)s)."),
        _("The State's participation in %(treaty)s expires; the day is not recorded."),
    ),
    ActKind.CONSENT_WITHDRAWN: (
        _("The State withdrew its consent to %(treaty)s (%(day)s)."),
        _("The State withdrew its consent to %(treaty)s; the day is not recorded."),
    ),
}
WITH_PARENT = _("A protocol ends for a State together with its parent treaty: on %(day)s.")

BARS = {
    Bar.STATE_NOT_YET: _("On this day the State did not exist yet."),
    Bar.NOT_OPEN_TO_MEMBERS: _("It is not open to members of the organisation."),
    Bar.NOT_OPEN_TO_EU: _("It is not open to regional integration organisations."),
    Bar.MEMBERS_ONLY: _("Only members of the organisation may join it."),
    Bar.EUROPEAN_ONLY: _("Of the States that are not members, only European ones may join it."),
    Bar.NAMED_ONLY: _("Only the States that it names may join it."),
    Bar.NOT_OPEN_TO_STATES: _("No provision that lets this State join it is recorded."),
    Bar.NOT_YET: _("On this day it was not yet open to this State."),
    Bar.BARRED_BY: _(
        "The State is Party to another treaty whose Parties undertake not to join this one."
    ),
    Bar.NEEDS_PARENT: _("It is a protocol: the State would have to join its parent treaty first."),
    Bar.NEEDS_TREATY: _("The State would have to join another treaty first."),
    Bar.AFTER_ENTRY_INTO_FORCE: _(
        "This State may join it only after its general entry into force."
    ),
}

# The same with the name of the organisation, or of the treaty to be joined first. A name stands in
# the nominative: in brackets or after a colon.
BARS_OF_ORGANISATION = {
    Bar.NOT_OPEN_TO_MEMBERS: _("It is not open to members of the organisation (%(organisation)s)."),
    Bar.MEMBERS_ONLY: _("Only members of the organisation (%(organisation)s) may join it."),
}
BARS_WITH_TREATY = {
    Bar.BARRED_BY: _(
        "The State is Party to another treaty whose Parties undertake not to join this one: "
        "%(treaty)s."
    ),
    Bar.NEEDS_PARENT: _(
        "It is a protocol: the State would have to join its parent treaty first (%(treaty)s)."
    ),
    Bar.NEEDS_TREATY: _("The State would have to join another treaty first: %(treaty)s."),
}

MISSING = {
    Missing.DATE: _("An act is known to exist, but its exact date is not."),
    Missing.GENERAL_DATE: _("The day on which the treaty entered into force is not recorded here."),
    Missing.END: _("The end was notified, but the day on which it takes effect is not known."),
    Missing.CLAUSE: _("The clause that decides the date is not established."),
    Missing.EXPIRES_ON: _(
        "The State was invited to accede, but the invitation's last day is not known."
    ),
    Missing.CHART: _(
        "No act of the State is recorded, but the chart of this treaty is not complete, so the "
        "State may well have joined."
    ),
    Missing.GROUP: _(
        "It is not known to which group of States the State belongs, a member or one that the "
        "treaty names, so nobody can say whether it may join."
    ),
    Missing.HISTORY: _("On that day nothing had been recorded here yet."),
}

CONSENTS = {
    ActKind.DEFINITIVE_SIGNATURE: _(
        "It was signed without reservation as to ratification on %(day)s."
    ),
    ActKind.RATIFICATION: _("The instrument of ratification was deposited on %(day)s."),
    ActKind.ACCEPTANCE: _("The instrument of acceptance was deposited on %(day)s."),
    ActKind.APPROVAL: _("The instrument of approval was deposited on %(day)s."),
    ActKind.RATIFICATION_ACCEPTANCE_OR_APPROVAL: _(
        "The instrument of ratification, acceptance or approval was deposited on %(day)s."
    ),
    ActKind.ACCESSION: _("The instrument of accession was deposited on %(day)s."),
    ActKind.SUCCESSION: _("The notification of succession was made on %(day)s."),
    ActKind.FORMAL_CONFIRMATION: _(
        "The instrument of formal confirmation was deposited on %(day)s."
    ),
    ActKind.CONSENT: _(
        "The consent to be bound was deposited on %(day)s; its form is not recorded."
    ),
}
UNDATED_CONSENT = _("The day on which the consent to be bound was deposited is not known.")
UNDATED_CONSENTS = {
    ActKind.SUCCESSION: _("The State succeeded to the treaty; there was no deposit."),
}

MODIFIERS = {
    Modifier.BY_SUCCESSION: _("It is bound as a successor State; such a date is not computed."),
    Modifier.BOUND_THROUGH_PARENT: _(
        "The State is bound by these provisions through the parent treaty as amended."
    ),
}

NOT_BETWEEN = _("Because of an objection it is not in force with: %(states)s.")

WARNINGS = {
    "checked_on": _(
        "The records were checked as complete before this day: the State may have acted since."
    ),
    "endings_not_collected": _(
        "Those who had left the treaty were not collected: the State may have left it since."
    ),
    "unconfirmed": _("The act that this answer rests on was not read at a source."),
    "chart_incomplete": _(
        "The chart of this treaty is not complete: later acts of the State may be missing."
    ),
    "has_stated": _(
        "A declaration or reservation of the State about this treaty is recorded, but neither a "
        "signature nor a consent: an act is missing here."
    ),
    "must_be_party": _(
        "The State must be a Party: a protocol to this treaty is in force for it (%(protocols)s), "
        "and only those who join the treaty may join its protocol. Its consent to the treaty "
        "itself is not recorded here."
    ),
}
WARNINGS_ALONE = WARNINGS | {
    "must_be_party": _(
        "The State must be a Party, because a protocol to this treaty is in force for it; its "
        "consent to the treaty itself is not recorded here."
    ),
}
"""The same where no answer is at hand whose protocols they could name."""
MUST_BE_PARTY = _("must be a Party, because of %(protocols)s")

HINDRANCES = {
    Hindrance.ALREADY_CONSENTED: _("The State has already consented to be bound."),
    Hindrance.STATE_EXTINCT: _("On this day the State no longer existed."),
    Hindrance.NOT_OPEN: _("On this day the treaty was not yet open for signature."),
    Hindrance.CLOSED: _("The treaty is closed to further acts."),
}

CAUTIONS = {
    "invitation_needed": _("The State needs an invitation, and none that is valid is recorded."),
    "not_in_force": _("On the day of the deposit the treaty is not yet in force."),
    "clause_unknown": _("The clause that decides the date is not established."),
    "date_unknown": _("The day on which the treaty would enter into force cannot be told."),
    "hypothetical": _("The State could not consent on that day: the date is only supposed."),
}

WOULD_ENTER = _("The treaty would enter into force for the State on %(day)s.")

STEPS = {
    "notification": _("The depositary gave notice of it on %(day)s."),
    "months_end": _("The period of %(period)s ends on %(day)s."),
    "first_of_next_month": _("The first day of the following month is %(day)s."),
    "first_of_nth_month": _("That month begins on %(day)s."),
    "days_end": _("The period of %(period)s ends on %(day)s."),
    "next_day": _("The next day is %(day)s."),
    "same_as_parent": _("That day is %(day)s."),
    "not_before_consent": _("The consent was given later, on %(day)s."),
    "not_before_general_date": _("The treaty itself entered into force only on %(day)s."),
    "not_before_parent": _("The parent treaty entered into force for the State only on %(day)s."),
    "not_before_treaty": _("The treaty that this one waits for entered into force on %(day)s."),
}

# Of two Parties, why an accession has no effect between them, or why nobody can tell.
BETWEEN = {
    Between.OBJECTED: _(
        "%(state)s: objected to the accession of the other State, so the treaty is not in "
        "force between the two."
    ),
    Between.NOT_ACCEPTED: _(
        "%(state)s: has not accepted the accession of the other State, so the treaty is not in "
        "force between the two."
    ),
    Between.NOT_COLLECTED: _(
        "%(state)s: what it said about the accession of the other State was not collected, so "
        "whether the treaty is in force between the two is not known."
    ),
    Between.ACCEPTED_WITHOUT_DATE: _(
        "%(state)s: accepted the accession of the other State, but the day from which the "
        "treaty is in force between the two is not recorded."
    ),
    Between.FORM_UNKNOWN: _(
        "%(state)s: the form of its consent is not recorded, so whether others had to accept "
        "it is not known."
    ),
}
