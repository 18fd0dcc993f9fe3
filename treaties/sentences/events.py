"""What begins by itself on a day, in words: entries into force, ends, lapses of invitations."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from countries.formats import day_in_words

from ..law.vocabulary import Missing, Status
from ..models.choices import EFFECT_LABELS, STATUS_LABELS

EXPECTED_LAPSE = "invitation_lapse_expected"
"""The code of an event of its own kind: an invitation without a recorded end has run five years."""

DAY = timedelta(days=1)


def effect_code(status: str) -> str:
    """Return the code of the event that a status begins with."""
    return EXPECTED_LAPSE if status == Status.DATA_INCOMPLETE else Status(status).value


def effect_words(status: str, on: date, expires_on: date | None = None) -> str:
    """Return what begins by itself on a day, without the day.

    ``expires_on`` is the last day of the invitation, None where none is recorded. It is told if
    the invitation lapses with it, and not with that of an earlier one that was valid for longer.
    """
    if status == Status.INVITATION_LAPSED and expires_on == on - DAY:
        return _("the invitation lapses (last day %(day)s)") % {"day": day_in_words(expires_on)}
    return str(EFFECT_LABELS[Status(status)])


def unconfirmed_words(text: str) -> str:
    """Return what happens, marked as something that nobody read where it would have to stand."""
    return _("%(event)s (unconfirmed)") % {"event": text}


def next_sentence(answer: dict) -> str:
    """Return what comes next and when, as a sentence; empty if nothing is laid out."""
    change = answer["next_change"]
    if not change:
        return ""
    if lapse := lapse_words(answer["status"], change):
        return _("%(day)s: %(event)s.") % {"day": day_in_words(change["on"]), "event": lapse}
    return _("From %(day)s: %(status)s.") % {
        "day": day_in_words(change["on"]),
        "status": STATUS_LABELS[Status(change["status"])],
    }


def next_words(answer: dict) -> str:
    """Return what comes next and when, for a list; empty if nothing is laid out."""
    change = answer["next_change"]
    if not change:
        return ""
    if lapse := lapse_words(answer["status"], change):
        return _("%(day)s: %(event)s") % {"day": day_in_words(change["on"]), "event": lapse}
    return _("from %(day)s: %(status)s") % {
        "day": day_in_words(change["on"]),
        "status": STATUS_LABELS[Status(change["status"])],
    }


def lapse_words(status: str, change: dict) -> str:
    """Return how the invitation that is valid lapses next; empty if something else comes next.

    ``status`` is that before the change.
    """
    is_lapse = change["status"] == Status.INVITATION_LAPSED
    is_expected = change["missing"] == Missing.EXPIRES_ON
    if status != Status.INVITED or not (is_lapse or is_expected):
        return ""
    return effect_words(change["status"], change["on"], change["on"] - DAY)
