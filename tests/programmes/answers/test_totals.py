"""Sums of money: currencies apart, nothing divided, nothing counted twice."""

from datetime import date
from decimal import Decimal

import pytest

from programmes.answers import totals
from programmes.models import Programme
from tests.factories import (
    ContributionFactory,
    PartnerFactory,
    ProgrammeFactory,
    ProjectFactory,
    StateFactory,
)

pytestmark = pytest.mark.django_db


def rows(by: str, *names: str) -> list[tuple]:
    found = totals.TOTALS[by](totals.loaded(Programme.objects.published()))
    return [tuple(row[name] for name in (by, "currency", *names)) for row in found]


def budget(amount, currency="EUR", **more):
    return ProgrammeFactory(budget_amount=amount, budget_currency=currency, **more)


def test_currencies_are_kept_apart():
    start = {"start_on": date(2020, 1, 2)}
    budget(100, **start)
    budget(50, **start)
    budget(7, "KGS", **start)
    ProgrammeFactory(**start)

    assert rows("year", "amount", "programmes") == [
        (2020, "EUR", 150, 2),
        (2020, "KGS", 7, 1),
        (2020, None, None, 1),
    ]


def test_what_is_shared_counts_for_each_country():
    one, other = StateFactory(code="KG"), StateFactory(code="KZ")
    budget(100, countries=[one, other])
    budget(10, countries=[one])

    assert rows("country", "amount", "amount_shared") == [
        ("KG", "EUR", 110, 100),
        ("KZ", "EUR", 100, 100),
    ]


def test_projects_count_where_the_programme_has_no_budget():
    known, unknown = budget(100), ProgrammeFactory()
    for programme in (known, unknown):
        project = ProjectFactory(programme=programme, budget_amount=60, budget_currency="EUR")
        ProjectFactory(programme=programme, parent=project, budget_amount=20, budget_currency="EUR")

    assert rows("year", "amount") == [(None, "EUR", 160)]


def test_shares_stand_beside_stated_amounts():
    funder = PartnerFactory(slug="eu")
    ContributionFactory(programme=budget(1000), funder=funder, amount=800, currency="EUR", share=90)
    ContributionFactory(programme=budget(Decimal(555556)), funder=funder, share=90)
    ContributionFactory(funder=funder)

    assert rows("funder", "amount", "amount_from_shares", "programmes") == [
        ("eu", "EUR", 800, 500000.4, 2),
        ("eu", None, None, None, 1),
    ]


def test_series_counts_each_first_of_january():
    ProgrammeFactory(start_on=date(2020, 1, 2), end_on=date(2020, 12, 31))
    ProgrammeFactory()

    found = totals.series(Programme.objects.all(), [date(2020, 1, 1), date(2021, 1, 1)])

    assert [(row["planned"], row["ended"], row["unknown"]) for row in found] == [
        (1, 0, 1),
        (0, 1, 1),
    ]


def test_series_of_nothing():
    assert totals.series(Programme.objects.none(), [date(2020, 1, 1)])[0]["running"] == 0
