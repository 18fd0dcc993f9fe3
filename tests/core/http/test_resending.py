"""What was sent is sent again, whole and with all its headers, while nothing changes."""

import gzip
from datetime import date
from io import BytesIO

import brotli
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import OperationalError, close_old_connections
from django.test import RequestFactory

from core.http import resending
from core.http.resending import Kept, Resending, Sent
from tests.factories import StateFactory, TreatyFactory
from treaties.models import Treaty
from treaties.writing import door

pytestmark = pytest.mark.django_db
API = "/api/v1/treaties/"


class Browser:
    """Asks a WSGI application, and counts how often the site itself had to answer."""

    def __init__(self, most: int = 100, most_bytes: int = 10_000_000):
        self.reached = 0
        self.kept = Kept(most=most, most_bytes=most_bytes)
        self.application = Resending(self.site, self.kept)

    def site(self, environ, start_response):
        self.reached += 1
        return WSGIHandler()(environ, start_response)

    def ask(self, path: str, method: str = "GET", **headers) -> tuple[str, dict, bytes]:
        environ = RequestFactory().generic(method, path, **headers).environ
        environ["wsgi.input"] = BytesIO()
        begun = []
        response = self.application(environ, lambda status, given: begun.extend([status, given]))
        body = b"".join(response)
        if hasattr(response, "close"):
            response.close()
        return begun[0], dict(begun[1]), body


@pytest.fixture
def browser(today):
    StateFactory(code="KG")
    TreatyFactory(number="112")
    # The connection holds the test's transaction: the site shall not close it between requests.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield Browser()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("path", [API, "/en/about/"])
def test_the_second_time_the_site_is_not_reached_and_the_answer_is_the_same(browser, path):
    first, second = browser.ask(path), browser.ask(path)

    assert first == second
    assert first[0] == "200 OK"
    assert browser.reached == 1
    assert {"Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options"} <= {*first[1]}


@pytest.mark.parametrize(
    "encoding, read",
    [("identity", bytes), ("gzip", gzip.decompress), ("gzip, br", brotli.decompress)],
)
def test_bytes_are_kept_as_they_were_sent(browser, encoding, read):
    plain = browser.ask(API)[2]

    found = [browser.ask(API, HTTP_ACCEPT_ENCODING=encoding) for _ in range(2)]

    assert found[0] == found[1]
    assert read(found[0][2]) == plain


@pytest.mark.parametrize(
    "one, other",
    [
        ({"HTTP_ACCEPT": "text/csv"}, {"HTTP_ACCEPT": "application/json"}),
        ({"HTTP_ACCEPT_LANGUAGE": "ru"}, {"HTTP_ACCEPT_LANGUAGE": "fr"}),
        ({"HTTP_HOST": "testserver"}, {"HTTP_HOST": "localhost"}),
        ({"QUERY_STRING": "page_size=1"}, {"QUERY_STRING": "page_size=2"}),
    ],
)
def test_what_decides_an_answer_is_told_apart(browser, one, other):
    fresh = [Browser().ask(API, **headers) for headers in (one, other)]

    found = [browser.ask(API, **headers) for headers in (one, other, one, other)]

    assert found == [*fresh, *fresh]
    assert found[0] != found[1]


def test_a_write_is_seen_at_once(browser):
    browser.ask(API)

    treaty = Treaty.objects.get()
    treaty.titles = {"en": "Convention on Nothing Else"}
    with door.writing(None) as write:
        write.save(treaty)

    assert b"Nothing Else" in browser.ask(API)[2]
    assert browser.reached == 2


def test_the_next_day_is_asked_anew(browser, today):
    browser.ask(API)

    today(date(2026, 11, 25))
    browser.ask(API)

    assert browser.reached == 2


@pytest.mark.parametrize("name", ["ETag", "Last-Modified"])
def test_who_has_the_answer_is_told_that_nothing_changed(browser, name):
    known = browser.ask(API)[1][name]
    header = {"ETag": "HTTP_IF_NONE_MATCH", "Last-Modified": "HTTP_IF_MODIFIED_SINCE"}[name]

    status, headers, body = browser.ask(API, **{header: known})

    assert (status, body, browser.reached) == ("304 Not Modified", b"", 1)
    assert headers["ETag"]
    assert "Content-Length" not in headers


def test_an_answer_that_has_changed_is_sent_whole(browser):
    browser.ask(API)

    assert browser.ask(API, HTTP_IF_NONE_MATCH='W/"another"')[0] == "200 OK"


def test_the_head_alone_has_no_body(browser):
    whole = browser.ask(API)

    assert browser.ask(API, method="HEAD") == (*whole[:2], b"")
    assert browser.reached == 1


@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "django_language"])
def test_a_request_with_a_cookie_of_this_site_goes_the_long_way(browser, name):
    browser.ask(API)

    browser.ask(API, HTTP_COOKIE=f"_ga=1; {name}=x")

    assert browser.reached == 2


def test_a_cookie_of_another_site_changes_nothing(browser):
    browser.ask(API)

    browser.ask(API, HTTP_COOKIE="_ga=1")

    assert browser.reached == 1


@pytest.mark.parametrize(
    "path, status",
    [
        (f"{API}?nothing=1", "400 Bad Request"),
        ("/en/none/", "404 Not Found"),
        ("/healthz", "200 OK"),
    ],
)
def test_errors_and_what_is_never_kept_are_asked_each_time(browser, path, status):
    found = [browser.ask(path)[0] for _ in range(2)]

    assert found == [status] * 2
    assert browser.reached == 2


def test_without_a_database_the_site_says_what_is_wrong(browser, monkeypatch):
    def away(alias: str):
        raise OperationalError

    browser.ask("/healthz")
    monkeypatch.setattr(resending.Edition, "of", away)
    monkeypatch.setattr(resending.connections["default"], "close", lambda: None)

    assert browser.ask("/healthz")[0] == "200 OK"


def sent(size: int) -> Sent:
    return Sent.of([], b"x" * size)


def test_what_is_asked_for_least_gives_way():
    kept = Kept(most=2, most_bytes=800)

    for key in "ab":
        kept.keep(1, key, sent(1))
    kept.get(1, "a")
    kept.keep(1, "c", sent(1))

    assert [kept.get(1, key) is not None for key in "abc"] == [True, False, True]


def test_they_take_no_more_bytes_than_they_may():
    kept = Kept(most=100, most_bytes=800)

    for number in range(20):
        kept.keep(1, number, sent(90))
    kept.keep(1, "large", sent(101))

    assert kept.bytes == sum(len(item.body) for item in kept.found.values()) <= 800
    assert kept.get(1, "large") is None
