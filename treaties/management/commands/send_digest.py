"""Send the staff's digests that are due; meant to be run once a morning."""

from django.core.management.base import BaseCommand

from core import clock

from ...admin.digest import send_digests


class Command(BaseCommand):
    help = "Send the digests that are due today, and the notices that could not be sent before."

    def handle(self, *args, **options):
        digests, told = send_digests(clock.today())
        self.stdout.write(f"{digests} digests and {told} e-mails with notices were sent.")
