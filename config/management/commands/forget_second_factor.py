from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from core.access.second_factor import forget


class Command(BaseCommand):
    help = "Delete the devices and recovery codes of somebody whose telephone is lost."

    def add_arguments(self, parser) -> None:
        parser.add_argument("name", help="the name that the person logs in with")

    def handle(self, *args: object, **options: str) -> None:
        user = get_user_model().objects.filter(username=options["name"]).first()
        if user is None:
            raise CommandError(f"Nobody logs in as {options['name']!r}.")
        forget(user)
        self.stdout.write(f"{user.username} logs in with the password alone.")
