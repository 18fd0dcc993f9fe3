"""Import acts from a CSV file or a spreadsheet, all or nothing."""

import gc
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from core import clock
from core.records.publication import Publication
from core.sheets.files import Sheet

from ...exchange.imports import (
    BadFileError,
    Import,
    Place,
    good_alone,
    read_file,
    read_rows,
    rest_file,
    save_import,
)
from ...law.finding import Finding
from ...writing.effects import Effect, Supposition

SHOWN_FINDINGS = 20


@contextmanager
def without_garbage_collection():
    """Save the fifth of the time that goes into looking for garbage where nothing is let go."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class Command(BaseCommand):
    help = (
        "Import acts from a CSV file or a spreadsheet: all of them or none. Every bad row is named "
        "with its line and column; what the checks find is counted, not refused."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--dry-run", action="store_true", help="write nothing; say what would change"
        )
        parser.add_argument(
            "--good-rows",
            type=Path,
            metavar="REST",
            help="import the rows without errors; write the others to this file, to be corrected",
        )
        parser.add_argument(
            "--draft", action="store_true", help="leave the acts as drafts, to be published later"
        )

    def handle(self, *args, file: Path, dry_run: bool, draft: bool, good_rows=None, **options):
        publication = Publication.DRAFT if draft else Publication.PUBLISHED
        try:
            with without_garbage_collection():
                self.work(file, publication, dry_run, good_rows)
        except BadFileError as error:
            raise CommandError(refusal(file, error)) from None

    def work(
        self, file: Path, publication: Publication, dry_run: bool, rest: Path | None = None
    ) -> None:
        sheet = opened(file)
        found = self.read(sheet, publication)
        today = clock.today()
        supposed = good_alone(found, today) if rest else Supposition(found.acts, today)
        # Before anything is saved: an act that is stored already would meet itself.
        findings = findings_by_row(found, supposed)
        if found.problems and rest is None:
            self.report(findings)
            raise BadFileError(found.problems)
        if not dry_run:
            save_import(found, reason=f"import_acts {file.name}")
        self.report(findings)
        if dry_run:
            self.report_effects(found, supposed)
        done = "would be imported" if dry_run else "imported"
        self.stdout.write(f"{len(found.rows):,} acts {done} as {publication.value}.")
        if found.problems:
            rest.write_bytes(rest_file(sheet, found.problems))
            self.stdout.write(f"{len(found.problems):,} problems of other rows: see {rest}.")
        if not dry_run:
            self.stdout.write(f"Name of this import: {found.batch}")

    def read(self, sheet: Sheet, publication: Publication) -> Import:
        # None: no bar where nobody watches.
        with tqdm(total=len(sheet.rows), unit=" rows", disable=None, leave=False) as bar:
            return read_rows(sheet, publication=publication, progress=bar.update)

    def report(self, findings: list[tuple[Place, Finding]]) -> None:
        """Say what the checks find, the first ones by row and all of them by number."""
        for place, finding in findings[:SHOWN_FINDINGS]:
            self.stdout.write(f"{place}: {finding.severity.value}: {in_words(finding)}")
        if len(findings) > SHOWN_FINDINGS:
            self.stdout.write(f"and {len(findings) - SHOWN_FINDINGS:,} more")
        counts = Counter(finding.severity.value for _place, finding in findings)
        parts = [f"{count:,} {name}" for name, count in sorted(counts.items())]
        self.stdout.write(f"{len(findings):,} findings ({', '.join(parts) or 'none'}).")

    def report_effects(self, found: Import, supposed: Supposition) -> None:
        for place, act, _findings in found.rows:
            effect = supposed.effect(act.treaty.code, act.state.code)
            self.stdout.write(f"{place}: {effect_line(effect)}")
        for effect in supposed.effects_on_others():
            self.stdout.write(f"also: {effect_line(effect)}")


def opened(file: Path) -> Sheet:
    """Return the rows of a file on the disk."""
    try:
        return read_file(file.read_bytes())
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from None


def findings_by_row(found: Import, supposed: Supposition) -> list[tuple[Place, Finding]]:
    """Return what the checks find about the acts of an import, with the places of their rows."""
    return [
        (row.place, finding)
        for row in found.rows
        for finding in (*supposed.findings(row.act), *row.findings)
    ]


def in_words(finding: Finding) -> str:
    """Return a finding as the log shows it: its name and what it is about."""
    about = ", ".join(f"{name} {value}" for name, value in finding.parameters.items())
    name = finding.check.name.lower().replace("_", " ")
    return f"{finding.treaty} {finding.state} {name}" + (f" ({about})" if about else "")


def effect_line(effect: Effect) -> str:
    line = f"{effect.state} {effect.treaty}: {effect.before} -> {effect.after}"
    return line + (f", {effect.next_status} on {effect.next_on}" if effect.next_on else "")


def refusal(file: Path, error: BadFileError) -> str:
    lines = [str(problem) for problem in error.problems] or [str(error)]
    return "\n".join([f"{file}: nothing was imported.", *lines])
