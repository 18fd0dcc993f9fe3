"""E-mails to members of the staff, through the mail server of the settings."""

import logging

from django.conf import settings
from django.core.mail import send_mail

logger = logging.getLogger(__name__)


def send_to(user, subject: str, text: str) -> bool:
    """E-mail one person; False if they have no address or the mail server did not take it."""
    if not user.email:
        return False
    line = " ".join(f"Accede: {subject}".split())
    try:
        send_mail(line, f"{text}\n", None, [user.email])
    except (OSError, ValueError):
        # What a mail server answers is the first, an address that is none the second.
        logger.exception("an e-mail to the user %s was not sent", user.pk)
        return False
    return True


def address_of(path: str) -> str:
    """Return the address of a page for an e-mail, which knows no host of its own."""
    return f"{settings.SITE_ADDRESS}{path}"
