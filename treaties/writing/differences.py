"""Deciding what differs at a depositary: take it over as a draft, keep ours, or ask."""

from datetime import date

from django.utils.translation import gettext as _

from core.records.publication import NotAllowed, NotSeen, Publication
from core.records.versions import changes_of

from ..models import Act, Difference
from ..models.choices import Precision
from ..models.differences import Decision, Finding
from . import door
from .publishing import correction_of

TAKEN_OVER = {Finding.DIFFERENT, Finding.ENDED}
"""The findings of which a draft can be made: theirs is an act with its days."""


def accept(difference: Difference, *, by, on: date, seen: int | None = None) -> Act:
    """Return the draft that says what the depositary says; a correction that waits already is it.

    Nothing is published: the draft goes the way of all drafts.
    """
    with writing(difference, by, _("What the depositary says is accepted.")) as write:
        difference = stored(difference, seen)
        draft = waiting(difference) or drafted(difference)
        if draft.pk is None:
            draft.entered_by = draft.changed_by = by
            write.save(draft)
        decide(write, difference, Decision.ACCEPTED, by=by, on=on)
    return draft


def keep(difference: Difference, *, by, on: date, reason: str, seen: int | None = None) -> None:
    """Keep ours, with a reason; a correction that the synchronisation left goes."""
    if not reason.strip():
        raise NotAllowed(_("Say why ours is kept."))
    with writing(difference, by, reason) as write:
        difference = stored(difference, seen)
        draft = waiting(difference)
        if draft is not None and draft.entered_by_id is None:
            write.delete(draft)
        decide(write, difference, Decision.KEPT, by=by, on=on, reason=reason)


def ask(difference: Difference, *, by, on: date, question: str, seen: int | None = None) -> None:
    """Note that the depositary was asked, when, by whom and what."""
    if not question.strip():
        raise NotAllowed(_("Say what the depositary was asked."))
    with writing(difference, by, question) as write:
        decide(write, stored(difference, seen), Decision.ASKED, by=by, on=on, reason=question)


def writing(difference: Difference, by, reason: str):
    return door.writing([difference.treaty], by=by, reason=reason)


def stored(difference: Difference, seen: int | None) -> Difference:
    """Return a difference as it is now; needs the lock.

    Raises NotAllowed if it is gone, NotSeen if it was changed after the change ``seen``.
    """
    rows = Difference.objects.select_related("treaty", "state", "act")
    found = rows.filter(pk=difference.pk).first()
    if found is None:
        raise NotAllowed(_("It does not differ any more."))
    if seen is not None and changes_of(found).filter(sequence__gt=seen).exists():
        raise NotSeen(_("It was changed after you opened it, so nothing was decided."))
    return found


def waiting(difference: Difference) -> Act | None:
    """Return the correction of our act that waits already; None if there is none."""
    return difference.act.corrections.first() if difference.act else None


def drafted(difference: Difference) -> Act:
    """Return a new draft with what the depositary says; NotAllowed where it says no act."""
    if difference.finding not in TAKEN_OVER:
        raise NotAllowed(_("No draft can be made of this: change what is recorded here."))
    draft = as_theirs(difference)
    draft.publication = Publication.DRAFT
    draft.source, draft.checked_on = difference.source, difference.found_on
    return draft


def as_theirs(difference: Difference) -> Act:
    """Return an act, not stored, with what the depositary says, and ours where it says nothing."""
    ours = difference.act
    act = Act(treaty=difference.treaty, state=difference.state)
    if ours is not None and ours.publication == Publication.PUBLISHED:
        act = correction_of(ours, ours)
    for name in ("kind", "done_on", "effective_on"):
        if value := getattr(difference, name):
            setattr(act, name, value)
    if difference.done_on:
        act.done_precision = Precision.DAY
    elif act.done_on is None:
        act.done_precision = Precision.UNKNOWN
    return act


def decide(write, difference: Difference, decision: Decision, *, by, on: date, reason="") -> None:
    difference.decision, difference.reason = decision, reason
    difference.decided_by, difference.decided_on = by, on
    write.save(difference)
