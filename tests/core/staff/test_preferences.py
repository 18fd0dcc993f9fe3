"""The page of what a person chose: language, digest, and what they follow."""

import pytest
from django.urls import reverse

from core.staff.models import Preference
from tests.factories import ChangeFactory, PreferenceFactory, SubscriptionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(client):
    user = UserFactory(is_staff=True, email="aida@example.org")
    client.force_login(user)
    return user


def choose(client, **data):
    return client.post(reverse("staff-preferences"), {"language": "", "digest": ""} | data)


def test_the_page_shows_what_was_chosen_and_what_is_followed(client, user):
    PreferenceFactory(user=user, language="en", digest="weekly")
    SubscriptionFactory(user=user, topic="ets-112")

    page = client.get(reverse("staff-preferences")).text

    assert '<option value="weekly" selected>' in page
    assert "<span>ets-112</span>" in page
    assert "aida@example.org" in page


def test_many_followed_cost_no_more_queries(client, user, django_assert_num_queries):
    for number in range(5):
        SubscriptionFactory(user=user, topic=f"ets-{number}")

    with django_assert_num_queries(10):
        client.get(reverse("staff-preferences"))


def test_the_choice_is_kept(client, user):
    choose(client, language="ky", digest="daily")

    row = Preference.objects.get()
    assert (row.user, row.language, row.digest) == (user, "ky", "daily")


def test_a_digest_that_is_begun_tells_of_nothing_before(client, user):
    ChangeFactory(sequence=41)

    choose(client, digest="daily")

    assert Preference.objects.get().digest_sequence == 41


def test_a_digest_that_goes_on_misses_nothing(client, user):
    PreferenceFactory(user=user, digest="daily", digest_sequence=7)
    ChangeFactory(sequence=41)

    choose(client, digest="weekly")

    assert Preference.objects.get().digest_sequence == 7


def test_an_unknown_choice_is_refused(client, user):
    assert choose(client, digest="hourly").status_code == 200
    assert not Preference.objects.exists()


def test_without_an_address_the_page_says_so(client):
    client.force_login(UserFactory(is_staff=True, email=""))

    assert "No e-mail address is recorded" in client.get(reverse("staff-preferences")).text
