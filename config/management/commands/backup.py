from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from config.backup import back_up


class Command(BaseCommand):
    help = "Write everything that was entered, and the staff's accounts, to one file."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *args, file: Path, **options):
        try:
            # None: no bar where nobody watches.
            with tqdm(unit=" rows", disable=None, leave=False) as bar:
                counts = back_up(file, progress=bar.update)
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from None
        size = file.stat().st_size / 1024 / 1024
        self.stdout.write(f"{file}: {counts.total():,} rows, {size:,.1f} MB.")
