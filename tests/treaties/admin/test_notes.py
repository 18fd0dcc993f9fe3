"""Dated notes on an act: for staff alone, without a correction, kept through corrections."""

from datetime import date

import pytest
from django.urls import reverse

from core import clock
from core.records.models import Change
from tests import factories
from tests.treaties.staff import person, treaty_in_force, values_of
from treaties.models import Act, ActNote
from treaties.writing import publishing

pytestmark = pytest.mark.django_db


@pytest.fixture
def act():
    return factories.ActFactory(
        treaty=treaty_in_force(), done_on=date(2024, 4, 22), publication="published"
    )


@pytest.fixture
def editor(client):
    user = person("Editors")
    client.force_login(user)
    return user


def note(client, act, **changed):
    typed = {
        "dated_notes-TOTAL_FORMS": 1,
        "dated_notes-0-act": act.pk,
        "dated_notes-0-on": "20.11.2026",
        "dated_notes-0-text": "Telephoned the Treaty Office.",
    }
    address = reverse("admin:treaties_act_change", args=[act.pk])
    return client.post(address, values_of(act) | typed | changed)


def test_a_note_stands_on_the_published_act_and_corrects_nothing(client, editor, act):
    note(client, act)

    kept = ActNote.objects.get()
    assert (kept.act, kept.on, kept.added_by) == (act, date(2026, 11, 20), editor)
    assert Act.objects.get() == act


def test_readers_learn_nothing_of_it(client, editor, act):
    note(client, act)

    assert [item.is_public for item in Change.objects.filter(model="treaties.actnote")] == [False]
    assert "Telephoned" not in client.get("/api/v1/changes/").text


def test_a_note_without_text_is_refused(client, editor, act):
    assert note(client, act, **{"dated_notes-0-text": ""}).status_code == 200
    assert not ActNote.objects.exists()


def test_the_form_shows_what_was_noted_by_whom_and_offers_today(client, editor, act):
    factories.ActNoteFactory(act=act, added_by=factories.UserFactory(username="bolot"))

    page = client.get(reverse("admin:treaties_act_change", args=[act.pk])).text

    assert "Telephoned the Treaty Office." in page
    assert "bolot" in page
    assert f'name="dated_notes-__prefix__-on" value="{clock.today().isoformat()}"' in page


def test_many_notes_cost_no_more_queries(client, editor, act, django_assert_max_num_queries):
    def fill(count):
        for _number in range(count):
            factories.ActNoteFactory(act=act, added_by=factories.UserFactory())

    address = reverse("admin:treaties_act_change", args=[act.pk])
    fill(1)
    with django_assert_max_num_queries(100) as spent:
        client.get(address)
    fill(5)

    with django_assert_max_num_queries(len(spent)):
        client.get(address)


def test_who_may_only_look_notes_nothing(client, act):
    client.force_login(person("Viewers"))

    assert note(client, act).status_code == 403


def test_notes_on_a_correction_stay_when_it_is_published(act):
    correction = publishing.correction_of(act, act)
    correction.changed_by = correction.entered_by = factories.UserFactory()
    correction.save()
    factories.ActNoteFactory(act=correction)

    publishing.publish(correction, by=factories.UserFactory(), on=clock.today())

    assert ActNote.objects.get().act == act


def test_an_act_with_a_note_is_not_deleted(act):
    factories.ActNoteFactory(act=act)

    with pytest.raises(Exception, match="protected"):
        act.delete()
