"""How the API answers: kept, conditional, open to scripts, throttled, with few queries."""

import gzip
from datetime import date

import pytest
from django.core.cache import CacheHandler, cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    ActFactory,
    AuthorityFactory,
    ChangeFactory,
    StateFactory,
    StatementFactory,
    TreatyFactory,
    letters,
)
from treaties.writing import door

pytestmark = pytest.mark.django_db
LIST = "/api/v1/states/KG/treaties/"


@pytest.fixture
def story():
    """One treaty that the Kyrgyz Republic has ratified."""
    treaty = TreatyFactory(series="ETS", number="112")
    act = ActFactory(treaty=treaty, state=StateFactory(code="KG"))
    door.rederive()
    return act


# --- Kept and conditional -------------------------------------------------------------------


def test_an_answer_can_be_kept_and_asked_for_again(client, story):
    first = client.get(LIST)
    etag = first.headers["ETag"]

    again = client.get(LIST, headers={"If-None-Match": etag})
    by_date = client.get(LIST, headers={"If-Modified-Since": first.headers["Last-Modified"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == etag
    assert by_date.status_code == 304
    assert "must-revalidate" in first.headers["Cache-Control"]
    assert {"Accept", "Accept-Language"} <= set(first.headers["Vary"].split(", "))


def test_a_write_changes_the_etag_and_the_answer(client, story):
    before = client.get(LIST)

    story.done_on = date(2001, 5, 1)
    with door.writing([story.treaty]) as write:
        write.save(story)
    after = client.get(LIST, headers={"If-None-Match": before.headers["ETag"]})

    assert after.status_code == 200
    assert after.json()["results"][0]["consented_on"] == "2001-05-01"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"headers": {"Accept-Language": "fr"}}, id="language"),
        pytest.param({"headers": {"Accept": "text/csv"}}, id="format"),
        pytest.param({"path": f"{LIST}?as_of=2001-01-01"}, id="address"),
    ],
)
def test_another_question_has_another_etag(client, story, change):
    first = client.get(LIST)

    other = client.get(change.get("path", LIST), headers=change.get("headers"))

    assert other.headers["ETag"] != first.headers["ETag"]


def test_the_next_day_has_another_etag(client, story, today):
    etags = set()
    for day in (date(2026, 11, 24), date(2026, 11, 25)):
        today(day)
        response = client.get(LIST)
        etags.add(response.headers["ETag"])
        assert response.json()["as_of"] == day.isoformat()

    assert len(etags) == 2


def test_a_kept_answer_costs_one_query(client, story, django_assert_num_queries):
    first = client.get(LIST)

    with django_assert_num_queries(1):
        again = client.get(LIST)

    assert again.content == first.content


def test_an_error_is_not_kept(client, story):
    assert client.get("/api/v1/treaties/185/").status_code == 404

    TreatyFactory(series="ETS", number="185")
    door.rederive()

    assert client.get("/api/v1/treaties/185/").status_code == 200


def test_answers_come_compressed_to_who_takes_them(client, story):
    plain = client.get(LIST)
    packed = client.get(LIST, headers={"Accept-Encoding": "gzip"})

    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content


@pytest.mark.parametrize("accept", ["gzip;q=0", "identity, gzip; q=0.0", "*;q=0", "deflate"])
def test_nobody_gets_what_they_do_not_take(client, story, accept):
    for path in (LIST, "/api/v1/nothing/", "/en/"):
        response = client.get(path, headers={"Accept-Encoding": accept})

        assert "Content-Encoding" not in response.headers


def test_head_and_options(client, story):
    head = client.head(LIST)
    options = client.options(LIST, headers={"Origin": "https://example.org"})

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == client.get(LIST).headers["ETag"]
    assert options.status_code == 204
    assert options.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", [LIST, "/api/v1/states/ZZ/", "/api/v1/nothing/"])
def test_scripts_of_any_site_may_read(client, story, path):
    response = client.get(path, headers={"Origin": "https://example.org"})

    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in response.headers["Access-Control-Expose-Headers"]
    assert "Set-Cookie" not in response.headers


