"""What is due about reservations that lapse unless renewed: in agendas and calendars."""

from datetime import date

import pytest
from icalendar import Calendar

from tests.factories import StatementFactory, ValidityFactory
from tests.treaties import stories
from tests.treaties.html import main
from tests.treaties.stories import LEAVING, day
from treaties.answers.events import Subject
from treaties.answers.renewals import renewal_days
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

THREE_MONTHS = {"applies_to": "entry_into_force_for_state", "n": 3}


@pytest.fixture
def kyrgyzstan():
    return stories.states("KG")[0]


def reserved(state, **values):
    """Let a State join a treaty in force with a reservation for three years (ETS 173, art. 38)."""
    treaty = stories.treaty("910", THREE_MONTHS, LEAVING, entered_into_force_on=date(1990, 1, 1))
    stories.act(treaty, state, "accession", "2024-04-22")
    values = {"nature": "reservation", "made_on": day("2024-04-22")} | values
    found = StatementFactory.build(treaty=treaty, state=state, **values)
    with door.writing(None) as write:
        write.save(ValidityFactory.build(treaty=treaty))
        write.save(found)
    return found


def renew(row, on: str) -> None:
    pair = {"treaty": row.treaty, "state": row.state, "follows": row}
    with door.writing([row.treaty]) as write:
        write.save(StatementFactory.build(**pair, nature="renewal", made_on=day(on), text=""))


def told(state, **span) -> list[str]:
    return [f"{event.on} {event.code}" for event in renewal_days(Subject(state=state), **span)]


ALL = [
    "2026-08-01 renewal_notice",
    "2027-05-01 renewal_decision",
    "2028-02-01 reservation_lapses",
]


def test_notice_decision_and_lapse(kyrgyzstan):
    reserved(kyrgyzstan)

    assert told(kyrgyzstan) == ALL


@pytest.mark.parametrize(
    "span, expected",
    [
        pytest.param(("2026-08-01", "2028-02-01"), ALL, id="both-included"),
        pytest.param(("2026-08-02", "2028-01-31"), ALL[1:2], id="between-them"),
    ],
)
def test_from_one_day_to_another(kyrgyzstan, span, expected):
    reserved(kyrgyzstan)

    assert told(kyrgyzstan, since=day(span[0]), until=day(span[1])) == expected


def test_a_renewal_moves_the_lapse(kyrgyzstan):
    renew(reserved(kyrgyzstan), "2027-04-30")

    assert told(kyrgyzstan)[2:] == [
        "2029-08-01 renewal_notice",
        "2030-05-01 renewal_decision",
        "2031-02-01 reservation_lapses",
    ]


@pytest.mark.parametrize(
    "values, expected",
    [
        pytest.param({"ends_on": day("2027-05-01")}, ALL[:1], id="withdrawn-on-the-day"),
        pytest.param({"ends_on": day("2027-05-02")}, ALL[:2], id="a-day-later"),
        pytest.param({"nature": "declaration"}, [], id="not-a-reservation"),
        pytest.param({"publication": "draft"}, [], id="draft"),
    ],
)
def test_nothing_is_due_once_it_has_ended(kyrgyzstan, values, expected):
    reserved(kyrgyzstan, **values)

    assert told(kyrgyzstan) == expected


def test_nothing_is_due_once_its_state_has_left(kyrgyzstan):
    row = reserved(kyrgyzstan)
    stories.act(row.treaty, kyrgyzstan, "denunciation", "2026-10-01")

    assert told(kyrgyzstan) == ALL[:1]


def test_agenda_and_calendar_say_unless_renewed(client, kyrgyzstan):
    reserved(kyrgyzstan)

    rows = client.get("/api/v1/states/KG/agenda/?from=2027-01-01").json()["results"]
    calendar = Calendar.from_ical(client.get("/en/agenda.ics").content)

    labels = [row["event_label"] for row in rows]
    assert labels[-1] == "a reservation lapses unless renewed"
    assert "a reservation lapses unless renewed" in main(client.get("/en/agenda/"))
    assert sum("unless renewed" in str(item["summary"]) for item in calendar.events) == 2


def test_many_reservations_cost_as_many_queries_as_one(kyrgyzstan, django_assert_max_num_queries):
    row = reserved(kyrgyzstan)
    for text in ("a second", "a third"):
        with door.writing([row.treaty]) as write:
            values = {"nature": "reservation", "made_on": row.made_on, "text": text}
            write.save(StatementFactory.build(treaty=row.treaty, state=kyrgyzstan, **values))

    with django_assert_max_num_queries(7):
        assert len(renewal_days(Subject(state=kyrgyzstan))) == 9
