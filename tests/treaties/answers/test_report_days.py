"""The days on which reports are due, as events: agendas and calendars are not flooded with them."""

from datetime import date

import pytest
from icalendar import Calendar

from tests.factories import ReportFactory
from tests.treaties import reporting, stories
from tests.treaties.html import main
from tests.treaties.reporting import duty_of
from treaties.answers.events import Subject
from treaties.answers.report_days import report_days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

SINCE, UNTIL = date(2021, 11, 24), date(2031, 11, 23)


@pytest.fixture
def kyrgyzstan():
    return stories.states("KG")[0]


@pytest.fixture
def cedaw(kyrgyzstan):
    return reporting.cedaw(kyrgyzstan)


def days(state, since=SINCE, until=UNTIL) -> list[str]:
    return [str(event.on) for event in report_days(Subject(state), since=since, until=until)]


@pytest.mark.parametrize(
    "since, until, expected",
    [
        pytest.param("2022-03-12", "2026-03-12", ["2022-03-12", "2026-03-12"], id="included"),
        pytest.param("2022-03-13", "2026-03-11", [], id="between-them"),
    ],
)
def test_the_days_asked_about(cedaw, kyrgyzstan, since, until, expected):
    duty_of(cedaw)

    assert days(kyrgyzstan, stories.day(since), stories.day(until)) == expected


def test_a_state_that_left_has_none(cedaw, kyrgyzstan):
    duty_of(cedaw)
    stories.act(cedaw, kyrgyzstan, "denunciation", "2025-09-01", effective_on=date(2026, 3, 12))

    assert days(kyrgyzstan) == ["2022-03-12"]


def test_a_treaty_without_days_has_none(cedaw, kyrgyzstan):
    duty_of(cedaw, first_months=None, every_years=None, on_request=True)

    assert days(kyrgyzstan) == []


def test_of_everything_only_the_focus_state(cedaw, kyrgyzstan):
    (other,) = stories.states("KZ")
    stories.act(cedaw, other, "accession", "2020-01-01", effective_on=date(2020, 2, 1))
    duty_of(cedaw)

    found = report_days(Subject(), since=SINCE, until=UNTIL)

    assert {event.state.code for event in found} == {"KG"}


@pytest.mark.parametrize("is_unconfirmed, ending", [(True, " (unconfirmed)"), (False, "")])
def test_what_nobody_checked_is_marked(cedaw, kyrgyzstan, is_unconfirmed, ending):
    duty_of(cedaw, is_unconfirmed=is_unconfirmed)

    (found, *_others) = report_days(Subject(kyrgyzstan), since=SINCE, until=UNTIL)

    assert found.label == f"report due by article 18(1) of the treaty{ending}"


def test_the_agenda_of_the_state(client, cedaw, kyrgyzstan):
    duty_of(cedaw)

    rows = client.get("/api/v1/states/KG/agenda/", {"as_of": "2026-11-24"}).json()["results"]

    fields = ("on", "event", "event_label", "status_after")
    assert [tuple(row[name] for name in fields) for row in rows] == [
        ("2030-03-12", "report_due", "report due by article 18(1) of the treaty", "in_force")
    ]


@pytest.mark.parametrize(
    "asked, expected",
    [
        pytest.param({}, ["2022", "2026", "2030"], id="five-years-on-either-side"),
        pytest.param({"from": "2027-01-01", "to": "2039-01-01"}, ["2030", "2034", "2038"], id="to"),
    ],
)
def test_the_agenda_goes_as_far_as_asked(client, cedaw, kyrgyzstan, asked, expected):
    duty_of(cedaw)

    rows = client.get("/api/v1/states/KG/agenda/", asked).json()["results"]

    assert [row["on"][:4] for row in rows if row["event"] == "report_due"] == expected


@pytest.mark.parametrize(
    "address", ["/en/", "/en/countries/kg/", "/en/countries/kg/treaties/ets-908/"]
)
def test_calendars(client, cedaw, kyrgyzstan, address):
    duty = duty_of(cedaw)

    found = Calendar.from_ical(client.get(f"{address}agenda.ics").content).walk("VEVENT")

    told = {str(event["uid"]): str(event.decoded("dtstart")) for event in found}
    act = cedaw.acts.get().pk
    keys = [f"act-{act}-report_due-{duty.pk}-{number}@accede" for number in (7, 8, 9)]
    days = {uid: day for uid, day in told.items() if "report_due" in uid}
    assert days == dict(zip(keys, ["2022-03-12", "2026-03-12", "2030-03-12"], strict=True))


@pytest.mark.parametrize(
    "is_recorded, words", [(False, "of the treaty"), (True, "of the treaty (a report is recorded)")]
)
def test_the_page_says_whether_a_report_is_recorded(
    client,
    cedaw,
    kyrgyzstan,
    is_recorded,
    words,
):
    duty = duty_of(cedaw)
    if is_recorded:
        ReportFactory(treaty=cedaw, state=kyrgyzstan, duty=duty, first_number=8)

    page = main(client.get("/en/agenda/"))

    assert f"12 March 2026 State KG : report due by article 18(1) {words} ETS No. 908" in page


def test_it_costs_four_queries(cedaw, kyrgyzstan, django_assert_num_queries):
    duty_of(cedaw)

    with django_assert_num_queries(4):
        report_days(Subject(kyrgyzstan), since=SINCE, until=UNTIL)
