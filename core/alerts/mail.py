"""E-mails to readers. Neither they nor their failure leave an address in a log."""

import logging

from django.core.mail import EmailMessage

from .models import Alert

logger = logging.getLogger(__name__)


def send(alert: Alert, subject: str, text: str, *, stop: str = "") -> bool:
    """E-mail one reader; False if the mail server did not take it.

    ``stop`` is the address at which a mail program ends the alerts with one click (RFC 8058).
    """
    headers = {"Auto-Submitted": "auto-generated"}
    if stop:
        headers["List-Unsubscribe"] = f"<{stop}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    line = " ".join(f"Accede: {subject}".split())
    try:
        EmailMessage(line, f"{text}\n", None, [alert.address], headers=headers).send()
    except (OSError, ValueError) as error:
        # Its text, and a traceback, could hold the address.
        logger.error("%s was not sent: %s", alert, type(error).__name__)  # noqa: TRY400
        return False
    return True
