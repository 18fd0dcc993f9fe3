"""The day it is, which only this place knows, and the days of the calendar."""

from datetime import date, datetime

from django.utils import timezone

FIRST_DAY = date(1800, 1, 1)
LAST_DAY = date(2199, 12, 31)


def today() -> date:
    """Return the day it is where the depositary is (``TIME_ZONE``)."""
    return timezone.localdate()


def now() -> datetime:
    """Return the moment at which a write is recorded, with its time zone."""
    return timezone.now()
