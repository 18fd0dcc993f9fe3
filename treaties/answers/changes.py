"""The record of changes as readers see it: no drafts, no names of staff, no internal notes."""

from collections.abc import Iterable, Iterator

from core.records.models import Change, Revision
from core.records.versions import many_of, whole
from core.records.writer import OWNER, is_published, plain, recorded_fields
from countries.models import State

from ..models import Treaty
from ..models.recorded import ChangeType, public_models

INTERNAL = {
    OWNER,
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

# What a change is to whoever keeps a copy: publishing creates, withdrawing deletes.
EVENTS = {
    ChangeType.PUBLISHED: Change.Event.CREATED.value,
    ChangeType.WITHDRAWN: Change.Event.DELETED.value,
}


class Codes:
    """The codes of treaties and States by their ids, which the record holds."""

    def __init__(self):
        self.of = {
            "treaty": dict(Treaty.objects.values_list("id", "code")),
            "state": dict(State.objects.values_list("id", "code")),
        }


def change_rows(changes: Iterable[Change]) -> list[dict]:
    """Return changes, by ascending number, for readers."""
    changes, codes = list(changes), Codes()
    versions = whole(changes)
    return [change_row(change, *versions[change.sequence], codes) for change in changes]


def change_row(change: Change, before: dict | None, after: dict | None, codes: Codes) -> dict:
    """Return one change for readers, with the whole versions before and after it.

    A version that was not published does not exist for them: publishing is a creation, withdrawing
    a deletion. What never was public keeps its number, so that the numbers have no gap.
    """
    shown = [public(item, codes) if change.is_public else None for item in (before, after)]
    type_ = type_of(change, *shown)
    is_public = type_ != ChangeType.WITHHELD
    return {
        "sequence": change.sequence,
        "at": change.at,
        "event": EVENTS.get(type_, type_.value),
        "type": type_.value,
        "object": reference(change) if is_public else None,
        "before": shown[0],
        "after": shown[1],
        "reason": change.public_reason or None if is_public else None,
    }


def type_of(change: Change, before: dict | None, after: dict | None) -> ChangeType:
    """Return what a change means, by the versions of it that readers may see."""
    if before is None and after is None:
        return ChangeType.WITHHELD
    if before is None:
        return ChangeType.CREATED if change.before is None else ChangeType.PUBLISHED
    if after is None:
        return ChangeType.DELETED if change.after is None else ChangeType.WITHDRAWN
    return ChangeType.CHANGED


def reference(change: Change) -> dict:
    return {
        "type": change.model.partition(".")[2],
        "id": change.object_id,
        "treaty": change.topic or None,
        "state": change.actor or None,
    }


def public(values: dict | None, codes: Codes) -> dict | None:
    """Return the values of a version as readers may see them; None if it was not published."""
    if values is None or not is_published(values):
        return None
    found = {}
    for name, value in values.items():
        if name in INTERNAL:
            continue
        found[name] = value
        if (kind := name.removesuffix("_id")) in codes.of and kind != name:
            found[kind] = codes.of[kind].get(value)
    return found


def public_objects() -> Iterator[dict]:
    """Yield each object that readers may see as the last change of it would show it.

    ``sequence`` is the last change that these rows surely know: whoever reads on from there, some
    of it perhaps once more, has what stands now.
    """
    number, codes = Revision.objects.values_list("sequence", flat=True).get(), Codes()
    for type_, model in public_models().items():
        for pk, values in stored_versions(model):
            if (after := public(values, codes)) is not None:
                yield {"sequence": number, "object": {"type": type_, "id": pk}, "after": after}


def stored_versions(model) -> Iterator[tuple[int, dict]]:
    """Yield the rows of a model by id, each as the record would hold its whole version now."""
    names, owner = recorded_fields(model), owner_of(model)
    many = {name: linked(model, name) for name in many_of(model._meta.label_lower)}
    columns = [*names, *([f"{owner}__publication"] if owner else [])]
    for pk, *row in model.objects.order_by("pk").values_list("pk", *columns):
        values = dict(zip(names, map(plain, row), strict=False))
        if owner:
            values[OWNER] = row[-1]
        yield pk, values | {name: found.get(pk, []) for name, found in many.items()}


def owner_of(model) -> str | None:
    """Return the field of what a model's rows are published with; None if they have none."""
    owners = (item for item in public_models().values() if hasattr(item, "shown_with"))
    return next(
        (field for owner in owners if (field := owner.shown_with.get(model._meta.label_lower))),
        None,
    )


def linked(model, name: str) -> dict[int, list[int]]:
    """Return what a many-to-many field of each row refers to, by ascending id."""
    found: dict[int, list[int]] = {}
    pairs = model.objects.exclude(**{name: None}).order_by("pk", name)
    for pk, other in pairs.values_list("pk", name):
        found.setdefault(pk, []).append(other)
    return found
