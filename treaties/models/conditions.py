"""What the database refuses about dates, in whichever table they stand."""

from django.db.models import F, Q

from core.clock import FIRST_DAY, LAST_DAY, NO_DAY


def within_calendar(*fields: str) -> Q:
    """Hold where each date is empty or lies from 1 January 1800 to 31 December 2199.

    1 January 1900 is no date but a sign that one is unknown.
    """
    condition = Q()
    for field in fields:
        is_day = Q(**{f"{field}__range": (FIRST_DAY, LAST_DAY)}) & ~Q(**{field: NO_DAY})
        condition &= Q(**{field: None}) | is_day
    return condition


def in_order(earlier: str, later: str) -> Q:
    """Hold where one of two dates is empty or the later is not before the earlier."""
    return Q(**{earlier: None}) | Q(**{later: None}) | Q(**{f"{later}__gte": F(earlier)})
