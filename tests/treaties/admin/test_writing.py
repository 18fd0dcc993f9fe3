"""Whatever the admin writes goes through the one door: derived, recorded, one revision each."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from core.records.models import Change, Revision
from countries.models import State
from tests import factories
from treaties.models import Act, Clause, StatusPeriod, Treaty
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]


@pytest.fixture
def superuser(client, db):
    user = get_user_model().objects.create_superuser("chief", password="right")
    client.force_login(user)
    return user


@pytest.fixture
def treaty(db):
    factories.RevisionFactory()
    treaty = factories.TreatyFactory(number="112", entered_into_force_on=date(1985, 7, 1))
    factories.ClauseFactory(treaty=treaty)
    door.rederive()
    return treaty


def texts(name: str, **given) -> dict:
    languages = ["en", "fr", "ru", "ky", "kk", "de", "it"]
    return {f"{name}_{code}": given.get(code, "") for code in languages}


def no_rows(*names: str) -> dict:
    """Return what a form sends for the rows beside it where there are none."""
    return {f"{name}-{count}": 0 for name in names for count in ("TOTAL_FORMS", "INITIAL_FORMS")}


def act_values(treaty, state, **changed) -> dict:
    return {
        "treaty": treaty.pk,
        "state": state.pk,
        "kind": "accession",
        "done_on": "2024-04-22",
        "source": "Notification JJ9343C",
        "attachments-TOTAL_FORMS": 0,
        "attachments-INITIAL_FORMS": 0,
        "dated_notes-TOTAL_FORMS": 0,
        "dated_notes-INITIAL_FORMS": 0,
    } | changed


@pytest.mark.usefixtures("one_person")
def test_an_accession_counts_once_it_is_published(client, superuser, treaty):
    state = factories.StateFactory(code="KG")

    client.post(reverse("admin:treaties_act_add"), act_values(treaty, state))
    act = Act.objects.get()
    assert (act.publication, act.entered_by) == ("draft", superuser)
    assert not StatusPeriod.objects.filter(state=state).exists()

    address = reverse("admin:treaties_act_changelist")
    seen = client.get(address).context["action_form"].initial["seen"]
    data = {
        "action": "publish_selected",
        "_selected_action": [act.pk],
        "seen": seen,
        "confirmed": 1,
    }
    client.post(address, data)

    found = StatusPeriod.objects.filter(state=state).values_list("status", "starts_on")
    assert list(found) == [
        ("entry_into_force_pending", date(2024, 4, 22)),
        ("in_force", date(2024, 8, 1)),
    ]


@pytest.mark.usefixtures("one_person")
def test_a_request_is_one_revision_and_says_who_and_why(client, superuser, treaty):
    before = Revision.objects.get().number
    url = reverse("admin:treaties_treaty_change", args=[treaty.pk])
    clause = treaty.clauses.get()
    data = {
        **texts("titles", en="Convention on the Transfer of Sentenced Persons"),
        **texts("common_names"),
        **texts("text_urls"),
        **texts("report_urls"),
        "series": "ETS",
        "number": "112",
        "form": "treaty",
        "code": "ets-112",
        "reason": "The text says two months.",
        "seen": 0,
        **no_rows("routes", "chart_check", "relations", "validities", "article_subjects"),
        **no_rows("practice", "monitoring", "reporting_duties"),
        "clauses-TOTAL_FORMS": 1,
        "clauses-INITIAL_FORMS": 1,
        "clauses-0-id": clause.pk,
        "clauses-0-treaty": treaty.pk,
        "clauses-0-applies_to": clause.applies_to,
        "clauses-0-kind": clause.kind,
        "clauses-0-n": 2,
    }

    client.post(url, data)

    assert Clause.objects.get().n == 2
    assert "transfer of sentenced" in Treaty.objects.get().search_text
    changes = Change.objects.all()
    assert [item.model for item in changes] == ["treaties.treaty", "treaties.clause"]
    assert {(item.by, item.reason) for item in changes} == {
        (superuser, "The text says two months.")
    }
    assert Revision.objects.get().number == before + 1


def test_titles_are_entered_by_language(one_person, client, superuser, treaty):
    data = {
        **texts("names", en="Kyrgyzstan", ky="Кыргызстан"),
        **texts("official_names"),
        "code": "KG",
        "kind": "state",
        "depositary_labels": "Kyrgyzstan\nKirghizistan",
        **no_rows("memberships", "list_checks"),
    }

    client.post(reverse("admin:countries_state_add"), data)

    state = State.objects.get(code="KG")
    assert state.names == {"en": "Kyrgyzstan", "ky": "Кыргызстан"}
    assert state.depositary_labels == ["Kyrgyzstan", "Kirghizistan"]


@pytest.mark.parametrize(
    "name",
    ["treaties_statusperiod", "treaties_standingperiod", "records_change", "records_revision"],
)
def test_what_is_derived_or_recorded_cannot_be_added(name, client, superuser):
    assert client.get(reverse(f"admin:{name}_add")).status_code == 403


def test_a_deleted_draft_stays_in_the_record(client, superuser, treaty):
    act = factories.ActFactory(treaty=treaty, publication="draft")

    client.post(reverse("admin:treaties_act_delete", args=[act.pk]), {"post": "yes"})

    change = Change.objects.get()
    assert (change.event, change.object_id, change.by) == ("deleted", act.pk, superuser)
    assert change.before["done_on"] == "2000-01-01"
