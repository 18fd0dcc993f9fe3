"""When a Party may give notice that it leaves a treaty, in sentences."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countries.formats import day_in_words

from ..law.leaving import Leaving, Notice
from .explanation import clause_sentence


def leaving_sentences(found: Leaving, clause, *, on: date, left_on: date | None) -> list[str]:
    """Return what is known about leaving a treaty, as seen on a day.

    ``clause`` is the row on denunciation, None if none is entered; ``left_on`` the first day no
    longer a Party, if that is fixed already.
    """
    return [*_sentences(found, clause, on, left_on)]


def _sentences(found: Leaving, clause, on: date, left_on: date | None) -> Iterator[str]:
    if found.notice == Notice.ENDING:
        yield _ending(left_on)
        return
    if found.notice == Notice.NO_CLAUSE:
        yield _(
            "The treaty has no clause on denunciation; whether a Party may leave it follows from "
            "general law (Vienna Convention on the Law of Treaties, article 56)."
        )
        return
    if clause is not None:
        yield clause_sentence(clause)
    if found.notice == Notice.NOT_RECORDED:
        yield _("From when notice of denunciation may be given is not recorded here.")
    elif found.notice == Notice.START_UNKNOWN:
        yield _start_unknown(clause.barred_years)
    else:
        yield from _window(found, clause, on)


def _ending(left_on: date | None) -> str:
    if left_on is None:
        return _("Notice of denunciation has already been given.")
    return _("The end is already fixed: from %(day)s the State is no longer a Party.") % {
        "day": day_in_words(left_on)
    }


def _start_unknown(years: int) -> str:
    return ngettext(
        "No notice of denunciation may be given in the first %(count)s year; the day from which "
        "it counts is not exactly known here.",
        "No notice of denunciation may be given in the first %(count)s years; the day from which "
        "they count is not exactly known here.",
        years,
    ) % {"count": years}


def _window(found: Leaving, clause, on: date) -> Iterator[str]:
    """Yield when notice may be given, whether it may on the day, and what it would lead to."""
    window, following = found.window, found.following
    words = {"first": day_in_words(window.starts_on), "last": day_in_words(window.last_day)}
    if window.last_day:
        yield _bounded(found) % words
    elif clause.every_years:
        yield _unbounded(clause.every_years) % (words | {"count": clause.every_years})
    elif found.notice == Notice.POSSIBLE:
        yield _("Notice of denunciation may be given at any time since %(first)s.") % words
    else:
        yield _("Notice of denunciation may be given at any time from %(first)s on.") % words
    day = {"day": day_in_words(on)}
    if found.notice == Notice.NOT_POSSIBLE:
        yield _("On %(day)s no notice of denunciation may be given.") % day
    if found.effect_on:
        day["effect"] = day_in_words(found.effect_on)
        yield _("A notice received on %(day)s would take effect on %(effect)s.") % day
    if found.notice == Notice.POSSIBLE and following:
        first, last = day_in_words(following.starts_on), day_in_words(following.last_day)
        words = {"first": first, "last": last}
        yield _("After that, the next days for it are from %(first)s to %(last)s.") % words


def _bounded(found: Leaving) -> str:
    if found.notice == Notice.NOT_POSSIBLE and found.window.number:
        return _(
            "Notice of denunciation may next be given from %(first)s to %(last)s, both days "
            "included."
        )
    return _("Notice of denunciation may be given from %(first)s to %(last)s, both days included.")


def _unbounded(years: int) -> str:
    return ngettext(
        "Notice of denunciation may next be given from %(first)s, and then every %(count)s year; "
        "for how long each time is not recorded here.",
        "Notice of denunciation may next be given from %(first)s, and then every %(count)s years; "
        "for how long each time is not recorded here.",
        years,
    )
