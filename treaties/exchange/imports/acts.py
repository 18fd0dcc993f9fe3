"""Importing acts from a file, all or nothing, and undoing an import as one."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import DataError, IntegrityError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from core import clock
from core.records.publication import Publication
from core.records.writer import Writer
from core.sheets.files import Sheet
from core.sheets.problems import BadFileError, Place, Problem

from ...models import Act
from ...writing import door
from .reading import Read, read_acts


def batch_name() -> str:
    """Return a name that no other import has, and that sorts by time."""
    return f"{clock.now():%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:8]}"


@dataclass
class Import:
    """Acts read from a file, still unsaved, and under which name they are imported together.

    ``problems`` is what is wrong with the rows that are not among them.
    """

    rows: list[Read]
    problems: list[Problem] = field(default_factory=list)
    batch: str = field(default_factory=batch_name)

    @property
    def acts(self) -> list[Act]:
        return [row.act for row in self.rows]

    @property
    def treaties(self) -> list:
        return list({act.treaty_id: act.treaty for act in self.acts}.values())

    def leave_out(self, problems: list[Problem]) -> None:
        """Take the rows with these problems out."""
        lines = {problem.place.line for problem in problems}
        self.rows = [row for row in self.rows if row.place.line not in lines]
        self.problems = sorted([*self.problems, *problems], key=by_line)


def by_line(problem: Problem) -> int:
    return problem.place.line


def read_rows(
    sheet: Sheet,
    *,
    publication: Publication,
    by=None,
    progress: Callable[[int], object] = lambda count: None,
) -> Import:
    """Return the acts of the good rows of a file, not saved, with the problems of the others.

    Each bad cell is a problem, and each row that stands in the file or the database already.
    BadFileError names what is wrong with the header.
    """
    found = Import(*read_acts(sheet, publication, progress=progress))
    for act in found.acts:
        act.import_batch = found.batch
        act.entered_by = act.changed_by = by
    found.leave_out(duplicates(found))
    return found


def read_import(sheet: Sheet, *, publication: Publication, by=None) -> Import:
    """Return the acts of a file, checked but not saved; BadFileError names every problem."""
    found = read_rows(sheet, publication=publication, by=by)
    if found.problems:
        raise BadFileError(found.problems)
    return found


def save_import(found: Import, *, by=None, reason: str = "") -> None:
    """Write all acts of an import, or none of them.

    What somebody else entered since they were read makes a BadFileError, like what the database
    refuses.
    """
    try:
        with door.writing(found.treaties, by=by, reason=reason or found.batch) as write:
            if problems := duplicates(found):
                raise BadFileError(problems)
            write.bulk_create(found.acts)
    except (IntegrityError, DataError) as error:
        message = _("The database refuses these acts: %(why)s") % {"why": error}
        raise BadFileError([], message) from error


def duplicates(found: Import) -> list[Problem]:
    """Return which rows' acts stand in the file or the database already.

    An act withdrawn from publication does not count: it may be entered again.
    """
    stored = {act_key(act): act for act in stored_acts(found.treaties)}
    seen: dict[tuple, Place] = {}
    problems = []
    for place, act, _findings in found.rows:
        key = act_key(act)
        if key in stored:
            state = stored[key].get_publication_display()
            message = _("this act is in the database already (%(publication)s)")
            problems.append(Problem(place, message % {"publication": state}))
        elif key in seen:
            message = _("the same act as in %(place)s") % {"place": seen[key]}
            problems.append(Problem(place, message))
        seen.setdefault(key, place)
    return problems


def stored_acts(treaties: Iterable) -> Iterable[Act]:
    """Return the acts that an imported one could repeat, those withdrawn left out."""
    return (
        Act.objects.filter(treaty__in=list(treaties), corrects=None)
        .exclude(publication=Publication.WITHDRAWN)
        .only(
            "treaty_id",
            "state_id",
            "kind",
            "done_on",
            "done_precision",
            "effective_on",
            "publication",
        )
    )


def act_key(act: Act) -> tuple:
    """Return what two records of one act share; the effect tells undated ones apart."""
    effect = act.effective_on if act.done_on is None else None
    return act.treaty_id, act.state_id, str(act.kind), act.done_on, str(act.done_precision), effect


class UndoRefused(Exception):
    """Why an import cannot be undone as one any more."""


def undo_import(batch: str, *, by, reason: str) -> int:
    """Undo an import as one: delete its drafts, withdraw its published acts; return how many.

    Only while none of its acts was changed, corrected or given an attachment or a note since.
    """
    acts = Act.objects.filter(import_batch=batch).select_related("treaty")
    treaties = {act.treaty_id: act.treaty for act in acts}
    with door.writing(treaties.values(), by=by, reason=reason) as write:
        found = list(acts.all())
        if not found:
            raise UndoRefused(_("There is no such import, or it was undone already."))
        if is_touched(acts):
            raise UndoRefused(
                _("Acts of this import were changed since, so it cannot be undone as one.")
            )
        undo_acts(write, found, by)
    return len(found)


def is_touched(acts: QuerySet) -> bool:
    """Whether somebody built on imported acts, so that they are no longer the import's alone."""
    built_on = (
        Q(corrections__isnull=False)
        | Q(attachments__isnull=False)
        | Q(dated_notes__isnull=False)
        | Q(corrects__isnull=False)
    )
    return acts.filter(~Q(version=1) | built_on).exists()


def undo_acts(write: Writer, acts: Iterable[Act], by) -> None:
    published = []
    for act in acts:
        if act.publication != Publication.PUBLISHED:
            write.delete(act)
            continue
        act.publication = Publication.WITHDRAWN
        act.changed_by = by
        published.append(act)
    write.bulk_update(published, ["publication", "changed_by_id"])
