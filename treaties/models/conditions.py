"""What the database refuses about dates, in whichever table they stand."""

from django.db.models import F, Q

from core.clock import FIRST_DAY, LAST_DAY


def within_calendar(*fields: str) -> Q:
    """Hold where each date is empty or lies from 2 January 1900 to 31 December 2199."""
    condition = Q()
    for field in fields:
        condition &= Q(**{field: None}) | Q(**{f"{field}__range": (FIRST_DAY, LAST_DAY)})
    return condition


def in_order(earlier: str, later: str) -> Q:
    """Hold where one of two dates is empty or the later is not before the earlier."""
    return Q(**{earlier: None}) | Q(**{later: None}) | Q(**{f"{later}__gte": F(earlier)})
