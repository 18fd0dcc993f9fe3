"""Notices: a person is told when something of theirs was published or sent back.

A notice is written with the write that it tells of, and e-mailed when that is committed. The write
never fails for an e-mail's sake: what could not be sent is sent with the next one or the digest.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from functools import partial

from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import clock
from .languages import speaking
from .mail import address_of, send_to
from .models import Notice, NoticeKind

KEPT_FOR = timedelta(days=7)
"""So long an e-mail is tried, and a notice stands on the board."""

_waiting: ContextVar[list | None] = ContextVar("waiting", default=None)


@contextmanager
def together() -> Iterator[None]:
    """Send what is told within only at the end: one e-mail a person, however many the writes."""
    waiting: list = []
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
        send(dict.fromkeys(waiting))


def tell(
    people: Iterable[int], row: models.Model, kind: NoticeKind, *, by, comment: str = ""
) -> None:
    """Tell people, by their ids, what was done with a row; never the one who did it.

    Call it within the transaction of the write, with the row as it will be found.
    """
    ids = set(people) - {by.pk if by else None}
    if not ids:
        return
    users = get_user_model().objects.filter(pk__in=ids, is_active=True)
    notices = [notice(user, row, kind, by, comment) for user in users]
    Notice.objects.bulk_create(notices)
    transaction.on_commit(partial(send_or_wait, [item.user for item in notices]), robust=True)


def send_or_wait(users: list) -> None:
    """Send what people are to be told now, or leave it to the end of ``together``."""
    waiting = _waiting.get()
    if waiting is None:
        send(users)
        return
    waiting.extend(users)


def notice(user, row: models.Model, kind: NoticeKind, by, comment: str) -> Notice:
    """Return a notice, not stored, in the language of whom it is for."""
    with translation.override(speaking(user)):
        what = str(row)[:300]
    about = {"model": row._meta.label_lower, "object_id": row.pk, "what": what}
    return Notice(user=user, kind=kind, by=by, comment=comment, **about)


def recent(user) -> models.QuerySet[Notice]:
    """Return what a person was told in the last days, the last first."""
    since = clock.now() - KEPT_FOR
    return Notice.objects.filter(user=user, at__gt=since).select_related("by").order_by("-id")


def send(users: Iterable) -> int:
    """E-mail each person what they were not told yet, as one e-mail; return how many were sent."""
    return sum(send_one(user) for user in users)


def send_one(user) -> bool:
    found = list(recent(user).filter(sent_at=None).reverse())
    if not found:
        return False
    with translation.override(speaking(user)):
        lines = [text(item) for item in found]
        is_sent = send_to(user, subject(found), "\n\n".join(lines))
    if is_sent:
        ids = [item.pk for item in found]
        Notice.objects.filter(pk__in=ids).update(sent_at=clock.now())
    return is_sent


def subject(found: list[Notice]) -> str:
    if len(found) == 1:
        return sentence(found[0])
    text = ngettext("%(count)d notice", "%(count)d notices", len(found))
    return text % {"count": len(found)}


def sentence(item: Notice) -> str:
    """Return in words what was done with what."""
    words = {"what": item.what}
    if item.kind == NoticeKind.PUBLISHED:
        return _("Published: %(what)s") % words
    return _("Sent back: %(what)s") % words


def text(item: Notice) -> str:
    """Return a notice for an e-mail: what, by whom, their comment, and where to go on."""
    by = _("By %(name)s.") % {"name": item.by} if item.by else ""
    return "\n".join(filter(None, [sentence(item), by, item.comment, address_of(path_of(item))]))


def path_of(item: Notice) -> str:
    """Return where the row of a notice is read and changed."""
    return reverse(f"admin:{item.model.replace('.', '_')}_change", args=[item.object_id])
