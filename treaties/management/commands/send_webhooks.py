"""Send what changed to the webhooks that staff entered; meant to be run every minute."""

from django.core.management.base import BaseCommand

from core import clock

from ...feeds.webhooks import send_webhooks


class Command(BaseCommand):
    help = "Send each active webhook the public changes that it does not have yet."

    def handle(self, *args, **options):
        found = send_webhooks(clock.now)
        self.stdout.write(f"{found['delivered']} deliveries arrived, {found['failed']} failed.")
