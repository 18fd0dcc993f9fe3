"""What is due about reservations that lapse unless renewed, as events: notice, decision, lapse.

No act brings them: they follow from how long the treaty lets a reservation be valid.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ..law.statements import Term
from ..law.vocabulary import StatusGroup
from ..models import Statement, StatusPeriod, Validity
from ..sentences.statements import (
    RENEWAL_DECISION,
    RENEWAL_LABELS,
    RENEWAL_NOTICE,
    RESERVATION_LAPSES,
)
from .events import Event, Subject, latest_revisions
from .statements import Beside, beside, published, related_to_rows


class Day(NamedTuple):
    """What is due in a term of a reservation: the event, its day, the number of the term."""

    code: str
    on: date
    number: int


class RenewalDay(Event):
    """A day on which something is due about a reservation, or it lapses unless renewed."""

    @property
    def label(self) -> str:
        return str(RENEWAL_LABELS[self.code])

    @property
    def group(self) -> str:
        return StatusGroup.BOUND.value


def renewal_days(
    subject: Subject, *, since: date | None = None, until: date | None = None
) -> list[Event]:
    """Return what is due about the reservations of a subject, both ends included, oldest first.

    The lapse is that of the last term, "unless renewed": nobody can tell that it will come. None
    of it once the reservation was withdrawn or its State has left. Costs five queries at most.
    """
    rows = list(lapsing(subject))
    if not rows:
        return []
    found = beside(rows, related_to_rows(rows))
    revisions = latest_revisions({row.treaty for row in rows})
    days = [
        event(row, period, day, revisions.get(row.treaty.code, 0))
        for row in rows
        if (period := period_of(row, found)) is not None
        for day in days_of(found.terms(row), found.ended_on(row))
        if (since is None or since <= day.on) and (until is None or day.on <= until)
    ]
    return sorted(days, key=lambda item: (item.on, item.code, item.key))


def lapsing(subject: Subject):
    """Return the published statements of treaties that limit how long some are valid."""
    limited = Validity.objects.values("treaty")
    rows = subject.filter(published()).filter(treaty__in=limited, nature__in=limited_natures())
    return rows.select_related("treaty", "state").order_by("id")


def limited_natures() -> list[str]:
    return [value for value, _label in Validity._meta.get_field("nature").choices]


def period_of(row: Statement, found: Beside) -> StatusPeriod | None:
    """Return the first period of the participation that a reservation belongs to."""
    span = found.participation(row)
    periods = found.periods.get((row.treaty_id, row.state_id), ())
    return next(
        (item for item in periods if span and item.in_force_on == span[0] and item.act_id), None
    )


def days_of(terms: tuple[Term, ...], ended_on: date | None) -> Iterator[Day]:
    """Yield what is due in each term before the end of the reservation."""
    for number, term in enumerate(terms):
        due = [(RENEWAL_NOTICE, term.notice_on), (RENEWAL_DECISION, term.decide_by)]
        if term.renewed_on is None:
            due.append((RESERVATION_LAPSES, term.lapses_on))
        for code, on in due:
            if ended_on is None or on < ended_on:
                yield Day(code, on, number)


def event(row: Statement, period: StatusPeriod, day: Day, revision: int) -> Event:
    """Return one such day; the key stays when the term moves."""
    return RenewalDay(
        key=f"statement-{row.pk}-{day.code}-{day.number}",
        on=day.on,
        on_text=day.on.isoformat(),
        code=day.code,
        state=row.state,
        treaty=row.treaty,
        act=period.act,
        is_effect=True,
        updated_at=row.changed_at,
        sequence=max(row.version, revision),
    )


def due(on: date) -> list[int]:
    """Return the ids of the reservations whose notice is due on a day and that may still lapse."""
    rows = list(lapsing(Subject()))
    found = beside(rows, related_to_rows(rows))
    return [row.pk for row in rows if is_due(found, row, on)]


def is_due(found: Beside, row: Statement, on: date) -> bool:
    terms, ended_on = found.terms(row), found.ended_on(row)
    if not terms or (ended_on is not None and ended_on <= on):
        return False
    return terms[-1].notice_on <= on < terms[-1].lapses_on