# --- Throttling -----------------------------------------------------------------------------


@pytest.fixture
def two_an_hour(settings):
    settings.REST_FRAMEWORK = settings.REST_FRAMEWORK | {
        "DEFAULT_THROTTLE_RATES": {"anon": "2/hour"}
    }


def test_answers_that_had_to_be_computed_are_counted(client, story, two_an_hour):
    paths = [f"{LIST}?page_size={size}" for size in (1, 2, 3)]

    codes = [client.get(path).status_code for path in (*paths[:2], *paths[:2], paths[2])]
    refused = client.get(paths[2])

    assert codes == [200, 200, 200, 200, 429]
    assert 0 < int(refused.headers["Retry-After"]) <= 3_601
    assert refused.json()["status"] == 429


def test_each_address_is_counted_for_itself(client, story, two_an_hour):
    paths = [f"{LIST}?page_size={size}" for size in (1, 2, 3)]
    for path in paths:
        client.get(path)

    other = client.get(paths[2], REMOTE_ADDR="203.0.113.7")

    assert other.status_code == 200


def test_an_answer_says_how_much_may_still_be_asked(client, story, two_an_hour):
    first, second, third = (client.get(f"{LIST}?page_size={size}") for size in (1, 2, 3))

    assert first.headers["RateLimit-Policy"] == '"computed";q=2;w=3600'
    assert first.headers["RateLimit"].startswith('"computed";r=1;t=')
    assert second.headers["RateLimit"].startswith('"computed";r=0;t=')
    assert third.status_code == 429
    assert third.headers["RateLimit"].startswith('"computed";r=0;t=')


def test_workers_count_together_in_files(settings, tmp_path):
    location = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache"}
    one, other = (CacheHandler({"default": location | {"LOCATION": tmp_path}}) for _ in range(2))

    one["default"].set("throttle_anon_203.0.113.7", [1.0])

    assert other["default"].get("throttle_anon_203.0.113.7") == [1.0]


# --- Queries --------------------------------------------------------------------------------

PATHS = {
    "treaties/": 10,
    "treaties/ets-900/participations/": 9,
    "states/": 5,
    "states/KG/treaties/": 7,
    "states/KG/agenda/": 14,
    "states/KG/leaving/": 6,
    "states/KG/series/": 9,
    "matrix/?states=KG,QAAA": 9,
    "panel/?states=KG,QAAA&from=2020&to=2021": 15,
    "durations/?state=KG": 4,
    "acts/": 3,
    "statements/": 8,
    "authorities/": 3,
    "durations/summary/?states=KG": 4,
    "changes/": 5,
}


def grow(numbers: range) -> None:
    """Let the Kyrgyz Republic join some treaties, and as many States one treaty."""
    kyrgyz = StateFactory(code="KG")
    common = TreatyFactory(series="ETS", number="900")
    for n in numbers:
        treaty = TreatyFactory(series="ETS", number=f"{n + 300}")
        act = ActFactory(treaty=treaty, state=kyrgyz)
        ActFactory(treaty=common, state=StateFactory(code=letters(n)))
        StatementFactory(treaty=treaty, state=kyrgyz)
        AuthorityFactory(treaty=treaty, state=kyrgyz)
        ChangeFactory(sequence=n + 1, object_id=act.pk, topic=treaty.code, actor="KG")
    door.rederive()


def queries_by_path(client) -> dict[str, int]:
    counts = {}
    for path in PATHS:
        separator = "&" if "?" in path else "?"
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            response = client.get(f"/api/v1/{path}{separator}page_size=500")
        assert response.status_code == 200
        counts[path] = len(queries)
    return counts


def test_a_list_costs_the_same_queries_for_2_and_20_rows(client):
    grow(range(2))
    few = queries_by_path(client)

    grow(range(2, 20))
    many = queries_by_path(client)

    assert few == many
    assert {path: count for path, count in many.items() if count > PATHS[path]} == {}
