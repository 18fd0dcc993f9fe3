"""When a State may leave a treaty that is in force for it, and what a notice would lead to."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from ..law.leaving import Leaving, Notice, leaving
from ..law.vocabulary import PARTY, AppliesTo, Status
from ..models import Clause, GeneralEntryIntoForce
from ..models.querysets import StandingQuerySet
from ..models.worlds import clause_facts
from ..sentences.leaving import leaving_sentences
from .references import named
from .statuses import parts_of

NO_CLAUSE = "no clause on denunciation"
"""What the note of a clause says where the treaty is known to have none."""


@dataclass(frozen=True)
class Terms:
    """What a treaty says about leaving it: its clause, and the day of its own entry into force."""

    clause: Clause | None = None
    general_on: date | None = None


def leaving_list(pairs: StandingQuerySet, on: date, language: str | None) -> list[dict]:
    """Return for some pairs when the State may leave the treaty, in their order.

    The pairs are of Parties. Costs three queries, however many there are.
    """
    rows = parts_of(pairs, on)
    terms = terms_of({row["treaty_id"] for row in rows})
    return [
        {
            "treaty": named(row, language),
            "state": row["state"],
            "in_force_on": row["in_force_on"],
            **leaving_row(
                terms[row["treaty_id"]],
                status=row["current_status"],
                in_force_on=row["in_force_on"],
                left_on=row["left_on"],
                on=on,
            ),
        }
        for row in rows
    ]


def terms_of(treaties: Collection[int]) -> dict[int, Terms]:
    """Return the terms of some treaties by their ids, with two queries."""
    clauses = Clause.objects.filter(treaty__in=treaties, applies_to=AppliesTo.DENUNCIATION)
    by_treaty = {clause.treaty_id: clause for clause in clauses}
    found = GeneralEntryIntoForce.objects.filter(treaty__in=treaties)
    days = dict(found.values_list("treaty_id", "on"))
    return {key: Terms(by_treaty.get(key), days.get(key)) for key in treaties}


def leaving_row(
    terms: Terms, *, status: str, in_force_on: date | None, left_on: date | None, on: date
) -> dict | None:
    """Return when a State may leave, as the API shows it; None if it is not a Party.

    ``notice_from`` is the first day of the window that is open on the day, else of the next;
    ``window_ends`` its last day, included.
    """
    if status not in PARTY:
        return None
    found = found_on(terms, status=status, in_force_on=in_force_on, left_on=left_on, on=on)
    window, following = found.window, found.following
    return {
        "notice": found.notice.value,
        "notice_from": window.starts_on if window else None,
        "window_ends": window.last_day if window else None,
        "next_notice_from": following.starts_on if following else None,
        "next_window_ends": following.last_day if following else None,
        "effect_if_notified_on": found.effect_on,
        "sentences": leaving_sentences(found, terms.clause, on=on, left_on=left_on),
    }


def found_on(
    terms: Terms, *, status: str, in_force_on: date | None, left_on: date | None, on: date
) -> Leaving:
    """Return what the law finds; not what a participation adds that is ending already."""
    if status == Status.DENUNCIATION_PENDING or left_on is not None:
        return Leaving(Notice.ENDING)
    if terms.clause is not None and NO_CLAUSE in terms.clause.note:
        return Leaving(Notice.NO_CLAUSE)
    facts = clause_facts(terms.clause, {}) if terms.clause else None
    return leaving(facts, in_force_on=in_force_on, general_on=terms.general_on, on=on)
