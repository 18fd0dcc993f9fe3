"""A notification pasted in the admin: who may, what is shown, and the form that it fills."""

import re

import pytest
from django.urls import reverse

from tests import factories
from tests.treaties.staff import person, treaty_in_force
from treaties.models import Act

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]

URL = "admin:treaties_act_notification"
TEXT = (
    "Notification - JJ9344C Tr./112-70 - Kyrgyzstan - Accession to the Convention on the Transfer "
    "of Sentenced Persons (ETS No. 112). Instrument deposited on 22 April 2024. Entry into force "
    "for Kyrgyzstan: 1 August 2024. Article 18."
)


@pytest.fixture
def treaty(db):
    return treaty_in_force(series="ETS", number="112")


@pytest.fixture
def state(db):
    return factories.StateFactory(code="KG", names={"en": "Kyrgyzstan", "fr": "Kirghizistan"})


@pytest.fixture
def editor(client, db):
    client.force_login(person("Editors"))


def paste(client, text: str):
    return client.post(reverse(URL), {"text": text})


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("group, status", [("Viewers", 403), ("Editors", 200), ("Publishers", 200)])
def test_who_pastes(group, status, method, client):
    client.force_login(person(group))

    assert getattr(client, method)(reverse(URL), {"text": TEXT}).status_code == status


def test_a_visitor_is_sent_to_the_log_in(client):
    response = client.get(reverse(URL))

    assert (response.status_code, "/login/" in response["Location"]) == (302, True)


@pytest.mark.parametrize("group, is_shown", [("Viewers", False), ("Editors", True)])
def test_the_list_leads_to_the_page(group, is_shown, client):
    client.force_login(person(group))

    page = client.get(reverse("admin:treaties_act_changelist")).content.decode()

    assert (f'href="{reverse(URL)}"' in page) is is_shown


def test_the_form_opens_with_the_guesses(client, editor, treaty, state):
    url = paste(client, TEXT).context["add_url"]

    form = client.get(url).context["adminform"].form
    opened = {name: form[name].value() for name in form.fields}
    expected = {
        "treaty": str(treaty.pk),
        "state": str(state.pk),
        "kind": "accession",
        "done_on": "2024-04-22",
        "effective_on": "2024-08-01",
        "document_reference": "JJ9344C Tr./112-70",
        "source": "Notification JJ9344C Tr./112-70",
    }
    assert opened | expected == opened
    assert not Act.objects.exists()


@pytest.mark.parametrize("number, is_told", [("112", False), ("185", True)])
def test_the_title_of_another_treaty_is_told(number, is_told, client, editor, treaty):
    title = "Convention on the Transfer of Sentenced Persons"
    treaty.titles = {"en": title}
    treaty.save()
    factories.TreatyFactory(series="ETS", number="185", titles={"en": "Convention on Cybercrime"})

    response = paste(client, TEXT.replace("No. 112", f"No. {number}").replace("./112-70", ""))

    assert ("The number and the title name different treaties" in response.text) is is_told


def test_each_guess_is_marked_and_shows_its_piece(client, editor, treaty, state):
    page = paste(client, TEXT).content.decode()

    assert page.count("<em>(guess)</em>") == 7
    for piece in ("Tr./112", "Kyrgyzstan", "Accession", "22 April 2024", "1 August 2024"):
        assert f"<q>{piece}</q>" in page
    assert "What was not recognised" not in page


def test_what_is_not_recognised_is_said_and_left_out(client, editor, treaty, state):
    response = paste(client, "Ruritania - Accession: ETS No. 112 and CETS No. 999")

    found = {str(item["field"]): item["pieces"] for item in response.context["problems"]}
    assert found == {
        "Document reference": (),
        "Treaty": ("ETS No. 112", "CETS No. 999"),
        "State": (),
        "Done on": (),
    }
    assert "What was not recognised" in response.content.decode()
    assert response.context["add_url"].endswith("?kind=accession")


def test_nothing_read_leads_nowhere(client, editor):
    response = paste(client, "Good morning.")

    assert b"What was not recognised" in response.content
    assert b"Enter an act with these guesses" not in response.content


def test_the_text_is_shown_as_text(client, editor, treaty):
    page = paste(client, "<script>alert(1)</script> Tr./112-1").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("text", ["", "x" * 20_001, "Belgium\0"], ids=["empty", "long", "NUL"])
def test_a_text_that_is_refused(text, client, editor):
    response = paste(client, text)

    assert response.status_code == 200
    assert "text" in response.context["form"].errors
    assert "add_url" not in response.context


def test_the_page_has_nothing_inline(client, editor, treaty, state):
    page = paste(client, TEXT).content.decode()

    assert re.findall(r"<script(?![^>]* src=)|<style|<[^>]* (?:style|on[a-z]+)=", page) == []
