"""The facts that the law is applied to, as plain data."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date

from .vocabulary import (
    BEGINNING,
    AccessionBinds,
    ActKind,
    AppliesTo,
    ClauseKind,
    EarlyConsents,
    Route,
    StateGroup,
    Status,
    Trigger,
)

END_CLAUSES = {
    ActKind.DENUNCIATION: (AppliesTo.DENUNCIATION,),
    ActKind.CESSATION_OF_MEMBERSHIP: (AppliesTo.LOSS_OF_MEMBERSHIP,),
    ActKind.EXPIRY: (),
    ActKind.REPLACEMENT: (),
}
"""What decides the effect of an ending; an expiry or a replacement has its effect at once."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a date may mean: one day, or each day of a month or a year.

    ``until`` is no date of an act but what a source of that day says: done by then, nobody knows
    when.
    """

    first: date
    last: date

    @classmethod
    def day(cls, on: date) -> "Span":
        return cls(on, on)

    @classmethod
    def month(cls, on: date) -> "Span":
        last = monthrange(on.year, on.month)[1]
        return cls(on.replace(day=1), on.replace(day=last))

    @classmethod
    def year(cls, on: date) -> "Span":
        return cls(date(on.year, 1, 1), date(on.year, 12, 31))

    @classmethod
    def until(cls, on: date) -> "Span":
        return cls(BEGINNING, on)

    @property
    def is_until(self) -> bool:
        return self.first == BEGINNING

    @property
    def is_day(self) -> bool:
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that happened between one State and one treaty, as somebody stated it.

    ``notified_on`` is the day of the depositary's notice of it, from which some clauses count.

    ``day`` follows from the others: the day from which the act counts, None if no date is known.
    The day it was done; of a month or a year the last day, of "on or before" that day; else the
    published effect. A succession dated back counts from its effect.
    """

    kind: ActKind
    done: Span | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    key: object = None
    notified_on: date | None = None
    day: date | None = field(init=False, compare=False, repr=False)

    def __post_init__(self):
        # Asked so often that it is worked out once.
        object.__setattr__(self, "day", self._day())

    def _day(self) -> date | None:
        if self.done is None:
            return self.effective_on
        if self.kind == ActKind.SUCCESSION and self.effective_on is not None:
            return min(self.done.last, self.effective_on)
        return self.done.last

    def may_count(self, on: date, earliest: date) -> bool:
        """Whether the act may have been done by a day, but only later days are certain.

        ``earliest`` is the first day on which it was possible at all.
        """
        if self.done is None:
            return False
        first = earliest if self.done.is_until else self.done.first
        return first <= on < self.day

    def counted_from(self, trigger: Trigger) -> Span | None:
        """Return the days from which a clause may count; None if it cannot be applied.

        Those of the act, or the one of the depositary's notice of it. "On or before" is the date
        of neither.
        """
        if self.done is None or self.done.is_until:
            return None
        if trigger == Trigger.NOTIFICATION:
            return Span.day(self.notified_on) if self.notified_on else None
        return self.done

    @property
    def effect(self) -> date | None:
        """The published effect, else the day from which the act counts."""
        return self.effective_on or self.day


@dataclass(frozen=True, slots=True)
class Statement:
    """A reservation, declaration or objection; it has effect from one day until another."""

    is_reservation: bool = False
    made_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    territories: frozenset[str] = frozenset()
    key: object = None


@dataclass(frozen=True, slots=True)
class Clause:
    """One final clause: what it decides, how, and when its conditions are met.

    ``n`` is its number of months or days; ``days`` is the second number of ``days_after_months``.
    ``group``: it is for the States of one group only. ``not_before_parent``: it takes effect for a
    State only once the parent treaty is in force for that State. Of the general clause,
    ``early_consents`` says when the treaty binds those who consent just before its general date.

    ``barred_years`` count from the entry into force for a State, with ``counted_from_treaty`` from
    the treaty's own; after them notice may be given at any time, or, where windows repeat, every
    so many years for so many months.
    """

    applies_to: AppliesTo
    kind: ClauseKind
    n: int = 0
    extra_day: bool = False
    overflow: bool = False
    days: int = 0
    trigger: Trigger = Trigger.DEPOSIT
    group: StateGroup | None = None
    early_consents: EarlyConsents = EarlyConsents.OWN_RULE
    not_before_parent: bool = False
    threshold_total: int | None = None
    threshold_members: int | None = None
    threshold_of: str | None = None
    all_parties_to: str | None = None
    not_before: str | None = None
    counts_accessions: bool = False
    barred_years: int | None = None
    counted_from_treaty: bool = False
    every_years: int | None = None
    window_months: int | None = None
    articles: str = ""

    @property
    def is_computable(self) -> bool:
        return self.kind not in (ClauseKind.MANUAL, ClauseKind.UNKNOWN)

    @property
    def has_condition(self) -> bool:
        return bool(self.threshold_total or self.threshold_members or self.all_parties_to)


@dataclass(frozen=True, slots=True)
class Checked:
    """A treaty's chart or a State's list that somebody found complete on a day.

    ``endings``: the participations that had ended were collected too. Without them nobody looked
    after that day whether a Party has left.
    """

    on: date
    endings: bool = True


@dataclass(frozen=True, slots=True)
class Admission:
    """How the States of a group may join a treaty, and from which day if not from its opening.

    ``requires`` is another treaty that they must have joined.
    """

    route: Route
    starts_on: date | None = None
    requires: str | None = None

    def is_open(self, on: date) -> bool:
        return self.starts_on is None or self.starts_on <= on


