"""What the record refuses."""

import pytest
from django.db import IntegrityError, transaction

from core.records.models import Revision
from tests.constraints import constraints_of, refusal_by

pytestmark = pytest.mark.django_db


def test_there_is_one_revision():
    Revision.objects.update_or_create(id=1)

    with (
        transaction.atomic(),
        pytest.raises(IntegrityError, match=refusal_by("records_revision_one_row")),
    ):
        Revision.objects.create(id=2)


def test_each_constraint_has_a_case():
    assert set(constraints_of("records")) == {"records_revision_one_row"}
