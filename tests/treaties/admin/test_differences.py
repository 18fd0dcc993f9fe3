"""The comparison with a depositary: what a run finds, what staff decide, what the next run does."""

from datetime import date

import pytest
from django.urls import reverse

from core.records.models import Change
from tests import factories
from tests.treaties.depositaries.coe.treaty_office import (
    ACCESSION,
    create_treaty,
    line,
    save,
    save_chart,
    sync,
)
from tests.treaties.staff import person
from treaties.models import Act, Difference
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]

ENTRY = {
    "Numero_traite": "112",
    "Code_prot": 0,
    "Libelle_titre_ENG": "Convention",
    "Code_conv": "MENX010",
    "Mention": "ETS",
}
LATER = line(DateConsentement="2024-04-22T00:00:00", DateEntreeVigueur="2024-09-01T00:00:00")


@pytest.fixture
def treaty():
    return create_treaty()


@pytest.fixture
def act(treaty):
    """Our accession of Kyrgyzstan: in the chart it takes effect on 1 August 2024."""
    days = {"done_on": date(2024, 4, 22), "effective_on": date(2024, 7, 1)}
    found = factories.ActFactory(treaty=treaty, state__code="KG", kind="accession", **days)
    door.rederive()
    return found


@pytest.fixture
def folder(act, tmp_path):
    save_chart(tmp_path, ACCESSION)
    return tmp_path


@pytest.fixture
def found(folder) -> Difference:
    sync(folder)
    return Difference.objects.get()


def address(row) -> str:
    return reverse("admin:treaties_difference_change", args=[row.pk])


def post(client, row, group="Editors", **data):
    client.force_login(person(group))
    return client.post(address(row), data, follow=True)


def test_another_effect_is_kept_for_a_decision(found, act):
    assert (found.act, found.finding) == (act, "different")
    assert found.theirs == ("accession", date(2024, 4, 22), date(2024, 8, 1))
    assert (found.found_on, found.decision) == (date(2026, 11, 24), "")


def test_what_the_chart_does_not_have_is_kept(act, tmp_path):
    save_chart(tmp_path, line("Albania", "ALB", DateConsentement="2000-01-01T00:00:00"))

    sync(tmp_path)

    row = Difference.objects.get()
    assert (row.act, row.finding, row.theirs) == (act, "only_here", ("", None, None))


def test_a_draft_that_the_chart_has_is_kept(act, folder):
    Act.objects.update(publication="withdrawn")

    sync(folder)

    assert Difference.objects.get().finding == "held"


def test_another_day_of_the_treaty_is_kept(treaty, tmp_path):
    treaty.opened_on = date(1983, 3, 20)
    treaty.save()
    door.rederive()
    save(tmp_path, "index", [ENTRY | {"Numero_traite": "112", "Date_ste": "1983-03-21T00:00:00"}])

    sync(tmp_path)

    row = Difference.objects.get()
    assert (row.state, row.finding, row.done_on) == (None, "opened_on", date(1983, 3, 21))


def test_a_dry_run_keeps_nothing(folder):
    sync(folder, dry_run=True)

    assert not Difference.objects.exists()


def test_the_same_again_changes_nothing(found, folder):
    sequence = Change.objects.latest("sequence").sequence

    sync(folder)

    assert Difference.objects.get() == found
    assert not Change.objects.filter(sequence__gt=sequence, model="treaties.difference").exists()


def test_what_differs_no_more_is_gone(found, folder):
    Act.objects.filter(corrects=None).update(effective_on=date(2024, 8, 1))
    door.rederive()

    sync(folder)

    assert not Difference.objects.exists()


def test_the_page_shows_ours_theirs_and_the_computed(found, client):
    factories.ClauseFactory(treaty=found.treaty, applies_to="entry_into_force_for_state")
    found.treaty.entered_into_force_on = date(1985, 7, 1)
    found.treaty.save()
    door.rederive()
    client.force_login(person("Viewers"))

    page = client.get(address(found))

    effect = page.context["lines"][-1]
    assert (effect["ours"], effect["theirs"]) == ("1 July 2024", "1 August 2024")
    assert effect["computed"] == [
        ("from our day", "1 August 2024"),
        ("from theirs", "1 August 2024"),
    ]
    assert page.context["lines"][1]["ours"] == "22 April 2024"
    assert "Keep ours" not in page.text


