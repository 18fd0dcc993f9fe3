"""Bringing what a depositary's charts say into the database, whichever depositary it is.

What is new is published, what an act here lacks is added, what contradicts an act here becomes a
draft of a correction that waits for somebody's decision, and what a chart does not have is named.
All that differs is kept for staff to decide (``differing.py``). Nothing is ever taken away. Each
treaty is written in a transaction of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from django.db import DatabaseError, IntegrityError, models, transaction

from core.records.models import Change
from core.records.publication import Publication
from core.records.writer import Writer
from countries.models import State

from ..models import Act, Checked, Difference, Treaty
from ..models.differences import Finding
from ..questions.states import words_of_depositaries
from ..writing import door
from ..writing.publishing import correction_of
from .comparing import SHOWN, Comparison, Line, Wanted, compare, same_act, with_values
from .differing import Found, differs, settle
from .fetching import Unreadable

NEW_ACTS, COMPLETED_ACTS, CORRECTIONS = "acts added", "acts completed", "corrections to decide"
CHARTS = "charts complete"

Progress = Callable[[Iterable[str]], Iterable[str]]


@dataclass
class Report:
    """What was done, what differs and needs a decision, and what could not be read.

    ``unknown`` are treaties of the depositary that nobody has entered here.
    """

    counts: Counter = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def add(self, other: "Report") -> None:
        self.counts += other.counts
        self.differences += other.differences
        self.problems += other.problems
        self.unknown += other.unknown


@contextmanager
def rehearsal(*, dry_run: bool) -> Iterator[None]:
    """Undo at the end all that is written within, if it is a dry run; else do nothing."""
    if not dry_run:
        yield
        return
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Reconciliation:
    """One run: the day, what is known here, and the report so far."""

    reason: str
    """What the record names as the author of the changes."""

    charts_have_endings = True
    """Whether its charts name those who have left too."""
    shown = SHOWN
    """The kinds of act that the depositary's charts show."""

    def __init__(self, on: date):
        self.on = on
        self.report = Report()
        self.words = words_of_depositaries(State.objects.all())
        self.decided = decided_corrections()
        self.found: list[Found] = []

    # What differs by depositary.

    def state_of(self, line: Line) -> State:
        """Return who a line is about; ValueError if that is not known."""
        return self.words.find(line.label)

    def source_of_chart(self, treaty: Treaty) -> str:
        """Return what readers see as the source of an act."""
        raise NotImplementedError

    def is_to_be_listed(self, state: State) -> bool:
        """Whether the charts would show a State that has acted."""
        return True

    # Writing, and what a failure undoes.

    @contextmanager
    def writing(self, treaties: Iterable[Treaty] | None) -> Iterator[None]:
        """Open the door for some treaties, in a transaction of their own."""
        with door.writing(treaties, reason=self.reason, public_reason=self.reason) as write:
            self.write: Writer = write
            yield

    @contextmanager
    def attempt(self, name: str) -> Iterator[None]:
        """Report what is done within only if it succeeds; else name what kept it from that."""
        whole, self.report = self.report, Report()
        try:
            yield
        except (Unreadable, ValueError, DatabaseError) as error:
            whole.problems += [*self.report.problems, f"{name}: {error}"]
        else:
            whole.add(self.report)
        finally:
            self.report = whole

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """As an attempt, within a transaction that goes on: a failure undoes this part alone."""
        changes = len(self.write.changes)
        with self.attempt(name):
            try:
                with transaction.atomic():
                    yield
            except Exception:
                # What was rolled back is not recorded.
                del self.write.changes[changes:]
                raise

    def save(self, row: models.Model, name: str) -> None:
        """Write one row; ValueError says why the database refuses it."""
        try:
            with transaction.atomic():
                self.write.save(row)
        except IntegrityError as error:
            raise ValueError(f"{row}: {error}") from None
        self.report.counts[name] += 1

    def mark_checked(self, treaty: Treaty) -> None:
        """Record that a treaty's chart was found complete on the day of the run."""
        check = Checked.objects.filter(treaty=treaty).first() or Checked(treaty=treaty)
        found = (self.on, self.charts_have_endings)
        if (check.checked_on, check.endings) == found:
            return
        check.checked_on, check.endings = found
        check.depositary, check.source = treaty.depositary, self.source_of_chart(treaty)
        self.save(check, CHARTS)

    # Charts.

    def chart(self, treaty: Treaty, lines: list[Line]) -> None:
        """Bring a treaty's chart in; ValueError if somebody in it is not known."""
        states = self.states_of(lines)
        acts = acts_by_state(treaty)
        self.found = []
        for line, state in zip(lines, states, strict=True):
            self.line(treaty, state, line, acts.pop(state.pk, []))
        for rest in acts.values():
            if self.is_to_be_listed(rest[0].state):
                self.name_only_here(compare(published(rest), (), self.shown))
        self.keep_found(Difference.objects.filter(treaty=treaty, state__isnull=False))

    def keep_found(self, stored: models.QuerySet) -> None:
        """Write what was found in the place of what is stored of it, and report what is open."""
        self.report.differences += settle(self.write, stored, self.found, on=self.on)

    def differs(self, said: str, finding: Finding, about: Act, wanted: Wanted | None = None):
        """Note how a chart differs about an act, in words and as a row."""
        source = self.source_of_chart(about.treaty)
        self.found.append((said, differs(finding, about, wanted, source)))

    def states_of(self, lines: list[Line]) -> list[State]:
        """Return who the lines are about; ValueError if one is not known, or stands twice."""
        states = []
        for line in lines:
            state = self.state_of(line)
            if state in states:
                raise ValueError(f"{line.label} stands twice in the chart")
            states.append(state)
        return states

    def line(self, treaty: Treaty, state: State, line: Line, acts: list[Act]) -> None:
        found = compare(published(acts), line.acts, self.shown)
        for wanted in found.new:
            self.add(treaty, state, wanted, acts)
        for act, values in found.completed:
            self.save(with_values(act, values), COMPLETED_ACTS)
        for act, values in found.different:
            self.correct(act, values, found.matched[act.pk])
        for wanted in found.ended:
            self.name_ended(treaty, state, wanted, acts)
        self.name_only_here(found)

    def name_ended(self, treaty: Treaty, state: State, wanted: Wanted, acts: list[Act]) -> None:
        """Name an act that the chart shows as ended, unless it waits here as a draft."""
        if same_act(acts, wanted):
            return
        act = self.act(treaty, state, wanted)
        said = f"{act}: no longer in force in the chart, and not here"
        self.differs(said, Finding.ENDED, act, wanted)

    def add(self, treaty: Treaty, state: State, wanted: Wanted, acts: list[Act]) -> None:
        """Publish an act of the chart, unless staff keep it as a draft or have withdrawn it."""
        unpublished = [act for act in acts if act.publication != Publication.PUBLISHED]
        held = same_act(unpublished, wanted)
        if held:
            state_here = held.get_publication_display()
            said = f"{held}: in the chart, but {state_here} here"
            self.differs(said, Finding.HELD, held, wanted)
            return
        self.save(self.act(treaty, state, wanted), NEW_ACTS)

    def act(self, treaty: Treaty, state: State, wanted: Wanted) -> Act:
        return Act(
            treaty=treaty,
            state=state,
            kind=wanted.kind.value,
            done_on=wanted.done_on,
            done_precision="day" if wanted.done_on else "unknown",
            effective_on=wanted.effective_on,
            source=self.source_of_chart(treaty),
            public_note=wanted.note,
            checked_on=self.on,
            publication=Publication.PUBLISHED,
        )

    def correct(self, act: Act, values: dict, wanted: Wanted) -> None:
        """Leave a draft with the chart's values beside the published act, once."""
        said = ", ".join(f"{name} {value}" for name, value in values.items())
        self.differs(f"{act}: the chart says {said}", Finding.DIFFERENT, act, wanted)
        correction = with_values(correction_of(act, act), values)
        correction.source = self.source_of_chart(act.treaty)
        correction.checked_on = self.on
        if self.is_decided(act, correction, values) or act.corrections.exists():
            return
        self.save(correction, CORRECTIONS)

    def is_decided(self, act: Act, correction: Act, values: dict) -> bool:
        """Whether somebody deleted a correction to the same values before."""
        names = {"done_on", "effective_on", *values}
        wanted = {name: plain(getattr(correction, name)) for name in names}
        return any(
            wanted == {name: before[name] for name in names} for before in self.decided[act.pk]
        )

    def name_only_here(self, found: Comparison) -> None:
        for act in found.only_here:
            self.differs(f"{act}: not in the chart", Finding.ONLY_HERE, act)
        for act in found.running:
            said = f"{act}: no longer in force in the chart, but without an end here"
            self.differs(said, Finding.RUNNING, act, found.matched[act.pk])


def acts_by_state(treaty: Treaty) -> dict[int, list[Act]]:
    """Return the acts on a treaty by State, by date; corrections are left out."""
    found: dict[int, list[Act]] = {}
    rows = Act.objects.filter(treaty=treaty, corrects=None).select_related("treaty", "state")
    for act in rows.order_by("done_on", "id"):
        found.setdefault(act.state_id, []).append(act)
    return found


def published(acts: Iterable[Act]) -> list[Act]:
    return [act for act in acts if act.publication == Publication.PUBLISHED]


def decided_corrections() -> dict[int, list[dict]]:
    """Return, by act, the corrections that somebody deleted: ours was kept, and is not asked again.

    A correction that was published is deleted too, but then the act does not differ any more.
    """
    deleted = Change.objects.filter(model="treaties.act", event=Change.Event.DELETED)
    found = defaultdict(list)
    for before in deleted.values_list("before", flat=True):
        if before["corrects_id"]:
            found[before["corrects_id"]].append(before)
    return found


def plain(value):
    """Return a value as the record of changes holds it."""
    return value.isoformat() if isinstance(value, date) else value
