"""What the commands that bring in a depositary's files have in common."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from core import clock

from ..depositaries.fetching import Unreadable
from ..depositaries.reconciliation import Report


class SynchronisingCommand(BaseCommand):
    """Reads from a folder or an address, and reports what was done and what is left to decide."""

    files = ""
    """What a folder holds, in words."""
    depositary = None
    """The depositary's own folder of code: ``Folder``, ``Site`` and ``synchronise``."""

    @staticmethod
    def number(text: str) -> str:
        """Return a treaty's number as the depositary writes it; ValueError if it is none."""
        raise NotImplementedError

    def add_arguments(self, parser):
        where = parser.add_mutually_exclusive_group(required=True)
        where.add_argument(
            "--from", type=Path, dest="folder", metavar="DIR", help=f"a folder with {self.files}"
        )
        where.add_argument("--url", help="an address that answers with the same files")
        parser.add_argument(
            "--treaty", action="append", type=self.number, help="only this treaty; can be repeated"
        )
        parser.add_argument("--dry-run", action="store_true", help="write nothing, only report")

    def handle(self, *args, folder: Path | None, url: str | None, treaty, dry_run, **options):
        try:
            found = self.depositary.synchronise(
                self.depositary.Site(url) if url else self.depositary.Folder(folder),
                on=clock.today(),
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
        if found.unknown:
            names = ", ".join(found.unknown)
            self.stdout.write(f"{len(found.unknown)} treaties are not known here: {names}")
        counts = [f"{count:,} {name}" for name, count in found.counts.items()]
        self.stdout.write(f"{', '.join(counts) or 'nothing new'}; {len(found.differences)} differ.")
        if dry_run:
            self.stdout.write("This was a dry run: nothing was written.")
