"""The checks on a treaty as a whole: its general entry into force, and who is missing."""

from collections.abc import Iterable
from datetime import date

from ..facts import Treaty
from ..finding import Check, Finding, Subject
from ..pair import Pair
from ..thresholds import General
from ..vocabulary import AppliesTo


def check_treaty(treaty: Treaty, general: General) -> list[Finding]:
    """Return what the checks find about a treaty's general entry into force."""
    found = {
        Check.THRESHOLD_NOT_MET: threshold_not_met(treaty, general),
        Check.DIFFERS_FROM_CLAUSE: general_differs(treaty, general),
    }
    return [
        Finding(check, Subject.TREATY, treaty.key, parameters=parameters)
        for check, parameters in found.items()
        if parameters is not None
    ]


def check_missing(pairs: Iterable[Pair], *, on: date) -> list[Finding]:
    """Return which of some States must be Parties to a treaty on a day, though it is not recorded.

    A protocol to it is in force for them. The same gap as the check on their consent to the
    protocol finds, seen from the chart that lacks them.
    """
    return [
        Finding(
            Check.MUST_BE_PARTY,
            Subject.TREATY,
            pair.treaty.key,
            pair.state.key,
            parameters={"state": pair.state.key, "protocols": list(protocols)},
        )
        for pair in pairs
        if (protocols := pair.bound_without_consent(on))
    ]


def threshold_not_met(treaty: Treaty, general: General) -> dict | None:
    """A treaty entered into force, but the recorded consents do not explain it.

    Usual where the chart is incomplete.
    """
    clause = treaty.clauses.get(AppliesTo.GENERAL_ENTRY_INTO_FORCE)
    published = treaty.entered_into_force_on
    if clause is None or published is None or not clause.has_condition:
        return None
    if general.met_on is not None and general.met_on <= published:
        return None
    return {"published": published, "met_on": general.met_on}


def general_differs(treaty: Treaty, general: General) -> dict | None:
    """The consents of a complete chart must explain the date; those of another, none before it.

    An incomplete chart only lacks consents, so what is counted from it is never too early.
    """
    published, computed = treaty.entered_into_force_on, general.computed
    if None in (published, computed) or published == computed:
        return None
    if not treaty.chart_complete and computed > published:
        return None
    return {"published": published, "computed": computed}
