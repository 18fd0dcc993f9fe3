"""From draft to published: who may publish a programme or a result, and what is missing.

Readers see published programmes and results only. What belongs to a programme is published with it.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.records.publication import (
    Publication,
    needs_second_person,
    own_words,
    refuse_unseen,
)

from ..models import Programme, Result
from .door import writing


def refusals(row: Programme | Result, user) -> list[str]:
    """Return why a user may not publish a row as it is stored; nothing if they may."""
    found = []
    if isinstance(row, Result):
        if not row.source.strip():
            found.append(_("A result needs its source before it is published."))
        if row.act.publication != Publication.PUBLISHED:
            found.append(_("Only a published act can be a published result."))
    elif not row.documents.exists():
        found.append(_("A programme needs a document as its source before it is published."))
    if needs_second_person(row, user):
        found.append(own_words())
    return found


def publish(
    row: Programme | Result,
    *,
    by,
    reason: str = "",
    public_reason: str = "",
    seen: int | None = None,
) -> None:
    """Publish a row. Raises ValidationError if it is not complete, or by the two-person rule.

    Raises NotSeen for what was changed after the change ``seen``.
    """
    reasons = {"reason": reason, "public_reason": public_reason}
    with writing(by=by, treaties=treaties_of(row), **reasons) as write:
        row = type(row).objects.get(pk=row.pk)
        refuse_unseen(row, seen)
        if found := refusals(row, by):
            raise ValidationError(found)
        row.publication = Publication.PUBLISHED
        write.save(row)


def treaties_of(row: Programme | Result) -> list:
    """Return the treaties whose acts may not change while a row is written."""
    return [row.act.treaty] if isinstance(row, Result) else []
