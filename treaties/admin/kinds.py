"""The kinds of acts as staff choose among them: by stage, each with its meaning in one line."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..law.vocabulary import ActKind
from ..models.choices import ACT_KIND_LABELS

MEANINGS = {
    _("Request and invitation"): {
        ActKind.REQUEST_TO_ACCEDE: _("the State asks to be invited"),
        ActKind.REQUEST_POSTPONED: _("the decision on the request is put off"),
        ActKind.REQUEST_WITHDRAWN: _("the State takes its request back"),
        ActKind.REQUEST_REFUSED: _("the request is not granted"),
        ActKind.INVITATION: _("the State may accede until the invitation lapses"),
    },
    _("At home"): {
        ActKind.GOVERNMENT_APPROVES: _("does not complete the approval by itself"),
        ActKind.PARLIAMENT_ADOPTS_LAW: _("does not complete the approval by itself"),
        ActKind.PRESIDENT_SIGNS_LAW: _("completes the approval at home"),
        ActKind.DOMESTIC_LAW_IN_FORCE: _("completes the approval at home"),
        ActKind.INSTRUMENT_SIGNED: _("signed, not yet deposited"),
    },
    _("Signature"): {
        ActKind.SIGNATURE: _("subject to ratification, does not bind"),
        ActKind.SIGNATURE_AD_REFERENDUM: _("has to be confirmed to count as a signature"),
        ActKind.DEFINITIVE_SIGNATURE: _("binds without ratification"),
    },
    _("Consent to be bound"): {
        ActKind.RATIFICATION: _("deposit of the instrument after a signature"),
        ActKind.ACCEPTANCE: _("deposit of the instrument after a signature"),
        ActKind.APPROVAL: _("deposit of the instrument after a signature"),
        ActKind.RATIFICATION_ACCEPTANCE_OR_APPROVAL: _("which of the three is not recorded"),
        ActKind.ACCESSION: _("deposit of the instrument without an earlier signature"),
        ActKind.SUCCESSION: _("a new State goes on with what bound its predecessor"),
        ActKind.FORMAL_CONFIRMATION: _("an organisation's ratification"),
        ActKind.CONSENT: _("bound, but how is not recorded"),
    },
    _("Application"): {
        ActKind.PROVISIONAL_APPLICATION: _("applied before it is in force for the State"),
        ActKind.END_OF_PROVISIONAL_APPLICATION: _("not applied provisionally any more"),
        ActKind.SUSPENSION: _("a Party, but not applied as a whole for a time"),
        ActKind.END_OF_SUSPENSION: _("applied again"),
    },
    _("Leaving"): {
        ActKind.SIGNATURE_WITHDRAWN: _("the State will not become a Party"),
        ActKind.CONSENT_WITHDRAWN: _("the instrument is taken back before it took effect"),
        ActKind.DENUNCIATION: _("receipt of the notice; takes effect later"),
        ActKind.DENUNCIATION_REVOKED: _("the notice is taken back before it took effect"),
        ActKind.CESSATION_OF_MEMBERSHIP: _("first day outside the organisation"),
        ActKind.EXPIRY: _("a fixed term is over and was not renewed"),
        ActKind.REPLACEMENT: _("a later treaty takes the place of this one for the State"),
    },
}


def grouped_choices() -> list:
    """Return the kinds of acts by stage; the first choice is none."""
    groups = [
        (stage, [(kind.value, f"{ACT_KIND_LABELS[kind]}: {text}") for kind, text in kinds.items()])
        for stage, kinds in MEANINGS.items()
    ]
    return [("", "---------"), *groups]


class KindField(forms.ChoiceField):
    """One kind of act, chosen by stage."""

    def __init__(self, **kwargs):
        super().__init__(choices=grouped_choices, **kwargs)
