"""Write all public data into a folder."""

from pathlib import Path

from django.core.management.base import BaseCommand

from config.downloads import files


class Command(BaseCommand):
    help = (
        "Write all public data into a folder: CSV files, their description (datapackage.json) "
        "and their SHA-256 checksums."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)

    def handle(self, *args, folder: Path, **options):
        folder.mkdir(parents=True, exist_ok=True)
        found = files()
        for name, content in found.items():
            (folder / name).write_bytes(content)
        self.stdout.write(f"{len(found)} files in {folder}")
