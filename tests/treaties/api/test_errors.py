"""Hostile and mistaken requests: a 4xx that names what is wrong, never an internal error."""

import pytest

from tests.factories import ActFactory, StateFactory, TreatyFactory
from treaties.writing import door

pytestmark = pytest.mark.django_db

LONG = "x" * 10_000
BAD_DAYS = [
    *("0000-00-00", "9999-12-31", "1799-12-31", "2200-01-01", "2024-02-30", "2024-13-01"),
    *("24-04-22", "2024-4-22", "20240422", "2024-W17-1", "2024-04-22T00:00", "today", "-1"),
    *("２０２４-０４-２２", "2024-04-22%00", "2024-04-22'--", "NaN", "1e3", LONG),
]
BAD_PARAMETERS = [
    *("stauts=signed", "as_of[]=2024-01-01", "=1", "%00=1", f"{LONG}=1", "constructor=1"),
    *("status=", "status=party", "status=signed,,open", "status=signed;open", "status[$ne]=x"),
    *("status_group=all", "kind=marriage", "series=STE", "open_to=everybody", f"q={LONG}"),
    *("q=%00", "page=0", "page=-1", "page=1.5", "page=99999999999999999999", "page=１", "page=2"),
    *("page_size=0", "page_size=501", "page_size=all", "ordering=password", "ordering=--number"),
    *("ordering=number,", "fields=secret", "fields=,", "lang=xx", "lang=en-GB", "format=xml"),
    *("format=jsonld", "known_at=2199-12-31", "known_at=soon&q=x", "changed_since=soon"),
    *("q=", "statuses=party", "status=open&statuses=open", "sort=password", "treaties=,"),
    *("ordering=number&sort=number", "states=KG", "as_of=2024-01-01&as_of=2024-01-01"),
    *("status=open&status=signed", f"status={LONG}"),
]
BAD_ADDRESSES = [
    *("states/ZZ/", "states/KGZ/", "states/К/", "states/%00%00/", "states/KG%0A/", "states/kg%20/"),
    *("states/K%C4%B1/", f"states/{LONG}/", "states/ZZ/treaties/", "states/ZZ/agenda/"),
    *("states/KG/treaties/ets-999/", "states/KG/treaties/112%20OR%201=1/", "treaties/9999/"),
    *("treaties/-1/", "treaties/%F0%9F%92%A9/", "treaties/..%2f..%2fetc/", f"treaties/{LONG}/"),
    *("treaties/ets-112/nothing/", "nothing/", "treaties/?state=ZZ", "matrix/?states=KG,ZZ"),
    *("states/KG/treaties/?treaties=999", "acts/?states=KG,ZZ", "changes/?treaties=999"),
    *("treaties/?states=KG,ZZ", "durations/?states=ZZ", "states/?states=ZZ"),
    *("matrix/?states=KG&treaties=999", "between/?treaty=112&a=KG&b=ZZ", "acts/?treaty=999"),
]
BAD_QUESTIONS = [
    *("matrix/", "matrix/?states=", "matrix/?states=,", "between/", "between/?treaty=112&a=KG"),
    *("treaties/112/forecast/", "treaties/112/forecast/?deposited=2024-02-30", "compute/"),
    *("compute/?kind=months_after&date=2024-01-01", "compute/?kind=x&date=2024-01-01"),
    *("compute/?kind=months_after&n=1201&date=2024-01-01", "changes/?since=-1", "changes/?since=x"),
    *("compute/?kind=on_deposit&overflow=1&date=2024-01-01", "acts/?cursor=x", "acts/?page=2"),
    *("acts/?cursor=YWZ0ZXIgLTE", "acts/?cursor=YWZ0ZXIg4pyT", "statements/?nature=insult"),
    *("states/KG/series/?from=2026&to=1995", "states/KG/series/?from=1900", "series/?from=x"),
    *("compute/?kind=days_after_months&n=6&date=2024-01-01", "compute/?kind=x&n=1&trigger=x"),
    *("compute/?kind=months_after&n=6&days=3&date=2024-01-01", "compute/?kind=manual&days=0"),
    *("states/KG/agenda/?from=2026-01-01&to=2025-01-01", "compute/?n=3&kind=manual&date=x"),
    *("states/KG/leaving/?on=2026-02-30", "states/KG/leaving/?on=2026-01-01&as_of=2026-01-01"),
    "states/KG/leaving/?on=2026-01-01&on=2026-01-02",
    *("changes/?type=password", "changes/?kind=marriage", "changes/?from=2026-02-01&to=2026-01-01"),
    *("acts/?state=KG&states=KZ", "acts/?treaty=112&treaties=112", "durations/summary/?by=year"),
    *("treaties/?state=KG&states=KZ", "panel/?states=KG&from=2020&known_at=2199-12-31"),
]


