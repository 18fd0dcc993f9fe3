"""The first and the last days on which a State may give notice of denunciation, as events.

No act brings them: they follow from the clause and from the day on which the years begin to count.
Without a State named, they are those of the focus State alone: of all States they would bury
what else happens.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from ..law.leaving import counted_from, windows
from ..law.vocabulary import AppliesTo, Status, StatusGroup
from ..models import Clause, StatusPeriod
from ..models.worlds import clause_facts
from .events import Event, Subject, latest_revisions
from .leaving import Terms, terms_of

OPENS, CLOSES = "notice_window_opens", "notice_window_closes"
LABELS = {
    OPENS: _("first day for notice of denunciation"),
    CLOSES: _("last day for notice of denunciation"),
}
AHEAD = timedelta(days=3653)
"""How far calendars and the agenda look ahead for windows, which come again without end."""


class NoticeDay(Event):
    """The first or the last day on which notice of denunciation may be given."""

    @property
    def label(self) -> str:
        return str(LABELS[self.code])

    @property
    def group(self) -> str:
        return StatusGroup.BOUND.value


def notice_days(subject: Subject, *, since: date | None = None, until: date) -> list[Event]:
    """Return the first and last days for notice about a subject, both ends included, oldest first.

    Only while the treaty is in force and no end of it is announced, and only of treaties that are
    recorded to exclude some years. The day of the entry into force is none. Costs four queries at
    most.
    """
    periods = list(periods_of(subject, since))
    if not periods:
        return []
    terms = terms_of({period.treaty_id for period in periods})
    revisions = latest_revisions({period.treaty for period in periods})
    found = [
        event(period, *day, revisions.get(period.treaty.code, 0))
        for period in periods
        for day in days_of(period, terms[period.treaty_id], until)
        if since is None or since <= day[1]
    ]
    return sorted(found, key=lambda item: (item.on, item.code, item.act.pk))


def periods_of(subject: Subject, since: date | None) -> QuerySet:
    """Return the periods in which a State could give notice at times that are recorded."""
    rows = subject.filter(StatusPeriod.objects.all())
    if subject.state is None:
        rows = rows.filter(state__code=settings.FOCUS_STATE)
    if since is not None:
        rows = rows.filter(Q(ends_on=None) | Q(ends_on__gt=since))
    limited = Clause.objects.filter(applies_to=AppliesTo.DENUNCIATION, barred_years__isnull=False)
    rows = rows.filter(
        status__in=(Status.IN_FORCE, Status.SUSPENDED),
        act__isnull=False,
        treaty__in=limited.values("treaty"),
    )
    return rows.select_related("treaty", "state", "act").order_by("id")


def days_of(period: StatusPeriod, terms: Terms, until: date) -> Iterator[tuple[str, date, int]]:
    """Yield what happens in a period up to a day: the event, its day, the window's number."""
    clause = clause_facts(terms.clause, {})
    since = counted_from(clause, period.in_force_on, terms.general_on)
    for window in windows(clause, since) if since else ():
        if window.starts_on > until:
            return
        for code, on in ((OPENS, window.starts_on), (CLOSES, window.last_day)):
            if on is not None and on <= until and lies_in(period, code, on):
                yield code, on, window.number


def lies_in(period: StatusPeriod, code: str, on: date) -> bool:
    """Whether a State is a Party on a day; on the day before too, for a window that opens then."""
    has_begun = period.since < on if code == OPENS else period.since <= on
    return has_begun and period.starts_on <= on and (period.ends_on is None or on < period.ends_on)


def event(period: StatusPeriod, code: str, on: date, number: int, revision: int) -> Event:
    """Return one such day; the key stays when the window moves."""
    return NoticeDay(
        key=f"act-{period.act_id}-{code}-{number}",
        on=on,
        on_text=on.isoformat(),
        code=code,
        state=period.state,
        treaty=period.treaty,
        act=period.act,
        is_effect=True,
        updated_at=period.act.changed_at,
        sequence=max(period.act.version, revision),
    )
