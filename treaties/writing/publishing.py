"""From draft to published and back: who may publish what, and what is written.

Readers see published acts only. A correction is a draft of its own beside the published act;
publishing it copies its values over, so that the published act keeps its id.
"""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from core.records.publication import NotAllowed, Publication, refuse_own, refuse_unseen
from core.records.versions import changes_of

from ..law.finding import Check, Severity
from ..law.world import World
from ..models import Act, ProcedureStep
from ..sentences import findings as finding_texts
from . import door
from .preview import findings

COPIED = [
    "treaty",
    "state",
    "kind",
    "done_on",
    "done_precision",
    "effective_on",
    "expires_on",
    "objections_checked_on",
    "notified_on",
    "depositary",
    "place",
    "is_unconfirmed",
    "source",
    "document_reference",
    "note",
    "public_note",
    "difference_reason",
    "checked_on",
]


CONFIRMED_AGAIN = {
    Check.BEFORE_OPENING,
    Check.ACCEDED_BEFORE_GENERAL_ENTRY,
    Check.TREATY_CLOSED,
    Check.NOT_OPEN_TO_STATE,
}
"""The warnings that whoever publishes confirms with a reason, as whoever entered the act did."""


def publish(
    act: Act,
    *,
    by,
    on: date,
    reason: str = "",
    public_reason: str = "",
    emergency: bool = False,
    seen: int | None = None,
) -> Act:
    """Publish a draft, or an act withdrawn before; return the published act. ``on`` is today.

    A correction's values are copied over the act that it corrects. Raises NotAllowed without a
    source, with an error by the checks, without a reason for a treaty that was not open to the
    State, and for one's own act under the two-person rule: in an emergency, with a reason, it is
    published all the same, and the record says so. Raises NotSeen for what was changed after the
    change ``seen``. Readers see ``public_reason`` and never ``reason``.
    """
    why = recorded(act, reason, emergency)
    with door.writing(treaties_of(act), by=by, reason=why, public_reason=public_reason) as write:
        act = stored(act)
        refuse_unseen(act, seen)
        refuse_if_not_allowed(act, by, reason, emergency)
        refuse_by_findings(act, on, reason, write.outline)
        return _copy_over(write, act) if act.corrects else _publish_itself(write, act)


def stored(act: Act) -> Act:
    """Return an act as it is in the database now; NotAllowed if it is not there any more."""
    rows = Act.objects.select_related("treaty", "state", "corrects__treaty", "corrects__state")
    found = rows.filter(pk=act.pk).first()
    if found is None:
        raise NotAllowed(_("Somebody has published or deleted this draft meanwhile."))
    return found


def recorded(act: Act, reason: str, emergency: bool) -> str:
    """Return the reason as the record keeps it: the given one, else that of the draft."""
    if emergency:
        return _("Emergency, published without a second person: %(reason)s") % {"reason": reason}
    return reason or last_reason(act)


def last_reason(act: Act) -> str:
    """Return why an act was entered or changed last; empty if nobody said."""
    return changes_of(act).values_list("reason", flat=True).first() or ""


def last_public_reason(act: Act) -> str:
    """Return what whoever entered or changed an act last would have readers know of it."""
    return changes_of(act).values_list("public_reason", flat=True).first() or ""


def refuse_if_not_allowed(act: Act, by, reason: str, emergency: bool) -> None:
    if act.publication == Publication.PUBLISHED:
        raise NotAllowed(_("This act is published already."))
    if not act.source.strip():
        raise NotAllowed(_("An act needs its source before it is published."))
    if emergency and not reason.strip():
        raise NotAllowed(_("An emergency needs its reason."))
    if not emergency:
        refuse_own(act, by)


