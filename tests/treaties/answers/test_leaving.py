"""When a State may leave what is in force for it: the list, the single answer, the pair's page."""

import csv
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import clock
from tests.treaties import stories
from tests.treaties.html import main
from tests.treaties.stories import EACH_TEN_YEARS
from treaties.api.serializers.questions import LeavingRowSerializer
from treaties.writing.door import writing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

YEAR = {"applies_to": "denunciation", "kind": "months_after", "n": 12}
LIST = "/api/v1/states/KG/leaving/"
PAGE = "/en/countries/kg/treaties/ets-927/"


@pytest.fixture
def kyrgyzstan():
    return stories.states("KG")[0]


def joined(state, number, leaving, **values):
    """Let a State join a treaty that is in force since 9 March 1932."""
    clauses = [leaving] if leaving else []
    values = {"entered_into_force_on": date(1932, 3, 9)} | values
    treaty = stories.treaty(number, *clauses, **values)
    stories.act(treaty, state, "ratification", "1992-03-31", effective_on=date(1993, 3, 31))
    return treaty


def asked(client, **parameters) -> list[dict]:
    response = client.get(LIST, parameters)
    assert response.status_code == 200, response.content
    return response.json()["results"]


FIELDS = ("notice", "notice_from", "window_ends", "effect_if_notified_on")


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param("2022-03-08", "not_possible 2022-03-09 2023-03-09 None", id="day-before"),
        pytest.param("2022-03-09", "possible 2022-03-09 2023-03-09 2023-03-09", id="first-day"),
        pytest.param("2023-03-09", "possible 2022-03-09 2023-03-09 2024-03-09", id="last-day"),
        pytest.param("2023-03-10", "not_possible 2032-03-09 2033-03-09 None", id="day-after"),
    ],
)
@pytest.mark.parametrize("name", ["on", "as_of"])
def test_the_window_on_a_day(client, kyrgyzstan, name, on, expected):
    joined(kyrgyzstan, "927", EACH_TEN_YEARS)

    (row,) = asked(client, **{name: on})
    single = client.get("/api/v1/states/KG/treaties/ets-927/", {"as_of": on}).json()["leaving"]

    assert (row["treaty"]["id"], row["state"]) == ("ets-927", "KG")
    assert " ".join(str(row[field]) for field in FIELDS) == expected
    assert single == {field: row[field] for field in single}
    assert set(row) == set(LeavingRowSerializer().fields)


def test_today_if_no_day_is_given(client, kyrgyzstan):
    joined(kyrgyzstan, "927", EACH_TEN_YEARS)

    assert asked(client) == asked(client, on="2026-11-24")
    assert client.get(LIST).json()["as_of"] == "2026-11-24"


@pytest.mark.parametrize(
    "parameters, words",
    [
        pytest.param({"on": "2026-11-24", "as_of": "2026-11-24"}, "either on or as_of", id="both"),
        pytest.param({"on": "2026-13-01"}, "is not a day", id="no-day"),
    ],
)
def test_a_day_that_cannot_be_read_is_named(client, kyrgyzstan, parameters, words):
    response = client.get(LIST, parameters)

    assert response.status_code == 400
    assert words in response.json()["detail"]


@pytest.mark.parametrize(
    "leaving, notice, words",
    [
        pytest.param(None, "not_recorded", "is not recorded here", id="no-clause-entered"),
        pytest.param(YEAR, "not_recorded", "is not recorded here", id="no-bar-recorded"),
        pytest.param(
            YEAR | {"barred_years": 0}, "possible", "at any time since 31 March 1993", id="no-bar"
        ),
        pytest.param(
            YEAR | {"kind": "unknown", "n": None}, "not_recorded", "not established", id="unknown"
        ),
        pytest.param(
            YEAR | {"kind": "manual", "n": None}, "not_recorded", "more than dates", id="manual"
        ),
        pytest.param(
            YEAR
            | {
                "kind": "manual",
                "n": None,
                "note": "the treaty has no clause on denunciation or withdrawal (VCLT art. 56)",
            },
            "no_clause",
            "The treaty has no clause on denunciation",
            id="known-to-have-none",
        ),
        pytest.param(
            YEAR | {"barred_years": 5, "every_years": 2},
            "window_unknown",
            "next be given from 31 March 2028, and then every 2 years",
            id="length-not-recorded",
        ),
    ],
)
def test_only_what_is_recorded_is_said(client, kyrgyzstan, leaving, notice, words):
    joined(kyrgyzstan, "927", leaving)

    (row,) = asked(client)

    assert row["notice"] == notice
    assert (row["effect_if_notified_on"] is None) is (notice != "possible")
    assert words in " ".join(row["sentences"])


