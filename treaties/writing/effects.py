"""What acts that are not facts yet would change: the statuses before and after, for every State."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..law.checks import check_act
from ..law.decision import status_on
from ..law.finding import Finding
from ..law.periods import Period, fold
from ..law.silence import known
from ..law.vocabulary import Missing, Status
from ..law.world import World
from ..models import Act
from ..models.worlds import act_facts, drafts, outline_around, with_acts_on


@dataclass(frozen=True, slots=True)
class Effect:
    """Where a State stands towards a treaty on a day, without and with the acts in question.

    ``next_on`` and ``next_status`` are the first change that follows that day with them, None if
    there is none; ``next_missing`` is what will be missing where the status will not be told. The
    two statuses are equal where the acts change only the past or the future.
    """

    treaty: str
    state: str
    before: Status
    after: Status
    next_on: date | None
    next_status: Status | None
    next_missing: Missing | None

    @property
    def is_status_changed(self) -> bool:
        return self.before != self.after


class Supposition:
    """The facts as they stand, and as they would with some acts published together.

    ``on`` is the day on which statuses are compared. An act that corrects another takes its place.
    """

    def __init__(self, acts: Iterable[Act], on: date, facts: World | None = None):
        """``facts`` is their outline where it was read already."""
        self.acts, self.on = list(acts), on
        treaties = {act.treaty.code: act.treaty for act in self.acts}
        treaties |= {
            act.corrects.treaty.code: act.corrects.treaty for act in self.acts if act.corrects_id
        }
        facts = facts or outline_around(treaties.values())
        self.codes = facts.dependents(treaties)
        self.before = with_acts_on(facts, self.codes)
        self.after = with_acts(self.before, self.acts)

    @cached_property
    def drafts(self) -> dict:
        """The acts that others have entered and not published, by treaty and State."""
        return drafts(self.acts)

    def findings(self, act: Act) -> list[Finding]:
        """Return what the checks find about one of the acts, among all the others."""
        treaty, state = act.treaty.code, act.state.code
        return check_act(
            self.after.pair(treaty, state),
            act_facts(act),
            on=self.on,
            has_source=bool(act.source.strip()),
            drafts=self.drafts.get(treaty, {}).get(state, ()),
        )

    def effect(self, treaty: str, state: str) -> Effect:
        following = self._next_change(treaty, state)
        return Effect(
            treaty,
            state,
            self._status(self.before, treaty, state),
            self._status(self.after, treaty, state),
            following.starts_on if following else None,
            following.status if following else None,
            following.answer.missing if following else None,
        )

    def effects_on_others(self) -> list[Effect]:
        """Return the pairs that did not act and whose periods change, by treaty and State."""
        own = {(act.treaty.code, act.state.code) for act in self.acts}
        return [self.effect(*pair) for pair in self._changed_pairs() if pair not in own]

    def _changed_pairs(self) -> Iterable[tuple[str, str]]:
        for code in sorted(self.codes):
            before, after = self.before.periods(code), self.after.periods(code)
            for state in sorted(before.keys() | after.keys()):
                if visible(before.get(state, ())) != visible(after.get(state, ())):
                    yield code, state

    def _status(self, facts: World, treaty: str, state: str) -> Status:
        """Return the status on the day; where nobody looked, an absence means nothing."""
        answer = status_on(facts.pair(treaty, state), self.on)
        own = self.before.record(treaty, state)
        required = self.before.record(answer.requires, state)
        is_known = known(answer.silence, self.on, own, required).is_known
        return answer.status if is_known else Status.DATA_INCOMPLETE

    def _next_change(self, treaty: str, state: str) -> Period | None:
        """Return the first period that begins after the day, with the acts."""
        periods = fold(self.after.pair(treaty, state))
        return next((item for item in periods if item.starts_on == item.since > self.on), None)


def with_acts(facts: World, acts: Iterable[Act]) -> World:
    """Return the same facts with further acts.

    One that corrects another takes its place, one that is stored already its own.
    """
    acts = list(acts)
    replaced = {key for act in acts for key in (act.pk, act.corrects_id)} - {None}
    return facts.minus(replaced).plus(
        (act.treaty.code, act.state.code, act_facts(act)) for act in acts
    )


def visible(periods: Iterable[Period]) -> list:
    """Return what of some periods a reader would see change."""
    return [
        (period.status, period.starts_on, period.ends_on, period.in_force_on, period.left_on)
        for period in periods
    ]
