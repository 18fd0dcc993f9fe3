"""What no act brings but follows by itself: days for notice, reports due, reservations that lapse.

The agenda, the calendars and the pages read them here, so that all of them look as far ahead.
"""

from datetime import date

from .after_joining import horizon
from .events import Event, Subject, in_order
from .notice_days import AHEAD, NoticeDay, notice_days
from .renewals import renewal_days
from .report_days import LATELY, ReportDay, report_days

OF_THE_FOCUS = (NoticeDay, ReportDay)
"""What is told of the focus State alone where no State is named."""


def foreseen(
    subject: Subject, on: date, *, since: date | None = None, until: date | None = None
) -> list[Event]:
    """Return what follows by itself about a subject, ``since`` and ``until`` included, in order.

    Without ``until``, days for notice and about reservations are told for ten years from the day
    asked about (``on``), and days for reports for five: they come again without end. Without
    ``since``, days for reports go back five years, the others to the beginning. Costs thirteen
    queries at most.
    """
    found = [
        *notice_days(subject, since=since, until=until or on + AHEAD),
        *report_days(subject, since=since or on - LATELY, until=until or horizon(on)),
        *renewal_days(subject, since=since, until=until or on + AHEAD),
    ]
    return sorted(found, key=in_order)
