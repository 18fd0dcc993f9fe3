"""The day it is, which only this place knows, and the days of the calendar."""

from datetime import date

from django.utils import timezone

FIRST_DAY = date(1800, 1, 1)
LAST_DAY = date(2199, 12, 31)
NO_DAY = date(1900, 1, 1)
"""What spreadsheets and other systems write where a day is unknown; no treaty act has it."""


def today() -> date:
    """Return the day it is where the depositary is (``TIME_ZONE``)."""
    return timezone.localdate()
