"""Lets public pages and the API read from a replica, where DATABASE_REPLICA_URL names one.

Staff read what they have just written, so whatever they ask for and every command stay on the
primary.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest, HttpResponse

from core.http.resending import is_of_staff

# With the record of changes: an answer is kept under the revision of the data that it was made of.
APPS = {"countries", "treaties", "programmes", "records"}

serving_reader: ContextVar[bool] = ContextVar("serving_reader", default=False)


class ReplicaMiddleware:
    """Mark a reader's request while it is served."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = serving_reader.set(is_readers(request))
        try:
            return self.get_response(request)
        finally:
            serving_reader.reset(token)


@contextmanager
def from_the_primary() -> Iterator[None]:
    """Read from the primary inside, also for a reader: a replica may be some changes behind."""
    token = serving_reader.set(False)
    try:
        yield
    finally:
        serving_reader.reset(token)


def is_readers(request: HttpRequest) -> bool:
    """Tell whether a request only reads, and is not one of staff, who read what they wrote."""
    is_admin = request.path_info.startswith(f"/{settings.ADMIN_PATH}")
    return request.method in {"GET", "HEAD"} and not is_admin and not is_of_staff(request.META)


class ReplicaRouter:
    """Send a reader's queries to the replica; sessions and users stay on the primary."""

    def db_for_read(self, model: type[Model], **hints: object) -> str:
        if serving_reader.get() and model._meta.app_label in APPS:
            return "replica"
        return "default"

    def db_for_write(self, model: type[Model], **hints: object) -> str:
        return "default"

    def allow_relation(self, obj1: Model, obj2: Model, **hints: object) -> bool:
        # Both aliases are the same data.
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool:
        return db == "default"
