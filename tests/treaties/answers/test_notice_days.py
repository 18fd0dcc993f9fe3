"""The first and the last days for notice of denunciation: in agendas and calendars, told once."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from countries.models import State
from tests.treaties import stories
from tests.treaties.html import main
from tests.treaties.stories import EACH_TEN_YEARS
from treaties.answers.events import Subject
from treaties.answers.notice_days import notice_days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

AFTER_FIVE_YEARS = {"applies_to": "denunciation", "n": 6, "barred_years": 5}
UNTIL = date(2036, 11, 24)


@pytest.fixture
def kyrgyzstan():
    return stories.states("KG")[0]


def joined(state, number="927", clause=EACH_TEN_YEARS, on="1993-03-31"):
    """Let a State join a treaty that is in force since 9 March 1932."""
    treaty = stories.treaty(number, clause, entered_into_force_on=date(1932, 3, 9))
    return stories.act(treaty, state, "accession", on, effective_on=date.fromisoformat(on))


def told(state, since=None, until=UNTIL) -> list[str]:
    found = notice_days(Subject(state=state), since=since, until=until)
    return [f"{event.on} {event.code.removeprefix('notice_window_')}" for event in found]


def test_windows_while_the_treaty_is_in_force(kyrgyzstan):
    joined(kyrgyzstan)

    assert told(kyrgyzstan) == [
        "2002-03-09 opens",
        "2003-03-09 closes",
        "2012-03-09 opens",
        "2013-03-09 closes",
        "2022-03-09 opens",
        "2023-03-09 closes",
        "2032-03-09 opens",
        "2033-03-09 closes",
    ]


@pytest.mark.parametrize(
    "since, until, expected",
    [
        pytest.param("2022-03-09", "2023-03-09", ["opens", "closes"], id="both-included"),
        pytest.param("2022-03-10", "2023-03-08", [], id="between-them"),
        pytest.param("2022-03-10", "2032-03-09", ["closes", "opens"], id="from-one-to-the-next"),
    ],
)
def test_the_days_asked_about(kyrgyzstan, since, until, expected):
    joined(kyrgyzstan)

    found = told(kyrgyzstan, date.fromisoformat(since), date.fromisoformat(until))

    assert [item.split()[1] for item in found] == expected


@pytest.mark.parametrize(
    "joined_on, first",
    [
        pytest.param("2002-03-08", "2002-03-09 opens", id="a-day-before"),
        pytest.param("2002-03-09", "2003-03-09 closes", id="that-day"),
        pytest.param("2003-03-09", "2003-03-09 closes", id="the-last-day"),
        pytest.param("2003-03-10", "2012-03-09 opens", id="too-late"),
    ],
)
def test_who_joins_while_a_window_is_open_is_told_its_last_day(kyrgyzstan, joined_on, first):
    joined(kyrgyzstan, on=joined_on)

    assert told(kyrgyzstan)[0] == first


def test_years_that_are_over_for_good_are_told_once(kyrgyzstan):
    joined(kyrgyzstan, clause=AFTER_FIVE_YEARS)

    assert told(kyrgyzstan) == ["1998-03-31 opens"]


@pytest.mark.parametrize(
    "clause",
    [
        pytest.param({"applies_to": "denunciation", "n": 6}, id="no-bar-recorded"),
        pytest.param(AFTER_FIVE_YEARS | {"barred_years": 0}, id="at-any-time"),
    ],
)
def test_a_treaty_without_excluded_years_has_no_such_day(kyrgyzstan, clause):
    joined(kyrgyzstan, clause=clause)

    assert told(kyrgyzstan) == []


def test_whoever_is_leaving_is_told_no_more(kyrgyzstan):
    party = joined(kyrgyzstan)
    stories.act(party.treaty, kyrgyzstan, "denunciation", "2022-06-01")

    assert told(kyrgyzstan)[-1] == "2022-03-09 opens"


def test_a_suspended_treaty_may_be_left_all_the_same(kyrgyzstan):
    party = joined(kyrgyzstan)
    stories.act(party.treaty, kyrgyzstan, "suspension", "2031-01-01")

    assert told(kyrgyzstan)[-2:] == ["2032-03-09 opens", "2033-03-09 closes"]


def test_the_agenda_of_the_state_tells_both_days(client, kyrgyzstan):
    joined(kyrgyzstan)

    rows = client.get("/api/v1/states/KG/agenda/", {"as_of": "2026-11-24"}).json()["results"]

    fields = ("on", "event", "event_label", "status_before", "status_after")
    assert [tuple(row[name] for name in fields) for row in rows] == [
        (
            "2032-03-09",
            "notice_window_opens",
            "first day for notice of denunciation",
            "in_force",
            "in_force",
        ),
        (
            "2033-03-09",
            "notice_window_closes",
            "last day for notice of denunciation",
            "in_force",
            "in_force",
        ),
    ]


def test_the_agenda_goes_as_far_as_asked(client, kyrgyzstan):
    joined(kyrgyzstan)

    asked = {"from": "2040-01-01", "to": "2062-12-31"}
    rows = client.get("/api/v1/states/KG/agenda/", asked).json()["results"]

    assert [row["on"][:4] for row in rows] == ["2042", "2043", "2052", "2053", "2062"]


def calendar(client, address: str) -> dict:
    found = Calendar.from_ical(client.get(f"{address}agenda.ics").content)
    events = {str(event["uid"]): event for event in found.walk("VEVENT")}
    assert len(events) == len(found.walk("VEVENT"))
    return {key: event for key, event in events.items() if "notice_window" in key}


@pytest.mark.parametrize(
    "address",
    ["/en/", "/en/countries/kg/", "/en/countries/kg/treaties/ets-927/", "/en/treaties/ets-927/"],
)
def test_calendars_tell_those_of_five_years_and_of_ten_to_come(client, kyrgyzstan, address):
    party = joined(kyrgyzstan)

    found = calendar(client, address)

    key = f"act-{party.pk}-notice_window"
    assert {uid: str(event.decoded("dtstart")) for uid, event in found.items()} == {
        f"{key}_opens-8@accede": "2022-03-09",
        f"{key}_closes-8@accede": "2023-03-09",
        f"{key}_opens-9@accede": "2032-03-09",
        f"{key}_closes-9@accede": "2033-03-09",
    }


def test_other_states_are_told_theirs_only_in_their_own(client, kyrgyzstan):
    (germany,) = stories.states("DE")
    joined(germany)

    assert calendar(client, "/en/") == calendar(client, "/en/treaties/ets-927/") == {}
    assert len(calendar(client, "/en/countries/de/")) == 4
    assert "for notice of denunciation" not in main(client.get("/en/agenda/"))


def test_the_page_of_the_agenda(client, kyrgyzstan):
    joined(kyrgyzstan)

    coming, _, past = main(client.get("/en/agenda/")).partition("Recent")

    assert "first and the last days for notice of denunciation, and the days on which" in coming
    for words in ("9 March 2032", "first day for notice", "9 March 2033", "last day for notice"):
        assert words in coming
    assert past.index("9 March 2023") < past.index("9 March 2022")


def test_what_happened_to_a_pair_is_no_window(client, kyrgyzstan):
    joined(kyrgyzstan)

    page = main(client.get("/en/countries/kg/treaties/ets-927/", {"as_of": "2026-11-24"}))

    assert "for notice of denunciation" not in page
    assert "for notice of denunciation" not in main(client.get("/en/countries/kg/"))


def queries(state: State) -> int:
    with CaptureQueriesContext(connection) as found:
        told(state)
    return len(found)


def test_they_cost_the_same_however_many(kyrgyzstan):
    joined(kyrgyzstan)
    one = queries(kyrgyzstan)
    for number in range(930, 936):
        joined(kyrgyzstan, str(number))

    assert queries(kyrgyzstan) == one == 4
