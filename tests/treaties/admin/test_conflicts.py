"""Two people change the same act at once: one wins, the other sees both versions."""

import threading
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from core.records.models import Change
from tests import factories
from tests.treaties.staff import person, treaty_in_force, values_of
from treaties.admin.acts import ActAdmin
from treaties.models import Act


def draft() -> Act:
    values = {"kind": "accession", "done_on": date(2024, 4, 22), "publication": "draft"}
    return factories.ActFactory(treaty=treaty_in_force(), **values)


def change(act) -> str:
    return reverse("admin:treaties_act_change", args=[act.pk])


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.django_db
@pytest.mark.usefixtures("derived_is_clean")
def test_an_older_form_is_refused_with_both_versions(client):
    act, first, second = draft(), person("Editors"), person("Editors")
    values = values_of(act)

    client_of(first).post(change(act), values | {"done_on": "2024-04-23", "reason": "Misread."})
    refused = client_of(second).post(change(act), values | {"done_on": "2024-04-24"})

    act.refresh_from_db()
    assert act.done_on == date(2024, 4, 23)
    errors = " ".join(refused.context["adminform"].form.non_field_errors())
    assert first.username in errors
    assert "now “2024-04-23”, you typed “2024-04-24”" in errors
    assert 'value="2024-04-24"' in refused.text


@pytest.mark.django_db
@pytest.mark.usefixtures("derived_is_clean")
def test_saving_again_is_a_decision(client):
    act, first, second = draft(), person("Editors"), client_of(person("Editors"))
    values = values_of(act)
    client_of(first).post(change(act), values | {"done_on": "2024-04-23"})
    refused = second.post(change(act), values | {"done_on": "2024-04-24"})

    seen = refused.context["adminform"].form["seen"].value()
    second.post(change(act), values | {"done_on": "2024-04-24", "seen": seen})

    act.refresh_from_db()
    assert act.done_on == date(2024, 4, 24)


@pytest.mark.django_db
@pytest.mark.usefixtures("derived_is_clean")
def test_other_facts_are_guarded_too(client):
    treaty = treaty_in_force()
    clause, first, second = treaty.clauses.first(), person("Publishers"), person("Publishers")
    url = reverse("admin:treaties_clause_change", args=[clause.pk])
    data = {"treaty": treaty.pk, "applies_to": clause.applies_to, "kind": clause.kind, "seen": 0}

    client_of(first).post(url, data | {"n": 6})
    refused = client_of(second).post(url, data | {"n": 9})

    clause.refresh_from_db()
    assert (clause.n, refused.status_code) == (6, 200)


@pytest.mark.django_db
@pytest.mark.usefixtures("derived_is_clean")
def test_a_clause_changed_elsewhere_guards_its_treaty(client):
    treaty = treaty_in_force()
    clause, publisher = treaty.clauses.first(), client_of(person("Publishers"))
    address = reverse("admin:treaties_treaty_change", args=[treaty.pk])
    seen = publisher.get(address).context["adminform"].form["seen"].value()
    data = {"treaty": treaty.pk, "applies_to": clause.applies_to, "kind": clause.kind, "n": 6}
    publisher.post(reverse("admin:treaties_clause_change", args=[clause.pk]), data)

    refused = publisher.post(address, {"seen": seen})

    errors = " ".join(refused.context["adminform"].form.non_field_errors())
    assert "saved a newer version" in errors


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("derived_is_clean")
def test_two_transactions_at_once(monkeypatch):
    """Both forms are read and found good before either is written; the lock decides."""
    act = draft()
    clients = {day: client_of(person("Editors")) for day in ("2024-04-23", "2024-04-24")}
    values = values_of(act)
    both_checked = threading.Barrier(2, timeout=20)

    def treaties_of(model_admin, row):
        # Asked before the lock is taken. SQLite lets only one writer in from the beginning.
        if connection.vendor == "postgresql":
            both_checked.wait()
        return [row.treaty]

    monkeypatch.setattr(ActAdmin, "treaties_of", treaties_of)
    responses = {}

    def save(day):
        try:
            responses[day] = clients[day].post(change(act), values | {"done_on": day})
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=[day]) for day in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    act.refresh_from_db()
    winner = act.done_on.isoformat()
    (loser,) = set(clients) - {winner}
    assert responses[winner].status_code == 302
    errors = responses[loser].context["adminform"].form.non_field_errors()
    assert f"now “{winner}”, you typed “{loser}”" in " ".join(errors)
    assert Change.objects.filter(model="treaties.act").count() == 1
