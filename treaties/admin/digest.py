"""The digest: the morning's list and what happened in what a person follows, as an e-mail."""

from datetime import date, timedelta

from django.apps import apps
from django.db.models import Q, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from core.records.models import Change
from core.records.versions import current_sequence
from core.staff import notices
from core.staff.languages import speaking
from core.staff.mail import address_of, send_to
from core.staff.models import Digest, Notice, Preference
from countries.formats import day_in_words
from countries.models import State

from ..models import Treaty
from .morning import Line, Work, work_of

EVERY = {Digest.DAILY: timedelta(days=1), Digest.WEEKLY: timedelta(days=7)}
AT_MOST = 100
"""So many changes of what somebody follows stand in one digest; the others are counted."""


def send_digests(on: date) -> tuple[int, int]:
    """Send the digests that are due on a day, and the notices that could not be sent.

    Return how many digests and how many e-mails with notices were sent. One that the mail server
    did not take is sent the next time.
    """
    told = dict.fromkeys(item.user for item in unsent())
    sent = [preference for preference in due(on) if send_digest(preference, on)]
    return len(sent), notices.send(told)


def unsent() -> QuerySet[Notice]:
    return Notice.objects.filter(sent_at=None, user__is_active=True).select_related("user")


def due(on: date) -> list[Preference]:
    """Return the choices of those whose digest is due: a day, or a week, after the last one."""
    found = Preference.objects.filter(digest__in=EVERY, user__is_active=True, user__is_staff=True)
    return [
        item
        for item in found.select_related("user")
        if item.digest_on is None or on >= item.digest_on + EVERY[item.digest]
    ]


def send_digest(preference: Preference, on: date) -> bool:
    """Send one person's digest, if there is anything to say; note up to which change it goes."""
    user, now = preference.user, current_sequence()
    with translation.override(speaking(user)):
        text = digest_of(preference, on)
        subject = _("Digest of %(day)s") % {"day": day_in_words(on)}
        is_sent = bool(text) and send_to(user, subject, text)
    if text and not is_sent:
        return False
    changed = {"digest_on": on, "digest_sequence": now}
    Preference.objects.filter(pk=preference.pk).update(**changed)
    return is_sent


def digest_of(preference: Preference, on: date) -> str:
    """Return the text of a digest in the language that is active; empty if nothing is to say."""
    works = [work for work in work_of(preference.user, on) if work.count]
    parts = [*followed_part(preference), *map(work_part, works)]
    if parts:
        parts.append(address_of(reverse("admin:index")))
    return "\n\n".join(parts)


def work_part(work: Work) -> str:
    """Return one kind of work with its first rows."""
    rest = work.count - len(work.lines)
    more = [_("and %(count)d more") % {"count": rest}] if rest else []
    heading = f"{work.title}: {work.count}\n{address_of(work.address)}"
    return "\n".join([heading, *(f"- {text}" for text in [*map(line_text, work.lines), *more])])


def line_text(line: Line) -> str:
    name = ", ".join(filter(None, [line.treaty, line.state]))
    return "; ".join(filter(None, [name, line.what, line.day, line.waits]))


def followed_part(preference: Preference) -> list[str]:
    """Return what happened since the last digest in what a person follows; [] for nothing."""
    found = followed_changes(preference)
    if not found:
        return []
    names = Names()
    lines = [f"- {change_text(change, names)}" for change in found[:AT_MOST]]
    if len(found) > AT_MOST:
        rest = len(found) - AT_MOST
        lines.append("- " + _("and %(count)d more") % {"count": rest})
    return ["\n".join([_("What happened in what you follow"), *lines])]


def followed_changes(preference: Preference) -> list[Change]:
    """Return the last change of each row that others changed, where one may see its model.

    Somebody who never got a digest is told of nothing that happened before.
    """
    follows = list(preference.user.subscriptions.all())
    topics = [item.topic for item in follows if item.topic]
    actors = [item.actor for item in follows if item.actor]
    if preference.digest_sequence is None or not follows:
        return []
    found = Change.objects.filter(Q(topic__in=topics) | Q(actor__in=actors))
    found = found.filter(sequence__gt=preference.digest_sequence).exclude(by=preference.user)
    last = {(item.model, item.object_id): item for item in found.select_related("by")}
    return [item for item in last.values() if may_see(preference.user, item.model)]


def may_see(user, model: str) -> bool:
    return user.has_perm(model.replace(".", ".view_"))


class Names:
    """The names of treaties and States by their codes, each read once."""

    def __init__(self):
        self.treaties = {row.code: row.label for row in Treaty.objects.all()}
        self.states = {row.code: str(row) for row in State.objects.all()}

    def of(self, change: Change) -> str:
        """Return the treaty and the State that a change is about; a code that is gone as it is."""
        return self.named(change.topic, change.actor)

    def named(self, topic: str, actor: str) -> str:
        treaty, state = self.treaties.get(topic, topic), self.states.get(actor, actor)
        return ", ".join(filter(None, [treaty, state]))


def change_text(change: Change, names: Names) -> str:
    """Return a change in words: when, of what, what was done and by whom, and where it stands."""
    model = apps.get_model(change.model)
    day = day_in_words(timezone.localdate(change.at))
    event = f"{model._meta.verbose_name}: {change.get_event_display()}"
    by = str(change.by) if change.by else ""
    return "; ".join(filter(None, [day, names.of(change), event, by, page_of(change)]))


def page_of(change: Change) -> str:
    """Return the address of a row's history; empty for what has no page or was deleted."""
    if change.after is None:
        return ""
    try:
        name = f"admin:{change.model.replace('.', '_')}_history"
        return address_of(reverse(name, args=[change.object_id]))
    except NoReverseMatch:
        return ""
