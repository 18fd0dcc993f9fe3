"""What the database refuses about dates, in whichever table they stand."""

from django.db.models import F, Q

from core.clock import FIRST_DAY, LAST_DAY

from ..law.checks import SENTINELS


def within_calendar(*fields: str) -> Q:
    """Hold where each date is empty or lies from 1 January 1800 to 31 December 2199.

    The dates that other systems write for "unknown" are none.
    """
    condition = Q()
    for field in fields:
        is_day = Q(**{f"{field}__range": (FIRST_DAY, LAST_DAY)}) & ~Q(**{f"{field}__in": SENTINELS})
        condition &= Q(**{field: None}) | is_day
    return condition


def act_within_calendar(day: str, precision: str) -> Q:
    """Hold where a date of some precision lies within the calendar.

    The first day of 1900 may stand for that year or its first month.
    """
    part = Q(**{f"{day}__in": SENTINELS, f"{precision}__in": ["month", "year"]})
    return within_calendar(day) | Q(**{f"{day}__range": (FIRST_DAY, LAST_DAY)}) & part


def in_order(earlier: str, later: str) -> Q:
    """Hold where one of two dates is empty or the later is not before the earlier."""
    return Q(**{earlier: None}) | Q(**{later: None}) | Q(**{f"{later}__gte": F(earlier)})
