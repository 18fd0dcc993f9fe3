"""Letters in the admin: for staff alone; templates are tried out before they are kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import factories
from tests.treaties.documents import document, words_in
from tests.treaties.staff import person
from treaties.models import LetterTemplate

pytestmark = pytest.mark.django_db

LETTER = "admin:treaties_lettertemplate_letter"
ADD = "admin:treaties_lettertemplate_add"


@pytest.fixture
def asked():
    treaty, state = factories.TreatyFactory(number="185"), factories.StateFactory(code="KG")
    factories.RevisionFactory()
    return {"kind": "request", "treaty": treaty.code, "state": state.code, "language": "en"}


def test_staff_save_a_letter(client, asked):
    client.force_login(person("Viewers"))

    response = client.get(reverse(LETTER), asked)

    assert "be invited to accede" in words_in(response.content)
    assert response["Content-Disposition"] == 'attachment; filename="request-kg-ets-185.en.docx"'
    assert "private, no-store" in response["Cache-Control"]


@pytest.mark.parametrize("is_reader", [True, False])
def test_nobody_else_does(client, asked, is_reader):
    if is_reader:
        client.force_login(factories.UserFactory())

    response = client.get(reverse(LETTER), asked)

    assert response.status_code == 302
    assert "login" in response["Location"]


def test_staff_without_the_right_to_see_acts_do_not(client, asked):
    client.force_login(factories.UserFactory(is_staff=True))

    assert client.get(reverse(LETTER), asked).status_code == 403


@pytest.mark.parametrize(
    "changed, message",
    [
        ({"kind": "renewal"}, "No invitation of this State"),
        ({"treaty": "ets-999"}, "There is no treaty"),
        ({"state": "QQ"}, "QQ"),
        ({"language": "la"}, "Select a valid choice"),
    ],
)
def test_why_there_is_no_letter(client, asked, changed, message):
    client.force_login(person("Viewers"))

    response = client.get(reverse(LETTER), asked | changed)

    assert response.status_code == 400
    assert message in response.text


def test_the_page_asks_which_letter(client, asked):
    client.force_login(person("Viewers"))

    page = client.get(reverse(LETTER), {"kind": "renewal", "treaty": "ets-185"}).text

    assert 'value="ets-185"' in page
    assert 'value="KG"' in page


def test_an_act_leads_to_its_letter(client, asked):
    client.force_login(person("Editors"))
    act = factories.ActFactory(
        treaty__number="185", state=factories.StateFactory(code="KG"), kind="invitation"
    )

    page = client.get(reverse("admin:treaties_act_change", args=[act.pk])).text

    assert "kind=renewal&amp;treaty=ets-185&amp;state=KG" in page


def upload(client, *paragraphs: str, **changed):
    file = SimpleUploadedFile("own.docx", document(*paragraphs))
    values = {"kind": "request", "language": "en", "depositary": "", "file": file} | changed
    return client.post(reverse(ADD), values)


def test_a_template_of_the_office_is_kept_and_used(client, asked):
    client.force_login(person("Publishers"))

    assert upload(client, "Dear {{ addressee }}, {{ state }} asks.").status_code == 302

    kept = LetterTemplate.objects.get()
    assert (kept.name, kept.size) == ("own.docx", len(kept.content))
    assert words_in(client.get(reverse(LETTER), asked).content).endswith("State KG asks.")


@pytest.mark.parametrize(
    "text, message",
    [
        ("{{ adressee }}", "Unknown placeholder: {{ adressee }}"),
        ("{{ state.x }}", "nothing else; this is not possible: getattr"),
    ],
)
def test_a_template_that_does_not_fit_is_refused(client, asked, text, message):
    client.force_login(person("Publishers"))

    response = upload(client, text)

    assert message in response.text
    assert not LetterTemplate.objects.exists()


def test_editors_change_no_template(client, asked):
    client.force_login(person("Editors"))

    assert upload(client, "x").status_code == 403


def test_templates_are_saved_by_staff(client, asked):
    kept = factories.LetterTemplateFactory(content=b"content")
    client.force_login(person("Viewers"))

    own = client.get(reverse("admin:treaties_lettertemplate_download", args=[kept.pk]))
    bundled = client.get(reverse("admin:treaties_lettertemplate_bundled", args=["request", "ky"]))
    none = client.get(reverse("admin:treaties_lettertemplate_bundled", args=["request", "la"]))

    assert own.content == b"content"
    assert "Тышкы иштер министри" in words_in(bundled.content)
    assert none.status_code == 404
