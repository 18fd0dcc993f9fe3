"""Publishing a fact that is a row of its own: a report made, a national law."""

from core.records.publication import Publication, authors, refuse_own, refuse_unseen
from core.staff.models import NoticeKind
from core.staff.notices import tell

from ..models import NationalLaw, Report
from . import door


def publish(
    row: Report | NationalLaw,
    *,
    by,
    reason: str = "",
    public_reason: str = "",
    seen: int | None = None,
) -> None:
    """Publish a row as it is stored.

    Raises ValidationError for what is not complete, NotAllowed for one's own under the two-person
    rule, NotSeen for what was changed after the change ``seen``. Readers see ``public_reason``.
    """
    with door.writing([row.treaty], by=by, reason=reason, public_reason=public_reason) as write:
        stored = type(row).objects.select_related("treaty", "state").get(pk=row.pk)
        refuse_unseen(stored, seen)
        refuse_own(stored, by)
        wrote = authors(stored)
        stored.publication = Publication.PUBLISHED
        stored.full_clean()
        write.save(stored)
        tell(wrote, stored, NoticeKind.PUBLISHED, by=by, comment=reason)
