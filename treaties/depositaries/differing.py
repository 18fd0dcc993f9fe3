"""What differs at a depositary, kept as rows until it is decided or differs no more."""

from collections.abc import Iterable
from datetime import date

from django.db import models

from core.records.writer import Writer

from ..models import Act, Difference
from ..models.differences import Decision, Finding
from .comparing import Wanted

Found = tuple[str, Difference]
"""What differs, in words for whoever runs the synchronisation, and as a row."""


def differs(finding: Finding, act: Act, wanted: Wanted | None, source: str) -> Difference:
    """Return how a chart differs about an act: ours as it is stored, or theirs that is not here."""
    row = Difference(
        treaty=act.treaty,
        state=act.state,
        act=act if act.pk else None,
        finding=finding,
        source=source,
    )
    if wanted is not None:
        row.kind = act.kind if act.pk and not wanted.is_stated else wanted.kind.value
        row.done_on, row.effective_on = wanted.done_on, wanted.effective_on
    return row


def settle(
    write: Writer, stored: models.QuerySet[Difference], found: Iterable[Found], *, on: date
) -> list[str]:
    """Write what a run found in the place of what earlier ones did; return what is open, in words.

    What differs no more is deleted. What was decided stays decided until the depositary says
    something else; what was accepted is open again where its draft was deleted.
    """
    before = {key(row): row for row in stored.select_related("act")}
    said, seen = [], set()
    for words, row in found:
        if key(row) in seen:
            continue
        seen.add(key(row))
        kept = renewed(before.pop(key(row), None), row, on)
        write.save(kept)
        if kept.decision != Decision.KEPT:
            said.append(words)
    for row in before.values():
        write.delete(row)
    return said


def key(row: Difference) -> tuple:
    """Return what a difference is about; one without an act here, which act of theirs."""
    about = row.act_id or (row.kind, row.done_on)
    return row.state_id, row.finding, about if row.state_id else None


def renewed(before: Difference | None, row: Difference, on: date) -> Difference:
    """Return the row that says what was found: the earlier one if nothing changed in it."""
    if before is not None and before.theirs == row.theirs and not is_undone(before):
        return before
    row.pk, row.found_on = before and before.pk, on
    return row


def is_undone(row: Difference) -> bool:
    """Whether what was made of an accepted difference is gone though it still differs."""
    return row.decision == Decision.ACCEPTED and not (row.act and row.act.corrections.exists())
