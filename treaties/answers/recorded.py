"""How sure the dates of an answer are, and how exactly they are known: what the acts state.

A date is recorded where a published act or the treaty itself states it, unconfirmed where only an
act does that nobody read at a source, and computed where it follows by a clause or by the law.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from core.dates import date_text
from core.records.publication import Publication

from ..models import Act
from ..models.choices import DateConfidence, Precision
from ..models.worlds import span

DATES = ("since", "until", "signed_on", "consented_on", "in_force_on", "left_on")
OF_TREATY = ("opened_on", "closed_on", "ended_on", "entered_into_force_on")
"""The columns in which a treaty itself states days."""
OF_ACT = ("done_on", "done_precision", "effective_on", "is_unconfirmed")
COMPUTED = DateConfidence.COMPUTED.value
RECORDED = DateConfidence.RECORDED.value
UNCONFIRMED = DateConfidence.UNCONFIRMED.value
NOTHING: dict = {}
NO_DATES = dict.fromkeys(DATES)


@dataclass
class Stated:
    """What the published acts of some pairs state: how sure each date is, and how it is known.

    Both by pair of the ids of treaty and State: ``sure`` by the date or its text, ``partial`` the
    texts of dates that are known only in part, by the day from which the law counts them.
    """

    sure: dict = field(default_factory=lambda: defaultdict(dict))
    partial: dict = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, rows: Iterable[dict]) -> "Stated":
        """Load what is stated about some pairs, with one query."""
        states = {row["state_id"] for row in rows}
        treaties = {row["treaty_id"] for row in rows}
        chosen = {} if len(treaties) > 100 else {"treaty__in": treaties}
        acts = Act.objects.filter(publication=Publication.PUBLISHED, state__in=states, **chosen)
        stated = cls()
        for treaty, state, *values in acts.values_list("treaty_id", "state_id", *OF_ACT).order_by():
            stated.add((treaty, state), *values)
        return stated

    def add_act(self, act: Act) -> None:
        """Take in what one act states."""
        self.add((act.treaty_id, act.state_id), *(getattr(act, name) for name in OF_ACT))

    def add(self, pair, done_on, precision, effective_on, is_unconfirmed) -> None:
        """Take in what one act states; what somebody read at a source counts before the other."""
        done = done_on
        if done_on is not None and precision != Precision.DAY:
            done = date_text(done_on, precision)
            self.partial[pair][span(done_on, precision).last] = done
        for day in (done, effective_on):
            if day is None:
                continue
            if not is_unconfirmed:
                self.sure[pair][day] = RECORDED
            else:
                self.sure[pair].setdefault(day, UNCONFIRMED)

    def told(self, row: dict, day: date | None) -> date | str | None:
        """Return a day as exactly as it is known: as text if only the month or a bound is."""
        pair = row["treaty_id"], row["state_id"]
        if day in self.sure.get(pair, NOTHING):
            return day
        return self.partial.get(pair, NOTHING).get(day, day)

    def confidence(self, row: dict, answer: dict) -> dict[str, str | None]:
        """Return how sure each date of an answer is, by the name of the date; None without one."""
        sure = self.sure.get((row["treaty_id"], row["state_id"]), NOTHING)
        found = dict(NO_DATES)
        for name in DATES:
            day = answer[name]
            if day is not None:
                found[name] = sure.get(day) or of_treaty(row, day)
        return found


def of_treaty(row: dict, day: date | str) -> str:
    """Return how sure a day is that no act states: the treaty itself may state it."""
    own = row["opened_on"], row["closed_on"], row["ended_on"], row["entered_into_force_on"]
    return RECORDED if day in own else COMPUTED
