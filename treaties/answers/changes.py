"""The record of changes as readers see it: no drafts, no names of staff, no internal notes."""

from core.records.models import Change
from core.records.publication import Publication

INTERNAL = {
    "note",
    "responsible",
    "reply_by",
    "publication",
    "corrects_id",
    "import_batch",
    "version",
    "entered_by_id",
    "changed_by_id",
    "entered_at",
    "changed_at",
    "search_text",
    "id",
}


def change_row(change: Change, treaties: dict[int, str], states: dict[int, str]) -> dict:
    """Return one change for readers.

    A version that was not published does not exist for them: publishing is a creation, withdrawing
    a deletion. What never was public keeps its number, so that the numbers have no gap.
    """
    before, after = (public(values, treaties, states) for values in (change.before, change.after))
    is_public = change.is_public and (before is not None or after is not None)
    return {
        "sequence": change.sequence,
        "at": change.at,
        "event": event(before, after) if is_public else "withheld",
        "object": reference(change) if is_public else None,
        "before": before if is_public else None,
        "after": after if is_public else None,
        "reason": change.public_reason or None if is_public else None,
    }


def event(before: dict | None, after: dict | None) -> str:
    if before is None:
        return Change.Event.CREATED.value
    return (Change.Event.DELETED if after is None else Change.Event.CHANGED).value


def reference(change: Change) -> dict:
    return {
        "type": change.model.partition(".")[2],
        "id": change.object_id,
        "treaty": change.topic or None,
        "state": change.actor or None,
    }


def public(values: dict | None, treaties: dict, states: dict) -> dict | None:
    """Return the values of a version as readers may see them; None if it was not published."""
    if values is None or values.get("publication", Publication.PUBLISHED) != Publication.PUBLISHED:
        return None
    codes = {"treaty_id": treaties, "state_id": states}
    found = {}
    for name, value in values.items():
        if name in codes:
            found[name.removesuffix("_id")] = codes[name].get(value)
        elif name not in INTERNAL:
            found[name] = value
    return found