def test_a_general_day_that_is_not_known_counts_nothing(client, kyrgyzstan):
    joined(kyrgyzstan, "927", EACH_TEN_YEARS, entered_into_force_on=None)

    (row,) = asked(client)

    assert (row["notice"], row["notice_from"]) == ("start_unknown", None)
    assert "in the first 10 years" in " ".join(row["sentences"])


def test_who_has_given_notice_is_leaving_already(client, kyrgyzstan):
    treaty = joined(kyrgyzstan, "927", EACH_TEN_YEARS)
    stories.act(treaty, kyrgyzstan, "denunciation", "2022-06-01")

    (row,) = asked(client, on="2022-06-01")

    assert (row["notice"], row["notice_from"]) == ("ending", None)
    assert "from 1 June 2023 the State is no longer a Party" in " ".join(row["sentences"])
    assert asked(client, on="2023-06-01") == []


def test_only_what_is_in_force_is_listed(client, kyrgyzstan):
    joined(kyrgyzstan, "927", EACH_TEN_YEARS)
    stories.treaty("928", EACH_TEN_YEARS, entered_into_force_on=date(1932, 3, 9))

    assert asked(client, on="1993-03-30") == []
    assert [row["treaty"]["id"] for row in asked(client, on="1993-03-31")] == ["ets-927"]
    single = client.get("/api/v1/states/KG/treaties/ets-928/").json()
    assert single["leaving"] is None


def test_pages_and_files(client, kyrgyzstan):
    for number in ("927", "928", "929"):
        joined(kyrgyzstan, number, EACH_TEN_YEARS)

    page = client.get(LIST, {"page_size": 2, "page": 2}).json()
    rows = list(csv.DictReader(StringIO(client.get(LIST, {"format": "csv"}).content.decode())))

    assert (page["count"], [row["treaty"]["id"] for row in page["results"]]) == (3, ["ets-929"])
    assert [row["treaty_id"] for row in rows] == ["ets-927", "ets-928", "ets-929"]
    assert {(row["notice_from"], row["window_ends"]) for row in rows} == {
        ("2032-03-09", "2033-03-09")
    }
    assert client.get(LIST, {"format": "xlsx"}).status_code == 200


def queries(client, on: str) -> int:
    with CaptureQueriesContext(connection) as found:
        asked(client, on=on)
    return len(found)


def test_the_list_costs_the_same_however_long(client, kyrgyzstan):
    joined(kyrgyzstan, "927", EACH_TEN_YEARS)
    one = queries(client, "2026-11-23")
    for number in range(930, 940):
        joined(kyrgyzstan, str(number), EACH_TEN_YEARS)

    assert queries(client, "2026-11-24") == one


def test_as_known_at_an_earlier_day(client, monkeypatch):
    """The clause counts as it stood then, and so does the treaty's own entry into force."""
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 20, tzinfo=UTC))
    (kyrgyzstan,) = stories.states("KG")
    treaty = joined(kyrgyzstan, "927", EACH_TEN_YEARS)
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 23, tzinfo=UTC))
    clause = treaty.clauses.get()
    clause.window_months = 24
    with writing(None) as write:
        write.save(clause)
    path = "/api/v1/states/KG/treaties/ets-927/"

    then = client.get(path, {"known_at": "2026-11-22"}).json()["leaving"]

    assert (then["notice_from"], then["window_ends"]) == ("2032-03-09", "2033-03-09")
    assert client.get(path).json()["leaving"]["window_ends"] == "2034-03-09"


@pytest.mark.parametrize(
    "on, sentence",
    [
        pytest.param(
            "2022-06-01",
            "may be given from 9 March 2022 to 9 March 2023, both days included. "
            "A notice received on 1 June 2022 would take effect on 1 June 2023. "
            "After that, the next days for it are from 9 March 2032 to 9 March 2033.",
            id="open",
        ),
        pytest.param(
            "2026-11-24",
            "may next be given from 9 March 2032 to 9 March 2033, both days included. "
            "On 24 November 2026 no notice of denunciation may be given.",
            id="closed",
        ),
    ],
)
def test_the_page_of_the_pair(client, kyrgyzstan, on, sentence):
    joined(kyrgyzstan, "927", EACH_TEN_YEARS)

    page = main(client.get(PAGE, {"as_of": on}))

    assert "When may the State leave?" in page
    assert sentence in page


def test_the_page_of_a_pair_that_is_not_bound_says_nothing_about_leaving(client, kyrgyzstan):
    joined(kyrgyzstan, "927", EACH_TEN_YEARS)

    assert "When may the State leave?" not in main(client.get(PAGE, {"as_of": "1993-03-30"}))
