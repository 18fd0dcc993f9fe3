"""The days on which reports on treaties are due, as events.

No act brings them: they follow from the treaty and from the entry into force for the State. Without
a State named, they are those of the focus State alone, as the days for notice are.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet

from core.records.publication import Publication

from ..law.vocabulary import StatusGroup
from ..models import Report, ReportingDuty, StatusPeriod
from ..sentences.duties import REPORT_DUE, due_words
from ..sentences.events import unconfirmed_words
from .after_joining import OWING, DueReport, due_reports
from .events import Event, Subject, latest_revisions

LATELY = timedelta(days=1826)
"""How far back agendas and calendars tell what was due, unless they are asked for more."""


@dataclass(frozen=True)
class ReportDay(Event):
    """The last day for a report; it stays an event when a report is recorded, and says so."""

    articles: str = ""
    is_recorded: bool = False
    is_unconfirmed: bool = False

    @property
    def label(self) -> str:
        text = due_words(self.articles, is_recorded=self.is_recorded)
        return unconfirmed_words(text) if self.is_unconfirmed else text

    @property
    def group(self) -> str:
        return StatusGroup.BOUND.value


def report_days(subject: Subject, *, since: date, until: date) -> list[Event]:
    """Return the days on which reports about a subject are due, both ends included, oldest first.

    Only while the treaty is in force for the State, and only where the day of its entry into force
    is known. Costs four queries at most.
    """
    periods = list(periods_of(subject, since))
    if not periods:
        return []
    revisions = latest_revisions({period.treaty for period in periods})
    found = [
        event(item, revisions.get(item.period.treaty.code, 0))
        for item in owed(periods, until=until)
        if since <= item.due.on
    ]
    return sorted(found, key=lambda item: (item.on, item.key))


def periods_of(subject: Subject, since: date | None = None) -> QuerySet:
    """Return the periods in which a State owes reports, those over before a day left out."""
    rows = subject.filter(StatusPeriod.objects.all())
    if subject.state is None:
        rows = rows.filter(state__code=settings.FOCUS_STATE)
    if since is not None:
        rows = rows.filter(Q(ends_on=None) | Q(ends_on__gt=since))
    dated = ReportingDuty.objects.filter(first_months__isnull=False)
    rows = rows.filter(
        status__in=OWING,
        act__isnull=False,
        in_force_on__isnull=False,
        treaty__in=dated.values("treaty"),
    )
    return rows.select_related("treaty", "state", "act").order_by("id")


def owed(periods: Collection[StatusPeriod], *, until: date) -> list[DueReport]:
    """Return what is due in some periods up to a day, with the published report for each.

    Costs two queries, however many periods there are.
    """
    treaties = {period.treaty_id for period in periods}
    duties, reports = defaultdict(list), defaultdict(list)
    for duty in ReportingDuty.objects.filter(treaty__in=treaties):
        duties[duty.treaty_id].append(duty)
    published = Report.objects.filter(
        treaty__in=treaties,
        state__in={period.state_id for period in periods},
        publication=Publication.PUBLISHED,
    )
    for report in published.order_by("submitted_on", "id"):
        reports[report.treaty_id, report.state_id].append(report)
    return [
        item
        for period in periods
        for duty in duties[period.treaty_id]
        for item in due_reports(
            duty, [period], reports[period.treaty_id, period.state_id], until=until
        )
        or ()
    ]


def event(item: DueReport, revision: int) -> ReportDay:
    """Return one such day; the key stays when the day moves."""
    period = item.period
    return ReportDay(
        key=f"act-{period.act_id}-{REPORT_DUE}-{item.duty.pk}-{item.due.number}",
        on=item.due.on,
        on_text=item.due.on.isoformat(),
        code=REPORT_DUE,
        state=period.state,
        treaty=period.treaty,
        act=period.act,
        is_effect=True,
        updated_at=period.act.changed_at,
        sequence=max(period.act.version, revision),
        articles=item.duty.articles,
        is_recorded=item.report is not None,
        is_unconfirmed=item.duty.is_unconfirmed,
    )