def refuse_by_findings(act: Act, on: date, reason: str, facts: World | None = None) -> None:
    """Raise NotAllowed for an error, and for a treaty not open to the State without a reason.

    Whoever publishes several acts at once hears of it here.
    """
    found = findings(act, on, facts)
    errors = [item for item in found if item.severity == Severity.ERROR]
    if errors:
        raise NotAllowed([finding_texts.sentence(item) for item in errors])
    doubts = [item for item in found if item.check in CONFIRMED_AGAIN]
    if doubts and not reason.strip():
        text = _("Say in the reason why it is published all the same.")
        raise NotAllowed([*(finding_texts.sentence(item) for item in doubts), text])


def treaties_of(act: Act) -> list:
    """Return the treaties that publishing an act touches: its own and the corrected act's."""
    found = [act.treaty]
    if act.corrects:
        found.append(act.corrects.treaty)
    return found


def _publish_itself(write, act: Act) -> Act:
    act.publication = Publication.PUBLISHED
    write.save(act)
    return act


def _copy_over(write, correction: Act) -> Act:
    published = correction.corrects
    for field in COPIED:
        setattr(published, field, getattr(correction, field))
    published.publication = Publication.PUBLISHED
    published.changed_by = correction.changed_by
    for attachment in correction.attachments.all():
        attachment.act = published
        write.save(attachment)
    write.delete(correction)
    write.save(published)
    return published


def correction_of(act: Act, values: Act) -> Act:
    """Return a new draft that would give a published act other values."""
    draft = Act(corrects=act, publication=Publication.DRAFT)
    copy_values(values, draft)
    return draft


def copy_values(source: Act, target: Act) -> None:
    """Give an act what another one says; a treaty or State not chosen yet stays empty."""
    for field in COPIED:
        name = Act._meta.get_field(field).attname
        setattr(target, name, getattr(source, name))


def withdraw(act: Act, *, by, reason: str, public_reason: str = "") -> Act:
    """Take an act from publication; it stays as a tombstone that calendars show as cancelled."""
    if not reason.strip():
        raise NotAllowed(_("A withdrawal from publication needs its reason."))
    with door.writing([act.treaty], by=by, reason=reason, public_reason=public_reason) as write:
        act = stored(act)
        if act.publication != Publication.PUBLISHED:
            raise NotAllowed(_("Only a published act can be withdrawn from publication."))
        act.publication = Publication.WITHDRAWN
        act.changed_by = by
        write.save(act)
    return act


def send_back(act: Act, *, by, comment: str) -> Act:
    """Return a draft to whoever entered it, with a comment in its note and in the record."""
    if not comment.strip():
        raise NotAllowed(_("Say what is to be changed."))
    with door.writing(treaties_of(act), by=by, reason=comment) as write:
        act = stored(act)
        if act.publication != Publication.DRAFT:
            raise NotAllowed(_("Only a draft can be sent back."))
        act.note = "\n".join(filter(None, [act.note, f"{by.get_username()}: {comment}"]))
        write.save(act)
    return act


def mark_checked(acts: Iterable[Act], *, by, on: date) -> int:
    """Record that the sources of some acts were compared on a day; return how many."""
    acts = list(acts)
    with door.writing([act.treaty for act in acts], by=by, reason=_("Source checked.")) as write:
        rows = list(Act.objects.filter(pk__in=[act.pk for act in acts]).select_related("treaty"))
        for row in rows:
            row.checked_on = on
        write.bulk_update(rows, ["checked_on"])
    return len(rows)


def publish_step(
    step: ProcedureStep,
    *,
    by,
    reason: str = "",
    public_reason: str = "",
    seen: int | None = None,
) -> None:
    """Show a step to readers: what is done by whom, its days and its document's title and number.

    Raises NotAllowed for one's own under the two-person rule, NotSeen for what was changed after
    the change ``seen``.
    """
    reasons = {"reason": reason, "public_reason": public_reason}
    with door.writing([step.procedure.treaty], by=by, **reasons) as write:
        step = ProcedureStep.objects.select_related("procedure__treaty").get(pk=step.pk)
        refuse_unseen(step, seen)
        if step.is_public:
            raise NotAllowed(_("This step is published already."))
        refuse_own(step, by)
        step.publication = Publication.PUBLISHED
        write.save(step)
