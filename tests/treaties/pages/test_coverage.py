"""What the data cover: said of each treaty and State, with what nobody has looked at."""

from datetime import date

import pytest

from tests.factories import (
    ActFactory,
    CheckedFactory,
    DepositaryFactory,
    StateFactory,
    TreatyFactory,
)
from tests.treaties.html import main

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def shown(client, query: str = "", language: str = "en") -> str:
    return main(client.get(f"/{language}/data/coverage/{query}")).replace(" ,", ",")


def test_a_treaty_says_up_to_when_and_from_where(client):
    treaty = TreatyFactory(number="112")
    ActFactory(treaty=treaty, done_on=date(2024, 4, 22), source="https://www.coe.int/112")
    CheckedFactory(treaty=treaty, checked_on=date(2026, 5, 1), source="The chart of May 2026")

    text = shown(client)

    assert "the last one of 22 April 2024" in text
    assert "up to 1 May 2026, relied on until 1 May 2028" in text
    assert "The chart of May 2026" in text
    assert "Council of Europe" in text


def test_a_check_of_long_ago_is_not_relied_on(client):
    CheckedFactory(treaty=TreatyFactory(), checked_on=date(2020, 5, 1))

    assert "up to 1 May 2020, too long ago to be relied on" in shown(client)


def test_what_nobody_compared_says_so(client):
    ActFactory(publication="draft", source="secret")

    text = shown(client)

    assert "not compared with the depositary's record" in text
    assert "secret" not in text


def test_a_state_has_the_checks_of_its_lists(client):
    state = StateFactory(code="KG")
    keeper = DepositaryFactory()
    CheckedFactory(state=state, depositary=keeper, checked_on=date(2026, 5, 1), endings=False)

    text = shown(client, "?by=states")

    assert "without participations that had ended" in text
    assert str(keeper.names["en"]) in text


@pytest.mark.parametrize("query", ["", "?by=states"])
def test_more_rows_cost_the_same_queries(client, query, django_assert_max_num_queries):
    for _ in range(3):
        ActFactory()
    client.get(f"/en/data/coverage/{query}")
    for _ in range(20):
        ActFactory()

    with django_assert_max_num_queries(9):
        shown(client, f"{query}{'&' if query else '?'}page=1")


def test_treaties_come_in_pages(client):
    for _ in range(51):
        TreatyFactory()

    assert "Page 1 of 2" in shown(client)
    assert "Page 2 of 2" in shown(client, "?page=2")
