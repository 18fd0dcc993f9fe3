"""Two people change the same act at once: one wins, the other sees both versions."""

import threading
from datetime import date

import pytest
from django.contrib.admin import site
from django.db import connection
from django.http import QueryDict
from django.test import Client, RequestFactory
from django.urls import reverse

from core.admin.merging import merge
from core.records.models import Change
from core.records.versions import current_sequence
from tests import factories
from tests.treaties.staff import form_values, person, treaty_in_force, values_of
from treaties.admin.acts import ActAdmin
from treaties.models import Act, Treaty
from treaties.writing import door, publishing


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
@pytest.mark.usefixtures("derived_is_clean", "one_person")
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
@pytest.mark.usefixtures("derived_is_clean", "one_person")
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


def errors_of(response) -> str:
    return " ".join(response.context["adminform"].form.non_field_errors())


@pytest.mark.django_db
@pytest.mark.usefixtures("derived_is_clean")
def test_what_only_the_other_changed_is_taken(client):
    act, first, second = draft(), client_of(person("Editors")), client_of(person("Editors"))
    values = values_of(act)
    first.post(change(act), values | {"done_on": "2024-04", "source": "Notification JJ1"})

    shown = second.post(change(act), values | {"note": "Asked."})
    seen = shown.context["adminform"].form["seen"].value()
    sent = values | {"done_on": "2024-04", "source": "Notification JJ1", "note": "Asked."}
    second.post(change(act), sent | {"seen": seen})

    assert ('value="2024-04"' in shown.text, "Notification JJ1" in shown.text) == (True, True)
    assert "“2024-04-01”, which you did not touch" in errors_of(shown)
    act.refresh_from_db()
    assert (act.done_text, act.source, act.note) == ("2024-04", "Notification JJ1", "Asked.")


@pytest.mark.django_db
@pytest.mark.usefixtures("derived_is_clean")
def test_what_both_changed_alike_is_not_asked(client):
    act, first, second = draft(), client_of(person("Editors")), client_of(person("Editors"))
    values = values_of(act) | {"done_on": "2024-04-23"}
    first.post(change(act), values)

    shown = second.post(change(act), values)

    assert "you typed “" not in errors_of(shown)
    assert "which you did not touch" not in errors_of(shown)


@pytest.mark.django_db
@pytest.mark.usefixtures("derived_is_clean")
def test_a_choice_and_territories_are_taken(client):
    statement = factories.StatementFactory(publication="draft")
    territory = factories.StateFactory()
    with door.writing([statement.treaty]) as write:
        write.set(statement, "territories", [territory])
        statement.nature = "objection"
        write.save(statement)
    data = QueryDict(mutable=True)
    data.update({"nature": "declaration", "seen": 0})

    form = merged_form(statement)
    found = merge(data, form, statement.pk, 0, None)

    assert data["nature"] == "objection"
    assert data.getlist("territories") == [str(territory.pk)]
    assert len(found.taken) == 2


def merged_form(row):
    model_admin = site.get_model_admin(type(row))
    request = RequestFactory().get("/")
    request.user = person("Publishers")
    return model_admin.get_form(request, row, change=True)


@pytest.mark.django_db
@pytest.mark.usefixtures("derived_is_clean", "one_person")
def test_rows_beside_a_row_are_merged_too(client):
    treaty = treaty_in_force()
    clause, publisher = treaty.clauses.first(), client_of(person("Publishers"))
    address = reverse("admin:treaties_treaty_change", args=[treaty.pk])
    typed = form_values(publisher.get(address)) | {"reason": "Read again."}
    clause.n = 6
    with door.writing(None) as write:
        write.save(clause)

    shown = publisher.post(address, typed | {"note": "Mine."})
    publisher.post(address, form_values(shown) | {"reason": "Read again."})

    clause.refresh_from_db()
    assert (clause.n, Treaty.objects.get().note) == (6, "Mine.")


# --- A correction, in the history and before its publication --------------------------------


def history(act) -> str:
    return reverse("admin:treaties_act_history", args=[act.pk])


def published_with_correction() -> tuple[Act, Act]:
    """Return a published act of 22 April and a correction that somebody entered: 23 April."""
    act = draft()
    act.publication = "published"
    with door.writing([act.treaty]) as write:
        write.save(act)
    data = values_of(act, done_on="2024-04-23", reason="Misread.", seen=current_sequence())
    client_of(person("Editors")).post(change(act), data)
    return act, Act.objects.get(corrects=act)


def shown_fields(page, event: str) -> list[tuple]:
    (entry,) = [
        item
        for item in page.context["entries"]
        if item["what"] == "correction" and item["change"].event == event
    ]
    return [(item["old"], item["new"]) for item in entry["fields"]]


@pytest.mark.django_db
@pytest.mark.usefixtures("derived_is_clean")
def test_the_history_shows_what_a_correction_corrected_as_it_was_then(client):
    act, correction = published_with_correction()
    publisher = person("Publishers")
    publishing.publish(correction, by=publisher, on=date(2026, 11, 24))

    page = client_of(publisher).get(history(act))

    assert shown_fields(page, "created") == [("2024-04-22", "2024-04-23")]
    assert shown_fields(page, "deleted") == []


@pytest.mark.django_db
@pytest.mark.usefixtures("derived_is_clean")
@pytest.mark.parametrize("page", ["history", "review"])
def test_a_waiting_correction_is_named_with_a_way_to_it(client, page):
    act, correction = published_with_correction()
    publisher = client_of(person("Publishers"))

    shown = publisher.get(reverse(f"admin:treaties_act_{page}", args=[act.pk]))

    assert "A correction of it waits to be published." in shown.text
    assert reverse("admin:treaties_act_review", args=[correction.pk]) in shown.text


@pytest.mark.django_db
@pytest.mark.usefixtures("derived_is_clean")
def test_going_back_beside_a_waiting_correction_leads_to_it(client):
    act, correction = published_with_correction()
    first = Change.objects.filter(object_id=act.pk, model="treaties.act").earliest("sequence")

    data = {"sequence": first.sequence, "reason": "Better."}
    page = client_of(person("Publishers")).post(history(act), data, follow=True)

    (message,) = page.context["messages"]
    assert reverse("admin:treaties_act_review", args=[correction.pk]) in str(message)
    assert Act.objects.filter(corrects=act).count() == 1
