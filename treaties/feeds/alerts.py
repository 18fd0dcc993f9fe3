"""News by e-mail to readers who asked for them: each event once, in their language."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from core.alerts import asking, mail
from core.alerts.models import Alert
from core.staff.mail import address_of

from ..answers.called_off import CalledOff
from ..answers.events import Event, Subject
from ..answers.news import news, subject_of, unknown_to
from .atom import title

AT_MOST = 50
"""So many events stand in one e-mail; the others are counted."""


def send_alerts(on: date) -> tuple[int, int]:
    """Send what is new; return how many e-mails were sent, and how many could not be.

    What was told is noted after each e-mail: whoever runs this again after a failure sends the
    rest. Questions that nobody answered in a week are deleted.
    """
    asking.forget_unconfirmed()
    rows = Alert.objects.filter(is_confirmed=True).order_by("topic", "actor", "id")
    sent = failed = 0
    for codes, alerts in groupby(rows, lambda alert: (alert.topic, alert.actor)):
        subject = subject_of(*codes)
        if subject is not None:
            for is_sent in tell(alerts, subject, on):
                sent, failed = sent + is_sent, failed + (not is_sent)
    return sent, failed


def tell(alerts: Iterable[Alert], subject: Subject, on: date) -> Iterable[bool]:
    """Yield for each e-mail about a subject whether it was sent; who knows all gets none."""
    found = news(subject, on)
    for alert in alerts:
        unknown = unknown_to(alert.told, found)
        is_sent = not unknown or send(alert, subject, unknown, on)
        if is_sent:
            # Of the last year alone: older events do not come again.
            Alert.objects.filter(pk=alert.pk).update(told=sorted(found))
        if unknown:
            yield is_sent


def send(alert: Alert, subject: Subject, unknown: list[Event | CalledOff], on: date) -> bool:
    with translation.override(alert.language):
        stop = address_of(reverse("alerts_stop", args=[asking.signed("stop", alert)]))
        lines = [line(event, on) for event in unknown[:AT_MOST]]
        if len(unknown) > AT_MOST:
            lines.append(_("and %(count)d more") % {"count": len(unknown) - AT_MOST})
        why = _("You asked for news by e-mail. This link ends them and deletes your address:")
        text = "\n\n".join([*lines, f"{why}\n{stop}"])
        return mail.send(alert, _("News: %(about)s") % {"about": name(subject)}, text, stop=stop)


def name(subject: Subject) -> str:
    return title(subject).removeprefix("Accede, ")


def line(event: Event | CalledOff, on: date) -> str:
    """Return one event with the permanent link of the answer as it stands on the day."""
    text = event.title if isinstance(event, CalledOff) else event.sentence
    return f"{text}\n{address_of(event.get_absolute_url())}?as_of={on}"
