from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from config.restoring import BadBackupError, restore


class Command(BaseCommand):
    help = (
        "Put what a backup holds in the place of what is here, accounts included, and check it. "
        "The database may be of another kind than the one that the backup was made from."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace", action="store_true", help="lose the facts that are in this database"
        )

    def handle(self, *args, file: Path, replace: bool, **options):
        try:
            # None: no bar where nobody watches.
            with tqdm(unit=" rows", disable=None, leave=False) as bar:
                counts = restore(file, replace=replace, progress=bar.update)
        except BadBackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{counts.total():,} rows restored and checked: their number, the data revision, and "
            "that every status follows from the facts."
        )