def test_accepting_leads_to_the_draft_with_theirs(found, act, client):
    page = post(client, found, decision="accept")

    draft = Act.objects.get(corrects=act)
    assert page.redirect_chain[-1][0] == reverse("admin:treaties_act_review", args=[draft.pk])
    assert (draft.effective_on, draft.publication) == (date(2024, 8, 1), "draft")
    act.refresh_from_db()
    assert act.effective_on == date(2024, 7, 1)
    found.refresh_from_db()
    assert found.decision == "accepted"


def test_accepting_makes_the_draft_that_somebody_deleted(found, act, client):
    Act.objects.filter(corrects=act).delete()

    post(client, found, decision="accept")

    draft = Act.objects.get(corrects=act)
    assert (draft.effective_on, draft.source) == (date(2024, 8, 1), found.source)
    assert draft.entered_by is not None


def test_an_accepted_difference_is_open_again_without_its_draft(found, act, folder, client):
    post(client, found, decision="accept")
    with door.writing([act.treaty]) as write:
        write.delete(Act.objects.get(corrects=act))

    sync(folder)

    assert Difference.objects.get().decision == ""


def test_no_draft_is_made_of_what_is_only_here(client):
    row = factories.DifferenceFactory(finding="only_here", kind="", done_on=None, effective_on=None)
    door.rederive()

    page = post(client, row, decision="accept")

    assert "No draft can be made of this" in page.text
    assert Act.objects.count() == 1


def test_ours_is_kept_with_a_reason_and_not_reported(found, act, folder, client):
    post(client, found, decision="keep", reason="The notification says July.")

    report = sync(folder)

    found.refresh_from_db()
    assert (found.decision, found.reason) == ("kept", "The notification says July.")
    assert report.differences == []
    assert not Act.objects.filter(corrects=act).exists()


def test_a_correction_of_staff_stays_when_ours_is_kept(found, act, client):
    Act.objects.filter(corrects=act).update(entered_by=factories.UserFactory())

    post(client, found, decision="keep", reason="Read.")

    assert Act.objects.filter(corrects=act).exists()


def test_it_is_open_again_when_theirs_changes(found, act, folder, client):
    post(client, found, decision="keep", reason="The notification says July.")
    save_chart(folder, LATER)

    report = sync(folder)

    row = Difference.objects.get()
    assert (row.pk, row.decision, row.reason) == (found.pk, "", "")
    assert row.effective_on == date(2024, 9, 1)
    assert len(report.differences) == 1


@pytest.mark.parametrize("decision", ["keep", "ask"])
def test_nothing_is_decided_without_words(found, client, decision):
    post(client, found, decision=decision, reason=" ")

    found.refresh_from_db()
    assert found.decision == ""


def test_what_was_asked_waits_on_the_board(found, client):
    post(client, found, decision="ask", reason="Which is right?")

    page = client.get(reverse("admin:index"))

    found.refresh_from_db()
    assert (found.decision, found.decided_by.username) == ("asked", str(found.decided_by))
    assert "Questions to depositaries that wait for an answer" in page.text
    assert f"asked by {found.decided_by}; waits for an answer since" in page.text
    assert address(found) in page.text


def test_the_board_leads_to_what_is_to_be_decided(found, client):
    client.force_login(person("Viewers"))

    page = client.get(reverse("admin:index"))

    assert "Differences from the depositaries to decide" in page.text
    assert address(found) in page.text


@pytest.mark.parametrize(
    "group, is_allowed", [("Viewers", False), ("Editors", True), ("Publishers", True)]
)
def test_who_decides(found, client, group, is_allowed):
    page = post(client, found, group, decision="keep", reason="Read.")

    found.refresh_from_db()
    assert (page.status_code == 200, found.decision == "kept") == (is_allowed, is_allowed)


def test_nobody_decides_what_has_changed_since(found, folder, client):
    seen = Change.objects.latest("sequence").sequence
    save_chart(folder, LATER)
    sync(folder)

    page = post(client, found, decision="keep", reason="Read.", seen=seen)

    assert "It was changed after you opened it" in page.text
    assert Difference.objects.get().decision == ""


def test_the_record_says_who_decided_and_no_reader_sees_it(found, client):
    post(client, found, decision="keep", reason="Read.")

    change = Change.objects.filter(model="treaties.difference").latest("sequence")
    found.refresh_from_db()
    assert (change.by, change.reason, change.is_public) == (found.decided_by, "Read.", False)
    assert (change.topic, change.actor) == ("ets-112", "KG")
