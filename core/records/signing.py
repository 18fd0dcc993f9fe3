"""What tells whoever gets a webhook that it comes from this site: a signature of each body.

The headers and the signature are those of the Standard Webhooks, for which there are libraries.
"""

import base64
import hashlib
import hmac

from django.utils.crypto import salted_hmac

from .models import Webhook

PREFIX = "whsec_"


def secret_of(webhook: Webhook) -> str:
    """Return the secret of a webhook, which follows from the site's key and is kept nowhere."""
    made = salted_hmac("accede.webhook", webhook.salt, algorithm="sha256").digest()
    return PREFIX + base64.b64encode(made).decode()


def signed(secret: str, *, message: str, timestamp: int, content: bytes) -> dict[str, str]:
    """Return the headers that name a message, say when it was sent, and sign both and its body."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    text = f"{message}.{timestamp}.".encode() + content
    found = base64.b64encode(hmac.new(key, text, hashlib.sha256).digest()).decode()
    return {
        "webhook-id": message,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": f"v1,{found}",
    }
