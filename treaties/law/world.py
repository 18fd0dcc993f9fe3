"""All facts together, and what follows from them for one treaty."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from .facts import Act, State, Treaty
from .pair import Pair
from .participations import Participation, participations
from .periods import Period, fold
from .silence import Record
from .standing import StandingInterval, has_lost_route, standings
from .thresholds import (
    General,
    condition_met_on,
    counted_consents,
    general_entry_into_force,
    is_awaited,
)
from .vocabulary import AppliesTo, StateGroup


class CircularReference(ValueError):
    """Treaties whose clauses refer to each other in a circle, so that none can be computed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the acts on one treaty lead to: its general entry into force and who took part."""

    general: General
    participations: dict[str, tuple[Participation, ...]]


@dataclass
class World:
    """The States, treaties and acts that the law is applied to.

    ``acts`` are by treaty and State; a pair without acts may be absent. ``stated`` are the first
    days on which States declared something about a treaty, in the same way.
    """

    states: dict[str, State]
    treaties: dict[str, Treaty]
    acts: dict[str, dict[str, list[Act]]] = field(default_factory=dict)
    stated: dict[str, dict[str, date]] = field(default_factory=dict)
    _outcomes: dict[str, Outcome | None] = field(default_factory=dict)
    _generals: dict[str, General] = field(default_factory=dict)
    _groups: dict[str, dict] = field(default_factory=dict, init=False)
    _pairs: dict[tuple[str, str], Pair] = field(default_factory=dict, init=False)

    def plus(self, acts: Iterable[tuple[str, str, Act]]) -> "World":
        """Return the same facts with further acts, each with its treaty and State."""
        found: dict[str, dict[str, list[Act]]] = {}
        for treaty, state, act in acts:
            by_state = found.setdefault(treaty, dict(self.acts.get(treaty, {})))
            by_state[state] = [*by_state.get(state, []), act]
        return self._with(found)

    def minus(self, keys: Collection) -> "World":
        """Return the same facts without the acts that have one of some keys."""
        found: dict[str, dict[str, list[Act]]] = {}
        for treaty, by_state in self.acts.items():
            for state, acts in by_state.items():
                if any(act.key is not None and act.key in keys for act in acts):
                    rest = [act for act in acts if act.key is None or act.key not in keys]
                    found.setdefault(treaty, dict(by_state))[state] = rest
        return self._with(found)

    def _with(self, changed: dict[str, dict[str, list[Act]]]) -> "World":
        """Return the same facts with other acts on some treaties; outcomes not touched are kept."""
        touched = self.dependents(changed)
        kept = {key: found for key, found in self._outcomes.items() if key not in touched}
        return World(self.states, self.treaties, self.acts | changed, self.stated, kept)

    def outcome(self, key: str) -> Outcome:
        """Return what the acts on a treaty lead to.

        Raises CircularReference where its clauses lead back to itself.
        """
        if key not in self._outcomes:
            self._outcomes[key] = None
            try:
                self._outcomes[key] = self._compute(key)
            except BaseException:
                del self._outcomes[key]
                raise
        found = self._outcomes[key]
        if found is None:
            raise CircularReference(f"The clauses of {key} refer back to it.")
        return found

    def take_general(
        self,
        key: str,
        on: date | None,
        computed: date | None,
        met_on: date | None,
        certain_on: date | None,
    ) -> None:
        """Take a treaty's general date as it was derived, where not all acts are at hand."""
        treaty = self.treaties[key]
        awaited = on is None and is_awaited(treaty, met_on, is_safe=self.is_safe(treaty))
        self._generals[key] = General(on, computed, met_on, certain_on, awaited)

    def _compute(self, key: str) -> Outcome:
        treaty = self.treaties[key]
        acts = self.acts.get(key, {})
        general = self._generals.get(key) or self._general(treaty, acts)
        parent = self.outcome(treaty.parent).participations if treaty.parent else {}
        found = {
            state: participations(treaty, general, self.states[state], own, parent.get(state, ()))
            for state, own in acts.items()
        }
        return Outcome(general, found)

    def _general(self, treaty: Treaty, acts: dict[str, list[Act]]) -> General:
        clause = treaty.clauses.get(AppliesTo.GENERAL_ENTRY_INTO_FORCE)
        met_on = None
        if clause is not None:
            reference = clause.threshold_of or clause.all_parties_to
            met_on = condition_met_on(
                clause,
                counted_consents(treaty, acts, self.states),
                self.parties_on,
                self._days_of_parties(reference) if reference else (),
            )
        return general_entry_into_force(
            treaty,
            met_on,
            parent=self.outcome(treaty.parent).general if treaty.parent else None,
            not_before=(
                self.outcome(clause.not_before).general if clause and clause.not_before else None
            ),
            is_safe=self.is_safe(treaty),
        )

    def is_safe(self, treaty: Treaty) -> bool:
        """Whether a treaty's consents may be counted: the charts concerned are complete."""
        clause = treaty.clauses.get(AppliesTo.GENERAL_ENTRY_INTO_FORCE)
        others = [clause.all_parties_to] if clause and clause.all_parties_to else []
        return treaty.chart_complete and all(self.treaties[key].chart_complete for key in others)

    def parties_on(self, key: str, on: date) -> set[str]:
        """Return the States that are Parties to a treaty on a day.

        A State that has ceased to exist is none any more, nor is anybody once the treaty has ended.
        """
        ended_on = self.treaties[key].ended_on
        if ended_on is not None and ended_on <= on:
            return set()
        return {
            state
            for state, items in self.outcome(key).participations.items()
            if not self._is_extinct(state, on) and any(item.is_party(on) for item in items)
        }

    def _is_extinct(self, state: str, on: date) -> bool:
        ends_on = self.states[state].ends_on
        return ends_on is not None and ends_on <= on

    def _days_of_parties(self, key: str) -> set[date]:
        days = {self.treaties[key].ended_on}
        for state, items in self.outcome(key).participations.items():
            days.add(self.states[state].ends_on)
            for item in items:
                days |= item.days()
        return days - {None}

    def pair(self, treaty_key: str, state_key: str) -> Pair:
        """Return a State and a treaty with what the decision table asks about them."""
        protocols = self._of_protocols(treaty_key, state_key)
        if protocols:
            return self._made_pair(treaty_key, state_key, protocols)
        return self._pair(treaty_key, state_key)

    def _pair(self, treaty_key: str, state_key: str) -> Pair:
        """Return a pair without its protocols, made once: of a parent it is asked often."""
        key = treaty_key, state_key
        if key not in self._pairs:
            self._pairs[key] = self._made_pair(treaty_key, state_key)
        return self._pairs[key]

    def _made_pair(self, treaty_key: str, state_key: str, protocols: tuple[Pair, ...] = ()) -> Pair:
        treaty = self.treaties[treaty_key]
        outcome = self.outcome(treaty_key)
        return Pair(
            treaty,
            outcome.general,
            self.states[state_key],
            self.acts.get(treaty_key, {}).get(state_key, []),
            outcome.participations.get(state_key, ()),
            of_parent=self._other_pair(treaty.parent, state_key),
            of_barring=self._other_pair(treaty.barred_for_parties_to, state_key),
            of_required={key: self._pair(key, state_key) for key in treaty.required},
            of_protocols=protocols,
            stated_on=self.stated.get(treaty_key, {}).get(state_key),
        )

    def record(self, treaty: str | None, state: str) -> Record:
        """Return what was checked about a treaty and a State; nothing where there is no treaty."""
        found = self.treaties.get(treaty)
        return Record.about(found, self.states[state]) if found else Record()

    def _other_pair(self, treaty_key: str | None, state_key: str) -> Pair | None:
        return self._pair(treaty_key, state_key) if treaty_key else None

    def _of_protocols(self, treaty_key: str, state_key: str) -> tuple[Pair, ...]:
        """Return the State and each protocol to a treaty that it has acted on."""
        return tuple(
            self._pair(key, state_key)
            for key in self.protocols.get(treaty_key, ())
            if self.acts.get(key, {}).get(state_key)
        )

    def pairs_in_protocols(self, treaty_key: str) -> Iterable[Pair]:
        """Yield a treaty with each State that has acted on a protocol to it, by State."""
        keys = self.protocols.get(treaty_key, ())
        for state in sorted({state for key in keys for state in self.acts.get(key, {})}):
            yield self.pair(treaty_key, state)

    @cached_property
    def protocols(self) -> dict[str, list[str]]:
        """The protocols to each treaty, which only those who join the treaty may join.

        An amending protocol is none: to accept it is part of joining the treaty.
        """
        found = defaultdict(list)
        for treaty in self.treaties.values():
            if treaty.parent and not treaty.is_amendment:
                found[treaty.parent].append(treaty.key)
        return {key: sorted(items) for key, items in found.items()}

    def periods(self, key: str) -> dict[str, list[Period]]:
        """Return the status periods of each State that has any with a treaty."""
        found = {state: fold(self.pair(key, state)) for state in self._concerned(key)}
        return {state: periods for state, periods in found.items() if periods}

    def _concerned(self, key: str) -> Iterable[str]:
        """Return the States that acted, or whose standing is not that towards their group.

        Another treaty of theirs may change it, what they declared, their own end, or an
        earlier group of theirs that could join.
        """
        treaty = self.treaties[key]
        states = {*treaty.named_states, *self.stated.get(key, ())}
        others = {key, treaty.parent, treaty.barred_for_parties_to, *self.protocols.get(key, ())}
        others |= treaty.required
        for other in others - {None}:
            states |= {state for state, acts in self.acts.get(other, {}).items() if acts}
        states |= self._extinct
        for groups, members in self._by_groups(treaty.organisation).items():
            if has_lost_route(treaty, groups):
                states |= members
        return sorted(states)

    @cached_property
    def _extinct(self) -> set[str]:
        return {state.key for state in self.states.values() if state.ends_on}

    def _by_groups(self, organisation: str) -> dict[tuple[StateGroup, ...], set[str]]:
        """Return the States by the groups of an organisation to which they belonged in turn."""
        if organisation not in self._groups:
            found = self._groups[organisation] = defaultdict(set)
            for state in self.states.values():
                found[state.groups_over_time(organisation)].add(state.key)
        return self._groups[organisation]

    def standings(
        self, key: str, groups: Iterable[StateGroup]
    ) -> dict[StateGroup, list[StandingInterval]]:
        """Return a treaty's standings towards some groups of States."""
        general = self.outcome(key).general
        return {group: standings(self.treaties[key], general, group) for group in groups}

    def dependents(self, keys: Iterable[str]) -> set[str]:
        """Return the treaties whose status may change with some, themselves included.

        Those that refer to them, directly or not, and the parents of all: who takes part in a
        protocol must have joined its parent.
        """
        referring = defaultdict(set)
        for treaty in self.treaties.values():
            for other in treaty.references:
                referring[other].add(treaty.key)
        result, queue = set(), set(keys)
        while queue:
            key = queue.pop()
            result.add(key)
            queue |= referring[key] - result
        return result | {self.treaties[key].parent for key in result} - {None}

    def needed_for(self, keys: Iterable[str]) -> set[str]:
        """Return the treaties whose acts the status towards some may rest on, those included.

        Their protocols, and whatever any of them refers to, directly or not.
        """
        queue = set(keys)
        for key in list(queue):
            queue |= set(self.protocols.get(key, ()))
        result: set[str] = set()
        while queue:
            key = queue.pop()
            result.add(key)
            queue |= self.treaties[key].references - result
        return result
