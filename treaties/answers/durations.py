"""How long a State took from one stage to the next."""

from collections import defaultdict
from datetime import date

from django.db.models import Q
from django.utils.functional import cached_property

from core.records.publication import Publication
from countries.models import State

from ..law.vocabulary import ActKind
from ..models import Act, StatusPeriod
from .references import treaty_reference
from .statuses import as_known

LAWS = (
    ActKind.PARLIAMENT_ADOPTS_LAW,
    ActKind.PRESIDENT_SIGNS_LAW,
    ActKind.DOMESTIC_LAW_IN_FORCE,
)


def durations(state: State, on: date, language: str) -> list[dict]:
    """Return, for each treaty that a State has consented to by a day, the days between stages.

    A stage whose date is not known to the day counts as unknown and is named; so does one that
    is not recorded, for it may have happened all the same. Costs two queries.
    """
    acts = defaultdict(list)
    rows = Act.objects.filter(state=state, publication=Publication.PUBLISHED)
    for act in rows.filter(Q(done_on=None) | Q(done_on__lte=on)).order_by("done_on", "id"):
        acts[act.treaty_id].append(act)
    periods = StatusPeriod.objects.as_of(on).filter(state=state).exclude(consent_kind="")
    periods = periods.select_related("treaty").order_by("treaty__sort_key", "treaty_id")
    return [Stages(period, acts[period.treaty_id]).row(state.code, language) for period in periods]


class Stages:
    """The dates of one participation, each as exactly as it is known."""

    def __init__(self, period: StatusPeriod, acts: list[Act]):
        self.period = period
        self.acts = acts
        self.treaty = period.treaty

    @cached_property
    def dates(self) -> dict[str, date | str | None]:
        return {
            "opening": self.treaty.opened_on,
            "invitation": self.last_before_deposit((ActKind.INVITATION,)),
            "law": self.first_of(LAWS),
            "deposit": as_known(self.period.consented_on, self.period.consented_precision),
        }

    def last_before_deposit(self, kinds) -> date | str | None:
        """Return when the last act of some kinds before the deposit was done."""
        deposit = self.period.consented_on or date.max
        found = [
            act for act in self.acts if act.kind in kinds and (act.done_on or deposit) <= deposit
        ]
        return as_known(found[-1].done_on, found[-1].done_precision) if found else None

    def first_of(self, kinds) -> date | str | None:
        """Return when the first known of some kinds of act was done, in the order of the kinds."""
        for kind in kinds:
            if known := self.last_before_deposit((kind,)):
                return known
        return None

    def row(self, state: str, language: str) -> dict:
        entry = self.period.in_force_on
        days = {name: days_until(entry, on) for name, on in self.dates.items()}
        unknown = [name for name, on in self.dates.items() if not isinstance(on, date)]
        return {
            "treaty": treaty_reference(self.treaty, language),
            "state": state,
            "opened_on": self.dates["opening"],
            "invited_on": self.dates["invitation"],
            "law_on": self.dates["law"],
            "deposited_on": self.dates["deposit"],
            "in_force_on": entry,
            **{f"days_from_{name}": count for name, count in days.items()},
            "unknown": [*unknown, *([] if entry else ["entry_into_force"])],
        }


def days_until(entry: date | None, on: date | str | None) -> int | None:
    """Return the days from a stage to the entry into force, None if one is not known."""
    return (entry - on).days if entry and isinstance(on, date) else None
