"""Dates and numbers as the reader's language writes them, from CLDR through Babel."""

from datetime import date, datetime

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, format_decimal, format_percent
from django.utils.translation import get_language
from django.utils.translation import gettext as _

LOCALES = {"en": "en_GB", "fr": "fr", "ru": "ru", "ky": "ky", "kk": "kk"}


def locale(language: str | None = None) -> Locale:
    """Return the conventions of a language (default: the reader's); English is British."""
    code = (language or get_language() or "en")[:2]
    return Locale.parse(LOCALES.get(code, "en_GB"))


def day_in_words(on: date | datetime | str | None, language: str | None = None) -> str:
    """Return a date in words: "1 August 2024"; of a month or a year ("2024-08", "2024") only that.

    Text in ISO 8601 is taken too, also "../2024-08-01" (on that day or before). None gives an empty
    text.
    """
    if not on:
        return ""
    if isinstance(on, str):
        if on.startswith("../"):
            return _("%(day)s or before") % {"day": day_in_words(on[3:], language)}
        if len(on) == len("2024"):
            return on
        if len(on) == len("2024-08"):
            month = date.fromisoformat(f"{on}-01")
            return format_skeleton("yMMMM", month, locale=locale(language))
        on = date.fromisoformat(on)
    conventions = locale(language)
    text = format_date(on, "long", locale=conventions)
    # CLDR knows no ordinals, and French writes the first of a month with one.
    is_first = conventions.language == "fr" and on.day == 1
    return text.replace("1 ", "1er ", 1) if is_first else text


def month_in_words(on: date, language: str | None = None) -> str:
    """Return the month of a date in words: "August 2024"."""
    return day_in_words(on.isoformat()[: len("2024-08")], language)


def number(value, language: str | None = None) -> str:
    """Return a number with the reader's separators."""
    return format_decimal(value, locale=locale(language))


def percent(share, language: str | None = None) -> str:
    """Return a share of 1 as a percentage."""
    return format_percent(share, locale=locale(language))


def percent_of(part: int, whole: int, language: str | None = None) -> str:
    """Return a part as a percentage with one decimal, rounded down: only the whole is 100%."""
    share = part * 1000 // whole / 1000
    return format_percent(share, locale=locale(language), decimal_quantization=False)


def money(amount, currency: str, language: str | None = None) -> str:
    """Return an amount with its currency, decimals only where there are any."""
    conventions = locale(language)
    pattern = "¤¤\xa0#,##0.##" if conventions.language == "en" else "#,##0.##\xa0¤"
    return format_currency(amount, currency, pattern, locale=conventions, currency_digits=False)
