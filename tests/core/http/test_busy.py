"""A database that is away or locked, and too much costly work at once."""

from threading import Event, Thread

import pytest
from django.db import OperationalError
from django.urls import reverse

from core.http import costly
from core.http.edition import Edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def away(monkeypatch):
    """Let the first questions of a kind fail as they do while the database is away."""

    def fail(where, name: str, *, times: int):
        right, calls = getattr(where, name), []

        def failing(*args, **kwargs):
            calls.append(args)
            if len(calls) <= times:
                raise OperationalError("the connection was closed")
            return right(*args, **kwargs)

        monkeypatch.setattr(where, name, failing)
        return calls

    return fail


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("times, status", [(0, 200), (1, 200), (2, 503)])
def test_question_is_asked_once_more(client, away, times, status):
    away(Edition, "current", times=times)

    response = client.get("/en/search/?q=transfer")

    assert response.status_code == status
    assert (response.get("Retry-After") == "5") == (status == 503)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("times, status", [(1, 200), (2, 503)])
def test_api_asks_once_more_and_answers_with_a_problem(client, away, times, status):
    away(Edition, "current", times=times)

    response = client.get("/api/v1/states/")

    assert response.status_code == status
    if status == 503:
        assert response["Content-Type"] == "application/problem+json"
        assert response["Retry-After"] == "5"


def test_what_was_typed_is_sent_again_by_a_button(admin_client, monkeypatch):
    def locked(*args, **kwargs):
        raise OperationalError("database is locked")

    address = reverse("staff-preferences")
    monkeypatch.setattr("core.staff.preferences.PreferenceForm.save", locked)

    response = admin_client.post(address, {"language": "ru", "password": "x"})

    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert '<input type="hidden" name="language" value="ru">' in response.text
    assert 'name="password"' not in response.text


def test_busy_site_answers_503_and_goes_on(client, monkeypatch):
    monkeypatch.setattr(costly, "WAITING_AT_MOST", 0.01)
    for _ in range(costly.AT_ONCE):
        costly.running.acquire()

    try:
        page = client.get("/en/compare/")
        alive = client.get("/healthz")
    finally:
        costly.running.release(2)

    assert (page.status_code, page["Retry-After"], alive.status_code) == (503, "5", 200)
    assert client.get("/en/compare/").status_code == 200


def test_line_is_as_long_as_the_free_threads_allow():
    inside, leave = Event(), Event()

    def work():
        with costly.one_of_few():
            inside.set()
            leave.wait(10)

    threads = [Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    inside.wait(10)
    while costly.waiting._value != 0:
        leave.wait(0.01)

    with pytest.raises(costly.Busy), costly.one_of_few():
        pass
    leave.set()
    for thread in threads:
        thread.join()
