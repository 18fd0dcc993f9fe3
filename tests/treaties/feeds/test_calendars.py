"""Feeds and calendars as their readers see them; a correction keeps the id."""

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
