"""What the database refuses of what readers asked for."""

import pytest
from django.db import IntegrityError

from tests.constraints import constraints_of, refusal_by
from tests.factories import AlertFactory

pytestmark = pytest.mark.django_db


def twice(topic: str):
    for name in ("ets-112", topic):
        AlertFactory(address="reader@example.org", topic=name)


CASES = [
    pytest.param(
        "alerts_alert_language_known",
        lambda: AlertFactory(language="ky"),
        lambda: AlertFactory(language="tlh"),
        id="language",
    ),
    pytest.param(
        "alerts_alert_about_something",
        lambda: AlertFactory(topic="", actor="KG"),
        lambda: AlertFactory(topic=""),
        id="about",
    ),
    pytest.param(
        "alerts_alert_once", lambda: twice("ets-185"), lambda: twice("ets-112"), id="once"
    ),
]


@pytest.mark.parametrize("name, accepted, refused", CASES)
def test_constraint(name, accepted, refused):
    accepted()
    AlertFactory._meta.model.objects.all().delete()

    with pytest.raises(IntegrityError, match=refusal_by(name)):
        refused()


def test_every_constraint_is_tested():
    assert {case.values[0] for case in CASES} == set(constraints_of("alerts"))