@pytest.fixture(autouse=True)
def world():
    ActFactory(treaty=TreatyFactory(series="ETS", number="112"), state=StateFactory(code="KG"))
    door.rederive()


@pytest.fixture(autouse=True)
def raise_nothing(client):
    """See what a visitor sees of an internal error."""
    client.raise_request_exception = False


def check_problem(response, *statuses: int) -> dict:
    assert response.status_code in statuses, response.content[:300]
    assert response.headers["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert (problem["status"], bool(problem["detail"])) == (response.status_code, True)
    assert len(response.content) < 2_000
    return problem


@pytest.mark.parametrize("day", BAD_DAYS, ids=lambda day: day[:20])
@pytest.mark.parametrize("name", ["as_of", "known_at", "opened_after"])
def test_a_day_that_is_none(client, name, day):
    problem = check_problem(client.get(f"/api/v1/states/KG/treaties/?{name}={day}"), 400)

    assert [item["parameter"] for item in problem["errors"]] == [name]


@pytest.mark.parametrize("query", BAD_PARAMETERS, ids=lambda query: query[:40])
def test_a_bad_parameter(client, query):
    problem = check_problem(client.get(f"/api/v1/states/KG/treaties/?{query}"), 400)

    assert problem["errors"]


def test_a_mistake_is_named_in_the_language_asked_for(client):
    problem = check_problem(client.get("/api/v1/states/KG/treaties/?lang=fr&as_of=x&y=1"), 400)

    assert [item["detail"] for item in problem["errors"]] == [
        "as_of: «\xa0x\xa0» n’est pas un jour du 1800-01-01 au 2199-12-31, écrit AAAA-MM-JJ.",
        "Il n’y a pas de paramètre «\xa0y\xa0» ici.",
    ]


@pytest.mark.parametrize("path", BAD_ADDRESSES, ids=lambda path: path[:40])
def test_what_does_not_exist(client, path):
    check_problem(client.get(f"/api/v1/{path}"), 404)


@pytest.mark.parametrize("path", BAD_QUESTIONS)
def test_a_question_that_cannot_be_read(client, path):
    check_problem(client.get(f"/api/v1/{path}"), 400, 404)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("path", ["states/KG/treaties/", "treaties/", "compute/"])
def test_nobody_can_write(client, method, path):
    response = getattr(client, method)(f"/api/v1/{path}")

    check_problem(response, 405)
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("accept", ["image/png", "text/html", "application/xml;q=0.9", ";;;", ","])
def test_a_format_that_is_not_offered(client, accept):
    check_problem(client.get("/api/v1/treaties/112/", headers={"Accept": accept}), 406)


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept": "*/*;q=x, application/json"},
        {"Accept-Language": "xx;q=1, \x00, " + "a" * 5000},
        {"If-None-Match": '"' + LONG},
        {"If-Modified-Since": "yesterday"},
        {"Accept-Encoding": "gzip;q=0"},
        {"Range": "bytes=5-1"},
        {"Origin": "null"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_odd_headers_change_nothing(client, headers):
    assert client.get("/api/v1/treaties/112/", headers=headers).status_code == 200


def test_too_many_parameters(client):
    query = "&".join(f"p{n}=1" for n in range(2_000))

    check_problem(client.get(f"/api/v1/treaties/?{query}"), 400)


def test_what_is_too_long_is_refused_as_a_problem(client):
    check_problem(client.get(f"/api/v1/treaties/?q={'x' * 16_001}"), 414)
    check_problem(client.get("/api/v1/treaties/", headers={"X-Long": "x" * 32_001}), 431)


def test_an_answer_that_is_another_by_now_is_refused_as_a_problem(client):
    etag = client.get("/api/v1/treaties/112/").headers["ETag"]

    check_problem(client.get("/api/v1/treaties/112/", headers={"If-Match": '"other"'}), 412)
    assert client.get("/api/v1/treaties/112/", headers={"If-Match": "*"}).status_code == 200
    assert client.get("/api/v1/treaties/112/", headers={"If-None-Match": etag}).status_code == 304


def test_a_problem_says_its_language(client):
    assert client.get("/api/v1/nothing/?lang=ky").headers["Content-Language"] == "ky"
    assert client.get("/api/v1/treaties/?as_of=x&lang=ru").headers["Content-Language"] == "ru"


def test_an_address_without_its_slash_leads_there(client):
    response = client.get("/api/v1/states/KG/treaties?as_of=2024-01-01")

    assert response.status_code == 301
    assert response.headers["Location"] == "/api/v1/states/KG/treaties/?as_of=2024-01-01"


def test_an_internal_error_is_a_problem_too_and_is_logged(client, monkeypatch, caplog):
    monkeypatch.setattr("treaties.api.questions.compute", lambda *_: 1 / 0)

    response = client.get("/api/v1/compute/?kind=on_deposit&date=2024-01-01")

    check_problem(response, 500)
    assert "ZeroDivisionError" in caplog.text
