import pytest
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder


def test_alive_without_a_database(client):
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_ready(client):
    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_not_ready_while_a_migration_is_missing(client):
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied("sessions", "0001_initial")

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["databases"] == {"default": "1 migrations not applied"}


def test_not_ready_while_the_database_is_away(client, monkeypatch):
    def fail(*args):
        raise OperationalError("no such host")

    monkeypatch.setattr(MigrationExecutor, "__init__", fail)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["databases"] == {"default": "unreachable"}


def test_never_cached(client):
    assert "no-store" in client.get("/healthz")["Cache-Control"]
