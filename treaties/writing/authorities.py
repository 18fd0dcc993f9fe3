"""Central authorities from draft to published and back: facts that no status rests on.

Readers see published ones only. A correction is a draft of its own beside the published authority;
publishing it copies its values over, so that the published one keeps its id.
"""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from core.records.publication import NotAllowed, Publication, authors, refuse_own, refuse_unseen
from core.staff.models import NoticeKind
from core.staff.notices import tell

from ..models import Authority
from . import door
from .publishing import recorded


def publish(
    row: Authority,
    *,
    by,
    reason: str = "",
    public_reason: str = "",
    emergency: bool = False,
    seen: int | None = None,
) -> Authority:
    """Publish a draft, or an authority withdrawn before; return the published one.

    A correction's values are copied over the authority that it corrects. Raises NotAllowed without
    a source or the day of a check, and for one's own draft under the two-person rule: in an
    emergency, with a reason, it is published all the same, and the record says so. Raises NotSeen
    for what was changed after the change ``seen``. Readers see ``public_reason`` alone.
    """
    why = recorded(row, reason, emergency)
    with door.writing(treaties_of(row), by=by, reason=why, public_reason=public_reason) as write:
        row = stored(row)
        refuse_unseen(row, seen)
        refuse_if_not_allowed(row, by, reason, emergency)
        wrote = authors(row)
        published = _copy_over(write, row) if row.corrects else _publish_itself(write, row)
        tell(wrote, published, NoticeKind.PUBLISHED, by=by, comment=reason)
        return published


def stored(row: Authority) -> Authority:
    """Return an authority as the database has it now; NotAllowed if it is not there any more."""
    rows = Authority.objects.select_related(
        "treaty", "state", "corrects__treaty", "corrects__state"
    )
    found = rows.filter(pk=row.pk).first()
    if found is None:
        raise NotAllowed(_("Somebody has published or deleted this draft meanwhile."))
    return found


def treaties_of(row: Authority) -> list:
    """Return the treaties that a write touches: its own, the stored one's and the corrected one's.

    A form may have given a row another treaty than the stored one has.
    """
    found = {row.treaty_id: row.treaty} if row.treaty_id else {}
    before = Authority.objects.filter(pk=row.pk).select_related("treaty", "corrects__treaty")
    for item in before:
        found[item.treaty_id] = item.treaty
        if item.corrects:
            found[item.corrects.treaty_id] = item.corrects.treaty
    return list(found.values())


def refuse_if_not_allowed(row: Authority, by, reason: str, emergency: bool) -> None:
    """Raise NotAllowed unless a row as it is stored may be published."""
    if row.publication == Publication.PUBLISHED:
        raise NotAllowed(_("This authority is published already."))
    if not row.source.strip() or row.checked_on is None:
        text = _("An authority needs its source, and the day of a check, before it is published.")
        raise NotAllowed(text)
    if emergency and not reason.strip():
        raise NotAllowed(_("An emergency needs its reason."))
    if not emergency:
        refuse_own(row, by)


def _publish_itself(write, row: Authority) -> Authority:
    row.publication = Publication.PUBLISHED
    write.save(row)
    return row


def _copy_over(write, correction: Authority) -> Authority:
    published = correction.corrects
    copy_values(correction, published)
    published.publication = Publication.PUBLISHED
    published.changed_by = correction.changed_by
    write.delete(correction)
    write.save(published)
    return published


def correction_of(row: Authority) -> Authority:
    """Return a new draft with the values of a published authority, or those typed over them."""
    draft = Authority(corrects=row, publication=Publication.DRAFT)
    copy_values(row, draft)
    return draft


def copy_values(source: Authority, target: Authority) -> None:
    """Give an authority what another one says."""
    for field in Authority.corrected:
        name = Authority._meta.get_field(field).attname
        setattr(target, name, getattr(source, name))


def withdraw(row: Authority, *, by, reason: str, public_reason: str = "") -> Authority:
    """Take an authority from publication; it is not deleted."""
    if not reason.strip():
        raise NotAllowed(_("A withdrawal from publication needs its reason."))
    with door.writing([row.treaty], by=by, reason=reason, public_reason=public_reason) as write:
        row = stored(row)
        if row.publication != Publication.PUBLISHED:
            raise NotAllowed(_("Only a published authority can be withdrawn from publication."))
        row.publication = Publication.WITHDRAWN
        row.changed_by = by
        write.save(row)
    return row


def send_back(row: Authority, *, by, comment: str) -> Authority:
    """Return a draft to whoever entered it, with a comment in its note and in the record."""
    if not comment.strip():
        raise NotAllowed(_("Say what is to be changed."))
    with door.writing(treaties_of(row), by=by, reason=comment) as write:
        row = stored(row)
        if row.publication != Publication.DRAFT:
            raise NotAllowed(_("Only a draft can be sent back."))
        row.note = "\n".join(filter(None, [row.note, f"{by.get_username()}: {comment}"]))
        write.save(row)
        tell(authors(row), row, NoticeKind.SENT_BACK, by=by, comment=comment)
    return row


def mark_checked(rows: Iterable[Authority], *, by, on: date) -> int:
    """Record that some authorities were compared with their sources on a day; return how many."""
    ids = [row.pk for row in rows]
    found = Authority.objects.filter(pk__in=ids).select_related("treaty", "state")
    with door.writing([row.treaty for row in found], by=by, reason=_("Checked.")) as write:
        rows = list(found.all())
        for row in rows:
            row.checked_on = on
        write.bulk_update(rows, ["checked_on"])
    return len(rows)
