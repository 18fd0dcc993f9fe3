"""Release today's data: files that stay at their address."""

from django.core.management.base import BaseCommand, CommandError

from config.published_data import ReleaseExistsError, make_release
from treaties.exchange.table_files import ParquetIsMissingError


class Command(BaseCommand):
    help = (
        "Write all public data into a release of today, which stays at /data/releases/ with its "
        "checksums; metadata.json is what Zenodo asks for."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--parquet", action="store_true", help="each table as Parquet too; needs pyarrow"
        )

    def handle(self, *args, parquet: bool, **options):
        try:
            folder = make_release(with_parquet=parquet)
        except (ReleaseExistsError, ParquetIsMissingError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{len(list(folder.iterdir()))} files in {folder}")
