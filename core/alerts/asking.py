"""How somebody asks for alerts: who may ask how often, and the signed links that answer.

No cookie is needed. What a form does is allowed by its own signed token and its own origin, and
what a link does by the link, which only the owner of the address has.
"""

from datetime import timedelta
from urllib.parse import urlsplit

from django.core.signing import BadSignature, Signer, TimestampSigner
from django.http import HttpRequest
from rest_framework.throttling import SimpleRateThrottle

from .. import clock
from .models import Alert

KEPT_FOR = timedelta(days=7)
"""So long a question may be answered; then the address is deleted."""
ASKED_AGAIN_AFTER = timedelta(hours=1)
MOST_QUESTIONS = 5
"""So many questions may wait for one address, which perhaps never asked."""
FORM_HOLDS = timedelta(hours=12)

FORM = TimestampSigner(salt="alerts.form")
LINKS = {"confirm": Signer(salt="alerts.confirm"), "stop": Signer(salt="alerts.stop")}


class Throttle(SimpleRateThrottle):
    """Count what one network address asks for."""

    rate = "10/hour"

    def get_cache_key(self, request, view):
        return f"alerts-{self.get_ident(request)}"


def token(topic: str, actor: str) -> str:
    """Return what a form carries, so that only a form of this site can be sent."""
    return FORM.sign(f"{topic}.{actor}")


def is_from_here(request: HttpRequest, topic: str, actor: str) -> bool:
    """Whether a form was given out by this site for this question lately, and sent from it."""
    origin = request.headers.get("Origin", "")
    if origin and urlsplit(origin).netloc != request.get_host():
        return False
    try:
        about = FORM.unsign(request.POST.get("token", ""), max_age=FORM_HOLDS)
    except BadSignature:
        return False
    return about == f"{topic}.{actor}"


def asked(address: str, language: str, topic: str, actor: str) -> Alert | None:
    """Return the alert that is to be confirmed; None if nothing more is to be sent to the address.

    So it is if it was confirmed before, or was asked too often whether it wants this.
    """
    now = clock.now()
    address = address.lower()
    waiting = Alert.objects.filter(address=address, is_confirmed=False)
    found = Alert.objects.filter(address=address, topic=topic, actor=actor).first()
    if found is None:
        if waiting.count() >= MOST_QUESTIONS:
            return None
        found = Alert(address=address, topic=topic, actor=actor)
    elif found.is_confirmed or now - found.asked_at < ASKED_AGAIN_AFTER:
        return None
    found.language, found.asked_at = language, now
    found.save()
    return found


def signed(purpose: str, alert: Alert) -> str:
    """Return the end of a link with which the owner of the address confirms or stops."""
    return LINKS[purpose].sign(str(alert.pk))


def meant(purpose: str, text: str) -> Alert | None:
    """Return the alert that a link is about; None if it is none of ours or was deleted."""
    try:
        return Alert.objects.filter(pk=int(LINKS[purpose].unsign(text))).first()
    except (BadSignature, ValueError):
        return None


def forget_unconfirmed() -> int:
    """Delete what nobody confirmed in a week; return how many rows."""
    old = Alert.objects.filter(is_confirmed=False, asked_at__lte=clock.now() - KEPT_FOR)
    return old.delete()[0]
