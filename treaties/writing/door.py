"""The one door for writes of facts, and the derivation of what follows from them.

    with door.writing([treaty], by=user, reason="Notification JJ9343C") as write:
        write.save(act)

opens the transaction, locks the treaties concerned, lets the caller write, derives again what the
writes touch, records each change and moves the data revision as its last statement.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice

from django.apps import apps
from django.db import connection, models, transaction

from core.records.models import Change
from core.records.writer import Writer
from countries.models import Group, GroupPeriod, Organisation, State

from ..law import facts as law
from ..law.groups import group_code, groups_of
from ..law.vocabulary import StateGroup
from ..law.world import World
from ..models import GeneralEntryIntoForce, SearchKey, StandingPeriod, StatusPeriod, Treaty
from ..models.components import REFERRING, batches, component
from ..models.worlds import about, all_states, outline, outline_around, with_acts_on
from .derivation import general_rows, group_rows, standing_rows, status_rows
from .indexing import key_rows
from .updating import Tell, write_differences


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
        writer = FactWriter(codes, facts, by=by, reason=reason, public_reason=public_reason)
        yield writer
        if writer.has_facts:
            derive_after(writer)
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


def derive_after(writer: FactWriter) -> None:
    """Derive what the writes of a writer may change."""
    if writer.treaty_codes is not None:
        rederive(writer.treaty_codes, facts=writer.outline, renamed=(), groups=False)
        return
    touched = moved(writer.changes)
    if touched is None:
        rederive(renamed=writer.renamed)
        return
    facts = outline(about(component(touched)))
    codes = set(Treaty.objects.filter(pk__in=touched).values_list("code", flat=True))
    rederive(facts.dependents(codes), facts=facts, renamed=writer.renamed)


def moved(changes: Iterable[Change]) -> set[int] | None:
    """Return the treaties, by id, that some changes are about or refer to; None for all.

    What a treaty referred to before them may change as well as what it refers to now. All may
    change with a State, an organisation or a membership.
    """
    topics, found = set(), set()
    for change in changes:
        if change.model not in FACTS:
            continue
        if not change.topic:
            return None
        topics.add(change.topic)
        versions = [version for version in (change.before, change.after) if version]
        names = ("treaty_id", *REFERRING.get(apps.get_model(change.model), ()))
        found |= {version.get(name) for version in versions for name in names}
    return {*Treaty.objects.filter(code__in=topics).values_list("pk", flat=True), *found} - {None}


WHO_REFERS_TO_WHOM = 118
"""The lock on PostgreSQL for it: shared by those who read it to write, else for one alone."""


def lock(treaties: Iterable[Treaty] | None) -> tuple[set[str] | None, World | None]:
    """Lock some treaties and all whose status may change with theirs, in the order of their ids.

    Returns their codes and the outline of the facts about them, which holds as long as the lock;
    None and None for all. SQLite has locked the whole database already, by beginning the
    transaction as an immediate one.
    """
    lock_references(shared=treaties is not None)
    if treaties is None:
        return None, None
    chosen = list(treaties)
    facts = outline_around(chosen)
    codes = facts.dependents(treaty.code for treaty in chosen)
    list(Treaty.objects.order_by("id").filter(code__in=codes).select_for_update().values_list("id"))
    return codes, facts


def lock_references(*, shared: bool) -> None:
    """Keep who refers to whom as it is until the end of the transaction, or for this one alone."""
    if connection.vendor != "postgresql":
        return
    name = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name}(%s)", [WHO_REFERS_TO_WHOM])


BATCH = 500
"""Treaties derived at a time: enough to ask the database seldom, few enough to hold in memory."""


def rederive(
    codes: Iterable[str] | None = None,
    *,
    facts: World | None = None,
    renamed: Iterable[str] | None = None,
    groups: bool = True,
    check: bool = False,
    tell: Tell | None = None,
) -> Counter:
    """Derive some treaties (None: all, in batches) and the groups of States; write differences.

    ``facts`` is their outline where it was read under the lock, ``renamed`` are those whose search
    keys are derived (None: the same), ``groups`` says whether those of States are. Returns how many
    rows of each table differed; ``tell`` gets a line for each. With ``check`` nothing is written.
    """
    sync = partial(write_differences, check=check, tell=tell)
    if not check:
        add_groups()
    found = Counter()
    states = all_states() if groups or codes is None else None
    if groups:
        found += derive_groups(states, sync)
    if codes is None:
        for batch in batches(BATCH):
            found += derive(outline(about(batch), states), None, sync)
    else:
        found += derive(facts or outline_of(codes), set(codes), sync)
    return found + reindex(codes if renamed is None else renamed, check=check, tell=tell)


def outline_of(codes: Iterable[str]) -> World:
    return outline_around(Treaty.objects.filter(code__in=codes))


def derive(facts: World, codes: set[str] | None, sync: Callable) -> Counter:
    """Derive the treaties of an outline, or some of them, and write differences."""
    chosen = sorted(facts.treaties if codes is None else codes)
    facts, ids = with_acts_on(facts, chosen), Ids(facts)
    in_scope = {"treaty__in": [ids.treaties[code] for code in chosen]}
    return Counter(
        {
            model._meta.object_name: sync(model.objects.filter(**in_scope), rows)
            for model, rows in (
                (GeneralEntryIntoForce, general_rows(facts, chosen, ids)),
                (StandingPeriod, standing_rows(facts, chosen, ids)),
                (StatusPeriod, status_rows(facts, chosen, ids)),
            )
        }
    )


def derive_groups(states: dict[str, law.State], sync: Callable) -> Counter:
    """Derive to which groups each State has belonged."""
    facts = World(states, {})
    return Counter(GroupPeriod=sync(GroupPeriod.objects.all(), group_rows(facts, Ids(facts))))


def reindex(
    codes: Iterable[str] | None = None, *, check: bool = False, tell: Tell | None = None
) -> Counter:
    """Derive what the search finds some treaties (None: all) by; write only differences."""
    treaties = Treaty.objects.order_by("id")
    if codes is not None:
        treaties = treaties.filter(code__in=codes) if codes else treaties.none()
    found = Counter()
    for some in batched(treaties.iterator(BATCH), BATCH):
        stored = SearchKey.objects.filter(treaty__in=[row.pk for row in some])
        found["SearchKey"] += write_differences(stored, key_rows(some), check=check, tell=tell)
    return +found


def batched(rows: Iterable, size: int) -> Iterator[list]:
    """Yield some rows at a time."""
    rows = iter(rows)
    while some := list(islice(rows, size)):
        yield some


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

    def __init__(self, facts: World):
        codes = facts.treaties.keys()
        self.treaties = dict(Treaty.objects.filter(code__in=codes).values_list("code", "id"))
        self.states = dict(State.objects.values_list("code", "id"))
        self.groups = groups_by_organisation()
