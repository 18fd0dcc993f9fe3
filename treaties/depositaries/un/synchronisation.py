"""Bringing the United Nations' status files into the database."""

import re
from datetime import date

from countries.models import State

from ...law.vocabulary import CONSENTS, SIGNATURES
from ...models import Treaty
from ...models.numbers import normalised
from ...models.treaties import identifier
from ..comparing import Line
from ..fetching import Unreadable, located
from ..reconciliation import Progress, Reconciliation, Report, rehearsal
from .charts import Status, read_status
from .numbers import SERIES, in_order
from .participants import labels_of
from .sources import Folder, Site


def synchronise(
    source: Folder | Site,
    *,
    on: date,
    numbers: set[str] | None = None,
    dry_run: bool = False,
    progress: Progress = iter,
) -> Report:
    """Write what a source says about some treaties (None: about all); ``on`` is today.

    Each treaty is a transaction of its own: one whose file cannot be read, or holds anything that
    is not known, is left out as a whole and named. A treaty that is not known here is named too;
    it is a problem only if it was asked for. A dry run writes nothing.
    """
    with rehearsal(dry_run=dry_run):
        run = Synchronisation(source, on)
        known = {treaty.number for treaty in Treaty.objects.filter(series=SERIES)}
        asked = sorted(numbers, key=in_order) if numbers else source.numbers(known)
        for number in progress(asked):
            run.treaty(number, is_asked_for=bool(numbers))
    return run.report


class Synchronisation(Reconciliation):
    """One run with the United Nations: its source, and what its files call the States."""

    reason = "sync_un"
    # Denunciations stand in the notes, and what they end in square brackets, or not at all.
    shown = SIGNATURES | CONSENTS
    charts_have_endings = False

    def __init__(self, source: Folder | Site, on: date):
        super().__init__(on)
        self.source = source
        self.labels = labels_of(State.objects.all())

    def treaty(self, number: str, *, is_asked_for: bool) -> None:
        """Bring one treaty's table in, as a whole or not at all."""
        name = f"{SERIES} {number}"
        treaty = Treaty.objects.filter(code=identifier(SERIES, number)).first()
        if treaty is None and is_asked_for:
            self.report.problems.append(f"{name}: there is no such treaty here")
        elif treaty is None:
            self.report.unknown.append(name)
        else:
            with self.attempt(name):
                self.table(treaty, number)

    def table(self, treaty: Treaty, number: str) -> None:
        # Read before the treaty is locked: an address may take its time.
        file = self.source.status(number)
        if file is None:
            raise Unreadable("there is no status file")
        with located(file.place):
            status = read_status(file.content)
            with self.writing([treaty]):
                self.chart(treaty, status.lines)
                self.compare_header(treaty, status)

    def compare_header(self, treaty: Treaty, status: Status) -> None:
        """Name another title, and mark the chart as complete if the file's own count agrees."""
        if not is_title(status.title, treaty.titles["en"]):
            self.report.differences.append(
                f"{treaty.label}: the file is titled {status.title!r}, {treaty.titles['en']!r} here"
            )
        if status.parties == status.parties_listed:
            self.mark_checked(treaty)
            return
        counted = "no number of" if status.parties is None else status.parties
        self.report.differences.append(
            f"{treaty.label}: the file gives {counted} Parties and lists {status.parties_listed}, "
            "so that its table does not count as complete"
        )

    def state_of(self, line: Line) -> State:
        with located(line.place):
            return self.labels.get(normalised(line.label)) or self.words.find(line.label)

    def is_to_be_listed(self, state: State) -> bool:
        """States that have ceased to exist stand in the notes alone."""
        return state.exists_until is None or state.exists_until > self.on

    def source_of_chart(self, treaty: Treaty) -> str:
        return f"United Nations Treaty Collection, status of {treaty.label}, read on {self.on}"


def is_title(theirs: str, ours: str) -> bool:
    """Whether a file's title is ours, perhaps behind its number: ``4. International Covenant``."""
    found, wanted = words(theirs), words(ours)
    number = found[: -len(wanted)]
    return found[-len(wanted) :] == wanted and all(len(word) <= 2 for word in number)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", normalised(text))
