"""The words of treaty law in plain sentences: every status, and the terms that pages use."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..law.vocabulary import GROUP_OF, ActKind, Status, StatusGroup
from ..models.choices import STATUS_GROUP_LABELS, STATUS_LABELS
from ..models.recorded import ChangeType

STATUSES = {
    Status.IN_FORCE: _(
        "The State has consented to be bound and the treaty is in force for it: it is a Party."
    ),
    Status.ENTRY_INTO_FORCE_PENDING: _(
        "The State has consented to be bound, and the day on which the treaty enters into force "
        "for it is known but has not come."
    ),
    Status.CONTRACTING: _(
        "The State has consented to be bound, but the treaty itself is not in force yet and it is "
        "not certain when it will be."
    ),
    Status.PROVISIONALLY_APPLIED: _(
        "The State applies the treaty before it is in force for it (Vienna Convention, article 25)."
    ),
    Status.SUSPENDED: _("The State is a Party, but the treaty is suspended for it."),
    Status.DENUNCIATION_PENDING: _(
        "The State has notified that it leaves; until the denunciation takes effect it is bound."
    ),
    Status.CONSENT_PENDING_DEPOSIT: _(
        "The approval at home is complete, but the instrument has not been deposited. Until then "
        "the State is not bound."
    ),
    Status.SIGNED: _(
        "The State has signed subject to ratification. It is not bound, but must not defeat the "
        "purpose of the treaty (Vienna Convention, article 18)."
    ),
    Status.SIGNED_AD_REFERENDUM: _(
        "The State has signed on condition that it confirms the signature later."
    ),
    Status.INVITED: _(
        "The State was invited to accede and may deposit its instrument while the invitation is "
        "valid, usually for five years."
    ),
    Status.REQUESTED: _("The State has asked to be invited to accede."),
    Status.OPEN: _("The State may join without an invitation."),
    Status.OPEN_BY_INVITATION: _(
        "The State may join if it is invited by those who decide on it: a body of the "
        "organisation, or the Parties."
    ),
    Status.INVITATION_LAPSED: _("The invitation ran out before the State acceded."),
    Status.REQUEST_NOT_GRANTED: _("The request to accede was refused or withdrawn."),
    Status.SIGNATURE_WITHDRAWN: _(
        "The State has made clear that it does not intend to become a Party."
    ),
    Status.CONSENT_WITHDRAWN: _(
        "The State withdrew its consent before the treaty entered into force for it."
    ),
    Status.NOT_OPEN: _("The treaty has not been opened for signature yet."),
    Status.NOT_ELIGIBLE: _(
        "The treaty is not open to this State, or not yet; the reason is given beside it."
    ),
    Status.CLOSED: _("No State can join the treaty by a separate act any more."),
    Status.DENOUNCED: _("The State left the treaty by denunciation."),
    Status.CEASED_MEMBERSHIP: _(
        "The State is no longer bound because it ceased to be a member of the organisation."
    ),
    Status.EXPIRED: _("The participation was for a fixed time, which is over."),
    Status.TREATY_TERMINATED: _("The treaty itself has ended."),
    Status.REPLACED: _("A later treaty has taken the place of this one for the State."),
    Status.STATE_EXTINCT: _("The State no longer exists; see its successors."),
    Status.DATA_INCOMPLETE: _(
        "The facts recorded here do not suffice for an answer; what is missing is given beside it."
    ),
}

GROUPS = {
    StatusGroup.BOUND: _(
        "The State has to keep the treaty: it is in force for it, or it applies it provisionally. "
        "It also stands for a treaty that is suspended or has been denounced, until the end comes."
    ),
    StatusGroup.ON_THE_WAY: _(
        "The State has taken a step towards the treaty, from the request to be invited to the "
        "deposit, but it is not in force for it yet."
    ),
    StatusGroup.POSSIBLE: _(
        "The State has not joined, and could: at once, or once it is invited to."
    ),
    StatusGroup.NOT_POSSIBLE: _("The State has not joined, and cannot join on this day."),
    StatusGroup.FORMER: _("The State was bound and no longer is, or it no longer exists."),
    StatusGroup.UNCLEAR: _("Nobody can tell from what is recorded here."),
}

TERMS = [
    ("accession", _("accession"), _("Becoming bound by a treaty without having signed it.")),
    (
        "chart",
        _("chart of signatures and ratifications"),
        _("The depositary's list of who signed, consented and is bound, with the dates."),
    ),
    (
        "consent",
        _("consent to be bound"),
        _(
            "The act by which a State binds itself: ratification, acceptance, approval, accession "
            "or definitive signature."
        ),
    ),
    (
        "declaration",
        _("declaration"),
        _(
            "A statement about how a State reads or applies a treaty, or about which authority is "
            "competent."
        ),
    ),
    (
        "denunciation",
        _("denunciation"),
        _("The notification by which a Party leaves a treaty; it takes effect some time later."),
    ),
    (
        "deposit",
        _("deposit of the instrument"),
        _(
            "Handing the signed document to the depositary. The day of the deposit, not that of "
            "the law at home, sets the clause on entry into force going."
        ),
    ),
    (
        "depositary",
        _("depositary"),
        _(
            "Who keeps a treaty and receives the acts about it: the head of an organisation, or "
            "one government or several."
        ),
    ),
    (
        "entry-into-force",
        _("entry into force"),
        _(
            "The day from which a treaty binds. A treaty has one general day, and one for each "
            "State that joins later."
        ),
    ),
    (
        "party",
        _("Party"),
        _("A State that has consented to be bound and for which the treaty is in force."),
    ),
    (
        "protocol",
        _("protocol"),
        _("A treaty that adds to or changes another one, its parent."),
    ),
    (
        "ratification",
        _("ratification, acceptance, approval"),
        _(
            "Three names for the consent to be bound that follows a signature; the effect is the "
            "same."
        ),
    ),
    (
        "reservation",
        _("reservation"),
        _("A statement by which a State excludes or changes a part of the treaty for itself."),
    ),
    (
        "signature",
        _("signature"),
        _("Signing the text. Where ratification is needed, the signature alone does not bind."),
    ),
    (
        "succession",
        _("succession"),
        _("Becoming bound because a predecessor State was, usually from the day of independence."),
    ),
]


TERM_OF = {
    ActKind.SIGNATURE: "signature",
    ActKind.SIGNATURE_AD_REFERENDUM: Status.SIGNED_AD_REFERENDUM,
    ActKind.DEFINITIVE_SIGNATURE: "consent",
    ActKind.RATIFICATION: "ratification",
    ActKind.ACCEPTANCE: "ratification",
    ActKind.APPROVAL: "ratification",
    ActKind.RATIFICATION_ACCEPTANCE_OR_APPROVAL: "ratification",
    ActKind.ACCESSION: "accession",
    ActKind.SUCCESSION: "succession",
    ActKind.FORMAL_CONFIRMATION: "consent",
    ActKind.CONSENT: "consent",
    ActKind.PROVISIONAL_APPLICATION: Status.PROVISIONALLY_APPLIED,
    ActKind.SUSPENSION: Status.SUSPENDED,
    ActKind.DENUNCIATION: "denunciation",
    ActKind.INVITATION: Status.INVITED,
    ActKind.REQUEST_TO_ACCEDE: Status.REQUESTED,
    "entry_into_force": "entry-into-force",
}
"""The entry that explains an act, where there is one."""


@dataclass(frozen=True)
class Entry:
    """One word with its anchor on the page; ``group`` gives a status its shape."""

    anchor: str
    term: str
    text: str
    group: str = ""


def statuses() -> list[Entry]:
    """Return every status with what it means, from bound to unclear."""
    return [
        Entry(status.value, str(STATUS_LABELS[status]), str(text), GROUP_OF[status].value)
        for status, text in STATUSES.items()
    ]


def groups() -> list[Entry]:
    """Return the groups of statuses, each with the shape that stands for it on every page."""
    return [
        Entry(f"group-{group.value}", str(STATUS_GROUP_LABELS[group]), str(text), group.value)
        for group, text in GROUPS.items()
    ]


def entries() -> dict[str, Entry]:
    """Return every entry by its anchor: a status has its own code, a group ``group-`` before it."""
    return {entry.anchor: entry for entry in (*groups(), *statuses(), *terms())}


def anchor_of(code: str) -> str:
    """Return the anchor of what explains a status, an act or a term; empty without it."""
    anchor = str(TERM_OF.get(code, code))
    return anchor if anchor in ANCHORS else ""


def words_in(answer: dict) -> list[Entry]:
    """Return the entries for the words of an answer's explanation, by the codes that made it.

    The status itself is not among them: it is linked where it stands.
    """
    codes = [answer["consent_kind"]]
    if answer["consent_kind"] and answer["consent_kind"] != ActKind.SUCCESSION:
        codes.append("deposit")
    if answer["in_force_on"]:
        codes.append("entry-into-force")
    if answer["left_on"]:
        codes.append("denunciation")
    if answer["missing"]:
        codes.append("chart")
    known = entries()
    anchors = dict.fromkeys(anchor for code in codes if code and (anchor := anchor_of(code)))
    return [known[anchor] for anchor in anchors]


def terms() -> list[Entry]:
    """Return the other terms, in the order of the English alphabet."""
    return [Entry(anchor, str(term), str(text)) for anchor, term, text in TERMS]


ANCHORS = frozenset(
    [
        *(status.value for status in STATUSES),
        *(f"group-{group.value}" for group in GROUPS),
        *(anchor for anchor, _term, _text in TERMS),
    ]
)

CHANGES = {
    ChangeType.CREATED: _("Entered and published in one step; nothing was there before."),
    ChangeType.PUBLISHED: _(
        "Shown to readers from now on. It was a draft before, was withdrawn, or belongs to "
        "something that was."
    ),
    ChangeType.CHANGED: _("Other values than before; both versions are published."),
    ChangeType.WITHDRAWN: _("No longer shown to readers, but kept by the office."),
    ChangeType.DELETED: _("Removed; it is not kept any more."),
    ChangeType.WITHHELD: _("Concerns nothing that readers may see; only its number is told."),
}
