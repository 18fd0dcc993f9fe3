"""From draft to published and back: who may publish what, and what is written.

Readers see published acts, statements and central authorities only. A correction is a draft of its
own beside what is published; publishing it copies its values over, so that the published row keeps
its id.
"""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.records.publication import (
    NotAllowed,
    Publication,
    authors,
    refuse_own,
    refuse_unseen,
    two_persons,
)
from core.records.versions import changes_of
from core.staff.models import NoticeKind
from core.staff.notices import tell

from ..law.finding import Check, Severity
from ..law.world import World
from ..models import Act, Attachment, Authority, ProcedureStep, Statement
from ..sentences import findings as finding_texts
from . import door
from .findings import about_statement
from .preview import findings

Fact = Act | Statement | Authority
"""What is drafted, published, corrected and withdrawn here."""


CONFIRMED_AGAIN = {
    Check.BEFORE_OPENING,
    Check.ACCEDED_BEFORE_GENERAL_ENTRY,
    Check.TREATY_CLOSED,
    Check.NOT_OPEN_TO_STATE,
}
"""The warnings that whoever publishes confirms with a reason, as whoever entered the act did."""


def publish(
    fact: Fact,
    *,
    by,
    on: date,
    reason: str = "",
    public_reason: str = "",
    emergency: bool = False,
    seen: int | None = None,
) -> Fact:
    """Publish a draft, or what was withdrawn before; return what is published. ``on`` is today.

    A correction's values are copied over the act or statement that it corrects. Raises NotAllowed
    without a source, with an error by the checks, without a reason for a treaty that was not open
    to the State, and for one's own words under the two-person rule: in an emergency, with a reason,
    they are published all the same, and the record says so. Raises NotSeen for what was changed
    after the change ``seen``. Readers see ``public_reason`` and never ``reason``.
    """
    why = recorded(fact, reason, emergency)
    with door.writing(treaties_of(fact), by=by, reason=why, public_reason=public_reason) as write:
        fact = stored(fact)
        refuse_unseen(fact, seen)
        refuse_if_not_allowed(fact, by, reason, emergency)
        refuse_by_checks(fact, on, reason, write.outline)
        wrote = authors(fact)
        published = _copy_over(write, fact) if fact.corrects else _publish_itself(write, fact)
        tell(wrote, published, NoticeKind.PUBLISHED, by=by, comment=reason)
        return published


def stored(fact: Fact) -> Fact:
    """Return a fact as it is in the database now; NotAllowed if it is not there any more."""
    rows = type(fact)._default_manager.select_related(
        "treaty", "state", "corrects__treaty", "corrects__state"
    )
    found = rows.filter(pk=fact.pk).first()
    if found is None:
        raise NotAllowed(_("Somebody has published or deleted this draft meanwhile."))
    return found


def recorded(fact: Fact, reason: str, emergency: bool) -> str:
    """Return the reason as the record keeps it: the given one, else that of the draft."""
    if emergency:
        return _("Emergency, published without a second person: %(reason)s") % {"reason": reason}
    return reason or last_reason(fact)


def last_reason(fact: Fact) -> str:
    """Return why a fact was entered or changed last; empty if nobody said."""
    return changes_of(fact).values_list("reason", flat=True).first() or ""


def last_public_reason(fact: Fact) -> str:
    """Return what whoever entered or changed a fact last would have readers know of it."""
    return changes_of(fact).values_list("public_reason", flat=True).first() or ""


def refuse_if_not_allowed(fact: Fact, by, reason: str, emergency: bool) -> None:
    if fact.publication == Publication.PUBLISHED:
        raise NotAllowed(_("It is published already."))
    refuse_without_source(fact)
    if emergency and not reason.strip():
        raise NotAllowed(_("An emergency needs its reason."))
    if not emergency:
        refuse_own(fact, by)


def refuse_without_source(fact: Fact) -> None:
    """Raise NotAllowed for what readers could not look up; of an authority, if it was compared."""
    was_checked = not isinstance(fact, Authority) or fact.checked_on is not None
    if fact.source.strip() and was_checked:
        return
    needs = {
        Act: _("An act needs its source before it is published."),
        Statement: _("A statement needs its source before it is published."),
        Authority: _(
            "An authority needs its source, and the day of a check, before it is published."
        ),
    }
    raise NotAllowed(needs[type(fact)])


def refuse_by_checks(fact: Fact, on: date, reason: str, facts: World | None = None) -> None:
    """Raise NotAllowed for what the checks, or the database, refuse of what is to be published."""
    if isinstance(fact, Act):
        refuse_by_findings(fact, on, reason, facts)
    if isinstance(fact, Statement):
        refuse_statement(fact, on)


def refuse_statement(statement: Statement, on: date) -> None:
    """Raise NotAllowed for an error in a statement, and for what a published one may not lack."""
    errors = [item for item in about_statement(statement) if item.severity == Severity.ERROR]
    if errors:
        raise NotAllowed([finding_texts.sentence(item) for item in errors])
    if problems := days_ahead(statement, on):
        raise NotAllowed(list(problems.values()))
    published = Statement.objects.get(pk=statement.pk)
    published.publication, published.corrects = Publication.PUBLISHED, None
    try:
        published.validate_constraints(exclude=["corrects"])
    except ValidationError as error:
        raise NotAllowed(error.messages) from None


