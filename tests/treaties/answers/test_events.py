"""What happens once is told once: under one key, on its own day, in calendars, feeds and lists."""

from datetime import date

import pytest
from icalendar import Calendar

from countries.models import State
from tests import factories
from tests.treaties import stories
from tests.treaties.html import main
from treaties.answers.events import Subject, events
from treaties.models import Treaty
from treaties.writing import door
from treaties.writing.door import writing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

AFTER_THREE_MONTHS = {"applies_to": "entry_into_force_for_state", "n": 3}
STORY = "/en/countries/fr/treaties/ets-901/"


@pytest.fixture
def france() -> State:
    return stories.states("FR")[0]


@pytest.fixture
def treaty(france) -> Treaty:
    """Return a treaty in force with clauses for joining and leaving."""
    return stories.treaty(
        "901", AFTER_THREE_MONTHS, stories.LEAVING, entered_into_force_on=date(1990, 1, 1)
    )


@pytest.fixture
def party(treaty, france):
    return stories.act(treaty, france, "ratification", "2000-01-10")


def test_what_was_in_force_by_a_day_entered_into_force_on_none(france):
    treaty = factories.TreatyFactory(number="902", entered_into_force_on=date(1990, 1, 1))
    factories.ActFactory(
        treaty=treaty,
        state=france,
        kind="consent",
        done_on=date(2022, 3, 31),
        done_precision="until",
    )
    door.rederive()

    found = events(Subject(state=france))

    assert [(event.code, event.has_day) for event in found] == [("consent", False)]


def withdraw(act) -> None:
    with writing([act.treaty], reason="a test") as write:
        act.publication = "withdrawn"
        write.save(act)


def calendar(client, address: str) -> list[tuple]:
    """Return the entries of a calendar: id, day, status."""
    found = Calendar.from_ical(client.get(f"{address}agenda.ics").content)
    return sorted(
        (str(event["uid"]).split("@")[0], str(event.decoded("dtstart")), str(event["status"]))
        for event in found.walk("VEVENT")
    )


INTERRUPTIONS = [
    pytest.param(
        [("denunciation", "2010-02-01"), ("denunciation_revoked", "2010-05-01")], id="revoked"
    ),
    pytest.param(
        [("suspension", "2010-02-01"), ("end_of_suspension", "2010-05-01")], id="suspended"
    ),
]


@pytest.mark.parametrize("acts", INTERRUPTIONS)
def test_an_interruption_brings_no_second_entry_into_force(treaty, france, party, acts):
    for kind, on in acts:
        stories.act(treaty, france, kind, on)

    found = events(Subject(france, treaty))

    entries = [event.on for event in found if event.code == "in_force"]
    assert entries == [date(2000, 5, 1)]
    later = events(Subject(france, treaty), since=date(2010, 4, 1))
    assert [event.code for event in later if event.is_effect] == []


@pytest.mark.parametrize("acts", INTERRUPTIONS)
def test_after_an_interruption_it_is_in_force_since_its_entry(client, treaty, france, party, acts):
    for kind, on in acts:
        stories.act(treaty, france, kind, on)

    page, badge = main(client.get(STORY)), client.get(f"{STORY}badge.svg").content.decode()

    assert "yes, in force since 1 May 2000" in page
    assert "in force since 1 May 2000" in badge
    assert "since 1 May 2000" in main(client.get("/en/countries/fr/"))
    assert "in force 1 May 2000" in main(client.get("/en/compare/", {"states": "FR"}))
    answer = client.get("/api/v1/states/FR/treaties/ets-901/").json()
    assert (answer["since"], answer["in_force_on"]) == ("2010-05-01", "2000-05-01")


def test_a_revoked_denunciation_is_cancelled_on_its_day(client, treaty, france, party):
    denounced = stories.act(treaty, france, "denunciation", "2010-02-10")
    stories.act(treaty, france, "denunciation_revoked", "2010-05-01")

    found = calendar(client, STORY)

    assert (f"act-{denounced.pk}-denounced", "2010-09-01", "CANCELLED") in found
    assert (f"act-{party.pk}-in_force", "2000-05-01", "CONFIRMED") in found
    assert len({key for key, _day, _status in found}) == len(found)