@dataclass(frozen=True, slots=True)
class Treaty:
    """A treaty's own dates, who may join it, and its final clauses.

    ``organisation`` is the one whose groups of States it speaks of; empty: all States are alike.
    ``routes`` are by group; to a group without one it is not open. ``named_states`` are those of
    the group ``named``, empty while nobody knows who they are. ``chart`` says when its chart was
    found complete. ``signatories_may_accede``: whoever may sign may accede instead, without
    invitation. ``ends_with_parent``: who leaves the parent leaves it too. ``group_clauses`` are
    those for one group of States only. ``accession_binds`` says between whom an accession brings it
    into force.
    ``not_in_force``: the depositary lists it as not in force; without that, a general date that
    is missing says nothing.
    """

    key: str
    adopted_on: date | None = None
    opened_on: date | None = None
    entered_into_force_on: date | None = None
    not_in_force: bool = False
    closed_on: date | None = None
    ended_on: date | None = None
    end_status: Status = Status.TREATY_TERMINATED
    parent: str | None = None
    ends_with_parent: bool = True
    accession_binds: AccessionBinds = AccessionBinds.ALL
    depositary: str = ""
    organisation: str = ""
    routes: dict[StateGroup, Admission] = field(default_factory=dict)
    named_states: frozenset[str] = frozenset()
    barred_for_parties_to: str | None = None
    signatories_may_accede: bool = False
    is_amendment: bool = False
    forbids_reservations: bool = False
    chart: Checked | None = None
    clauses: dict[AppliesTo, Clause] = field(default_factory=dict)
    group_clauses: dict[tuple[AppliesTo, StateGroup], Clause] = field(default_factory=dict)

    @property
    def references(self) -> set[str]:
        """The treaties whose acts or dates this one's status depends on."""
        found = {self.parent, self.barred_for_parties_to}
        found |= self.required
        for clause in self.clauses.values():
            found |= {clause.threshold_of, clause.all_parties_to, clause.not_before}
        return found - {None}

    @property
    def required(self) -> set[str]:
        """The treaties that a route requires to have joined."""
        return {item.requires for item in self.routes.values() if item.requires}

    @property
    def is_protocol(self) -> bool:
        return self.parent is not None

    @property
    def possible_from(self) -> date | None:
        """The day from which acts are possible: the opening, else the adoption."""
        return self.opened_on or self.adopted_on

    def admission(self, group: StateGroup) -> Admission | None:
        """Return how a State of a group may join; None if the treaty is not open to it."""
        return self.routes.get(group)

    def is_open_to_unknown(self, group: StateGroup) -> bool:
        """Whether States of a group may be among those that the treaty names, nobody knows which.

        Who may join at any time as it is needs not be named.
        """
        if StateGroup.NAMED not in self.routes or self.named_states or group == StateGroup.NAMED:
            return False
        own = self.admission(group)
        return own is None or own.route != Route.OPEN

    @property
    def has_signatures(self) -> bool:
        """Whether States sign it: what is registered by its depositary has no signatures."""
        return not any(clause.trigger == Trigger.REGISTRATION for clause in self.clauses.values())

    @property
    def chart_complete(self) -> bool:
        """Whether consents may be counted from its chart: all that were ever given are there."""
        return self.chart is not None and self.chart.endings

    def is_closed(self, on: date) -> bool:
        """Whether no act is possible any more on that day, because of closing or of its end."""
        return any(end is not None and end <= on for end in (self.closed_on, self.ended_on))

    def clause_for(self, kind: ActKind, group: StateGroup | None = None) -> Clause | None:
        """Return the clause that decides the effect of an act of this kind; None if none does.

        ``group`` is that of the State on the day of its consent. The most specific wins: one for
        the group before those for all; for an accession its own clause, else that for a State,
        else the general one.
        """
        for name in DECIDING[kind]:
            if (name, group) in self.group_clauses:
                return self.group_clauses[name, group]
        return next((self.clauses[name] for name in DECIDING[kind] if name in self.clauses), None)


def _deciding(kind: ActKind) -> tuple[AppliesTo, ...]:
    """Return what decides the effect of an act of a kind, the most specific first."""
    if kind in END_CLAUSES:
        return END_CLAUSES[kind]
    names = (AppliesTo.ENTRY_INTO_FORCE_FOR_STATE, AppliesTo.GENERAL_ENTRY_INTO_FORCE)
    return (AppliesTo.ACCESSION, *names) if kind == ActKind.ACCESSION else names


DECIDING = {kind: _deciding(kind) for kind in ActKind}


@dataclass(frozen=True, slots=True)
class GroupInterval:
    """An interval in which a State belongs to one group of States; the end is not included."""

    group: StateGroup
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A State that can act on treaties, its existence and its groups over time.

    ``groups`` are by organisation; the empty one stands for treaties to which all are alike.
    ``lists`` say by depositary when the whole list of its treaties was checked.
    """

    key: str
    begins_on: date | None = None
    ends_on: date | None = None
    groups: dict[str, tuple[GroupInterval, ...]] = field(default_factory=dict)
    territories: frozenset[str] = frozenset()
    lists: dict[str, Checked] = field(default_factory=dict)

    def groups_of(self, organisation: str) -> tuple[GroupInterval, ...]:
        return self.groups.get(organisation, ())

    def groups_over_time(self, organisation: str) -> tuple[StateGroup, ...]:
        """Return the State's groups of an organisation in their order."""
        return tuple([item.group for item in self.groups_of(organisation)])

    def group_on(self, on: date, organisation: str) -> StateGroup:
        """Return the State's group of an organisation on a day."""
        for item in self.groups_of(organisation):
            if item.starts_on <= on and (item.ends_on is None or on < item.ends_on):
                return item.group
        return StateGroup.UNKNOWN
