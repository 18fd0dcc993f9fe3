import secrets

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import transaction


class Command(BaseCommand):
    help = "Create the administrator `admin` unless somebody administers the site already."

    def handle(self, *args: object, **options: object) -> None:
        password = create_first_administrator()
        if password:
            self.stdout.write(f"Administrator: admin, password: {password} (shown only now)")


@transaction.atomic
def create_first_administrator() -> str | None:
    """Return the new administrator's password, or None if the site had one."""
    users = get_user_model().objects
    if users.filter(is_superuser=True).exists() or users.filter(username="admin").exists():
        return None
    password = secrets.token_urlsafe(12)
    users.create_superuser("admin", password=password)
    return password
