"""What would follow if a State deposited its instrument on a given day."""

from dataclasses import dataclass
from datetime import date

from countries.models import State

from .facts import world
from .law import facts as law
from .law.dates import Computation
from .law.participations import entry_clause, entry_computation
from .law.periods import Period
from .law.vocabulary import ActKind
from .law.world import World
from .models import Treaty


@dataclass(frozen=True)
class Forecast:
    """The day of the entry into force (None if it cannot be told), the way there, what follows.

    ``periods`` are those from the day of the deposit on; ``before`` and ``after`` the facts
    without and with the supposed act.
    """

    in_force_on: date | None
    clause: law.Clause | None
    computation: Computation
    periods: list[Period]
    act: law.Act
    before: World
    after: World


def forecast(treaty: Treaty, state: State, *, kind: ActKind, on: date) -> Forecast:
    """Return what a deposit on a day would lead to, by the facts recorded now.

    Nothing is written. The State's own acts stay as they are, so a State that is a Party already
    would consent a second time.
    """
    before = world([treaty])
    act = law.Act(kind, law.Span.day(on))
    after = with_act(before, treaty.code, state.code, act)
    pair = after.pair(treaty.code, state.code)
    latest = pair.latest_participation(on)
    facts = after.treaties[treaty.code]
    general = after.outcome(treaty.code).general
    periods = after.periods(treaty.code).get(state.code, [])
    return Forecast(
        in_force_on=latest.in_force_on if latest else None,
        clause=entry_clause(facts, general, act),
        computation=entry_computation(facts, general, act),
        periods=[item for item in periods if item.ends_on is None or item.ends_on > on],
        act=act,
        before=before,
        after=after,
    )


def with_act(facts: World, treaty: str, state: str, *acts: law.Act) -> World:
    """Return the same facts with further acts of one State on one treaty."""
    by_state = dict(facts.acts.get(treaty, {}))
    by_state[state] = [*by_state.get(state, []), *acts]
    return World(facts.states, facts.treaties, facts.acts | {treaty: by_state})
