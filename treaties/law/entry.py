"""The day on which a treaty enters into force for a State, and the way there."""

from dataclasses import dataclass
from datetime import date

from .dates import Computation, Step, compute
from .facts import Act, Clause, Treaty
from .thresholds import General
from .vocabulary import ActKind, AppliesTo, ClauseKind

NOTHING = Computation(None)


@dataclass(frozen=True, slots=True)
class Entry:
    """From when a State is a Party: ``on``, None if that is unknown.

    Where the day of the consent is known too roughly to tell, ``on`` is the last day possible,
    ``earliest`` the first. ``computed`` is what the clauses give, whatever was published.
    """

    on: date | None
    earliest: date | None
    computed: Computation = NOTHING

    @property
    def is_exact(self) -> bool:
        return self.on is not None and self.on == self.earliest


def entry_into_force(
    treaty: Treaty, general: General, consent: Act, parent_on: date | None = None
) -> Entry:
    """Return the entry into force for the State that consented.

    The published day counts, else the computed one. ``parent_on`` is the day on which the
    treaty's parent entered into force for the State.
    """
    computed = entry_computation(treaty, general, consent, parent_on)
    on = published_entry(consent) or computed.on
    if on is not None:
        return Entry(on, on, computed)
    return _rough_entry(treaty, general, consent, parent_on)


def _rough_entry(treaty, general, consent, parent_on) -> Entry:
    """Return between which days a State became a Party; of "on or before" only the last."""
    if not _is_computable(general, consent):
        return Entry(None, None)
    if consent.done.is_until:
        return Entry(max(consent.day, general.on), None)
    first, last = (
        _of_day(treaty, general, consent, day, parent_on).on
        for day in (consent.done.first, consent.done.last)
    )
    return Entry(last, first) if first and last else Entry(None, None)


def published_entry(consent: Act) -> date | None:
    """Return the published entry into force, None where it is not possible.

    A date before the consent is ignored, except for a succession, which may be dated back.
    """
    if consent.effective_on is None:
        return None
    if consent.kind == ActKind.SUCCESSION or consent.effective_on >= consent.day:
        return consent.effective_on
    return None


def entry_clause(treaty: Treaty, general: General, consent: Act) -> Clause | None:
    """Return the clause that decides a consent's entry into force.

    The general one for consents up to the day on which the general date became certain (of an
    all-Parties clause: up to the general date), else that for a State.
    """
    if shares_general_date(treaty, general, consent.day):
        return treaty.clauses.get(AppliesTo.GENERAL_ENTRY_INTO_FORCE)
    return treaty.clause_for(consent.kind)


def entry_computation(
    treaty: Treaty, general: General, consent: Act, parent_on: date | None = None
) -> Computation:
    """Return the day on which the clauses make a treaty enter into force for a State, with steps.

    The last step is on that day. Nothing is computed for a succession, for a consent without its
    date or with one that leaves the result open, and where the clause or the treaty's own date is
    not known.
    """
    if not _is_computable(general, consent) or consent.done.is_until:
        return NOTHING
    last = _of_day(treaty, general, consent, consent.done.last, parent_on)
    if consent.done.is_day:
        return last
    first = _of_day(treaty, general, consent, consent.done.first, parent_on)
    return last if first.on == last.on else NOTHING


def _is_computable(general: General, consent: Act) -> bool:
    is_dated = consent.kind != ActKind.SUCCESSION and consent.done is not None
    return is_dated and general.on is not None


def shares_general_date(treaty: Treaty, general: General, day: date) -> bool:
    """Whether a consent given on a day takes effect with the treaty itself."""
    clause = treaty.clauses.get(AppliesTo.GENERAL_ENTRY_INTO_FORCE)
    last = general.on if clause is not None and clause.all_parties_to else general.certain_on
    return general.on is not None and last is not None and day <= last


def _of_day(treaty, general, consent, day, parent_on) -> Computation:
    """Apply the clauses to one of the days on which a consent may have been given."""
    if shares_general_date(treaty, general, day):
        return _general_steps(treaty, general)
    clause = treaty.clause_for(consent.kind)
    if clause is None:
        return NOTHING
    found = compute(clause, day, parent_on=parent_on)
    if found.on is None:
        return NOTHING
    if clause.kind == ClauseKind.SAME_AS_PARENT:
        found = _not_before(found, "not_before_consent", day)
    return _not_before(found, "not_before_general_date", general.on)


def _not_before(found: Computation, code: str, day: date) -> Computation:
    return found if found.on >= day else Computation(day, (*found.steps, Step(code, day)))


def _general_steps(treaty: Treaty, general: General) -> Computation:
    """Return the way to the general date: from the recorded consents if they lead there."""
    clause = treaty.clauses.get(AppliesTo.GENERAL_ENTRY_INTO_FORCE)
    if clause is not None and general.met_on is not None and general.computed == general.on:
        found = compute(clause, general.met_on, parent_on=general.on)
        return _not_before(found, "not_before_treaty", general.on)
    if clause is not None and clause.kind == ClauseKind.SAME_AS_PARENT:
        return compute(clause, general.on, parent_on=general.on)
    return Computation(general.on, (Step("general_date", general.on),))
