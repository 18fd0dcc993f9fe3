"""Until when an invitation by the Committee of Ministers is valid."""

from datetime import date

from ....law.dates import add_months
from ....law.vocabulary import ActKind
from ...reading.text import Found, Span, Text, find_all
from .words import VALIDITY, YEARS_IN_WORDS


def expiry(text: Text, spans: list[Span], kinds: list[Found], adopted: list[Found]) -> list[Found]:
    """Return the last day of an invitation that says for how many years it is valid.

    The years count from its adoption; where the text tells several days of that, none is told.
    """
    days = {item.value for item in adopted}
    if {item.value for item in kinds} != {ActKind.INVITATION} or len(days) != 1:
        return []
    (day,) = days
    return [
        Found(last_day(day, item.value), item.start, item.end)
        for span in spans
        for item in find_all(VALIDITY, text, lambda match: match["years"], span)
    ]


def last_day(adopted_on: date, years: str) -> date:
    return add_months(adopted_on, 12 * (YEARS_IN_WORDS.get(years) or int(years)))
