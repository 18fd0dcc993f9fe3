"""Several States, treaties and statuses at once, also as it was known; and what dates say."""

import io

import openpyxl
import pandas
import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled", "today")]

LIST = "/api/v1/states/KG/treaties/"


def results(client, path: str, **asked) -> list[dict]:
    response = client.get(path, {"page_size": 500, **asked})
    assert response.status_code == 200, response.content[:300]
    return response.json()["results"]


def test_several_states_are_several_questions(client):
    both = results(client, "/api/v1/treaties/", states="KG,KZ", treaties="ets-112,hcch-12")
    alone = [results(client, f"/api/v1/states/{code}/treaties/") for code in ("KG", "KZ")]

    status = {(row["state"], row["treaty"]["id"]): row["status"] for rows in alone for row in rows}
    assert len(both) == 4
    assert {(row["state"], row["treaty"]["id"]) for row in both} <= status.keys()
    assert all(row["status"] == status[row["state"], row["treaty"]["id"]] for row in both)


@pytest.mark.parametrize(
    "asked",
    [
        {"statuses": "in_force,open", "sort": "-since"},
        {"depositary": "COE,NL", "kind": "accession", "in_force_after": "2000-01-01"},
    ],
)
def test_filters_mean_the_same_with_known_at(client, asked):
    now = results(client, LIST, **asked)
    then = results(client, LIST, known_at="2026-11-24", **asked)

    assert now
    assert then == now


def test_a_matrix_as_it_was_known(client):
    asked = {"states": "KG,KZ", "treaties": "ets-112,hcch-12"}

    assert results(client, "/api/v1/matrix/", known_at="2026-11-24", **asked) == results(
        client, "/api/v1/matrix/", **asked
    )
    before = results(client, "/api/v1/matrix/", known_at="2020-01-01", **asked)
    assert {row["missing"] for row in before} == {"history"}


def test_changes_about_something(client):
    found = results(client, "/api/v1/changes/", states="KG", treaties="ets-112", kind="accession")

    assert [row["object"]["type"] for row in found] == ["act"] * len(found)
    assert {(row["object"]["state"], row["object"]["treaty"]) for row in found} == {
        ("KG", "ets-112")
    }
    assert results(client, "/api/v1/changes/", to="2020-01-01") == []


def test_each_date_says_how_sure_it_is(client):
    row = results(client, LIST, treaties="ets-112", as_of="2024-05-15")[0]

    assert row["confidence"] == {
        "since": "recorded",
        "until": "recorded",
        "signed_on": None,
        "consented_on": "recorded",
        "in_force_on": "recorded",
        "left_on": None,
    }


def test_a_month_is_never_a_day(client):
    row = results(client, "/api/v1/states/KZ/treaties/", treaties="ets-173")[0]
    event = results(client, "/api/v1/states/KZ/agenda/", treaties="ets-173")[0]

    assert (row["status"], row["since"], event["on"]) == ("invited", "2022-07", "2022-07")


def test_a_treaty_that_bars_its_parties_is_named(client):
    rows = results(client, LIST, fields="treaty,reason,barred_by")
    barred = {row["treaty"]["id"]: row["barred_by"] for row in rows if row["barred_by"]}

    assert barred.get("ets-015") == "ets-165"
    assert all((row["reason"] == "barred_by") == bool(row["barred_by"]) for row in rows)


def test_addresses_are_whole(client):
    row = results(client, LIST, treaties="ets-112")[0]

    assert row["treaty"]["url"] == "http://testserver/en/treaties/ets-112/"


def test_warnings_have_sentences(client):
    for row in results(client, LIST):
        assert len(row["warning_sentences"]) == len(row["warnings"])


def test_states_have_the_identifiers_of_others(client):
    rows = {row["code"]: row for row in results(client, "/api/v1/states/", states="KG,XK,NA")}

    names = ("iso3", "m49", "wikidata")
    assert [rows["KG"][name] for name in names] == ["KGZ", "417", "Q813"]
    assert [rows["NA"][name] for name in names] == ["NAM", "516", "Q1030"]
    assert [rows["XK"][name] for name in names[:2]] == [None, None]


def test_namibia_is_read_as_a_state(client):
    content = client.get("/api/v1/states/?states=NA&format=csv").content

    frame = pandas.read_csv(io.BytesIO(content), keep_default_na=False, na_values=[""])

    assert list(frame["code"]) == ["NA"]
    assert list(frame["iso3"]) == ["NAM"]


def test_the_cells_of_a_column_are_alike(client):
    content = client.get(f"{LIST}?format=xlsx").content
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Data"]
    header, *rows = sheet.iter_rows()

    for number, head in enumerate(header):
        types = {row[number].data_type for row in rows if row[number].value is not None}
        assert len(types) <= 1, (head.value, types)


def test_no_stage_takes_less_than_no_time(client):
    rows = results(client, "/api/v1/durations/", states="KG,ME,DE", page_size=500)
    days = [value for row in rows for name, value in row.items() if name.startswith("days_")]

    assert min(day for day in days if day is not None) >= 0
    assert any(row["out_of_order"] for row in rows)
    assert any(row["days_from_signature"] for row in rows)


def test_durations_by_state_and_decade(client):
    rows = results(client, "/api/v1/durations/summary/", states="KG,DE", by="state,decade")

    assert {row["state"] for row in rows} == {"KG", "DE"}
    assert all(row["least"] <= row["median"] <= row["most"] for row in rows)


def test_the_index_lists_every_operation_with_an_example_that_answers(client):
    rows = results(client, "/api/v1/")

    assert {"matrix", "panel", "index", "duration_summary"} <= {row["operation"] for row in rows}
    for row in rows[:3]:
        path = row["example"].removeprefix("http://testserver")
        assert client.get(path).status_code == 200
