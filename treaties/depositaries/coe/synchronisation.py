"""Bringing what the Treaty Office publishes into the database.

What is new is published, what an act here lacks is added, what contradicts an act here becomes a
draft of a correction that waits for somebody's decision. Nothing is ever taken away.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import IntegrityError, transaction

from core.records.models import Change
from core.records.publication import Publication
from core.records.writer import Writer
from countries.models import State

from ...models import Act, Checked, Statement, Treaty
from ...questions.states import state_words
from ...writing import door
from ...writing.publishing import correction_of
from .charts import Line, Wanted, read_chart
from .comparing import compare, same_act, with_dates
from .declarations import Declared, read_declarations, sort_declared
from .index import CODE, chosen, complete, new_treaty, read_index, routes
from .sources import Folder, Site, Unreadable

REASON = "sync_treaty_office"
NEW_TREATIES, COMPLETED_TREATIES = "treaties added", "treaties completed"
NEW_ACTS, COMPLETED_ACTS, CORRECTIONS = "acts added", "acts completed", "corrections to decide"
NEW_STATEMENTS, CHANGED_STATEMENTS = "statements added", "changed statements to decide"
CHARTS = "charts complete"


@dataclass
class Report:
    """What was done, what differs and needs a decision, and what could not be read."""

    counts: Counter = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def synchronise(
    source: Folder | Site,
    *,
    on: date,
    numbers: set[str] | None = None,
    dry_run: bool = False,
    progress: Callable[[Iterable[str]], Iterable[str]] = iter,
) -> Report:
    """Write what a source says about some treaties (None: about all); ``on`` is today.

    A treaty whose files cannot be read is left out and named. A dry run writes nothing.
    """
    with transaction.atomic():
        with door.writing(None, reason=REASON, public_reason=REASON) as write:
            synchronisation = Synchronisation(write, source, on)
            synchronisation.index(numbers)
            known = synchronisation.treaties
            for number in progress(
                [n for n in source.numbers(known) if numbers is None or n in numbers]
            ):
                synchronisation.treaty(number)
            synchronisation.name_missing(numbers)
        if dry_run:
            transaction.set_rollback(True)
    return synchronisation.report


class Synchronisation:
    """One run: the writer, what is known here, and the report so far."""

    def __init__(self, write: Writer, source: Folder | Site, on: date):
        self.write, self.source, self.on = write, source, on
        self.report = Report()
        own = Treaty.objects.filter(depositary__code=CODE)
        self.treaties = {treaty.number: treaty for treaty in own}
        self.words = state_words(State.objects.all())
        self.codes: dict[str, State] = {}
        self.decided = decided_corrections()

    def index(self, numbers: set[str] | None) -> None:
        """Add the treaties that are new here, and the dates that are missing."""
        try:
            data = self.source.index()
            entries = read_index(data) if data is not None else []
            for entry in chosen(entries, numbers):
                self.entry(entry)
        except (Unreadable, ValueError) as error:
            self.report.problems.append(f"index: {error}")

    def entry(self, entry) -> None:
        treaty = self.treaties.get(entry.number)
        if treaty is None:
            treaty = new_treaty(entry, self.treaties)
            self.save(treaty, NEW_TREATIES)
            for route in routes(entry, treaty):
                self.write.save(route)
            self.treaties[entry.number] = treaty
            return
        completed, different = complete(treaty, entry)
        self.report.differences += different
        if completed:
            self.save(treaty, COMPLETED_TREATIES)

    def save(self, row, name: str) -> None:
        """Write one row; ValueError says why the database refuses it."""
        try:
            with transaction.atomic():
                self.write.save(row)
        except IntegrityError as error:
            raise ValueError(f"{row}: {error}") from None
        self.report.counts[name] += 1

    def treaty(self, number: str) -> None:
        """Bring one treaty's chart and declarations in, each by itself."""
        treaty = self.treaties.get(number)
        if treaty is None:
            self.report.problems.append(f"{number}: there is no such treaty here or in the index")
            return
        for part in (self.chart, self.declarations):
            counts, changes = self.report.counts.copy(), len(self.write.changes)
            try:
                with transaction.atomic():
                    part(treaty)
            except (Unreadable, ValueError) as error:
                # What was rolled back is neither counted nor recorded.
                self.report.counts = counts
                del self.write.changes[changes:]
                self.report.problems.append(f"{treaty.code}, {part.__name__}: {error}")

    def name_missing(self, numbers: set[str] | None) -> None:
        for number in sorted((numbers or set()) - self.treaties.keys()):
            self.report.problems.append(f"{number}: there is no such treaty here or in the index")

    def chart(self, treaty: Treaty) -> None:
        data = self.source.chart(treaty.number)
        if data is None:
            return
        lines = read_chart(data)
        states = self.states_of(lines)
        acts = acts_by_state(treaty)
        for line, state in zip(lines, states, strict=True):
            self.line(treaty, state, line, acts.pop(state.pk, []))
        for rest in acts.values():
            self.name_only_here(compare(published(rest), ()).only_here)
        self.mark_checked(treaty)

    def mark_checked(self, treaty: Treaty) -> None:
        """Record that the chart was found complete on the day of the run."""
        check = Checked.objects.filter(treaty=treaty).first() or Checked(treaty=treaty)
        if check.checked_on == self.on and check.endings:
            return
        check.depositary, check.checked_on, check.endings = treaty.depositary, self.on, True
        check.source = self.source_of("chart", treaty)
        self.save(check, CHARTS)

    def states_of(self, lines: list[Line]) -> list[State]:
        """Return who the lines are about; ValueError if one is not known, or stands twice."""
        states = []
        for line in lines:
            state = self.words.find(line.label.rstrip("* ") or line.code)
            if state in states:
                raise ValueError(f"{line.label} stands twice in the chart")
            states.append(state)
            self.codes[line.code.casefold()] = state
        return states

    def line(self, treaty: Treaty, state: State, line: Line, acts: list[Act]) -> None:
        found = compare(published(acts), line.acts)
        for wanted in found.new:
            self.add(treaty, state, wanted, acts)
        for act, values in found.completed:
            self.save(with_dates(act, values), COMPLETED_ACTS)
        for act, values in found.different:
            self.correct(act, values)
        self.name_only_here(found.only_here)

    def add(self, treaty: Treaty, state: State, wanted: Wanted, acts: list[Act]) -> None:
        """Publish an act of the chart, unless staff keep it as a draft or have withdrawn it."""
        unpublished = [act for act in acts if act.publication != Publication.PUBLISHED]
        held = same_act(unpublished, wanted)
        if held:
            state_here = held.get_publication_display()
            self.report.differences.append(f"{held}: in the chart, but {state_here} here")
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
            source=self.source_of("chart of signatures and ratifications", treaty),
            public_note=wanted.note,
            checked_on=self.on,
            publication=Publication.PUBLISHED,
        )

    def source_of(self, what: str, treaty: Treaty) -> str:
        return f"Treaty Office, {what} of {treaty.label}, read on {self.on}"

    def correct(self, act: Act, values: dict) -> None:
        """Leave a draft with the chart's dates beside the published act, once."""
        dates = ", ".join(f"{name} {value}" for name, value in values.items())
        self.report.differences.append(f"{act}: the chart says {dates}")
        correction = with_dates(correction_of(act, act), values)
        correction.source = self.source_of("chart of signatures and ratifications", act.treaty)
        correction.checked_on = self.on
        if decision_key(act.pk, correction) in self.decided or act.corrections.exists():
            return
        self.save(correction, CORRECTIONS)

    def name_only_here(self, acts: Iterable[Act]) -> None:
        self.report.differences += [f"{act}: not in the chart" for act in acts]

    def declarations(self, treaty: Treaty) -> None:
        data = self.source.declarations(treaty.number)
        if data is None:
            return
        by_state: dict[State, list[Declared]] = {}
        for item in read_declarations(data):
            by_state.setdefault(self.declaring(item), []).append(item)
        for state, declared in by_state.items():
            recorded = Statement.objects.filter(treaty=treaty, state=state)
            new, different = sort_declared(recorded, declared)
            self.state_all(treaty, state, new, Publication.PUBLISHED, NEW_STATEMENTS)
            self.state_all(treaty, state, different, Publication.DRAFT, CHANGED_STATEMENTS)

    def declaring(self, item: Declared) -> State:
        """Return who made a declaration, by the codes that the charts use or by name."""
        return self.codes.get(item.state.casefold()) or self.words.find(item.state)

    def state_all(self, treaty, state, declared: Iterable[Declared], publication, name) -> None:
        for item in declared:
            row = Statement(
                treaty=treaty,
                state=state,
                nature=item.nature,
                articles=item.articles,
                text=item.text,
                starts_on=item.starts_on,
                ends_on=item.ends_on,
                source=self.source_of("list of declarations", treaty),
                publication=publication,
            )
            self.save(row, name)
            if publication == Publication.DRAFT:
                self.report.differences.append(f"{row}: changed in the list of declarations")


def acts_by_state(treaty: Treaty) -> dict[int, list[Act]]:
    """Return the acts on a treaty by State, by date; corrections are left out."""
    found: dict[int, list[Act]] = {}
    rows = Act.objects.filter(treaty=treaty, corrects=None).select_related("treaty", "state")
    for act in rows.order_by("done_on", "id"):
        found.setdefault(act.state_id, []).append(act)
    return found


def published(acts: Iterable[Act]) -> list[Act]:
    return [act for act in acts if act.publication == Publication.PUBLISHED]


def decided_corrections() -> set[tuple]:
    """Return the corrections that somebody deleted: ours was kept, and is not asked about again."""
    deleted = Change.objects.filter(model="treaties.act", event=Change.Event.DELETED)
    return {
        (before["corrects_id"], before["done_on"], before["effective_on"])
        for before in deleted.values_list("before", flat=True)
        if before["corrects_id"]
    }


def decision_key(pk: int, correction: Act) -> tuple:
    return pk, *(
        on.isoformat() if on else None for on in (correction.done_on, correction.effective_on)
    )
