"""From draft to published and back: who may publish what, and what is written.

Readers see published acts only. A correction is a draft of its own beside the published act;
publishing it copies its values over, so that the published act keeps its id.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from . import derive
from .choices import Publication
from .models import Act

COPIED = [
    "treaty",
    "state",
    "kind",
    "done_on",
    "done_precision",
    "effective_on",
    "expires_on",
    "source",
    "document_reference",
    "note",
    "public_note",
    "difference_reason",
    "checked_on",
]


class NotAllowed(ValidationError):
    """Why an act cannot be published, in a sentence for whoever tried."""


def is_own(act: Act, user) -> bool:
    """Whether a user entered this act or changed it last."""
    return user.pk in (act.entered_by_id, act.changed_by_id)


def needs_second_person(act: Act, user) -> bool:
    """Whether the two-person rule keeps a user from publishing an act."""
    return settings.TWO_PERSON_RULE and is_own(act, user)


def publish(act: Act, *, by, reason: str = "", emergency: bool = False) -> Act:
    """Publish a draft, or an act withdrawn before; return the published act.

    A correction's values are copied over the act that it corrects. Raises NotAllowed without a
    source, and for one's own act under the two-person rule: in an emergency, with a reason, it is
    published all the same, and the record says so.
    """
    with derive.writing(treaties_of(act), by=by, reason=recorded(reason, emergency)) as write:
        act = Act.objects.select_related("treaty", "state", "corrects__treaty").get(pk=act.pk)
        refuse_if_not_allowed(act, by, reason, emergency)
        return _copy_over(write, act) if act.corrects else _publish_itself(write, act)


def recorded(reason: str, emergency: bool) -> str:
    """Return the reason as it stands in the record."""
    if emergency:
        return _("Emergency, published without a second person: %(reason)s") % {"reason": reason}
    return reason


def refuse_if_not_allowed(act: Act, by, reason: str, emergency: bool) -> None:
    if act.publication == Publication.PUBLISHED:
        raise NotAllowed(_("This act is published already."))
    if not act.source.strip():
        raise NotAllowed(_("An act needs its source before it is published."))
    if emergency and not reason.strip():
        raise NotAllowed(_("An emergency needs its reason."))
    if needs_second_person(act, by) and not emergency:
        raise NotAllowed(
            _("You entered or last changed this act, so somebody else has to publish it.")
        )


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
    copy = {field: getattr(values, field) for field in COPIED}
    return Act(corrects=act, publication=Publication.DRAFT, **copy)


def withdraw(act: Act, *, by, reason: str) -> Act:
    """Take an act from publication; it stays as a tombstone that calendars show as cancelled."""
    if not reason.strip():
        raise NotAllowed(_("A withdrawal from publication needs its reason."))
    with derive.writing([act.treaty], by=by, reason=reason) as write:
        act = Act.objects.select_related("treaty", "state").get(pk=act.pk)
        if act.publication != Publication.PUBLISHED:
            raise NotAllowed(_("Only a published act can be withdrawn from publication."))
        act.publication = Publication.WITHDRAWN
        act.changed_by = by
        write.save(act)
    return act
