"""Sums of money by year, funder or country, and counts over the years; currencies kept apart.

A programme's money is its own budget, else the sum of its projects' where those are known. Nothing
is divided: what several countries share is counted in full for each of them, and said to be shared.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from countries.names import in_language

from ..models import Programme
from ..models.choices import ProgrammeStatus
from ..models.querysets import ProgrammeQuerySet, status_on
from .programmes import as_number

CENT = Decimal("0.01")
# Rows by year, funder and country have the same columns.
NOTHING = {"year": None, "funder": None, "name": None, "country": None}


@dataclass
class Sum:
    """The money of some programmes in one currency; without a currency: what is not known."""

    programmes: set[int] = field(default_factory=set)
    amount: Decimal = Decimal(0)
    from_shares: Decimal = Decimal(0)
    shared: Decimal = Decimal(0)


def by_year(programmes: Iterable[Programme], _language: str | None = None) -> list[dict]:
    """Return sums by the year in which programmes start; a row without a year where unknown."""
    sums = Sums()
    for programme in programmes:
        year = programme.start_on.year if programme.start_on else None
        sums.add_budget(year, programme)
    rows = sums.rows(lambda year: (year is None, year or 0))
    return [NOTHING | {"year": year, **rest} for year, rest in rows]


def by_country(programmes: Iterable[Programme], _language: str | None = None) -> list[dict]:
    """Return sums by country; ``amount_shared`` is the part of programmes with several."""
    sums = Sums()
    for programme in programmes:
        countries = programme.countries.all()
        for state in countries:
            sums.add_budget(state.code, programme, is_shared=len(countries) > 1)
    return [NOTHING | {"country": code, **rest} for code, rest in sums.rows(str)]


def by_funder(programmes: Iterable[Programme], language: str | None = None) -> list[dict]:
    """Return sums by funder: amounts as stated, and apart those computed from a share."""
    sums, names = Sums(), {}
    for programme in programmes:
        budgets = {None: programme, **{row.pk: row for row in programme.projects.all()}}
        for row in programme.contributions.all():
            names[row.funder.slug] = in_language(row.funder.names, language).text
            sums.add_contribution(row, budgets[row.project_id])
    return [
        NOTHING | {"funder": slug, "name": names[slug], **rest} for slug, rest in sums.rows(str)
    ]


def loaded(programmes: ProgrammeQuerySet) -> ProgrammeQuerySet:
    """Load with programmes what sums are made of."""
    return programmes.prefetch_related("countries", "projects", "contributions__funder")


class Sums:
    """Sums by key and currency."""

    def __init__(self):
        self.found: dict[tuple, Sum] = defaultdict(Sum)

    def add_budget(self, key, programme: Programme, *, is_shared: bool = False) -> None:
        for currency, amount in budgets(programme).items() or ((None, Decimal(0)),):
            entry = self.found[key, currency]
            entry.programmes.add(programme.pk)
            entry.amount += amount
            entry.shared += amount if is_shared else 0

    def add_contribution(self, row, owner) -> None:
        """Add what a funder gives to a programme or project, as stated or by its share of it."""
        computed = share_of(row, owner)
        currency = row.currency or (owner.budget_currency if computed else None)
        entry = self.found[row.funder.slug, currency or None]
        entry.programmes.add(row.programme_id)
        entry.amount += row.amount or 0
        entry.from_shares += computed

    def rows(self, order: Callable):
        """Give each key with its sum in one currency, the unknown last."""
        for (key, currency), entry in sorted(
            self.found.items(), key=lambda item: (order(item[0][0]), item[0][1] or "~")
        ):
            is_known = currency is not None
            yield (
                key,
                {
                    "currency": currency,
                    "programmes": len(entry.programmes),
                    "amount": as_number(entry.amount) if is_known else None,
                    "amount_from_shares": as_number(entry.from_shares) if is_known else None,
                    "amount_shared": as_number(entry.shared) if is_known else None,
                },
            )


def budgets(programme: Programme) -> dict[str, Decimal]:
    """Return a programme's money by currency; empty where none is known."""
    if programme.budget_amount is not None:
        return {programme.budget_currency: programme.budget_amount}
    found: Counter = Counter()
    for project in programme.projects.all():
        if project.parent_id is None and project.budget_amount is not None:
            found[project.budget_currency] += project.budget_amount
    return found


def share_of(row, owner) -> Decimal:
    """Return what a share comes to where no amount is stated; nothing if that is not known."""
    if row.amount is not None or row.share is None or owner.budget_amount is None:
        return Decimal(0)
    return (owner.budget_amount * row.share / 100).quantize(CENT)


TOTALS = {"year": by_year, "funder": by_funder, "country": by_country}


def series(programmes: ProgrammeQuerySet, days: list[date]) -> list[dict]:
    """Return how many programmes were in each status on each day, with one query."""
    rows = programmes.order_by().values_list(*(status_on(day) for day in days))
    counts = [Counter(column) for column in zip(*rows, strict=True)] or [Counter() for _ in days]
    return [
        {"on": day, **{status.value: count[status.value] for status in ProgrammeStatus}}
        for day, count in zip(days, counts, strict=True)
    ]
