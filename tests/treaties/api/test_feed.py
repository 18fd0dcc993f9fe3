"""The feed of changes: its types, whole objects, and readers who wait for the next change."""

import threading
import time

import pytest

from core.records.models import Change
from core.records.publication import authors
from core.records.versions import current_sequence
from programmes.writing import door as programmes_door
from tests import factories
from treaties.api import following
from treaties.models.recorded import ChangeType, public_models
from treaties.writing import door

FEED = "/api/v1/changes/"


def written(row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    with door.writing(None) as write:
        write.save(row)
    return row


def shown(client, since: int) -> list[dict]:
    return client.get(f"{FEED}?since={since}").json()["results"]


@pytest.fixture
def act(db):
    treaty = factories.TreatyFactory(series="ETS", number="112")
    return factories.ActFactory.build(treaty=treaty, state=factories.StateFactory(code="KG"))


@pytest.fixture
def series(db):
    return factories.SeriesFactory()


def test_each_change_has_its_type(client, act):
    start = current_sequence()
    written(act)
    written(act, done_on="2001-05-01")
    written(act, publication="withdrawn")
    written(act, publication="published")
    with door.writing(None) as write:
        write.delete(act)
    written(factories.ActFactory.build(treaty=act.treaty, state=act.state, publication="draft"))

    rows = shown(client, start)

    assert [row["type"] for row in rows] == [
        *("created", "changed", "withdrawn", "published", "deleted", "withheld")
    ]
    assert [row["event"] for row in rows] == [
        *("created", "changed", "deleted", "created", "deleted", "withheld")
    ]
    assert rows[2]["before"]["done_on"] == rows[3]["after"]["done_on"] == "2001-05-01"
    assert (rows[2]["after"], rows[3]["before"], rows[5]["object"]) == (None, None, None)
    assert rows[0]["after"]["treaty"] == "ets-112"
    assert rows[0]["after"]["treaty_id"] == act.treaty_id


@pytest.mark.usefixtures("series")
def test_a_many_to_many_field_changes_a_whole_object(client):
    treaty = written(factories.TreatyFactory.build(series="ETS", number="112"))
    subjects = [factories.SubjectFactory(code=code) for code in ("a", "b")]
    start = current_sequence()

    with door.writing(None) as write:
        write.set(treaty, "subjects", subjects)
    written(treaty, titles={"en": "Another title"})
    with door.writing(None) as write:
        write.set(treaty, "subjects", subjects[:1])

    many, title, fewer = shown(client, start)
    ids = [subject.pk for subject in subjects]
    assert (many["before"]["subjects"], many["after"]["subjects"]) == ([], ids)
    assert many["after"]["code"] == "ets-112"
    assert title["before"]["subjects"] == title["after"]["subjects"] == ids
    assert title["after"]["titles"] == {"en": "Another title"}
    assert fewer["after"] == title["after"] | {"subjects": ids[:1]}


@pytest.mark.usefixtures("series")
def test_many_to_many_fields_of_a_draft_are_withheld(client, act):
    statement = factories.StatementFactory.build(
        treaty=act.treaty, state=act.state, publication="draft"
    )
    written(statement)
    start = current_sequence()

    with door.writing(None) as write:
        write.set(statement, "territories", [act.state])
    written(statement, publication="published")

    withheld, published = shown(client, start)
    assert withheld["type"] == "withheld"
    assert published["type"] == "published"
    assert published["after"]["territories"] == [act.state_id]


def test_what_is_published_with_a_programme_comes_and_goes_with_it(client, db):
    programme = factories.ProgrammeFactory.build(publication="draft")
    with programmes_door.writing() as write:
        write.save(programme)
        write.save(factories.DocumentFactory.build(programme=programme, title="Report"))
    start = current_sequence()

    for publication in ("published", "withdrawn"):
        programme.publication = publication
        with programmes_door.writing() as write:
            write.save(programme)

    rows = [(row["object"]["type"], row["type"]) for row in shown(client, start)]
    assert rows == [
        *[("document", "published"), ("programme", "published")],
        *[("document", "withdrawn"), ("programme", "withdrawn")],
    ]
    assert [row["type"] for row in shown(client, 0)[:2]] == ["withheld", "withheld"]


@pytest.mark.django_db
def test_whoever_publishes_a_programme_wrote_nothing_of_it(settings):
    settings.TWO_PERSON_RULE = True
    editor, publisher = factories.UserFactory(), factories.UserFactory()
    programme = factories.ProgrammeFactory.build(publication="draft", entered_by=editor)
    with programmes_door.writing(by=editor) as write:
        write.save(programme)
        write.save(factories.DocumentFactory.build(programme=programme))
    programme.publication = "published"
    with programmes_door.writing(by=publisher) as write:
        write.save(programme)

    assert authors(programme) == set()


def test_the_lists_of_types_are_closed_and_have_their_codes(client, db):
    codes = client.get("/api/v1/codes/?page_size=500").json()["results"]
    of = {name: [row["code"] for row in codes if row["list"] == name] for name in LISTS}

    assert of["change_type"] == ChangeType.values
    assert of["object_type"] == [*public_models()]
    assert all(row["meaning_ky"] for row in codes if row["list"] == "change_type")
    recorded = {label.partition(".")[2] for label in Change.objects.values_list("model", flat=True)}
    assert recorded <= {*public_models()}
    assert not {"attachment", "procedure", "statusperiod", "webhook"} & {*public_models()}


LISTS = ("change_type", "object_type")


# --- Waiting --------------------------------------------------------------------------------


@pytest.fixture
def slow_look(monkeypatch):
    monkeypatch.setattr(following, "LOOKING_EVERY", 0.02)


def timed(client, path: str) -> tuple:
    begun = time.monotonic()
    return client.get(path), time.monotonic() - begun


def test_at_the_end_of_the_list_it_is_said_when_to_ask_on(client, act):
    written(act)
    written(act, done_on="2001-05-01")

    first = client.get(f"{FEED}?since=0&page_size=1")
    last = client.get(f"{FEED}?since=1")

    assert "Retry-After" not in first.headers
    assert int(last.headers["Retry-After"]) == 5


@pytest.mark.usefixtures("slow_look")
def test_who_waits_is_answered_when_something_is_written(client, act, monkeypatch):
    looked = []

    def is_changed(since):
        looked.append(since)
        if len(looked) == 3:
            written(act)
        return following.Revision.objects.filter(sequence__gt=since).exists()

    monkeypatch.setattr(following, "is_changed", is_changed)
    last = current_sequence()

    response, seconds = timed(client, f"{FEED}?since={last}&wait=30")

    assert [row["sequence"] for row in response.json()["results"]] == [last + 1]
    assert len(looked) == 3
    assert seconds < 20


@pytest.mark.usefixtures("slow_look")
def test_the_waiting_ends(client, act):
    written(act)

    response, seconds = timed(client, f"{FEED}?since={current_sequence()}&wait=1")
    at_once, no_time = timed(client, f"{FEED}?since=0&wait=30")

    assert response.json()["results"] == []
    assert seconds >= 1
    assert at_once.json()["count"] == 1
    assert no_time < 20


@pytest.mark.parametrize("wait", ["31", "-1", "x"])
def test_nobody_waits_longer(client, db, wait):
    response = client.get(f"{FEED}?since=0&wait={wait}")

    assert response.status_code == 400
    assert response.json()["errors"][0]["parameter"] == "wait"


@pytest.mark.parametrize("places", [0, 2])
def test_only_so_many_wait_and_all_others_are_answered_at_once(places, settings, monkeypatch):
    settings.WAITING_CLIENTS = places
    monkeypatch.setattr(following, "is_changed", lambda since: False)
    monkeypatch.setattr(following, "PLACES", following.Places())
    waiting = [
        threading.Thread(target=following.wait_for_change, args=(0, 2)) for _ in range(places)
    ]
    for thread in waiting:
        thread.start()
    time.sleep(0.2)

    begun = time.monotonic()
    following.wait_for_change(0, 30)
    assert time.monotonic() - begun < 1.5
    for thread in waiting:
        thread.join()
    # The places are free again.
    assert [following.PLACES.take() for _ in range(places)] == [True] * places
    assert not following.PLACES.take()
