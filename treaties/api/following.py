"""Waiting for the next change, so that a reader hears of it without asking again and again."""

import threading
import time

from django.conf import settings

from core.records.models import Revision

ASK_ON_AFTER = "5"
"""Seconds after which to ask on at the end of the list."""
LONGEST_WAIT = 30
LOOKING_EVERY = 0.5


class Places:
    """The places of those who wait in this process; there is never one for everybody.

    Whoever waits holds a thread of the server, so that they could keep all other readers out.
    """

    def __init__(self):
        self._lock = threading.Lock()
        self._taken = 0

    def take(self) -> bool:
        """Take a place; False if there is none left."""
        with self._lock:
            if self._taken >= settings.WAITING_CLIENTS:
                return False
            self._taken += 1
            return True

    def leave(self) -> None:
        with self._lock:
            self._taken -= 1


PLACES = Places()


def wait_for_change(since: int, seconds: int) -> None:
    """Return once there is a change after ``since``, or the seconds are over, or no place is free.

    Looks into the database, as a change may be written by another process.
    """
    if not seconds or is_changed(since) or not PLACES.take():
        return
    try:
        until = time.monotonic() + seconds
        while time.monotonic() < until and not is_changed(since):
            time.sleep(LOOKING_EVERY)
    finally:
        PLACES.leave()


def is_changed(since: int) -> bool:
    return Revision.objects.filter(sequence__gt=since).exists()
