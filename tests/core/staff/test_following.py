"""Following a treaty or a State, and following it no longer."""

import pytest
from django.urls import reverse

from core.staff.models import Subscription
from tests.factories import StateFactory, SubscriptionFactory, UserFactory
from tests.treaties.staff import person, treaty_in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(client):
    user = person("Viewers")
    client.force_login(user)
    return user


def follow(client, **data):
    return client.post(reverse("staff-follow"), data)


def followed(user) -> list[tuple[str, str]]:
    return list(user.subscriptions.values_list("topic", "actor"))


def test_somebody_follows_once_and_comes_back(client, user):
    for _time in range(2):
        response = follow(client, topic="ets-112", follow="1", next="/admin/treaties/")

    assert response.url == "/admin/treaties/"
    assert followed(user) == [("ets-112", "")]


def test_somebody_follows_no_longer(client, user):
    SubscriptionFactory(user=user, topic="", actor="KG")
    other = SubscriptionFactory(user=UserFactory(), topic="", actor="KG")

    follow(client, actor="KG", follow="0")

    assert list(Subscription.objects.all()) == [other]


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"topic": "ets-112", "actor": "KG"}, id="both"),
        pytest.param({"actor": "KYRGYZSTAN"}, id="too-long"),
    ],
)
def test_what_cannot_be_followed_is_refused(client, user, asked):
    assert follow(client, follow="1", **asked).status_code == 400
    assert followed(user) == []


def test_who_is_not_logged_in_follows_nothing(client):
    assert "login" in follow(client, topic="ets-112", follow="1").url


@pytest.mark.parametrize("follows, value", [(False, "1"), (True, "0")])
def test_the_pages_of_a_treaty_and_a_state_have_the_button(client, user, follows, value):
    rows = [treaty_in_force(), StateFactory()]
    for row, about in zip(rows, ["topic", "actor"], strict=True):
        code = row.code
        if follows:
            SubscriptionFactory(user=user, **({"topic": "", "actor": ""} | {about: code}))
        name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"

        page = client.get(reverse(name, args=[row.pk])).text

        assert f'name="{about}" value="{code}"' in page
        assert f'<button name="follow" value="{value}">' in page
