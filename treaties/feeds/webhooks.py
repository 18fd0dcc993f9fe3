"""Sending what changed to those who want to be told: in order, signed, again until it arrives."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

import orjson
from django.db.models import Q

from core.http.sending import NotSent, post
from core.records.models import Change, Delivery, Webhook
from core.records.signing import secret_of, signed

from ..answers.changes import change_rows
from ..models.recorded import ChangeType

AT_ONCE = 200
KEPT_FOR = timedelta(days=90)
LEASE = timedelta(minutes=10)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(days=1)
MOST_FAILURES = 15
"""After so many in a row, more than four days, nothing more is sent until staff say so."""


def send_webhooks(moment: Callable[[], datetime]) -> Counter:
    """Send every webhook what it lacks; return how many deliveries arrived and how many failed.

    Forgets deliveries older than ninety days. Two runs at once send nothing twice.
    """
    Delivery.objects.filter(at__lt=moment() - KEPT_FOR).delete()
    found = Counter(delivered=0, failed=0)
    for webhook in Webhook.objects.filter(is_active=True):
        if lease(webhook, moment()):
            found += send_all(webhook, moment)
    return found


def lease(webhook: Webhook, now: datetime) -> bool:
    """Reserve a webhook for this run if it is due; False if it is not, or another run has it."""
    due = Webhook.objects.filter(Q(next_at=None) | Q(next_at__lte=now), pk=webhook.pk)
    if not due.filter(is_active=True).update(next_at=now + LEASE):
        return False
    webhook.refresh_from_db()
    return True


def send_all(webhook: Webhook, moment: Callable[[], datetime]) -> Counter:
    """Send one webhook all that it lacks, as far as it takes it."""
    found = Counter()
    while changes := list(after(webhook)):
        delivery = send(webhook, changes, moment())
        if delivery and not delivery.is_delivered:
            put_off(webhook, moment())
            return found + Counter(failed=1)
        found["delivered"] += delivery is not None
        webhook.sequence = changes[-1].sequence
        # Another run may send on only after the lease.
        keep(webhook, sequence=webhook.sequence, failures=0, next_at=moment() + LEASE)
    keep(webhook, next_at=None)
    return found


def after(webhook: Webhook):
    """Return the next changes that a webhook does not have."""
    return Change.objects.filter(sequence__gt=webhook.sequence).order_by("sequence")[:AT_ONCE]


def send(webhook: Webhook, changes: list[Change], now: datetime) -> Delivery | None:
    """Try to send changes once and log it; None if there is nothing in them for readers."""
    rows = [row for row in change_rows(changes) if row["type"] != ChangeType.WITHHELD]
    if not rows:
        return None
    first, last = webhook.sequence + 1, changes[-1].sequence
    content = body(webhook.sequence, last, rows, now)
    message = f"changes-{webhook.pk}-{first}-{last}"
    timestamp = int(now.timestamp())
    headers = signed(secret_of(webhook), message=message, timestamp=timestamp, content=content)
    status, error = answered(webhook.url, content, headers | {"Content-Type": "application/json"})
    return Delivery.objects.create(
        webhook=webhook, at=now, first=first, last=last, status=status, error=error
    )


def body(since: int, last: int, rows: list[dict], now: datetime) -> bytes:
    """Return what is sent: the rows of ``changes/?since=`` that tell readers something."""
    data = {"since": since, "sequence": last, "changes": rows}
    return orjson.dumps({"type": "changes", "timestamp": now, "data": data})


def answered(url: str, content: bytes, headers: dict[str, str]) -> tuple[int | None, str]:
    """Return the status of an answer, or why there is none."""
    try:
        return post(url, content, headers), ""
    except NotSent as error:
        return None, str(error)[:200]


def put_off(webhook: Webhook, now: datetime) -> None:
    """Try again later: after a minute, then twice as long each time, at most a day."""
    failures = webhook.failures + 1
    pause = min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE)
    keep(webhook, failures=failures, next_at=now + pause, is_active=failures < MOST_FAILURES)


def keep(webhook: Webhook, **state) -> None:
    """Store what a delivery changed, and nothing that staff may be editing meanwhile."""
    Webhook.objects.filter(pk=webhook.pk).update(**state)
