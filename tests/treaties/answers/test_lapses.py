"""The lapse of an invitation, expected or recorded, is said in the same words everywhere."""

import csv
from datetime import date
from io import StringIO

import pytest
from icalendar import Calendar

from countries.models import State
from tests.treaties import stories
from tests.treaties.html import main
from treaties.models import Act, Treaty
from treaties.writing.door import writing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled", "today")]

EXPECTED = "the invitation lapses unless renewed (five years by practice, no end recorded)"
KAZAKHSTAN = "/en/countries/kz/"
EXTRADITION = f"{KAZAKHSTAN}treaties/ets-030/"
API = "/api/v1/states/KZ/treaties/ets-030/"


PLACES = [
    pytest.param(KAZAKHSTAN, {}, "1 August 2027", id="card-of-a-country"),
    pytest.param(KAZAKHSTAN, {"q": "030"}, "19 June 2030", id="list-of-a-country"),
    pytest.param(EXTRADITION, {}, "19 June 2030", id="pair"),
    pytest.param("/en/treaties/", {"state": "KZ", "q": "30"}, "19 June 2030", id="treaties"),
    pytest.param("/en/search/", {"q": "Kazakhstan ETS 030 mutual"}, "19 June 2030", id="search"),
    pytest.param("/en/compare/", {"states": "KZ,DE", "q": "030"}, "19 June 2030", id="compare"),
]


@pytest.mark.parametrize("path, query, day", PLACES)
def test_pages_say_the_expected_lapse_and_its_day(client, path, query, day):
    page = main(client.get(path, query))

    assert f"{day}: {EXPECTED}" in page
    assert f"rom {day}: data incomplete" not in page


@pytest.mark.parametrize("path", ["/en/agenda/", "/en/"])
def test_agenda_and_start_page_say_it(client, path):
    page = main(client.get(path))

    assert "Kazakhstan" in page
    assert EXPECTED in page


def test_the_api_says_what_will_be_missing_and_why(client):
    answer = client.get(API).json()

    change = {"on": "2030-06-19", "status": "data_incomplete", "missing": "expires_on"}
    assert (answer["status"], answer["next_change"]) == ("invited", change)
    assert f"19 June 2030: {EXPECTED}." in answer["explanation"]


def test_the_api_said_the_same_as_known_on_a_day(client):
    then = client.get(API, {"known_at": "2026-11-24"}).json()

    assert then["next_change"]["missing"] == "expires_on"
    assert then["next_change"] == client.get(API).json()["next_change"]


def test_files_say_what_will_be_missing(client):
    query = {"format": "csv", "status": "invited"}
    rows = csv.DictReader(
        StringIO(client.get("/api/v1/states/KZ/treaties/", query).content.decode("utf-8-sig"))
    )

    assert {row["next_change_missing"] for row in rows} == {"expires_on"}


def test_the_expected_lapse_is_an_event_of_its_own_kind(client):
    query = {"from": "2030-01-01", "to": "2030-12-31"}
    (row,) = client.get("/api/v1/states/KZ/agenda/", query).json()["results"]

    assert (row["on"], row["event"], row["event_label"], row["status_after"]) == (
        "2030-06-19",
        "invitation_lapse_expected",
        EXPECTED,
        "data_incomplete",
    )


@pytest.mark.parametrize("path", [KAZAKHSTAN, EXTRADITION, "/en/"])
def test_calendars_say_it(client, path):
    found = Calendar.from_ical(client.get(f"{path}agenda.ics").content)
    said = {str(event["summary"]) for event in found.walk("VEVENT")}

    assert f"Kazakhstan, ETS No. 030: {EXPECTED}" in said


def test_an_invitation_that_is_withdrawn_calls_it_off(client):
    act = Act.objects.get(treaty__code="ets-030", state__code="KZ", kind="invitation")
    with writing([act.treaty], reason="a test") as write:
        act.publication = "withdrawn"
        write.save(act)

    found = Calendar.from_ical(client.get(f"{EXTRADITION}agenda.ics").content)
    said = {str(event["summary"]): event["status"] for event in found.walk("VEVENT")}

    assert said[f"Withdrawn: Kazakhstan, ETS No. 030: {EXPECTED}"] == "CANCELLED"


def test_feeds_say_it_once_the_day_has_come(client):
    feed = client.get("/en/treaties/cets-210/acts.atom").content.decode()

    assert f"Kazakhstan: {EXPECTED}" in feed or f"Kazakhstan, CETS No. 210: {EXPECTED}" in feed
    assert "invitation_lapse_expected" in feed
    assert "ETS No. 030: the invitation lapses" not in feed


def test_a_recorded_end_is_said_with_the_last_day(client):
    act = Act.objects.get(treaty__code="ets-030", state__code="KZ", kind="invitation")
    with writing([act.treaty], reason="a test") as write:
        act.expires_on = date(2030, 5, 31)
        write.save(act)
    words = "the invitation lapses (last day 31 May 2030)"

    answer = client.get(API).json()
    rows = client.get("/api/v1/states/KZ/agenda/", {"from": "2030-01-01"}).json()["results"]
    (row,) = [row for row in rows if row["treaty"]["id"] == "ets-030"]

    assert answer["next_change"] == {
        "on": "2030-06-01",
        "status": "invitation_lapsed",
        "missing": None,
    }
    assert f"1 June 2030: {words}." in answer["explanation"]
    assert (row["event"], row["event_label"]) == ("invitation_lapsed", words)
    assert f"1 June 2030: {words}" in main(client.get(EXTRADITION))


def test_an_invitation_that_ran_out_behind_a_signature_lapses_on_no_day_of_its_own(client):
    """Since when the invitation is uncertain is not the day on which the signature fell away."""
    treaty, state = Treaty.objects.get(code="ets-030"), State.objects.get(code="KZ")
    stories.act(treaty, state, "signature", "2026-01-10")
    stories.act(treaty, state, "signature_withdrawn", "2032-03-01")

    rows = client.get("/api/v1/states/KZ/agenda/", {"from": "2026-01-01"}).json()["results"]
    answer = client.get(API, {"as_of": "2031-01-01"}).json()

    assert "2032-03-01" not in {row["on"] for row in rows if row["event"] != "signature_withdrawn"}
    assert answer["next_change"]["missing"] == "expires_on"
    assert EXPECTED not in " ".join(answer["explanation"])
