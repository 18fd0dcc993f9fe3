"""May a State join a treaty on a day, and if not, why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .dates import add_months
from .decision import INVITATION_MONTHS
from .pair import Pair
from .standing import Standing, standing
from .vocabulary import ActKind, Bar, Missing, Status


class Hindrance(StrEnum):
    """Why a State cannot join, apart from what the treaty's own clause says."""

    ALREADY_CONSENTED = "already_consented"
    STATE_EXTINCT = "state_extinct"
    NOT_OPEN = "not_open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Possibility:
    """Whether a State may join on a day; None if that is not known, ``reason`` why or why not.

    ``by_invitation``: it may, but only on an invitation that is valid on the day, and none is
    recorded.
    """

    possible: bool | None
    reason: Hindrance | Bar | Missing | None = None
    by_invitation: bool = False


def possibility(pair: Pair, on: date) -> Possibility:
    """Return whether a State may consent to a treaty on a day, by what was done by then.

    Where neither the treaty's chart nor the State's list was checked, nobody knows whether the
    State has consented already.
    """
    if pair.state.ends_on is not None and pair.state.ends_on <= on:
        return Possibility(False, Hindrance.STATE_EXTINCT)
    latest = pair.latest_participation(on)
    if latest is not None and not latest.is_leaving(on):
        return Possibility(False, Hindrance.ALREADY_CONSENTED)
    current = standing_towards(pair, on)
    if current.status == Status.DATA_INCOMPLETE:
        return Possibility(None, current.missing)
    if current.status not in (Status.OPEN, Status.OPEN_BY_INVITATION):
        return Possibility(False, current.reason or Hindrance(current.status.value))
    if pair.has_undated and latest is None:
        return Possibility(None, Missing.DATE)
    is_checked = pair.record.tells(on)
    return Possibility(
        True if is_checked else None,
        None if is_checked else Missing.CHART,
        by_invitation=_lacks_invitation(pair, current, on),
    )


def standing_towards(pair: Pair, on: date, *, joined_required: bool = False) -> Standing:
    """Return a treaty's standing on a day towards a State, whatever the State has done about it.

    With ``joined_required`` it is taken to have joined the treaty that its route requires; else
    its acts tell.
    """
    return standing(
        pair.treaty,
        pair.general,
        pair.group_on(on),
        on,
        joined_required=joined_required or pair.has_joined_required(on),
        is_barred=pair.is_barred(on),
    )


def _lacks_invitation(pair: Pair, current: Standing, on: date) -> bool:
    """Whether an invitation is needed; who may sign, or has signed, needs none."""
    if current.status != Status.OPEN_BY_INVITATION or pair.treaty.signatories_may_accede:
        return False
    if pair.standing_signatures(on, pair.last_end(on)):
        return False
    last_day = last_day_of_invitation(pair, on)
    return last_day is None or last_day < on


def last_day_of_invitation(pair: Pair, on: date) -> date | None:
    """Return until when the State was invited, by the invitations up to a day; None without any.

    An invitation without recorded validity counts for five years.
    """
    invitations = pair.until(on, {ActKind.INVITATION})
    last_days = [act.expires_on or add_months(act.day, INVITATION_MONTHS) for act in invitations]
    return max(last_days, default=None)


MARKS = (1, 3, 6, 12)
"""How many months before the lapse of an invitation somebody has to be reminded of it."""


def mark_before(lapses_on: date, on: date) -> int | None:
    """Return which mark before the lapse of an invitation was reached last, in months.

    ``lapses_on`` is the first day on which it is valid no longer. None before the first mark, and
    from the lapse on.
    """
    if lapses_on <= on:
        return None
    return next((months for months in MARKS if lapses_on <= add_months(on, months)), None)
