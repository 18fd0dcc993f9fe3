"""Feeds and calendars as their readers see them; a correction keeps the id."""

from datetime import date

import feedparser
import pytest
from icalendar import Calendar

from treaties.models import Act
from treaties.writing.door import writing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled")]

PAIR = "/en/countries/kg/treaties/ets-112/"


def calendar(client) -> dict:
    found = Calendar.from_ical(client.get(f"{PAIR}agenda.ics").content)
    return {str(event["uid"]): event for event in found.walk("VEVENT")}


def write(**values) -> Act:
    act = Act.objects.get(treaty__code="ets-112", state__code="KG", kind="accession")
    with writing([act.treaty], reason="a test") as door:
        for name, value in values.items():
            setattr(act, name, value)
        door.save(act)
    return act


def test_a_correction_keeps_the_id_and_raises_the_sequence(client):
    before = calendar(client)

    act = write(public_note="corrected")

    uid = f"act-{act.pk}@accede"
    assert calendar(client)[uid]["sequence"] > before[uid]["sequence"]


def test_a_withdrawn_act_is_cancelled(client):
    act = write(publication="withdrawn")

    assert calendar(client)[f"act-{act.pk}@accede"]["status"] == "CANCELLED"


def test_the_news_feed_is_well_formed(client):
    feed = feedparser.parse(client.get(f"{PAIR}acts.atom").content)

    assert not feed.bozo
    assert len({entry.id for entry in feed.entries}) == len(feed.entries) >= 5


def test_the_news_are_dated_by_their_own_day(client):
    """All were entered on the day of loading, which is no news."""
    entries = feedparser.parse(client.get("/en/countries/kg/acts.atom").content).entries
    days = [entry.updated for entry in entries]

    assert days == sorted(days, reverse=True)
    assert {entry.published for entry in entries} == set(days)
    assert not any(day.startswith("2026-11-24") for day in days)


def test_a_month_makes_no_day_in_a_calendar(client):
    act = write(done_on=date(2024, 4, 1), done_precision="month")

    found = client.get(f"{PAIR}agenda.ics").content.decode()

    assert f"act-{act.pk}@accede" not in calendar(client)
    assert "X-WR-CALDESC:1 event is left out" in found
