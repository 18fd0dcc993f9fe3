"""The worker's program as browsers ask for it."""

import pytest

from config import worker


def test_the_worker_may_read_the_whole_site_and_is_asked_for_each_time(client):
    response = client.get("/worker.js")

    assert response.status_code == 200
    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert response["Cache-Control"] == "no-cache"
    assert "worker-src 'self'" in response["Content-Security-Policy"]


def test_a_new_version_is_another_worker(client, monkeypatch):
    before = client.get("/worker.js").content
    monkeypatch.setattr(worker, "release", lambda: "another")

    assert client.get("/worker.js").content != before


@pytest.mark.parametrize("method", ["post", "delete"])
def test_the_worker_is_only_read(client, method):
    assert getattr(client, method)("/worker.js").status_code == 405
