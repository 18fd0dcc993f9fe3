"""The day on which a treaty enters into force for a State, and the way there."""

from dataclasses import dataclass
from datetime import date

from .dates import Computation, Step, compute
from .facts import Act, Clause, Treaty
from .thresholds import General
from .vocabulary import (
    ActKind,
    AppliesTo,
    ClauseKind,
    EarlyConsents,
    StateGroup,
    Trigger,
)

NOTHING = Computation(None)


@dataclass(frozen=True, slots=True)
class Entry:
    """From when a State is a Party: ``on``, None if that is unknown.

    Where the day of the consent is known too roughly to tell, ``on`` is the last day possible,
    ``earliest`` the first. ``computed`` is what the clauses give, whatever was published.
    ``known_from`` is the day before which nobody could know: it waits for the parent treaty, to
    which the State consented only then.
    """

    on: date | None
    earliest: date | None
    computed: Computation = NOTHING
    known_from: date | None = None

    @property
    def is_exact(self) -> bool:
        return self.on is not None and self.on == self.earliest

    def is_ahead(self, on: date) -> bool:
        """Whether it was known on a day that the State becomes a Party later."""
        is_known = self.known_from is None or self.known_from <= on
        return is_known and self.earliest is not None and on < self.earliest


@dataclass(frozen=True, slots=True)
class Parent:
    """A State's consent to the parent of a treaty, and from when it is Party to that."""

    consented_on: date
    entry: Entry


@dataclass(frozen=True, slots=True)
class Setting:
    """What a consent meets: the treaty, its general date, and where the State itself stands.

    ``group`` is the State's on the day of the consent, ``parent`` its consent to the treaty's
    parent; None without any.
    """

    treaty: Treaty
    general: General
    group: StateGroup | None = None
    parent: Parent | None = None

    def clause_for(self, consent: Act) -> Clause | None:
        return self.treaty.clause_for(consent.kind, self.group)

    @property
    def parent_days(self) -> tuple[date | None, date | None]:
        """Between which days the State became Party to the parent."""
        entry = self.parent.entry if self.parent else None
        return (entry.earliest, entry.on) if entry else (None, None)


def entry_into_force(setting: Setting, consent: Act) -> Entry:
    """Return the entry into force for the State that consented: published, else computed."""
    first, last = _of_first_and_last(setting, consent)
    computed = last if first.on == last.on else NOTHING
    published = published_entry(consent)
    if published is not None:
        return Entry(published, published, computed)
    if _is_computable(setting, consent) and consent.done.is_until:
        return Entry(max(consent.day, setting.general.on), None)
    if last.on is None:
        return Entry(None, None)
    return Entry(last.on, first.on, computed, _known_from(setting, consent))


def _known_from(setting: Setting, consent: Act) -> date | None:
    parent = setting.parent
    if parent is None or parent.consented_on <= consent.day:
        return None
    if shares_general_date(setting.treaty, setting.general, consent.day):
        return None
    clause = setting.clause_for(consent)
    waits = clause.not_before_parent or clause.kind == ClauseKind.SAME_AS_PARENT
    return parent.consented_on if waits else None


def published_entry(consent: Act) -> date | None:
    """Return the published entry into force, None where it is not possible.

    A date before the consent is ignored; a succession that is dated back counts from that date.
    """
    if consent.effective_on is None:
        return None
    return consent.effective_on if consent.effective_on >= consent.day else None


def entry_clause(setting: Setting, consent: Act) -> Clause | None:
    """Return the clause that decides a consent's entry into force.

    The general one for those who share the general date, else that for a State.
    """
    if shares_general_date(setting.treaty, setting.general, consent.day):
        return setting.treaty.clauses.get(AppliesTo.GENERAL_ENTRY_INTO_FORCE)
    return setting.clause_for(consent)


def _is_computable(setting: Setting, consent: Act) -> bool:
    is_dated = consent.kind != ActKind.SUCCESSION and consent.done is not None
    return is_dated and setting.general.on is not None


def shares_general_date(treaty: Treaty, general: General, day: date) -> bool:
    """Whether a consent given on a day takes effect with the treaty itself.

    One given by the day on which the general date was certain does; where the clause says so, also
    one given by the general date, as always where all Parties to a treaty must have consented.
    """
    clause = treaty.clauses.get(AppliesTo.GENERAL_ENTRY_INTO_FORCE)
    last = general.on if clause is not None and _takes_early(clause) else general.certain_on
    return last is not None and day <= last


def _takes_early(general_clause: Clause) -> bool:
    shares = general_clause.early_consents == EarlyConsents.SHARE_GENERAL
    return shares or general_clause.all_parties_to is not None


def _of_first_and_last(setting: Setting, consent: Act) -> tuple[Computation, Computation]:
    """Apply the clauses to the first and to the last day on which all may have been done.

    The last step is on the day of the effect. Nothing is computed for a succession, for a consent
    without its date, and where the clause, the treaty's own date or the day of the depositary's
    notice from which the clause counts is not known.
    """
    if not _is_computable(setting, consent) or consent.done.is_until:
        return NOTHING, NOTHING
    parent_first, parent_last = setting.parent_days
    first = _of_day(setting, consent, consent.done.first, parent_first)
    return first, _of_day(setting, consent, consent.done.last, parent_last)


def _of_day(setting: Setting, consent: Act, day: date, parent_on: date | None) -> Computation:
    """Apply the clauses to one of the days on which a consent may have been given."""
    if shares_general_date(setting.treaty, setting.general, day):
        return _general_steps(setting.treaty, setting.general)
    clause = setting.clause_for(consent)
    if clause is None or (clause.not_before_parent and parent_on is None):
        return NOTHING
    counted_on = consent.notified_on if clause.trigger == Trigger.NOTIFICATION else day
    found = compute(clause, counted_on, parent_on=parent_on) if counted_on else NOTHING
    if found.on is None:
        return NOTHING
    if clause.kind == ClauseKind.SAME_AS_PARENT:
        found = _not_before(found, "not_before_consent", day)
    found = _not_before(found, "not_before_general_date", setting.general.on)
    if clause.not_before_parent:
        found = _not_before(found, "not_before_parent", parent_on)
    return found


def _not_before(found: Computation, code: str, day: date) -> Computation:
    return found if found.on >= day else Computation(day, (*found.steps, Step(code, day)))


def _general_steps(treaty: Treaty, general: General) -> Computation:
    """Return the way to the general date: from the recorded consents if they lead there."""
    clause = treaty.clauses[AppliesTo.GENERAL_ENTRY_INTO_FORCE]
    if general.computed == general.on:
        found = compute(clause, general.met_on, parent_on=general.on)
        return _not_before(found, "not_before_treaty", general.on)
    return Computation(general.on, (Step("general_date", general.on),))
