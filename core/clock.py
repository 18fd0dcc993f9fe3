"""The day it is, which only this place knows, and the days of the calendar."""

from datetime import date

from django.utils import timezone

FIRST_DAY = date(1800, 1, 1)
LAST_DAY = date(2199, 12, 31)


def today() -> date:
    """Return the day it is where the depositary is (``TIME_ZONE``)."""
    return timezone.localdate()
