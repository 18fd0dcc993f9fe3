"""Central authorities as staff enter, correct, review and check them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from core.records.models import Change
from core.records.versions import current_sequence
from tests import factories
from tests.treaties.staff import form_values, person
from treaties.models import Authority, Practice, Treaty

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def revision(settings):
    settings.TWO_PERSON_RULE = True
    factories.RevisionFactory()


@pytest.fixture
def signed_in(client):
    def sign_in(group: str):
        user = person(group)
        client.force_login(user)
        return user

    return sign_in


def address(name: str, *args) -> str:
    return reverse(f"admin:treaties_authority_{name}", args=args)


def typed(row: Authority | None = None, **changed) -> dict:
    """Return the values of the form: of a new authority, or of a stored one."""
    treaty = row.treaty if row else factories.TreatyFactory()
    state = row.state if row else factories.StateFactory()
    return {
        "treaty": treaty.pk,
        "state": state.pk,
        "names_en": "Ministry of Tests",
        "address": "1 Test Street",
        "source": "a test",
        "checked_on": "2026-01-01",
        "seen": current_sequence(),
    } | changed


def entered(client, **changed) -> Authority:
    """Enter an authority through the form; return it as stored."""
    response = client.post(address("add"), typed(**changed))
    assert response.status_code == 302, response.context["adminform"].form.errors
    return Authority.objects.get()


def published(client, signed_in) -> Authority:
    """Return an authority that an editor entered and a publisher published, who is signed in."""
    signed_in("Editors")
    row = entered(client)
    signed_in("Publishers")
    client.post(address("review", row.pk), {"decision": "publish", "seen": current_sequence()})
    row.refresh_from_db()
    return row


def test_an_editor_enters_a_draft_and_is_led_to_its_review(client, signed_in):
    editor = signed_in("Editors")

    response = client.post(address("add"), typed(languages="ky, ru", reason="From the list."))

    row = Authority.objects.get()
    assert response["Location"] == address("review", row.pk)
    assert (row.publication, row.entered_by, row.languages) == ("draft", editor, "ky, ru")
    assert Change.objects.get(model="treaties.authority").reason == "From the list."


@pytest.mark.parametrize(
    "changed, words",
    [
        pytest.param({"address": ""}, "Give an address, a telephone number", id="unreachable"),
        pytest.param({"telephone": "0312"}, "begins with + and the code", id="telephone"),
        pytest.param({"email": "a(at)example.org"}, "Enter a valid email address", id="email"),
        pytest.param({"languages": "ky ru"}, "Languages are codes", id="languages"),
        pytest.param({"languages": "qq"}, "qq is not the code of a language", id="language"),
        pytest.param({"names_en": ""}, "The English text is required", id="no-name"),
        pytest.param({"source": "javascript:alert()"}, "An address begins with", id="source"),
    ],
)
def test_what_the_form_refuses(client, signed_in, changed, words):
    signed_in("Editors")

    response = client.post(address("add"), typed(**changed))

    assert words in str(response.context["adminform"].form.errors)
    assert not Authority.objects.exists()


def test_another_person_publishes_it(client, signed_in):
    row = published(client, signed_in)

    assert row.publication == "published"


def test_its_editor_does_not(client, signed_in):
    signed_in("Publishers")
    row = entered(client)

    page = client.get(address("review", row.pk))
    client.post(address("review", row.pk), {"decision": "publish", "seen": current_sequence()})

    row.refresh_from_db()
    assert "Waits for a second person: not you, you wrote it." in page.text
    assert row.publication == "draft"


def test_an_editor_cannot_publish(client, signed_in):
    signed_in("Editors")
    row = entered(client)

    response = client.post(address("review", row.pk), {"decision": "publish"})

    assert response.status_code == 403


def test_what_changed_since_it_was_opened_is_shown_again(client, signed_in):
    signed_in("Editors")
    row = entered(client)
    signed_in("Publishers")

    page = client.post(address("review", row.pk), {"decision": "publish", "seen": 0})

    row.refresh_from_db()
    assert "It was changed after you opened it" in page.text
    assert row.publication == "draft"


def test_a_change_of_a_published_one_is_a_correction(client, signed_in):
    row = published(client, signed_in)
    data = typed(row, address="2 Test Street", reason="It has moved.")

    response = client.post(address("change", row.pk), data)

    row.refresh_from_db()
    draft = row.corrections.get()
    assert response["Location"] == address("review", draft.pk)
    assert (row.address, draft.address) == ("1 Test Street", "2 Test Street")
    page = client.get(address("review", draft.pk)).text
    assert "<td>1 Test Street</td><td>2 Test Street</td>" in page


def test_a_published_correction_replaces_the_values(client, signed_in):
    row = published(client, signed_in)
    signed_in("Editors")
    client.post(address("change", row.pk), typed(row, address="2 Test Street", reason="Moved."))
    draft = row.corrections.get()
    signed_in("Publishers")

    response = client.post(
        address("review", draft.pk), {"decision": "publish", "seen": current_sequence()}
    )

    row.refresh_from_db()
    assert response["Location"] == address("review", row.pk)
    assert row.address == "2 Test Street"
    assert Authority.objects.count() == 1
    assert "2 Test Street" in client.get(address("history", row.pk)).text


@pytest.mark.parametrize(
    "begun, reason, words",
    [
        pytest.param(False, "", "Say why what readers see", id="no-reason"),
        pytest.param(True, "Moved.", "entered a correction of it already", id="second-correction"),
    ],
)
def test_when_a_published_one_is_not_corrected(client, signed_in, begun, reason, words):
    row = published(client, signed_in)
    if begun:
        factories.AuthorityFactory(
            treaty=row.treaty, state=row.state, corrects=row, publication="draft"
        )

    data = typed(row, address="2 Test Street", reason=reason)
    response = client.post(address("change", row.pk), data)

    assert words in str(response.context["adminform"].form.errors)


def test_going_back_makes_a_correction(client, signed_in):
    row = published(client, signed_in)
    first = Change.objects.filter(model="treaties.authority").earliest("sequence")

    client.post(address("history", row.pk), {"sequence": first.sequence, "reason": "It was right."})

    assert row.corrections.get().address == "1 Test Street"


@pytest.mark.parametrize(
    "decision, words, publication",
    [
        pytest.param("withdraw", "withdrawn from publication", "withdrawn", id="withdraw"),
        pytest.param("send_back", "Only a draft can be sent back", "published", id="send-back"),
        pytest.param("praise", "Choose what to do", "published", id="unknown"),
    ],
)
def test_what_is_decided_about_a_published_one(client, signed_in, decision, words, publication):
    row = published(client, signed_in)

    data = {"decision": decision, "reason": "Closed."}
    page = client.post(address("review", row.pk), data, follow=True)

    row.refresh_from_db()
    assert words in page.text
    assert row.publication == publication


def test_a_draft_goes_back_to_its_editor(client, signed_in):
    signed_in("Editors")
    row = entered(client)
    publisher = signed_in("Publishers")

    client.post(address("review", row.pk), {"decision": "send_back", "reason": "Which floor?"})

    row.refresh_from_db()
    assert row.note == f"{publisher.username}: Which floor?"


@pytest.mark.parametrize("publication, deleted", [("draft", True), ("published", False)])
def test_only_a_draft_is_deleted(client, signed_in, publication, deleted):
    row = factories.AuthorityFactory(publication=publication)
    signed_in("Publishers")

    client.post(address("delete", row.pk), {"post": "yes"})

    assert Authority.objects.exists() is not deleted


@pytest.mark.usefixtures("one_person")
def test_several_are_marked_as_checked(client, signed_in):
    rows = [factories.AuthorityFactory() for _ in range(2)]
    signed_in("Publishers")

    data = {"action": "mark_checked", "_selected_action": [row.pk for row in rows]}
    client.post(address("changelist"), data)

    today = timezone.localdate()
    assert {row.checked_on for row in Authority.objects.all()} == {today}


def test_several_are_published(client, signed_in):
    factories.AuthorityFactory(publication="draft")
    factories.AuthorityFactory(publication="draft", source="")
    signed_in("Publishers")
    ids = list(Authority.objects.values_list("pk", flat=True))

    data = {"action": "publish_selected", "_selected_action": ids, "seen": current_sequence()}
    asked = client.post(address("changelist"), data)
    page = client.post(address("changelist"), data | {"confirmed": 1}, follow=True)

    assert len(asked.context["lines"]) == 2
    assert "Published: 1." in page.text
    assert "needs its source" in page.text


@pytest.mark.parametrize("count", [2, 20])
def test_the_list_costs_the_same(client, signed_in, django_assert_max_num_queries, count):
    factories.AuthorityFactory.create_batch(count)
    signed_in("Viewers")

    with django_assert_max_num_queries(12):
        assert client.get(address("changelist")).status_code == 200


@pytest.mark.usefixtures("one_person")
def test_the_practice_is_written_with_the_treaty(client, signed_in):
    treaty = factories.TreatyFactory(number="112")
    signed_in("Publishers")
    page = client.get(reverse("admin:treaties_treaty_change", args=[treaty.pk]))
    data = {
        **form_values(page),
        "practice-TOTAL_FORMS": 1,
        "practice-0-kind": "condition",
        "practice-0-position": 1,
        "practice-0-articles": "3(1)(b)",
        "practice-0-texts_en": "The judgment is final.",
    }

    response = client.post(reverse("admin:treaties_treaty_change", args=[treaty.pk]), data)

    assert response.status_code == 302, [
        (form.prefix, form.errors)
        for formset in response.context["inline_admin_formsets"]
        for form in formset.formset.forms
    ]
    row = Practice.objects.get()
    assert (row.treaty, row.texts) == (Treaty.objects.get(), {"en": "The judgment is final."})
