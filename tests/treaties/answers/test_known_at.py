"""What the site would have said on an earlier day."""

from datetime import UTC, date, datetime

import pytest
from django.db.models import Max

from core import clock
from core.records.models import Change
from tests.factories import ActFactory
from tests.treaties import stories
from treaties.models import Act, Statement
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]

PAIR = "/api/v1/states/KG/treaties/ets-112/"


@pytest.fixture
def at(monkeypatch):
    """Return how to set the clock of the writes."""

    def at(*moment: int) -> None:
        monkeypatch.setattr(clock, "now", lambda: datetime(*moment, tzinfo=UTC))

    return at


@pytest.fixture(autouse=True)
def story(at, today):
    """Enter a treaty on 1 May, a deposit on 15 May, correct it on 20 May, withdraw it on 1 June."""
    today(date(2024, 7, 1))
    at(2024, 5, 1, 12)
    [state] = stories.states("KG", members=False, treaties_checked_on=date(2024, 5, 1))
    days = {"opened_on": date(1983, 3, 21), "entered_into_force_on": date(1985, 7, 1)}
    treaty = stories.treaty("112", {}, **days)
    at(2024, 5, 15, 12)
    act = ActFactory.build(
        treaty=treaty, state=state, kind="accession", done_on=date(2024, 3, 22), source="a letter"
    )
    with door.writing([treaty]) as write:
        write.save(act)
    at(2024, 5, 20, 12)
    act.done_on = date(2024, 4, 22)
    with door.writing([treaty], public_reason="The depositary corrected the day.") as write:
        write.save(act)
    at(2024, 6, 1, 12)
    act.publication = "withdrawn"
    with door.writing([treaty]) as write:
        write.save(act)
    return act


@pytest.mark.parametrize(
    "known_at, status, in_force_on, missing",
    [
        pytest.param("2024-04-30", "data_incomplete", None, "history", id="before-anything"),
        pytest.param("2024-05-14", "open_by_invitation", None, None, id="before-the-deposit"),
        pytest.param("2024-05-15", "entry_into_force_pending", "2024-07-01", None, id="that-day"),
        pytest.param("2024-05-19", "entry_into_force_pending", "2024-07-01", None, id="after-it"),
        pytest.param("2024-05-20", "entry_into_force_pending", "2024-08-01", None, id="corrected"),
        pytest.param("2024-06-01", "open_by_invitation", None, None, id="withdrawn"),
    ],
)
def test_a_pair_as_it_was_known(client, known_at, status, in_force_on, missing):
    answer = client.get(f"{PAIR}?as_of=2024-05-20&known_at={known_at}").json()

    found = (answer["status"], answer["in_force_on"], answer["missing"])
    assert found == (status, in_force_on, missing)
    assert (answer["as_of"], answer["known_at"]) == ("2024-05-20", known_at)


def test_the_evidence_is_that_of_the_day(client):
    answer = client.get(f"{PAIR}?as_of=2024-05-20&known_at=2024-05-15").json()

    assert [act["done_on"] for act in answer["acts"]] == ["2024-03-22"]
    assert answer["computation"]["result"] == "2024-07-01"
    assert answer["sources"] == ["a letter"]


def test_before_anything_was_recorded_the_answer_says_so(client):
    answer = client.get(f"{PAIR}?known_at=2024-04-30").json()

    assert any("nothing had been recorded" in text for text in answer["explanation"])


@pytest.mark.parametrize("path", ["states/KG/treaties/", "treaties/112/participations/"])
def test_lists_as_they_were_known(client, path):
    found = {}
    for known_at in ("2024-04-30", "2024-05-15", "2024-05-20"):
        rows = client.get(f"/api/v1/{path}?known_at={known_at}&as_of=2024-05-20").json()["results"]
        found[known_at] = [row["in_force_on"] for row in rows]

    # Before the record, the list of the State has its row; no act is published any more.
    before = [None] if path.startswith("states") else []
    assert found == {
        "2024-04-30": before,
        "2024-05-15": ["2024-07-01"],
        "2024-05-20": ["2024-08-01"],
    }


def test_statuses_can_be_asked_for(client):
    path = "/api/v1/states/KG/treaties/?known_at=2024-05-15&as_of=2024-05-20"

    assert client.get(f"{path}&status_group=on_the_way").json()["count"] == 1
    assert client.get(f"{path}&status=signed").json()["count"] == 0


# Midnight in Paris is 22:00 of the day before in UTC, in summer.
@pytest.mark.parametrize("hour, count", [(21, 1), (22, 0)])
def test_the_whole_day_of_the_depositary_is_included(client, at, story, hour, count):
    at(2024, 6, 9, hour, 30)
    story.publication = "published"
    with door.writing([story.treaty]) as write:
        write.save(story)

    rows = client.get("/api/v1/treaties/112/participations/?known_at=2024-06-09").json()

    assert rows["count"] == count


def test_what_was_deleted_stays_in_the_record(client, at, story):
    at(2024, 6, 10, 12)
    with door.writing([story.treaty]) as write:
        write.delete(Act.objects.get(pk=story.pk))

    before = client.get(f"{PAIR}?known_at=2024-05-20").json()
    after = client.get(f"{PAIR}?known_at=2024-06-10").json()

    assert (len(before["acts"]), len(after["acts"])) == (1, 0)


def test_statements_are_those_of_the_day(client, at, story):
    at(2024, 6, 10, 12)
    statement = Statement(
        treaty=story.treaty,
        state=story.state,
        nature="declaration",
        text="We declare.",
        source="a letter",
        publication="published",
    )
    with door.writing([story.treaty]) as write:
        write.save(statement)

    counts = [
        len(client.get(f"{PAIR}?known_at={day}").json()["statements"])
        for day in ("2024-06-09", "2024-06-10")
    ]

    assert counts == [0, 1]


def test_tomorrow_is_not_known(client):
    response = client.get(f"{PAIR}?known_at=2024-07-02")

    assert response.status_code == 400
    assert response.json()["errors"][0]["parameter"] == "known_at"


# --- The feed of changes --------------------------------------------------------------------


def test_the_feed_shows_published_versions_in_order(client):
    rows = client.get("/api/v1/changes/?since=3").json()["results"]
    rows = [row for row in rows if row["object"]["type"] == "act"]

    assert [row["event"] for row in rows] == ["created", "changed", "deleted"]
    assert rows[1]["before"]["done_on"] == "2024-03-22"
    assert rows[1]["after"]["done_on"] == "2024-04-22"
    assert rows[1]["reason"] == "The depositary corrected the day."
    assert rows[1]["object"]["treaty"] == "ets-112"
    assert not {"note", "entered_by_id", "publication"} & set(rows[1]["after"])


def test_a_draft_keeps_its_number_and_shows_nothing(client, story):
    draft = ActFactory.build(
        treaty=story.treaty, state=story.state, publication="draft", note="confidential"
    )
    with door.writing([story.treaty], reason="confidential too") as write:
        write.save(draft)

    last = Change.objects.aggregate(Max("sequence"))["sequence__max"]
    response = client.get(f"/api/v1/changes/?since={last - 1}")

    (row,) = response.json()["results"]
    assert (row["sequence"], row["event"]) == (last, "withheld")
    assert [row[name] for name in ("object", "before", "after", "reason")] == [None] * 4
    assert b"confidential" not in response.content
