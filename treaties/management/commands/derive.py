"""Derive all periods again from the facts, or check that the stored ones are right."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from ...models import Treaty
from ...writing import door


class Command(BaseCommand):
    help = "Derive the status periods again; with --check only tell whether they are right."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if wrong")
        parser.add_argument("--treaty", help="only this treaty and those that depend on it")

    def handle(self, *args, **options):
        check, is_told = options["check"], options["verbosity"] > 1
        with transaction.atomic():
            codes, facts = door.lock(self._treaties(options["treaty"]))
            found = door.rederive(
                codes, facts=facts, check=check, tell=self.stdout.write if is_told else None
            )
        for name, count in sorted(found.items()):
            self.stdout.write(f"{name}: {count:,} rows {'differ' if check else 'changed'}")
        if check and found.total():
            raise CommandError(f"{found.total()} derived rows differ from the facts.")
        self.stdout.write(f"{found.total()} derived rows {'differ' if check else 'changed'}.")

    def _treaties(self, code: str | None):
        if code is None:
            return None
        found = Treaty.objects.filter(code=code.lower())
        if not found:
            raise CommandError(f"There is no treaty {code}.")
        return found
