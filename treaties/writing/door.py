"""The one door for writes of facts, and the derivation of what follows from them.

    with door.writing([treaty], by=user, reason="Notification JJ9343C") as write:
        write.save(act)

opens the transaction, locks the treaties concerned, lets the caller write, derives again what the
writes touch, records each change and moves the data revision as its last statement.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import models, transaction

from core.records.inserting import insert
from core.records.models import Change
from core.records.versions import current_sequence
from core.records.writer import Writer
from countries.models import Group, GroupPeriod, Organisation, State

from ..law.groups import group_code, groups_of
from ..law.vocabulary import StateGroup
from ..law.world import World
from ..models import GeneralEntryIntoForce, SearchKey, StandingPeriod, StatusPeriod, Treaty
from ..models.worlds import outline, with_acts_on
from .derivation import general_rows, group_rows, standing_rows, status_rows
from .indexing import key_rows


@contextmanager
def writing(
    treaties: Iterable[Treaty] | None, *, by=None, reason: str = "", public_reason: str = ""
) -> Iterator["FactWriter"]:
    """Open the door: yield a writer whose writes are derived from, recorded and committed as one.

    ``treaties`` are those whose acts or statements are written. Pass None for everything that may
    concern all: States and memberships, treaties and clauses (which say who refers to whom).
    ``by`` is the user (None: the program), ``reason`` stands in the record for staff,
    ``public_reason`` for everybody. Any exception rolls everything back.
    """
    with transaction.atomic():
        codes, facts = lock(treaties)
        before = facts or outline()
        writer = FactWriter(codes, facts, by=by, reason=reason, public_reason=public_reason)
        yield writer
        if writer.has_facts:
            facts = facts or outline()
            changed = moved(writer.changes, before, facts) if codes is None else codes
            rederive(changed, facts=facts, renamed=writer.renamed)
        writer.record()


# Which treaties refer to which stands in the first two; a status may rest on any of them.
GRAPH = {"treaties.treaty", "treaties.clause", "treaties.route"}
FACTS = GRAPH | {
    "treaties.act",
    "treaties.statement",
    "treaties.checked",
    "countries.state",
    "countries.membership",
    "countries.organisation",
}


class FactWriter(Writer):
    """What the door yields: it writes what concerns the treaties that are locked (None: all)."""

    def __init__(self, treaty_codes: set[str] | None, outline: World | None, **reasons):
        super().__init__(**reasons)
        self.outline = outline
        self.treaty_codes = treaty_codes

    @property
    def has_facts(self) -> bool:
        """Whether anything was written that a status may rest on."""
        return any(change.model in FACTS for change in self.changes)

    @property
    def renamed(self) -> set[str]:
        """The treaties that may be called otherwise now; other facts change no title."""
        return {change.topic for change in self.changes if change.model == "treaties.treaty"}

    def check(self, row: models.Model) -> None:
        """Refuse what the lock does not cover."""
        label = row._meta.label_lower
        if self.treaty_codes is None or not label.startswith(("treaties.", "countries.")):
            return
        topic, _actor = row.about() if hasattr(row, "about") else ("", "")
        if label in GRAPH or topic not in self.treaty_codes:
            raise RuntimeError(f"writing {row} needs its treaty, or None for all")


def moved(changes: Iterable[Change], before: World, after: World) -> set[str] | None:
    """Return the treaties whose status may change by some changes; None for all.

    What a treaty referred to before them may change as well as what it refers to now. All may
    change with a State, an organisation or a membership, and with the code of a treaty.
    """
    topics = set()
    for change in changes:
        if change.model not in FACTS:
            continue
        codes = {
            version["code"]
            for version in (change.before, change.after)
            if "code" in (version or {})
        }
        if not change.topic or len(codes) > 1:
            return None
        topics.add(change.topic)
    found = (facts.dependents(topics & facts.treaties.keys()) for facts in (before, after))
    return set().union(*found) & after.treaties.keys()


def lock(treaties: Iterable[Treaty] | None) -> tuple[set[str] | None, World | None]:
    """Lock some treaties and all whose status may change with theirs, in the order of their ids.

    Returns their codes and the outline of the facts, which holds as long as the lock; None and
    None for all. SQLite has locked the whole database already, by beginning the transaction as an
    immediate one.
    """
    rows = Treaty.objects.order_by("id")
    if treaties is None:
        list(rows.select_for_update().values_list("id"))
        return None, None
    revision, facts = current_sequence(), outline()
    codes = facts.dependents(treaty.code for treaty in treaties)
    list(rows.filter(code__in=codes).select_for_update().values_list("id"))
    # Whoever held the lock meanwhile may have written what the outline says.
    return codes, facts if current_sequence() == revision else outline()


def rederive(
    codes: set[str] | None = None,
    *,
    facts: World | None = None,
    renamed: set[str] | None = None,
    check: bool = False,
) -> list[str]:
    """Derive some treaties (None: all) and the groups of States; write only differences.

    ``facts`` is their outline where it was read under the lock, ``renamed`` are those whose search
    keys are derived (None: the same). Returns one line for each row that differed. With ``check``
    nothing is written.
    """
    facts = with_acts_on(facts or outline(), codes)
    if not check:
        add_groups()
    ids = Ids()
    chosen = sorted(codes if codes is not None else facts.treaties)
    differences = _sync(GroupPeriod, GroupPeriod.objects.all(), group_rows(facts, ids), check=check)
    in_scope = {} if codes is None else {"treaty__code__in": codes}
    for model, rows in (
        (GeneralEntryIntoForce, general_rows(facts, chosen, ids)),
        (StandingPeriod, standing_rows(facts, chosen, ids)),
        (StatusPeriod, status_rows(facts, chosen, ids)),
    ):
        differences += _sync(model, model.objects.filter(**in_scope), rows, check=check)
    return differences + reindex(codes if renamed is None else renamed, check=check)


def reindex(codes: set[str] | None = None, *, check: bool = False) -> list[str]:
    """Derive what the search finds some treaties (None: all) by; write only differences."""
    if codes == set():
        return []
    treaties, stored = Treaty.objects.all(), SearchKey.objects.all()
    if codes is not None:
        treaties = treaties.filter(code__in=codes)
        stored = stored.filter(treaty__code__in=codes)
    return _sync(SearchKey, stored, key_rows(treaties), check=check)


def groups_by_organisation() -> dict[str, tuple[StateGroup, ...]]:
    """Return the groups of States of each organisation, and of none (empty)."""
    rows = Organisation.objects.values_list("code", "tells_european_states")
    found = {code: groups_of(code, tells_european=european) for code, european in rows}
    return {"": groups_of(""), **found}


def add_groups() -> None:
    """Write the groups of organisations that are new."""
    ids = dict(Organisation.objects.values_list("code", "id"))
    wanted = {
        group_code(code, kind): Group(
            code=group_code(code, kind), organisation_id=ids.get(code), kind=kind.value
        )
        for code, kinds in groups_by_organisation().items()
        for kind in kinds
    }
    known = set(Group.objects.values_list("code", flat=True))
    Group.objects.bulk_create(group for code, group in wanted.items() if code not in known)


class Ids:
    """The database ids of the codes that the law speaks in."""

    def __init__(self):
        self.treaties = dict(Treaty.objects.values_list("code", "id"))
        self.states = dict(State.objects.values_list("code", "id"))
        self.groups = groups_by_organisation()


def _sync(
    model: type[models.Model],
    stored: models.QuerySet,
    wanted: Iterable[models.Model],
    *,
    check: bool,
) -> list[str]:
    """Make the stored rows of a derived table those that are wanted, writing only differences."""
    fields = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    existing = {_comparable(row[1:]): row[0] for row in stored.values_list("id", *fields)}
    missing = []
    for row in wanted:
        values = _comparable(getattr(row, field) for field in fields)
        if existing.pop(values, None) is None:
            missing.append(row)
    if not check:
        surplus = list(existing.values())
        for start in range(0, len(surplus), 500):
            model.objects.filter(id__in=surplus[start : start + 500]).delete()
        insert(missing)
    name = model._meta.object_name
    return [f"{name} stored only: {values}" for values in existing] + [
        f"{name} derived only: {row}" for row in missing
    ]


def _comparable(values) -> tuple:
    return tuple(
        json.dumps(value, sort_keys=True) if isinstance(value, (dict, list)) else value
        for value in values
    )
