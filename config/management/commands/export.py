"""Write all public data into a folder."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from config.published_data import write_files
from treaties.exchange.table_files import ParquetIsMissingError


class Command(BaseCommand):
    help = (
        "Write all public data into a folder: CSV files, their description (datapackage.json), "
        "one SQLite file, one zip, how to cite them, and their SHA-256 checksums."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)
        parser.add_argument(
            "--parquet", action="store_true", help="each table as Parquet too; needs pyarrow"
        )

    def handle(self, *args, folder: Path, parquet: bool, **options):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            found = write_files(folder, with_parquet=parquet)
        except ParquetIsMissingError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{len(found)} files in {folder}")
