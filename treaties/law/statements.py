"""How long a statement has effect: its days, the State's participation, reservations that lapse.

A reservation to some treaties is valid for a few years and has to be renewed (ETS 173, article 38;
CETS 196, article 20; CETS 210, article 79): the depositary gives notice before the years are over,
the State answers by a day, and its silence extends the reservation once, after which it lapses.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .dates import add_months, effective_date
from .facts import Clause
from .vocabulary import Status

CONSENT_AWAITED = frozenset(
    {Status.SIGNED, Status.SIGNED_AD_REFERENDUM, Status.CONSENT_PENDING_DEPOSIT}
)
"""The statuses of a State that has not consented yet; its objection has no effect until it does."""

NOT_BOUND_YET = CONSENT_AWAITED | {Status.CONTRACTING, Status.ENTRY_INTO_FORCE_PENDING}
"""The statuses in which what a State declared waits for the treaty to bind it."""


class Effect(StrEnum):
    """Whether a statement has effect on a day, or why not, or why nobody can tell."""

    IN_EFFECT = "in_effect"
    NOT_YET = "not_yet"
    AWAITING_CONSENT = "awaiting_consent"
    EXTENDED = "extended"
    MAY_HAVE_LAPSED = "may_have_lapsed"
    ENDED = "ended"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Validity:
    """For how long a treaty's reservations are valid, and when what is due before they lapse.

    The months of the notice and of the decision are counted back from the end of the years; those
    of the extension by silence (``grace_months``) follow it.
    """

    years: int
    notice_months: int = 0
    decision_months: int = 0
    grace_months: int = 0


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a reservation, from ``starts_on`` until ``ends_on`` (not included).

    ``lapses_on`` is the first day on which the reservation is gone unless it was renewed: the end
    of the extension by silence. ``renewed_on`` is the day of the renewal, None where none is known.
    """

    starts_on: date
    ends_on: date
    notice_on: date
    decide_by: date
    lapses_on: date
    renewed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """The days of a statement: made, in effect from, no longer in effect; and its terms.

    ``ends_on`` is the recorded end, or that of the State's participation if it comes first.
    """

    made_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    answers_another: bool = False
    terms: tuple[Term, ...] = ()


def terms(
    validity: Validity,
    in_force_on: date,
    renewals: Iterable[date] = (),
    until: date | None = None,
) -> tuple[Term, ...]:
    """Return the terms of a reservation, the first from the entry into force for its State.

    Each renewal adds one for the same years. One made during a term, or while silence extends it,
    renews that term; one made later renews nothing. ``until`` is the first day on which the
    reservation is gone in any case, by withdrawal or because its State left: no term begins then,
    and the last one stands as it would have run. Council of Europe, ETS 173, article 38.
    """
    found: list[Term] = []
    known, starts_on = sorted(renewals), in_force_on
    while until is None or starts_on < until:
        term, known = _term(validity, starts_on, known)
        found.append(term)
        if term.renewed_on is None:
            break
        starts_on = term.ends_on
    return tuple(found)


def _term(validity: Validity, starts_on: date, renewals: list[date]) -> tuple[Term, list[date]]:
    """Return the term that begins on a day, and the renewals that it leaves to later ones."""
    ends_on = add_months(starts_on, 12 * validity.years)
    lapses_on = add_months(ends_on, validity.grace_months)
    within = [day for day in renewals if starts_on <= day < ends_on]
    late = [day for day in renewals if ends_on <= day < lapses_on]
    renewed_on = next(iter(within or late), None)
    used = max(within, default=renewed_on)
    term = Term(
        starts_on,
        ends_on,
        add_months(ends_on, -validity.notice_months),
        add_months(ends_on, -validity.decision_months),
        lapses_on,
        renewed_on,
    )
    return term, [day for day in renewals if used is not None and day > used]


def is_about(articles: str, article: str) -> bool:
    """Whether articles separated by commas, ``3, 14(2)``, name an article or a part of it."""
    parts = [part.strip() for part in articles.split(",")]
    return any(part == article or part.startswith((f"{article}(", f"{article}.")) for part in parts)


def first_end(*days: date | None) -> date | None:
    """Return the earliest of some ends; None if there is none."""
    return min((day for day in days if day is not None), default=None)


def effect_on(
    said: Said, on: date, status: Status | None, *, silence_is_known: bool = True
) -> Effect:
    """Return whether a statement has effect on a day; ``status`` is its State's, None if unknown.

    A declaration without a recorded beginning waits until the treaty binds its State. The
    objection of a signatory has effect once that State has consented, on the day itself. That a
    State has not consented yet is known only where the treaty's chart is. A reservation whose years
    and extension are over has lapsed unless it was renewed, which need not be recorded. Vienna
    Convention on the Law of Treaties, articles 20(4)(b), 21 and 22(3).
    """
    begins_on = said.starts_on or said.made_on
    if begins_on is not None and on < begins_on:
        return Effect.NOT_YET
    if said.ends_on is not None and said.ends_on <= on:
        return Effect.ENDED
    if not silence_is_known and status in CONSENT_AWAITED and _waits(said):
        return Effect.UNKNOWN
    if said.answers_another:
        return Effect.AWAITING_CONSENT if status in CONSENT_AWAITED else Effect.IN_EFFECT
    if _waits(said) and status in NOT_BOUND_YET:
        return Effect.NOT_YET
    return _effect_of_term(said.terms[-1], on) if said.terms else Effect.IN_EFFECT


def _waits(said: Said) -> bool:
    """Whether the effect of a statement hangs on the consent of its State."""
    return said.answers_another or said.starts_on is None


def _effect_of_term(last: Term, on: date) -> Effect:
    if last.lapses_on <= on:
        return Effect.MAY_HAVE_LAPSED
    return Effect.EXTENDED if last.ends_on <= on else Effect.IN_EFFECT


def withdrawal_effect(clause: Clause | None, received_on: date) -> date | None:
    """Return the first day without a statement whose withdrawal was received on a day.

    The day of the receipt, unless the treaty says otherwise; None where its clause cannot be
    computed. Vienna Convention on the Law of Treaties, article 22(3)(a).
    """
    if clause is None:
        return received_on
    return effective_date(clause, received_on)


def participation(
    first: date | None, spans: dict[date, date | None]
) -> tuple[date, date | None] | None:
    """Return the participation that a statement belongs to: in force from, no longer a Party from.

    ``spans`` are those of its State, by the day of the entry into force; ``first`` is the first
    day of the statement. The first participation that was not over by then; of a statement without
    a day the last one. None if there is none.
    """
    if first is None:
        return max(spans.items(), default=None)
    running = (item for item in sorted(spans.items()) if item[1] is None or first < item[1])
    return next(running, None)
