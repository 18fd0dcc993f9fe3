"""Costly answers, few at a time: the others, and whoever asks whether the site lives, go on.

A process serves with some threads (four, unless the operator says otherwise). Answers that take
seconds of a processor may hold two of them, one more may wait, and the rest stay free.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from threading import BoundedSemaphore

AT_ONCE = 2
MOST_WAITING = 1
WAITING_AT_MOST = 5
"""Seconds."""

running = BoundedSemaphore(AT_ONCE)
waiting = BoundedSemaphore(MOST_WAITING)


class Busy(Exception):
    """Too many costly answers are being made; ask again in a few seconds."""


@contextmanager
def one_of_few() -> Iterator[None]:
    """Do costly work beside at most one other in this process; Busy if that has no end soon."""
    if not running.acquire(blocking=False):
        wait_in_line()
    try:
        yield
    finally:
        running.release()


def costly(view: Callable) -> Callable:
    """Return a view that is answered beside at most one other costly one in this process."""

    @wraps(view)
    def bounded(*args, **kwargs):
        with one_of_few():
            return view(*args, **kwargs)

    return bounded


def wait_in_line() -> None:
    if not waiting.acquire(blocking=False):
        raise Busy
    try:
        if not running.acquire(timeout=WAITING_AT_MOST):
            raise Busy
    finally:
        waiting.release()
