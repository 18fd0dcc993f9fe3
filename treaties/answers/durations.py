"""How long a State took from one stage to the next."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from statistics import median

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
KINDS = (ActKind.INVITATION, *LAWS)


COUNTED = {
    "opening": "days_from_opening",
    "signature": "days_from_signature",
    "invitation": "days_from_invitation",
    "law": "days_from_law",
    "deposit": "days_from_deposit",
    "signature_to_deposit": "days_signature_to_deposit",
}
"""The stages, from each of which days are counted to the entry into force, but for the last."""


def durations(
    states: Collection[State], on: date, language: str, treaties: Collection[int] | None = None
) -> list[dict]:
    """Return, for each treaty that States have consented to by a day, the days between stages.

    ``treaties`` are the ids of the only ones asked about. A stage whose date is not known to the
    day counts as unknown and is named; so does one that is not recorded, for it may have happened
    all the same. Where a stage came after what it is counted to (an effect that was dated back),
    no days are given, and it is named in ``out_of_order``. Costs two queries.
    """
    codes = {state.pk: state.code for state in states}
    wanted = Q(state__in=codes) if treaties is None else Q(state__in=codes, treaty__in=treaties)
    acts = defaultdict(list)
    rows = Act.objects.filter(wanted, publication=Publication.PUBLISHED, kind__in=KINDS)
    for act in rows.filter(Q(done_on=None) | Q(done_on__lte=on)).order_by("done_on", "id"):
        acts[act.treaty_id, act.state_id].append(act)
    periods = StatusPeriod.objects.as_of(on).filter(wanted).exclude(consent_kind="")
    periods = periods.select_related("treaty").defer("computation")
    return [
        Stages(period, acts[period.treaty_id, period.state_id]).row(
            codes[period.state_id], language
        )
        for period in periods.order_by("state__code", "treaty__sort_key", "treaty_id")
    ]


def summary(rows: Iterable[dict], by: Collection[str]) -> list[dict]:
    """Return how many days the stages took in each group of rows: by State, by decade, by both.

    ``decade`` is that of the deposit, None where its day is not known. A stage without any known
    number of days in a group has no row.
    """
    found: dict[tuple, list[int]] = defaultdict(list)
    for row in rows:
        group = tuple(row[name] if name in by else None for name in ("state", "decade"))
        for stage, column in COUNTED.items():
            if row[column] is not None:
                found[*group, stage].append(row[column])
    order = list(COUNTED)
    keys = sorted(found, key=lambda key: (key[0] or "", key[1] or 0, order.index(key[2])))
    return [summed(*key, found[key]) for key in keys]


def summed(state: str | None, decade: int | None, stage: str, days: list[int]) -> dict:
    return {
        "state": state,
        "decade": decade,
        "stage": stage,
        "count": len(days),
        "median": round(median(days)),
        "least": min(days),
        "most": max(days),
    }


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
            "signature": as_known(self.period.signed_on, self.period.signed_precision),
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
        entry, dates = self.period.in_force_on, self.dates
        days = {name: days_until(entry, on) for name, on in dates.items()}
        to_deposit = days_until(dates["deposit"], dates["signature"])
        counted = {f"days_from_{name}": count for name, count in days.items()}
        counted["days_signature_to_deposit"] = to_deposit
        unknown = [name for name, on in dates.items() if not isinstance(on, date)]
        return {
            "treaty": treaty_reference(self.treaty, language),
            "state": state,
            "decade": decade(dates["deposit"]),
            "opened_on": dates["opening"],
            "signed_on": dates["signature"],
            "invited_on": dates["invitation"],
            "law_on": dates["law"],
            "deposited_on": dates["deposit"],
            "in_force_on": entry,
            **{name: count if in_order(count) else None for name, count in counted.items()},
            "unknown": [*unknown, *([] if entry else ["entry_into_force"])],
            "out_of_order": [name for name, count in days.items() if not in_order(count)],
        }


def in_order(count: int | None) -> bool:
    """Whether a number of days is none that runs backwards."""
    return count is None or count >= 0


def decade(on: date | str | None) -> int | None:
    """Return the first year of the decade of a date, also of one known only in part."""
    if on is None or str(on).startswith("../"):
        return None
    return int(str(on)[:3]) * 10


def days_until(end: date | str | None, on: date | str | None) -> int | None:
    """Return the days from a stage to another, None if one is not known to the day."""
    return (end - on).days if isinstance(end, date) and isinstance(on, date) else None
