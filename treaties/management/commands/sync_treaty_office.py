"""Bring in what the Treaty Office publishes, from saved files or from an address."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from ...depositaries.coe import Folder, Report, Site, Unreadable, synchronise
from ...questions.numbers import read_number


class Command(BaseCommand):
    help = (
        "Bring in the Treaty Office's index, charts and declarations. New facts are published; "
        "different ones become drafts that wait for a decision."
    )

    def add_arguments(self, parser):
        where = parser.add_mutually_exclusive_group(required=True)
        where.add_argument(
            "--from",
            type=Path,
            dest="folder",
            metavar="DIR",
            help="a folder with index.json, signatures/NNN.json, declarations/NNN.json",
        )
        where.add_argument("--url", help="an address that answers with the same JSON")
        parser.add_argument(
            "--treaty", action="append", type=number, help="only this treaty; can be repeated"
        )
        parser.add_argument("--dry-run", action="store_true", help="write nothing, only report")

    def handle(self, *args, folder: Path | None, url: str | None, treaty, dry_run, **options):
        try:
            found = synchronise(
                Site(url) if url else Folder(folder),
                on=timezone.localdate(),
                numbers=set(treaty) if treaty else None,
                dry_run=dry_run,
                progress=self.progress,
            )
        except Unreadable as error:
            raise CommandError(f"{error}.") from None
        self.report(found, dry_run)
        if found.problems:
            raise CommandError("\n".join(["These were left out:", *found.problems]))

    def progress(self, numbers):
        # None: no bar where nobody watches.
        return tqdm(numbers, unit=" treaties", disable=None, leave=False)

    def report(self, found: Report, dry_run: bool) -> None:
        for line in found.differences:
            self.stdout.write(line)
        counts = [f"{count:,} {name}" for name, count in found.counts.items()]
        self.stdout.write(f"{', '.join(counts) or 'nothing new'}; {len(found.differences)} differ.")
        if dry_run:
            self.stdout.write("This was a dry run: nothing was written.")


def number(text: str) -> str:
    """Return the three digits of a treaty's number; ValueError makes argparse refuse it."""
    found = read_number(text)
    if found is None:
        raise ValueError(text)
    return found[1]
