"""Dates and numbers as readers of each language write them."""

from datetime import date

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from django.utils.translation import get_language

ENGLISH = "en_GB"
LENGTHS = {"month": 7, "year": 4}


def locale(language: str | None = None) -> Locale:
    """Return the locale of a language, by default the reader's: British for English."""
    code = (language or get_language() or "en")[:2]
    return Locale.parse(ENGLISH if code == "en" else code)


def day(on: date | str | None, language: str | None = None) -> str:
    """Return a date in words: "1 August 2024", "1er août 2024", "1 августа 2024 г.".

    A text in ISO 8601 may be less than a day: "2020-04" gives the month, "2020" the year. None
    gives an empty text.
    """
    if not on:
        return ""
    where = locale(language)
    if isinstance(on, date):
        return _day(on, where)
    if len(on) == LENGTHS["year"]:
        return on
    if len(on) == LENGTHS["month"]:
        return format_skeleton("yMMMM", date.fromisoformat(f"{on}-01"), locale=where)
    return _day(date.fromisoformat(on), where)


def _day(on: date, where: Locale) -> str:
    text = format_date(on, "long", locale=where)
    # CLDR has no ordinals; French writes the first of a month with one.
    return text.replace("1 ", "1er ", 1) if where.language == "fr" and on.day == 1 else text


def month(on: date, language: str | None = None) -> str:
    """Return the month of a date in words: "August 2024"."""
    return day(on.isoformat()[: LENGTHS["month"]], language)


def number(value: float, language: str | None = None) -> str:
    """Return a number with the separators of a language: 8,889,000 or 8 889 000."""
    return format_decimal(value, locale=locale(language))
