"""Periods, statuses and money of programmes in the reader's words."""

from datetime import date

from django.utils.translation import gettext as _

from countries.formats import day_in_words, money, percent
from treaties.law.vocabulary import StatusGroup

from .models.choices import ProgrammeStatus

# The shapes that pages show beside a status; the word beside it tells all.
SHAPES = {
    ProgrammeStatus.PLANNED: StatusGroup.ON_THE_WAY,
    ProgrammeStatus.RUNNING: StatusGroup.BOUND,
    ProgrammeStatus.EXTENDED: StatusGroup.BOUND,
    ProgrammeStatus.ENDED: StatusGroup.FORMER,
    ProgrammeStatus.UNKNOWN: StatusGroup.UNCLEAR,
}


def shape(status: str) -> str:
    return SHAPES[ProgrammeStatus(status)].value


def period_in_words(start: date | str | None, end: date | str | None) -> str:
    """Return a period as exactly as it is known: "2 January 2020 to 30 June 2024"."""
    words = {"start": day_in_words(start), "end": day_in_words(end)}
    if start and end:
        return _("%(start)s to %(end)s") % words
    if start:
        return _("from %(start)s, end not known") % words
    if end:
        return _("until %(end)s, start not known") % words
    return _("dates not known")


def money_in_words(amount, currency: str | None) -> str:
    """Return an amount with its currency; that it is not known, where it is not."""
    if amount is None:
        return _("not known")
    return money(amount, currency)


def share_in_words(share) -> str:
    return percent(share / 100) if share is not None else ""


def budget_in_words(budget: dict, contributions: list[dict]) -> str:
    """Return the budget, with the largest contribution of which the amount is known."""
    if budget["budget_amount"] is None:
        return _("not known")
    total = money(budget["budget_amount"], budget["budget_currency"])
    stated = [row for row in contributions if row["amount"] is not None]
    if not stated:
        return total
    largest = max(stated, key=lambda row: row["amount"])
    words = {
        "total": total,
        "amount": money(largest["amount"], largest["currency"]),
        "share": share_in_words(largest["share"]),
        "funder": largest["name"],
    }
    if largest["share"] is None:
        return _("%(total)s, of which %(amount)s from: %(funder)s") % words
    return _("%(total)s, of which %(amount)s (%(share)s) from: %(funder)s") % words
