"""The acts of one State in a chart beside those recorded here: new, to be completed, different."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from ..law.vocabulary import CONSENTS, ENDINGS, RATIFICATIONS, SIGNATURES, ActKind
from ..models import Act
from ..models.choices import Precision
from ..models.worlds import span

SHOWN = SIGNATURES | CONSENTS | ENDINGS
"""The kinds of act that a chart may show."""

UNDOINGS = ENDINGS | {ActKind.SIGNATURE_WITHDRAWN, ActKind.CONSENT_WITHDRAWN}


@dataclass(frozen=True, slots=True)
class Wanted:
    """An act that a chart speaks of.

    ``kinds`` are those by which it may be recorded here, since a chart may tell only signature,
    consent and end apart; ``kind`` the one that a new act gets. ``is_stated``: the chart itself
    names the kind, so another one here differs. ``has_ended``: the chart shows the act as one that
    is no longer in force, without its end.
    """

    kinds: frozenset[ActKind]
    kind: ActKind
    done_on: date | None
    effective_on: date | None = None
    note: str = ""
    is_stated: bool = False
    has_ended: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What a chart says about one State or organisation, and in which place of it."""

    label: str
    acts: tuple[Wanted, ...]
    code: str = ""
    place: str = ""


@dataclass
class Comparison:
    """What is to be done about the acts of one State and one treaty.

    ``completed`` and ``different`` carry the recorded act and the values that the chart gives it,
    ``matched`` all that the chart says of an act, by its id.
    ``running`` go on here though the chart shows them as ended; ``ended`` are shown so there and
    not recorded here.
    """

    new: list[Wanted] = field(default_factory=list)
    completed: list[tuple[Act, dict]] = field(default_factory=list)
    different: list[tuple[Act, dict]] = field(default_factory=list)
    only_here: list[Act] = field(default_factory=list)
    running: list[Act] = field(default_factory=list)
    ended: list[Wanted] = field(default_factory=list)
    matched: dict[int, Wanted] = field(default_factory=dict)


def compare(
    recorded: Iterable[Act], wanted: Iterable[Wanted], shown: frozenset[ActKind] = SHOWN
) -> Comparison:
    """Return how published acts differ from what a chart says about the same State.

    A chart shows the current participation only, so an earlier one that has ended here is neither
    different nor missing there. ``shown`` are the kinds of act that the chart shows at all.
    """
    recorded, wanted, found = list(recorded), list(wanted), Comparison()
    for item in wanted:
        if item.has_ended:
            note_ended(found, recorded, item)
            continue
        act = same_act(recorded, item) or nearest_act(recorded, item)
        if act is None:
            found.new.append(item)
            continue
        found.matched[act.pk] = item
        note_values(found, act, item)
    found.only_here = [
        act
        for act in recorded
        if act.pk not in found.matched and act.kind in shown and not ended_since(recorded, act)
    ]
    return found


def note_ended(found: Comparison, recorded: list[Act], item: Wanted) -> None:
    """Note what the chart shows as ended: that an act has ended is not yet when."""
    act = same_act(recorded, item)
    if act is None:
        found.ended.append(item)
        return
    found.matched[act.pk] = item
    if not ended_since(recorded, act, by=UNDOINGS):
        found.running.append(act)


def same_act(recorded: Iterable[Act], item: Wanted) -> Act | None:
    """Return the recorded act with the same date, or undated with the same effect."""
    for act in recorded:
        if act.kind not in item.kinds:
            continue
        is_undated = act.done_on is None or item.done_on is None
        if is_undated and None is not act.effective_on == item.effective_on:
            return act
        if act.done_on is not None and is_same_day(act, item.done_on):
            return act
    return None


def is_same_day(act: Act, on: date | None) -> bool:
    """Whether a day is that of an act, or lies in its month or year."""
    days = span(act.done_on, act.done_precision)
    return on is not None and days.first <= on <= days.last


def nearest_act(recorded: list[Act], item: Wanted) -> Act | None:
    """Return the last recorded act of these kinds that no ending separates from the chart's day."""
    candidates = [act for act in recorded if act.kind in item.kinds]
    running = [act for act in candidates if not ended_since(recorded, act, item.done_on)]
    return running[-1] if running else None


def ended_since(
    recorded: Iterable[Act],
    act: Act,
    until: date | None = None,
    by: frozenset[ActKind] = ENDINGS,
) -> bool:
    """Whether a recorded ending came after an act, and before a day if one is named."""
    started = act.done_on or act.effective_on or date.min
    return any(
        started < (ending.done_on or ending.effective_on or date.min) < (until or date.max)
        for ending in recorded
        if ending.kind in by and ending.pk != act.pk
    )


def note_values(found: Comparison, act: Act, item: Wanted) -> None:
    """Add the values of the chart that the act lacks, or that differ from its own."""
    different, completed = {}, {}
    for name, ours, theirs in dates(act, item):
        is_vague = name == "done_on" and ours is not None and act.done_precision != Precision.DAY
        if theirs is None or (ours == theirs and not is_vague):
            continue
        is_new = ours is None or (is_vague and is_same_day(act, theirs))
        (completed if is_new else different)[name] = theirs
    if item.is_stated and act.kind != item.kind:
        (completed if leaves_open(act.kind, item.kind) else different)["kind"] = item.kind.value
    if different:
        found.different.append((act, different | completed))
    elif completed:
        found.completed.append((act, completed))


def leaves_open(kind: str, stated: ActKind) -> bool:
    """Whether a recorded kind says less than the stated one, and nothing else."""
    if kind == ActKind.RATIFICATION_ACCEPTANCE_OR_APPROVAL:
        return stated in RATIFICATIONS
    return kind == ActKind.CONSENT and stated in CONSENTS


def dates(act: Act, item: Wanted) -> Iterator[tuple[str, date | None, date | None]]:
    yield "done_on", act.done_on, item.done_on
    yield "effective_on", act.effective_on, item.effective_on


def with_values(act: Act, values: dict) -> Act:
    """Give an act other values; a day that was not known, or not exactly, is known now."""
    for name, value in values.items():
        setattr(act, name, value)
    if "done_on" in values:
        act.done_precision = Precision.DAY
    return act
