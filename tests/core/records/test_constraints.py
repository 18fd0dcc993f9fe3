"""What the record refuses."""

import pytest
from django.db import IntegrityError, transaction

from core.records.models import Revision
from tests.constraints import constraints_of, refusal_by
from tests.factories import DeliveryFactory, WebhookFactory

pytestmark = pytest.mark.django_db


def test_there_is_one_revision():
    Revision.objects.update_or_create(id=1)

    with (
        transaction.atomic(),
        pytest.raises(IntegrityError, match=refusal_by("records_revision_one_row")),
    ):
        Revision.objects.create(id=2)


@pytest.mark.parametrize(
    "make, accepted, refused, name",
    [
        pytest.param(
            WebhookFactory,
            [{"url": "https://a.example/"}, {"url": "http://10.0.0.1/"}],
            [{"url": "ftp://a.example/"}, {"url": ""}],
            "records_webhook_address_of_the_web",
            id="address",
        ),
        pytest.param(
            DeliveryFactory,
            [{"first": 2, "last": 2}],
            [{"first": 3, "last": 2}],
            "records_delivery_in_order",
            id="order",
        ),
        pytest.param(
            DeliveryFactory,
            [{"status": 500}, {"status": None, "error": "no answer"}],
            [{"status": None, "error": ""}, {"status": 200, "error": "no answer"}],
            "records_delivery_answered_or_failed",
            id="outcome",
        ),
    ],
)
def test_webhooks_and_their_deliveries(make, accepted, refused, name):
    for values in accepted:
        make(**values)
    for values in refused:
        with transaction.atomic(), pytest.raises(IntegrityError, match=refusal_by(name)):
            make(**values)


def test_each_constraint_has_a_case():
    assert set(constraints_of("records")) == {
        "records_revision_one_row",
        "records_webhook_address_of_the_web",
        "records_delivery_in_order",
        "records_delivery_answered_or_failed",
    }
