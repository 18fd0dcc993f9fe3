"""States and treaties over many days, the same as asked day by day."""

import pytest

from treaties.models import StandingPeriod

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled", "today")]

PLACE = "/api/v1/panel/"
TWO = {"states": "KG,MX", "treaties": "ets-112,ets-181,hcch-12", "from": "2010", "to": "2026"}


def ask(client, **asked) -> dict:
    return client.get(PLACE, asked).json()


def test_each_row_is_what_the_matrix_says_of_its_day(client):
    rows = ask(client, **TWO, page_size=500)["results"]

    assert len(rows) == 2 * 3 * 17
    for on in ("2010-01-01", "2012-01-01", "2026-01-01"):
        asked = {"states": TWO["states"], "treaties": TWO["treaties"], "as_of": on}
        matrix = client.get("/api/v1/matrix/", asked).json()["results"]
        told = [row for row in rows if row["on"] == on]
        assert told == [{"on": on, **row} for row in matrix]


def test_pages_follow_one_another_over_the_days(client):
    whole = ask(client, **TWO, page_size=500)["results"]

    pages = [ask(client, **TWO, page_size=25, page=page)["results"] for page in range(1, 6)]

    assert [row for page in pages for row in page] == whole


def test_months_and_what_is_not_known(client):
    found = ask(
        client, states="MX", treaties="ets-181", every="month", **{"from": 2026, "to": 2026}
    )

    assert [row["on"] for row in found["results"]] == [f"2026-{n:02}-01" for n in range(1, 13)]
    assert found["results"][0]["is_party"] is None
    assert found["at_least"] is True
    assert (found["from"], found["to"]) == ("2026-01-01", "2026-12-01")


def test_every_pair_has_one_row_on_every_day(client):
    found = ask(client, states="KG,YUCS,EU", **{"from": 1950, "to": 1950})

    assert found["count"] == 3 * StandingPeriod.objects.values("treaty").distinct().count()


def test_a_first_year_ahead_is_the_last_one_too(client):
    found = ask(client, states="KG", treaties="ets-112", **{"from": 2199})

    assert [row["on"] for row in found["results"]] == ["2199-01-01"]


@pytest.mark.parametrize(
    "asked, name",
    [
        pytest.param({"from": 2010}, "states", id="no-state"),
        pytest.param({"states": "KG"}, "from", id="no-year"),
        pytest.param({"states": "KG", "from": 2020, "to": 2019}, "to", id="backwards"),
        pytest.param({"states": "KG", "from": 2020, "every": "week"}, "every", id="week"),
        pytest.param({"states": "KG,KZ,TJ", "from": 1950, "every": "month"}, "to", id="too-many"),
        pytest.param({"states": "KG", "from": 2020, "as_of": "2020-01-01"}, "as_of", id="as-of"),
    ],
)
def test_bad_questions_are_named(client, asked, name):
    answer = client.get(PLACE, asked)

    assert answer.status_code == 400
    assert [item["parameter"] for item in answer.json()["errors"]] == [name]
