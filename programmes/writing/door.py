"""The door for writes about programmes: the one door, and behind it what no single row shows.

with writing.writing(by=user, reason="Extension of November 2017") as write:
    write.save(extension)
    write.save(programme)
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError

from core.records.writer import Writer
from treaties.models import Treaty
from treaties.writing import door

from ..models import Programme
from .contradictions import contradictions


class ContradictionError(ValidationError):
    """The rows that were written contradict each other; nothing was written."""


@contextmanager
def writing(
    *, by=None, reason: str = "", public_reason: str = "", treaties: Iterable[Treaty] = ()
) -> Iterator[Writer]:
    """Yield a writer whose writes are recorded and committed as one, unless they contradict.

    ``treaties`` are those whose acts are credited: nobody may withdraw them meanwhile. Programmes
    are few and seldom written, so all of them are locked.
    """
    with door.writing(treaties, by=by, reason=reason, public_reason=public_reason) as write:
        lock()
        yield write
        refuse_contradictions()


def lock() -> None:
    """Wait for whoever writes about programmes."""
    list(Programme.objects.order_by("id").select_for_update().values_list("id"))


def refuse_contradictions() -> None:
    """Raise ContradictionError unless the stored rows agree with each other."""
    if found := contradictions():
        raise ContradictionError(found)
