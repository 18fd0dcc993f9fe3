"""Many rows at once are stored as one by one."""

import pytest
from django.db import IntegrityError, transaction

from core.records.inserting import insert
from core.records.writer import values
from tests.factories import StatusPeriodFactory, TreatyFactory
from treaties.models import StatusPeriod

pytestmark = pytest.mark.django_db


def test_rows_are_stored_as_one_by_one():
    saved = StatusPeriodFactory(modifiers=["suspended"], computation={"days": 3})
    stored = values(StatusPeriod.objects.get())
    saved.delete()

    insert(StatusPeriod, [vars(saved)])

    assert values(StatusPeriod.objects.get()) | {"id": None} == stored | {"id": None}


def test_none_of_the_rows_is_stored_where_one_is_refused():
    row = StatusPeriodFactory.build(treaty=TreatyFactory(), state=StatusPeriodFactory().state)
    before = StatusPeriod.objects.count()

    with pytest.raises(IntegrityError), transaction.atomic():
        insert(StatusPeriod, [vars(row)] * 2)

    assert StatusPeriod.objects.count() == before


def test_no_rows_are_no_write(django_assert_num_queries):
    with django_assert_num_queries(0):
        insert(StatusPeriod, [])
