"""What is known is asked in one function of the law, and in one query: the two agree."""

from datetime import date

import pytest

from countries.models import State
from tests.factories import CheckedFactory, DepositaryFactory
from tests.treaties.answers.test_silence import CHECKED, DAYS
from treaties.answers.statuses import known_in, parts_of
from treaties.models import Checked, StandingPeriod, Treaty

pytestmark = pytest.mark.django_db

CHARTS = ["ets-112", "ets-018", "ets-141"]


def pairs(on: date) -> list[dict]:
    """Return every State's pair with every sixth treaty and with those checked."""
    codes = {*Treaty.objects.order_by("code").values_list("code", flat=True)[::6], *CHARTS}
    return parts_of(StandingPeriod.objects.pairs(on).filter(treaty__code__in=codes), on)


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.usefixtures("bundled")
def test_the_law_and_its_query_agree(on):
    """Over the bundled data, some of whose charts were checked."""
    for treaty in Treaty.objects.filter(code__in=CHARTS):
        CheckedFactory(treaty=treaty, checked_on=CHECKED)
    Checked.objects.filter(state__isnull=False).delete()
    for state in State.objects.filter(code__in=["KG", "YUCS", "DE"]):
        CheckedFactory(state=state, depositary=DepositaryFactory(), checked_on=CHECKED)

    rows = pairs(on)
    told = {(row["treaty_id"], row["state_id"]): row["is_unknown"] for row in rows}

    asked = {
        (row["treaty_id"], row["state_id"]): not known_in(row, row["current_silence"], on).is_known
        for row in rows
    }
    assert told == asked
    assert {True, False} == set(told.values())
