"""The day it is: the only place that knows it."""

from datetime import date

from django.utils import timezone


def today() -> date:
    """Return the day it is where the depositary is (``TIME_ZONE``)."""
    return timezone.localdate()