def days_ahead(statement: Statement, on: date) -> dict[str, str]:
    """Say by field which days lie ahead that can only be past; the days of an effect may come."""
    text = _("This day lies ahead: it has not been done yet.")
    fields = ("made_on", "withdrawn_on", "checked_on")
    days = ((name, getattr(statement, name)) for name in fields)
    return {name: text for name, day in days if day is not None and day > on}


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


def treaties_of(fact: Fact) -> list:
    """Return the treaties that publishing a fact touches: its own and the corrected one's."""
    found = [fact.treaty]
    if fact.corrects:
        found.append(fact.corrects.treaty)
    return found


def _publish_itself(write, fact: Fact) -> Fact:
    fact.publication = Publication.PUBLISHED
    write.save(fact)
    return fact


def _copy_over(write, correction: Fact) -> Fact:
    """Give a published fact what its correction says, with its documents; delete the correction.

    The documents, the notes and the territories are moved before it goes.
    """
    published = correction.corrects
    copy_values(correction, published)
    published.publication = Publication.PUBLISHED
    published.changed_by = correction.changed_by
    for kept in kept_with(correction):
        setattr(kept, type(correction)._meta.model_name, published)
        write.save(kept)
    many = many_of(correction)
    write.delete(correction)
    write.save(published)
    write_many(write, published, many)
    return published


def kept_with(fact: Fact) -> list:
    """Return what staff keep with a fact: its documents, and of an act the dated notes."""
    notes = fact.dated_notes.all() if isinstance(fact, Act) else []
    return [*attachments_of(fact), *notes]


def attachments_of(fact: Fact) -> list[Attachment]:
    """Return the documents kept with a fact, without their contents; an authority has none."""
    return [] if isinstance(fact, Authority) else [*fact.attachments.defer("content")]


def correction_of(fact: Fact, values: Fact) -> Fact:
    """Return a new draft that would give a published fact other values."""
    draft = type(fact)(corrects=fact, publication=Publication.DRAFT)
    copy_values(values, draft)
    return draft


def copy_values(source: Fact, target: Fact) -> None:
    """Give a fact what another one says; a treaty or State not chosen yet stays empty."""
    for field in source.corrected:
        name = source._meta.get_field(field).attname
        setattr(target, name, getattr(source, name))


def many_of(fact: Fact) -> dict[str, list]:
    """Return what the many-to-many fields of a fact refer to: a statement's territories."""
    return {field.name: [*getattr(fact, field.name).all()] for field in fact._meta.many_to_many}


def write_many(write, fact: Fact, many: dict[str, list]) -> None:
    for name, others in many.items():
        write.set(fact, name, others)


def withdraw(fact: Fact, *, by, reason: str, public_reason: str = "") -> Fact:
    """Take a fact from publication; calendars show as cancelled what rested on it."""
    if not reason.strip():
        raise NotAllowed(_("A withdrawal from publication needs its reason."))
    with door.writing([fact.treaty], by=by, reason=reason, public_reason=public_reason) as write:
        fact = stored(fact)
        if fact.publication != Publication.PUBLISHED:
            raise NotAllowed(_("Only what is published can be withdrawn from publication."))
        fact.publication = Publication.WITHDRAWN
        fact.changed_by = by
        write.save(fact)
    return fact


def send_back(fact: Fact, *, by, comment: str) -> Fact:
    """Return a draft to whoever entered it, with a comment in its note and in the record."""
    if not comment.strip():
        raise NotAllowed(_("Say what is to be changed."))
    with door.writing(treaties_of(fact), by=by, reason=comment) as write:
        fact = stored(fact)
        if fact.publication != Publication.DRAFT:
            raise NotAllowed(_("Only a draft can be sent back."))
        fact.note = "\n".join(filter(None, [fact.note, f"{by.get_username()}: {comment}"]))
        write.save(fact)
        tell(authors(fact), fact, NoticeKind.SENT_BACK, by=by, comment=comment)
    return fact


def mark_checked(facts: Iterable[Fact], *, by, on: date) -> tuple[int, int]:
    """Record that some facts of one kind were compared with their sources on a day.

    Under the two-person rule a published one gets a correction that says so, and one that is being
    corrected already is left out. Returns how many were marked, and how many corrections wait.
    """
    facts = list(facts)
    if not facts:
        return 0, 0
    rows = type(facts[0])._default_manager
    with door.writing([fact.treaty for fact in facts], by=by, reason=_("Source checked.")) as write:
        found = list(rows.filter(pk__in=[fact.pk for fact in facts]).select_related("treaty"))
        public = [row for row in found if row.publication == Publication.PUBLISHED]
        waiting = public if two_persons() else []
        marked = [row for row in found if row not in waiting]
        for row in marked:
            row.checked_on = on
        write.bulk_update(marked, ["checked_on"])
        corrected = set(rows.filter(corrects__in=waiting).values_list("corrects", flat=True))
        corrections = [row for row in waiting if row.pk not in corrected]
        for row in corrections:
            check_again(write, row, by, on)
    return len(marked), len(corrections)


def check_again(write, fact: Fact, by, on: date) -> None:
    """Write a correction of a published fact that says only that its source was compared."""
    correction = correction_of(fact, fact)
    correction.checked_on = on
    correction.entered_by = correction.changed_by = by
    write.save(correction)
    write_many(write, correction, many_of(fact))


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
