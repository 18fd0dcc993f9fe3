"""How often somebody may guess: django-axes counts a name from an address, this an address."""

from datetime import timedelta

from axes.models import AccessAttempt
from django.db.models import Sum
from django.http import HttpRequest

from .. import clock
from . import clients

MOST_FROM_ONE_ADDRESS = 50
"""Wrong passwords in the time below, whatever the names: an office shares an address."""
WITHIN = timedelta(minutes=15)


def is_locked_out(request: HttpRequest) -> bool:
    """Whether so many names were tried from the client's address that it has to rest."""
    recent = AccessAttempt.objects.filter(
        ip_address=clients.address(request), attempt_time__gte=clock.now() - WITHIN
    )
    failures = recent.aggregate(all=Sum("failures_since_start"))["all"] or 0
    return failures >= MOST_FROM_ONE_ADDRESS
