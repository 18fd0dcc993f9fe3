"""Bringing what the Treaty Office publishes into the database: index, charts, declarations."""

from collections.abc import Callable, Iterable
from datetime import date

from core.records.publication import Publication
from countries.models import State

from ...models import Difference, Statement, Treaty
from ...models.choices import StatementNature
from ..comparing import Line
from ..differing import Found
from ..reconciliation import Progress, Reconciliation, Report, rehearsal
from .charts import read_chart
from .declarations import Declared, read_declarations, sort_declared
from .index import CODE, Entry, chosen, complete, new_treaty, read_index, routes
from .sources import Folder, Site

NEW_TREATIES, COMPLETED_TREATIES = "treaties added", "treaties completed"
NEW_STATEMENTS, CHANGED_STATEMENTS = "statements added", "changed statements to decide"
OBJECTIONS_TO_AIM = "objections whose target is to be named"
DECLARATIONS = "lists of declarations complete"


def synchronise(
    source: Folder | Site,
    *,
    on: date,
    numbers: set[str] | None = None,
    dry_run: bool = False,
    progress: Progress = iter,
) -> Report:
    """Write what a source says about some treaties (None: about all); ``on`` is today.

    Each treaty is a transaction of its own: one whose files cannot be read is left out and named.
    A dry run writes nothing.
    """
    with rehearsal(dry_run=dry_run):
        run = Synchronisation(source, on)
        run.index(numbers)
        known = run.treaties
        for number in progress(
            [n for n in source.numbers(known) if numbers is None or n in numbers]
        ):
            run.treaty(number)
        run.name_missing(numbers)
        run.mark_declarations()
    return run.report


class Synchronisation(Reconciliation):
    """One run with the Treaty Office: its source, and what its files call the States."""

    reason = "sync_treaty_office"

    def __init__(self, source: Folder | Site, on: date):
        super().__init__(on)
        self.source = source
        self.treaties: dict[str, Treaty] = {}
        self.codes: dict[str, State] = {}
        self.read_in_full: list[int] = []

    def index(self, numbers: set[str] | None) -> None:
        """Add the treaties that are new here, and the dates that are missing.

        In one transaction, since a new treaty concerns all; an entry that fails is left out.
        """
        entries: list[Entry] = []
        with self.attempt("index"):
            data = self.source.index()
            entries = read_index(data) if data is not None else []
        with self.attempt("index"), self.writing(None):
            treaties = Treaty.objects.filter(depositary__code=CODE)
            self.treaties = {treaty.number: treaty for treaty in treaties}
            for entry in chosen(entries, numbers):
                with self.part(f"index, {entry.number}"):
                    self.entry(entry)

    def entry(self, entry: Entry) -> None:
        treaty = self.treaties.get(entry.number)
        if treaty is None:
            treaty = new_treaty(entry, self.treaties)
            self.save(treaty, NEW_TREATIES)
            for route in routes(entry, treaty):
                self.write.save(route)
            self.treaties[entry.number] = treaty
            return
        completed, different = complete(treaty, entry)
        if completed:
            self.save(treaty, COMPLETED_TREATIES)
        self.found = [self.day_differs(treaty, name, entry.values[name]) for name in different]
        self.keep_found(Difference.objects.filter(treaty=treaty, state=None))

    def day_differs(self, treaty: Treaty, name: str, theirs: date) -> Found:
        """Return how one of a treaty's own days differs from the index."""
        said = f"{treaty.code}: {name} is {getattr(treaty, name)} here, {theirs} in the index"
        source = self.source_of("index of treaties", treaty)
        return said, Difference(treaty=treaty, finding=name, done_on=theirs, source=source)

    def treaty(self, number: str) -> None:
        """Bring one treaty's chart and declarations in, each by itself."""
        treaty = self.treaties.get(number)
        if treaty is None:
            self.report.problems.append(f"{number}: there is no such treaty here or in the index")
            return
        # Read before the treaty is locked: an address may take its time.
        chart = self.read(f"{treaty.code}, chart", lambda: self.source.chart(number), read_chart)
        declared = self.read(
            f"{treaty.code}, declarations",
            lambda: self.source.declarations(number),
            read_declarations,
        )
        if chart is None and declared is None:
            return
        with self.attempt(treaty.code), self.writing([treaty]):
            if chart is not None:
                with self.part(f"{treaty.code}, chart"):
                    self.chart(treaty, chart)
                    self.mark_checked(treaty)
            if declared is not None:
                with self.part(f"{treaty.code}, declarations"):
                    self.declarations(treaty, declared)

    def read(self, name: str, ask: Callable, understand: Callable) -> list | None:
        """Return what a file says; None if there is none, or none that can be read."""
        with self.attempt(name):
            data = ask()
            return None if data is None else understand(data)
        return None

    def name_missing(self, numbers: set[str] | None) -> None:
        for number in sorted((numbers or set()) - self.treaties.keys()):
            self.report.problems.append(f"{number}: there is no such treaty here or in the index")

    def state_of(self, line: Line) -> State:
        state = self.words.find(line.label.rstrip("* ") or line.code)
        self.codes[line.code.casefold()] = state
        return state

    def source_of_chart(self, treaty: Treaty) -> str:
        return self.source_of("chart of signatures and ratifications", treaty)

    def source_of(self, what: str, treaty: Treaty) -> str:
        return f"Treaty Office, {what} of {treaty.label}, read on {self.on}"

    def declarations(self, treaty: Treaty, declarations: Iterable[Declared]) -> None:
        by_state: dict[State, list[Declared]] = {}
        for item in declarations:
            by_state.setdefault(self.declaring(item), []).append(item)
        for state, declared in by_state.items():
            recorded = Statement.objects.filter(treaty=treaty, state=state)
            new, different = sort_declared(recorded, declared)
            objections = [item for item in new if item.nature == StatementNature.OBJECTION]
            new = [item for item in new if item.nature != StatementNature.OBJECTION]
            self.state_all(treaty, state, new, Publication.PUBLISHED, NEW_STATEMENTS)
            # What an objection is to, its text alone says.
            self.state_all(treaty, state, objections, Publication.DRAFT, OBJECTIONS_TO_AIM)
            self.state_all(treaty, state, different, Publication.DRAFT, CHANGED_STATEMENTS)
        if treaty.statements_checked_on != self.on:
            self.read_in_full.append(treaty.pk)

    def mark_declarations(self) -> None:
        """Record of which treaties all declarations were read.

        In one transaction at the end, since the mark lies in the treaty, on which all may depend.
        """
        if not self.read_in_full:
            return
        with self.attempt("days on which declarations were read"), self.writing(None):
            for treaty in Treaty.objects.filter(pk__in=self.read_in_full):
                treaty.statements_checked_on = self.on
                self.save(treaty, DECLARATIONS)

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
                text_not_read=not item.text,
                starts_on=item.starts_on,
                ends_on=item.ends_on,
                source=self.source_of("list of declarations", treaty),
                publication=publication,
            )
            self.save(row, name)
            if name == CHANGED_STATEMENTS:
                self.report.differences.append(f"{row}: changed in the list of declarations")
            elif name == OBJECTIONS_TO_AIM:
                self.report.differences.append(f"{row}: say what it objects to")