def test_a_denunciation_of_parent_and_protocol_has_two_ids(client, treaty, france, party):
    protocol = stories.treaty(
        "902", AFTER_THREE_MONTHS, parent=treaty, entered_into_force_on=date(1991, 1, 1)
    )
    stories.act(protocol, france, "ratification", "2001-01-10")
    act = stories.act(treaty, france, "denunciation", "2010-02-10")

    found = calendar(client, "/en/countries/fr/")

    keys = [key for key, _day, _status in found]
    assert len(set(keys)) == len(keys)
    assert {f"act-{act.pk}-denounced", f"act-{act.pk}-denounced-ets-902"} <= set(keys)


def test_an_end_is_told_once_though_the_treaty_closes_later(treaty, france, party):
    stories.act(treaty, france, "denunciation", "2010-02-10")
    stories.act(treaty, france, "signature", "2012-01-01")
    with writing(None, reason="a test") as write:
        treaty.closed_on = date(2015, 1, 1)
        write.save(treaty)

    found = events(Subject(france, treaty))

    assert [event.on for event in found if event.code == "denounced"] == [date(2010, 9, 1)]


def test_what_a_withdrawn_act_led_to_is_cancelled_on_the_day_announced(client, party):
    before = calendar(client, STORY)
    withdraw(party)

    assert [(*entry[:2], "CONFIRMED") for entry in calendar(client, STORY)] == before
    assert {status for *_rest, status in calendar(client, STORY)} == {"CANCELLED"}
    assert (f"act-{party.pk}-in_force", "2000-05-01", "CONFIRMED") in before


def test_a_withdrawn_denunciation_cancels_its_effect(client, treaty, france, party):
    denounced = stories.act(treaty, france, "denunciation", "2010-02-10")
    withdraw(denounced)

    found = calendar(client, STORY)

    assert (f"act-{denounced.pk}-denounced", "2010-09-01", "CANCELLED") in found


def test_an_act_entered_anew_cancels_the_one_withdrawn(client, treaty, france, party):
    withdraw(party)
    anew = stories.act(treaty, france, "ratification", "2000-01-10")

    found = calendar(client, STORY)

    assert (f"act-{party.pk}-in_force", "2000-05-01", "CANCELLED") in found
    assert (f"act-{anew.pk}-in_force", "2000-05-01", "CONFIRMED") in found


def test_an_entry_into_force_only_interrupted_is_not_cancelled(client, treaty, france):
    act = stories.act(treaty, france, "ratification", "2000-01-10")
    stories.act(treaty, france, "provisional_application", "2000-02-01")
    stories.act(treaty, france, "end_of_provisional_application", "2000-03-01")

    found = [entry for entry in calendar(client, STORY) if entry[0] == f"act-{act.pk}-in_force"]

    assert found == [(f"act-{act.pk}-in_force", "2000-05-01", "CONFIRMED")]


@pytest.fixture
def invitation(treaty):
    (kazakhstan,) = stories.states("KZ", members=False)
    return stories.act(treaty, kazakhstan, "invitation", "2024-04-30")


def test_the_expected_lapse_of_an_invitation_has_the_key_of_a_lapse(client, invitation):
    expected = f"act-{invitation.pk}-invitation_lapsed"

    assert (expected, "2029-05-01", "CONFIRMED") in calendar(client, "/en/countries/kz/")
    assert "1 May 2029" in main(client.get("/en/countries/kz/"))


def test_a_last_day_that_becomes_known_keeps_the_key(client, invitation):
    key = f"act-{invitation.pk}-invitation_lapsed"
    assert (key, "2029-05-01", "CONFIRMED") in calendar(client, "/en/countries/kz/")

    with writing([invitation.treaty], reason="a test") as write:
        invitation.expires_on = date(2029, 5, 31)
        write.save(invitation)

    assert (key, "2029-06-01", "CONFIRMED") in calendar(client, "/en/countries/kz/")
