"""What follows for a State once it has joined: who watches, which reports are due, which laws.

Nothing here rests on silence: that no report is recorded does not say that none was made.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.addresses import web
from core.records.publication import Publication
from countries.models import State

from ..law import reporting
from ..law.dates import DAY, add_months
from ..law.reporting import Due
from ..law.vocabulary import PARTY, Status
from ..models import Monitoring, NationalLaw, Report, ReportingDuty, StatusPeriod, Treaty
from ..sentences import duties as sentences

CONCERNED = PARTY | {Status.CONTRACTING, Status.ENTRY_INTO_FORCE_PENDING}
"""The statuses of a Party, and of a State that is about to be one."""

OWING = frozenset({Status.IN_FORCE, Status.DENUNCIATION_PENDING})
"""A report is due while the treaty binds the State; while it is suspended nothing is."""

MONTHS_AHEAD = 60
"""How far due days are told: reports come again without end."""


@dataclass
class Recorded:
    """The rows about a treaty's duties, and the published ones about one State."""

    monitoring: list[Monitoring]
    duties: list[ReportingDuty]
    reports: list[Report]
    laws: list[NationalLaw]


@dataclass(frozen=True)
class DueReport:
    """A day on which a State owes a report, in which period, and the report recorded for it."""

    duty: ReportingDuty
    period: StatusPeriod
    due: Due
    report: Report | None


def recorded(treaty: Treaty, state: State) -> Recorded:
    """Return what is recorded of a pair, with four queries."""
    both = {"treaty": treaty, "state": state, "publication": Publication.PUBLISHED}
    return Recorded(
        list(treaty.monitoring.select_related("body")),
        list(treaty.reporting_duties.all()),
        list(Report.objects.filter(**both).order_by("submitted_on", "id")),
        list(NationalLaw.objects.filter(**both).order_by("adopted_on", "id")),
    )


def asked_of_parties(treaty: Treaty) -> dict:
    """Return who watches over a treaty and when its Parties report, with two queries."""
    return {
        "monitoring": [monitoring_row(row) for row in treaty.monitoring.select_related("body")],
        "reporting_duties": [duty_row(duty) for duty in treaty.reporting_duties.all()],
    }


def concerns(period: StatusPeriod | None) -> bool:
    """Whether a State is a Party in a period, or about to be one."""
    return period is not None and period.status in CONCERNED


def after_joining(found: Recorded, periods: list[StatusPeriod], on: date) -> dict:
    """Return what follows from being a Party, as seen on a day.

    ``periods`` are those of the pair, in order. Reports of a later day and laws of a later day are
    left out.
    """
    reports = [report for report in found.reports if report.submitted_on <= on]
    laws = [law for law in found.laws if law.adopted_on is None or law.adopted_on <= on]
    return {
        "monitoring": [monitoring_row(row) for row in found.monitoring],
        "duties": [duty_with_days(duty, periods, reports, on) for duty in found.duties],
        "reports": [report_row(row) for row in reports],
        "national_laws": [law_row(row) for row in laws],
    }


def duty_with_days(
    duty: ReportingDuty, periods: list[StatusPeriod], reports: list[Report], on: date
) -> dict:
    """Return a duty with the days that follow from it, up to the next one after a day."""
    days = due_reports(duty, periods, reports, until=horizon(on))
    past = [item for item in days or () if item.due.is_over(on)]
    coming = [item for item in days or () if not item.due.is_over(on)][:1]
    return duty_row(duty) | {
        "days_known": days is not None,
        "due": [
            {
                "number": item.due.number,
                "on": item.due.on,
                "report": item.report.pk if item.report else None,
            }
            for item in (*past, *coming)
        ],
        "next_due_on": coming[0].due.on if coming else None,
        "state_sentences": state_sentences(days, past[-1:], coming),
    }


def state_sentences(
    days: list[DueReport] | None, past: list[DueReport], coming: list[DueReport]
) -> list[str]:
    """Return what is due of one State, in words: the last day that is over, and the next."""
    if days is None:
        return [sentences.unknown_sentence()]
    return [
        *(sentences.past_sentence(item.due.on, is_recorded=bool(item.report)) for item in past),
        *(sentences.next_sentence(item.due.on, is_recorded=bool(item.report)) for item in coming),
    ]


def due_reports(
    duty: ReportingDuty,
    periods: Iterable[StatusPeriod],
    reports: Iterable[Report],
    *,
    until: date,
) -> list[DueReport] | None:
    """Return the days up to a last one, included, on which a State owes a report, oldest first.

    None if they are not known of one of the periods in which the treaty binds it.
    """
    rule = reporting.Duty(duty.first_months, duty.every_years)
    found = []
    for period in periods:
        if period.status not in OWING:
            continue
        days = reporting.due_days(
            rule,
            in_force_on=period.in_force_on,
            starts_on=period.starts_on,
            ends_on=period.ends_on,
            until=until,
        )
        if days is None:
            return None
        found += [
            DueReport(duty, period, due, report_for(duty, due, period, reports)) for due in days
        ]
    return found


def report_for(
    duty: ReportingDuty, due: Due, period: StatusPeriod, reports: Iterable[Report]
) -> Report | None:
    """Return the report that stands for a due one; those of an earlier participation do not."""
    return next(
        (
            report
            for report in reports
            if report.duty_id == duty.pk
            and due.number in report.numbers
            and report.submitted_on >= period.in_force_on
        ),
        None,
    )


def horizon(on: date) -> date:
    """Return the last day up to which due days are told, as seen on a day."""
    return add_months(on, MONTHS_AHEAD) - DAY


def monitoring_row(row: Monitoring) -> dict:
    return {
        "body": row.body.code,
        "name": row.body.name,
        "site": web(row.body.site) or None,
        "articles": row.articles,
        "source": row.source,
        "unconfirmed": row.is_unconfirmed,
    }


def duty_row(duty: ReportingDuty) -> dict:
    """Return a duty to report as data, with its sentences."""
    return {
        "articles": duty.articles,
        "first_months": duty.first_months,
        "every_years": duty.every_years,
        "on_request": duty.on_request,
        "source": duty.source,
        "unconfirmed": duty.is_unconfirmed,
        "sentences": sentences.duty_sentences(duty),
    }


def report_row(report: Report) -> dict:
    return {
        "id": report.pk,
        "first_number": report.first_number,
        "last_number": report.last_number or report.first_number,
        "submitted_on": report.submitted_on,
        "document": report.document,
        "link": web(report.link) or None,
        "source": report.source,
    }


def law_row(law: NationalLaw) -> dict:
    return {
        "id": law.pk,
        "title": law.title.text,
        "title_language": law.title.language,
        "titles": law.titles,
        "number": law.number,
        "adopted_on": law.adopted_on,
        "link": web(law.link) or None,
        "source": law.source,
    }
