"""What a treaty asks of its Parties, in sentences: when they report, and what was due."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countries.formats import day_in_words

from ..models import ReportingDuty

REPORT_DUE = "report_due"
"""The code of the event that a report is due by a treaty."""


def duty_sentences(duty: ReportingDuty) -> list[str]:
    """Return when the Parties report under one duty."""
    found = []
    if duty.first_months is not None:
        found.append(first_sentence(duty.first_months))
    if duty.every_years is not None:
        found.append(following_sentence(duty.every_years))
    if duty.on_request:
        found.append(
            _("Further reports are due whenever they are asked for.")
            if found
            else _("Reports are due whenever they are asked for.")
        )
    return found


def first_sentence(months: int) -> str:
    """Return when the first report is due, in years where they are whole."""
    years, rest = divmod(months, 12)
    if rest:
        return ngettext(
            "The first report is due within %(count)s month of the entry into force for the State.",
            "The first report is due within %(count)s months of the entry into force for the "
            "State.",
            months,
        ) % {"count": months}
    return ngettext(
        "The first report is due within %(count)s year of the entry into force for the State.",
        "The first report is due within %(count)s years of the entry into force for the State.",
        years,
    ) % {"count": years}


def following_sentence(years: int) -> str:
    """Return how often a report is due after the first."""
    if years == 1:
        return _("After that a report is due every year.")
    return ngettext(
        "After that a report is due every %(count)s year.",
        "After that a report is due every %(count)s years.",
        years,
    ) % {"count": years}


def due_words(articles: str, *, is_recorded: bool) -> str:
    """Return what is due on a day, for an agenda."""
    text = (
        _("report due by article %(articles)s of the treaty (a report is recorded)")
        if is_recorded
        else _("report due by article %(articles)s of the treaty")
    )
    return text % {"articles": articles}


def past_sentence(on: date, *, is_recorded: bool) -> str:
    """Return what is recorded of a report whose day is over; that none is does not mean none is."""
    text = (
        _("The last one was due on %(day)s: a report is recorded.")
        if is_recorded
        else _("The last one was due on %(day)s: no report is recorded here.")
    )
    return text % {"day": day_in_words(on)}


def next_sentence(on: date, *, is_recorded: bool) -> str:
    """Return what is known of a report whose day is not over."""
    text = (
        _("The next one is due on %(day)s: a report is recorded already.")
        if is_recorded
        else _("The next one is due on %(day)s.")
    )
    return text % {"day": day_in_words(on)}


def unknown_sentence() -> str:
    return _(
        "The day of the entry into force for this State is not exactly known here, so neither are "
        "the days on which its reports are due."
    )


def summary(joined: dict | None) -> str:
    """Return what a folded section holds: whether a report is due soon, and when; else its parts.

    ``joined`` is what follows from being a Party, None where nothing does.
    """
    days = [duty["next_due_on"] for duty in (joined or {}).get("duties", ())]
    if coming := min((day for day in days if day), default=None):
        return _("Monitoring, reports (next due on %(day)s), national laws") % {
            "day": day_in_words(coming)
        }
    return _("Monitoring, reports, national laws")
