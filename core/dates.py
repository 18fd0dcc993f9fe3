"""A date as people write it and as readers get it: one reading, one way of writing, in one place.

    read("15 октября 2026")     Written(2026-10-15, "day")
    read("10.2026")             Written(2026-10-01, "month")
    read("../2022-03-31")       Written(2022-03-31, "until"): on that day or before
    day_in_words("2026-10")     "October 2026"

What may be two days is not guessed: ``read`` refuses it with the question which one is meant.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache, lru_cache
from typing import NamedTuple

from babel import Locale
from babel.dates import format_date, format_skeleton
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .clock import FIRST_DAY, LAST_DAY

LOCALES = {"en": "en_GB", "fr": "fr", "ru": "ru", "ky": "ky", "kk": "kk"}

PATTERNS = {"ky": "y-'жылдын' d-MMMM", "kk": "y 'жылғы' d MMMM"}
"""How a day stands in a running sentence, where the CLDR has only what stands alone."""

DAY, MONTH, YEAR, UNTIL, UNKNOWN = "day", "month", "year", "until", "unknown"
LENGTHS = {MONTH: len("2024-08"), YEAR: len("2024")}


class Written(NamedTuple):
    """A date as somebody wrote it: its first day, and how exactly it is known."""

    on: date
    precision: str


# --- Writing ----------------------------------------------------------------------------------


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
    text = format_date(on, PATTERNS.get(conventions.language, "long"), locale=conventions)
    # CLDR knows no ordinals, and French writes the first of a month with one.
    is_first = conventions.language == "fr" and on.day == 1
    return text.replace("1 ", "1er ", 1) if is_first else text


def month_in_words(on: date, language: str | None = None) -> str:
    """Return the month of a date in words: "August 2024"."""
    return day_in_words(on.isoformat()[: len("2024-08")], language)


def date_text(on: date | None, precision: str) -> str:
    """Return a date in ISO 8601 as exactly as it is known; empty if it is not.

    ``../2022-03-31`` is on that day or before, as EDTF writes it.
    """
    if on is None:
        return ""
    if precision == UNTIL:
        return f"../{on.isoformat()}"
    return on.isoformat()[: LENGTHS.get(precision)]


# --- Reading ----------------------------------------------------------------------------------

ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DOTTED = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4}|[0-9]{2})")
SLASHED = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4})")
YEAR_FIRST = re.compile(r"([0-9]{4})([./])([0-9]{1,2})\2([0-9]{1,2})")
MONTH_OF_YEAR = re.compile(r"([0-9]{1,2})[./-]([0-9]{4})")
YEAR_AND_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
SHORT_YEAR = re.compile(r"[0-9]{1,2}([/-])[0-9]{1,2}\1[0-9]{2}")
ALONE = re.compile(r"[0-9]{4}")

YEAR_SIGN = re.compile(
    r"(?<=[0-9])[ -]*(?:г|год|года|году|ж|жыл|жылы|жылдын|жылдың|жылғы)\.?(?=$|[ ,])"
)
"""The word for "year" after its number, in Russian, Kyrgyz and Kazakh."""

BOUNDS = [
    re.compile(form)
    for form in (
        r"\.\./ ?(.+)",
        r"(?:on or before|not later than|no later than) (.+)",
        r"au plus tard (?:le )?(.+)",
        r"не позднее (.+)",
        r"(.+?) (?:or before|or earlier|ou avant|или ранее|или раньше)",
        r"(.+?) (?:же андан мурда|немесе одан бұрын)",
    )
]
"""How people say "on this day or before"; whatever ``day_in_words`` writes is among them."""

WORDS = re.compile(r"[0-9]+|[^\W\d_]+")
FILLERS = frozenset(["of", "the", "le", "du", "de", "st", "nd", "rd", "th", "er", "в", "е", "го"])
MOST_ENDING = len("дагыдан")
CENTURY = 69
"""Years of two digits from here on are of the 1900s, those below of the 2000s (as in POSIX)."""


@lru_cache(maxsize=10_000)
def read(text: str) -> Written:
    """Return the date that a text means, whatever the reader's language.

    Understood are 2026-10-15, 15.10.2026, 15.10.26 (1969 to 2068), 15 October 2026 in any of the
    site's languages, a month, a year, and any day with "or before". With slashes or hyphens,
    10/11/2026 is refused, since it is October in one country and November in another; 25/10/2026
    can mean one day only. ValueError says what is wrong.
    """
    if ISO.fullmatch(text):
        return Written(existing([text.split("-")]), DAY)
    plain = folded(text)
    for form in BOUNDS:
        if bound := form.fullmatch(plain):
            return Written(read_day(bound[1]), UNTIL)
    plain = YEAR_SIGN.sub("", plain)
    found = of_numbers(plain) or of_words(plain)
    if found is None:
        raise ValueError(_("is not a date"))
    return found


def read_part(text: str) -> Written:
    """Return the day, month or year that a text means; ValueError also for "on or before"."""
    found = read(text)
    if found.precision == UNTIL:
        raise ValueError(_("is not a certain date: give the day, month or year itself"))
    return found


def read_day(text: str) -> date:
    """Return the one day that a text means; ValueError also for a month or a year."""
    on, precision = read_part(text)
    if precision != DAY:
        raise ValueError(_("is not a whole date: the day is needed"))
    return on


def of_numbers(text: str) -> Written | None:
    """Return what numbers alone say; None where there are others, or words."""
    if found := DOTTED.fullmatch(text):
        day, month, year = found.groups()
        return Written(existing([(full_year(year), month, day)]), DAY)
    if found := YEAR_FIRST.fullmatch(text):
        return Written(existing([(found[1], found[3], found[4])]), DAY)
    if found := SLASHED.fullmatch(text):
        first, _sign, second, year = found.groups()
        return Written(existing([(year, second, first), (year, first, second)]), DAY)
    if SHORT_YEAR.fullmatch(text):
        raise ValueError(_("can mean several days: write the year with four digits"))
    if found := YEAR_AND_MONTH.fullmatch(text):
        return Written(existing([(found[1], found[2], 1)]), MONTH)
    if found := MONTH_OF_YEAR.fullmatch(text):
        return Written(existing([(found[2], found[1], 1)]), MONTH)
    if ALONE.fullmatch(text):
        return Written(existing([(text, 1, 1)]), YEAR)
    return None


def of_words(text: str) -> Written | None:
    """Return what the name of a month, a year and perhaps a day say; None if that is not all."""
    words = [word for word in WORDS.findall(text) if word not in FILLERS]
    years = [word for word in words if ALONE.fullmatch(word)]
    days = [word for word in words if word.isdigit() and len(word) <= len("31")]
    others = [word for word in words if not word.isdigit()]
    if len(years) != 1 or len(days) > 1 or len(others) != 1 or len(words) > 3:
        return None
    month = month_named(others[0])
    if month is None:
        return None
    return Written(existing([(years[0], month, *(days or [1]))]), DAY if days else MONTH)


def existing(meanings: Iterable[Iterable]) -> date:
    """Return the one day that some years, months and days mean; ValueError if none or several."""
    days = []
    for parts in meanings:
        try:
            days.append(date(*map(int, parts)))
        except ValueError:
            continue
    days = list(dict.fromkeys(days))
    if not days:
        raise ValueError(_("is not a date"))
    if len(days) > 1:
        raise ValueError(which(days))
    if not FIRST_DAY <= days[0] <= LAST_DAY:
        bounds = {"first": FIRST_DAY, "last": LAST_DAY}
        raise ValueError(_("lies outside %(first)s to %(last)s") % bounds)
    return days[0]


def which(days: list[date]) -> str:
    """Return the question which of two days is meant, and how to write each of them."""
    one, other = days
    return _("can mean %(one)s or %(other)s: which one? Write %(iso_one)s or %(iso_other)s") % {
        "one": day_in_words(one),
        "other": day_in_words(other),
        "iso_one": one.isoformat(),
        "iso_other": other.isoformat(),
    }


def full_year(digits: str) -> int:
    """Return a year of four digits, or of two as people mean it."""
    if len(digits) > 2:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= CENTURY else 2000)


def folded(text: str) -> str:
    """Return a text without case, accents and doubled spaces, with plain hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = re.sub("[\u2010-\u2015]", "-", plain).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return re.sub(r"\s+", " ", plain).strip(" ,;")


def month_named(word: str) -> int | None:
    """Return the month with a name in any of the languages, in any case of its grammar."""
    names, stems = month_names()
    shortest = max(len("май"), len(word) - MOST_ENDING)
    beginnings = [word[:length] for length in range(len(word), shortest - 1, -1)]
    return names.get(word) or next((stems[part] for part in beginnings if part in stems), None)


@cache
def month_names() -> tuple[dict[str, int], dict[str, int]]:
    """Return the months by name or abbreviation, and by the stems to which endings are added.

    Russian, Kyrgyz and Kazakh add them: "октябрында", "қазанның".
    """
    names, stems = {"sep": 9, "сен": 9}, {"қыркүиег": 9}
    for language in LOCALES:
        for context in ("format", "stand-alone"):
            kinds = locale(language).months[context]
            for month, name in (*kinds["wide"].items(), *kinds["abbreviated"].items()):
                names[folded(name).strip(".")] = month
            if language not in ("en", "fr"):
                for month, name in kinds["wide"].items():
                    stems[folded(name).rstrip("ьяа")] = month
    return names, stems
