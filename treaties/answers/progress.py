"""How far a treaty is from its entry into force: the consents there are, and those it needs."""

from dataclasses import dataclass
from datetime import date

from ..law.thresholds import counted_consents, standing_consents
from ..law.vocabulary import AppliesTo
from ..models import Treaty
from ..models.worlds import world


@dataclass(frozen=True)
class Progress:
    """The consents counted on a day, those needed, and who of "all Parties" is missing.

    Needs are None where the clause does not set them. ``is_complete`` is False where further
    consents may exist that are not recorded here.
    """

    total: int
    total_needed: int | None
    members: int
    members_needed: int | None
    missing_parties: tuple[str, ...]
    is_complete: bool


def progress(treaty: Treaty, on: date) -> Progress | None:
    """Return how far a treaty is on a day; None where its clause sets no condition that counts."""
    facts = world([treaty])
    law = facts.treaties[treaty.code]
    clause = law.clauses.get(AppliesTo.GENERAL_ENTRY_INTO_FORCE)
    if clause is None or not clause.has_condition:
        return None
    consents = counted_consents(law, facts.acts.get(treaty.code, {}), facts.states)
    standing = standing_consents(clause, consents, facts.parties_on, on)
    needed = facts.parties_on(clause.all_parties_to, on) if clause.all_parties_to else set()
    return Progress(
        total=sum(item.by_state for item in standing.values()),
        total_needed=clause.threshold_total,
        members=sum(item.by_member for item in standing.values()),
        members_needed=clause.threshold_members,
        missing_parties=tuple(sorted(needed - standing.keys())),
        is_complete=law.chart_complete,
    )
