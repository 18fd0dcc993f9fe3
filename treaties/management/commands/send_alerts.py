"""Send readers the news that they asked for; meant to be run once a day."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core import clock

from ...feeds.alerts import send_alerts


class Command(BaseCommand):
    help = "Send readers what is new in what they follow, and delete what nobody confirmed."

    def handle(self, *args, **options):
        if not settings.SITE_ADDRESS:
            raise CommandError("Set SITE_ADDRESS: the links in the e-mails begin with it.")
        sent, failed = send_alerts(clock.today())
        self.stdout.write(f"{sent} e-mails with news were sent.")
        if failed:
            raise CommandError(f"{failed} could not be sent; run the command again later.")
