"""What the database refuses of what people chose, follow and were told."""

import pytest
from django.db import IntegrityError

from tests.factories import NoticeFactory, PreferenceFactory, SubscriptionFactory, UserFactory

pytestmark = pytest.mark.django_db


def twice(user_of_second=None):
    first = SubscriptionFactory(topic="ets-112")
    SubscriptionFactory(user=user_of_second or first.user, topic="ets-112")


CASES = [
    pytest.param(
        "preference_language_known",
        lambda: PreferenceFactory(language=""),
        lambda: PreferenceFactory(language="tlh"),
        id="language",
    ),
    pytest.param(
        "preference_digest_known",
        lambda: PreferenceFactory(digest="weekly"),
        lambda: PreferenceFactory(digest="hourly"),
        id="digest",
    ),
    pytest.param(
        "subscription_of_a_topic_or_an_actor",
        lambda: SubscriptionFactory(topic="", actor="KG"),
        lambda: SubscriptionFactory(topic="ets-112", actor="KG"),
        id="both",
    ),
    pytest.param(
        "subscription_of_a_topic_or_an_actor",
        lambda: SubscriptionFactory(topic="ets-112", actor=""),
        lambda: SubscriptionFactory(topic="", actor=""),
        id="neither",
    ),
    pytest.param(
        # SQLite names the columns of a unique constraint and not itself.
        "subscription_once|UNIQUE constraint failed: staff_subscription",
        lambda: twice(UserFactory()),
        twice,
        id="once",
    ),
    pytest.param(
        "notice_kind_known",
        lambda: NoticeFactory(kind="sent_back"),
        lambda: NoticeFactory(kind="lost"),
        id="kind",
    ),
]


@pytest.mark.parametrize("name, accepted, refused", CASES)
def test_constraint(name, accepted, refused):
    accepted()

    with pytest.raises(IntegrityError, match=name):
        refused()
