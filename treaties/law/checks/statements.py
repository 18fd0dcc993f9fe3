"""The checks on what a State declared about a treaty."""

from datetime import date

from ..facts import Statement
from ..finding import Check, Finding, Subject
from ..pair import Pair
from ..participations import Participation


def late_reservation(pair: Pair, statement: Statement) -> dict | None:
    """A reservation is made with the consent at the latest (VCLT, article 19)."""
    if not statement.is_reservation or statement.made_on is None:
        return None
    latest = pair.latest_participation(statement.made_on)
    if latest is None or not latest.day < statement.made_on:
        return None
    return {"made_on": statement.made_on, "consented_on": latest.day}


def forbidden_reservation(pair: Pair, statement: Statement) -> dict | None:
    """A treaty may forbid reservations (VCLT, article 19(a))."""
    return {} if statement.is_reservation and pair.treaty.forbids_reservations else None


def foreign_territory(pair: Pair, statement: Statement) -> dict | None:
    """A State extends a treaty to its own territories only (VCLT, article 29)."""
    foreign = statement.territories - pair.state.territories
    return {"territories": sorted(foreign)} if foreign else None


def outside_participation(pair: Pair, statement: Statement) -> dict | None:
    """A statement has effect only while its State participates.

    One without an end is not blamed for outlasting the participation: that nobody withdrew it is
    usual.
    """
    starts_on = statement.starts_on or statement.ends_on
    if starts_on is None:
        return None
    if any(
        _covers(item, starts_on, statement.ends_on or starts_on) for item in pair.participations
    ):
        return None
    return {"starts_on": statement.starts_on, "ends_on": statement.ends_on}


def _covers(item: Participation, starts_on: date, ends_on: date) -> bool:
    end = item.end(date.max)
    if end is None:
        return item.day <= starts_on
    return item.day <= starts_on < end.takes_effect_on and ends_on <= end.takes_effect_on


STATEMENT_CHECKS = {
    Check.LATE_RESERVATION: late_reservation,
    Check.FORBIDDEN_RESERVATION: forbidden_reservation,
    Check.FOREIGN_TERRITORY: foreign_territory,
    Check.OUTSIDE_PARTICIPATION: outside_participation,
}


def check_statement(pair: Pair, statement: Statement, *, has_source: bool = True) -> list[Finding]:
    """Return what the checks find about a statement of the pair's State."""
    found = [(check, run(pair, statement)) for check, run in STATEMENT_CHECKS.items()]
    found.append((Check.SOURCE_MISSING, None if has_source else {}))
    return [
        Finding(
            check, Subject.STATEMENT, pair.treaty.key, pair.state.key, statement.key, parameters
        )
        for check, parameters in found
        if parameters is not None
    ]
