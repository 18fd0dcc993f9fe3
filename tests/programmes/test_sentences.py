"""Periods and money in words."""

from datetime import date

import pytest

from programmes.sentences import budget_in_words, period_in_words

BUDGET = {"budget_amount": 1000, "budget_currency": "EUR"}


def given(name: str, amount, share=None) -> dict:
    return {"name": name, "amount": amount, "currency": "EUR" if amount else None, "share": share}


@pytest.mark.parametrize(
    "start, end, words",
    [
        (date(2020, 1, 2), date(2024, 6, 30), "2 January 2020 to 30 June 2024"),
        ("2015", "2019-12", "2015 to December 2019"),
        ("2015", None, "from 2015, end not known"),
        (None, "2019-07", "until July 2019, start not known"),
        (None, None, "dates not known"),
    ],
)
def test_period(start, end, words):
    assert period_in_words(start, end) == words


@pytest.mark.parametrize(
    "contributions, words",
    [
        pytest.param([], "EUR 1,000", id="no-contribution"),
        pytest.param([given("EU", None, 90)], "EUR 1,000", id="amount-not-known"),
        pytest.param(
            [given("CoE", 100, 10), given("EU", 900, 90)],
            "EUR 1,000, of which EUR 900 (90%) from: EU",
            id="largest",
        ),
        pytest.param(
            [given("EU", 900)], "EUR 1,000, of which EUR 900 from: EU", id="share-not-known"
        ),
    ],
)
def test_budget(contributions, words):
    assert budget_in_words(BUDGET, contributions).replace("\xa0", " ") == words


def test_a_budget_that_is_not_known():
    assert budget_in_words({"budget_amount": None, "budget_currency": None}, []) == "not known"
