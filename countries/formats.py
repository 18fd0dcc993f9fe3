"""Numbers and dates as the reader's language writes them, from CLDR through Babel."""

from babel.numbers import format_currency, format_decimal, format_percent

from core.dates import LOCALES, day_in_words, locale, month_in_words

__all__ = [
    "LOCALES",
    "day_in_words",
    "locale",
    "money",
    "month_in_words",
    "number",
    "percent",
    "percent_of",
]


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
