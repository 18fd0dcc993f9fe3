"""Answer language models and scripts over standard input and output (Model Context Protocol)."""

from django.core.management.base import BaseCommand, CommandError

from core import clock

from ...api.tools import Tools

MISSING = (
    "The package mcp is not installed: .venv/bin/pip install --require-hashes "
    "-r requirements-extra.txt"
)


class Command(BaseCommand):
    help = "Answer language models over standard input and output (Model Context Protocol)."

    def handle(self, *args, **options):
        try:
            from ...api.assistants import server
        except ModuleNotFoundError as error:
            if error.name != "mcp":
                raise
            raise CommandError(MISSING) from None
        server(Tools(clock.today)).run("stdio")
