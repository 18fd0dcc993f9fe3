"""The read side is a function of the data revision, the address, the language and the day.

So these are the key under which an answer is kept and its ETag, and nothing is ever invalidated.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, time
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db.models import Subquery
from django.utils import timezone

from treaties.models import Change, Revision

from .. import clock

CODE = ("config", "core", "countries", "treaties", "programmes")
SUFFIXES = {".py", ".mo", ".html", ".json"}


@dataclass(frozen=True)
class Edition:
    """What the whole site says at one moment: of which data, when written, seen on which day."""

    revision: int
    changed_at: datetime

    @classmethod
    def current(cls) -> "Edition":
        """Return the edition of this moment, with one query."""
        last = Change.objects.order_by("-sequence").values("at")[:1]
        row = Revision.objects.values_list("number", Subquery(last)).first()
        number, changed_at = row or (0, None)
        midnight = timezone.make_aware(datetime.combine(clock.today(), time.min))
        return cls(number, max(changed_at or midnight, midnight))

    def key(self, *parts: str) -> str:
        """Return the key of one answer: the same while data, day, program and parts are."""
        text = "\n".join([str(self.revision), clock.today().isoformat(), release(), *parts])
        return hashlib.sha256(text.encode()).hexdigest()[:32]


@cache
def release() -> str:
    """Return a fingerprint of the program: a new version may say the same data differently."""
    digest = hashlib.sha256(repr((settings.FOCUS_STATE, settings.TIME_ZONE)).encode())
    for app in CODE:
        for path in sorted((settings.BASE_DIR / app).rglob("*")):
            if path.suffix in SUFFIXES and path.is_file():
                digest.update(Path(path).read_bytes())
    return digest.hexdigest()[:12]
