import pytest
from django.urls import reverse

from core.staff.models import Preference
from tests.factories import PreferenceFactory, UserFactory

pytestmark = pytest.mark.django_db

ADMIN = "/admin/"


@pytest.fixture
def person(client):
    user = UserFactory(is_staff=True)
    client.force_login(user)
    return user


def language_of(client, path: str = ADMIN) -> str:
    """Return the language of a page that a browser asks for in French."""
    return client.get(path, headers={"Accept-Language": "fr"})["Content-Language"]


def choose(client, **data):
    return client.post(reverse("staff-language"), data)


def test_the_admin_speaks_as_the_browser_asks_until_somebody_chose(client, person):
    assert language_of(client) == "fr"


def test_the_admin_speaks_as_the_person_chose_in_any_browser(client, person):
    choose(client, language="ky")

    assert language_of(client) == "ky"


def test_the_choice_of_one_is_not_that_of_another(client, person):
    PreferenceFactory(user=UserFactory(), language="kk")

    assert language_of(client) == "fr"


def test_the_choice_does_not_change_the_public_pages(client, person):
    PreferenceFactory(user=person, language="ru")

    assert language_of(client, "/en/glossary/") == "en"


@pytest.mark.parametrize(
    "back, leads_to",
    [
        pytest.param("/admin/treaties/act/?q=KG", "/admin/treaties/act/?q=KG", id="the-page"),
        pytest.param("https://example.org/", ADMIN, id="another-site"),
        pytest.param("", ADMIN, id="nowhere"),
    ],
)
def test_choosing_leads_back(client, person, back, leads_to):
    response = choose(client, language="ru", next=back)

    assert response.url == leads_to


def test_an_unknown_language_changes_nothing(client, person):
    response = choose(client, language="tlh")

    assert (response.status_code, Preference.objects.count()) == (400, 0)


def test_who_is_not_logged_in_chooses_nothing(client):
    response = choose(client, language="ru")

    assert "login" in response.url
    assert not Preference.objects.exists()


def test_every_page_of_the_admin_offers_the_languages(client, person):
    content = client.get(ADMIN).content.decode()

    assert content.count('name="language"') == 5
