"""What some writes would change, found without making them."""

from datetime import date

import pytest

from core.records.models import Change, Revision
from tests import factories
from tests.treaties.staff import treaty_in_force
from treaties.models import StatusPeriod, Treaty
from treaties.writing import door
from treaties.writing.rehearsal import period_of, rehearse

TODAY = date(2026, 11, 24)


def moving(treaty):
    """Return what writes another day of the general entry into force."""

    def write_rows(write):
        treaty.entered_into_force_on = date(1995, 7, 1)
        write.save(treaty)

    return write_rows


@pytest.mark.django_db
@pytest.mark.usefixtures("derived_is_clean")
def test_it_tells_what_would_change_and_changes_nothing():
    treaty = treaty_in_force()
    factories.ActFactory(treaty=treaty, state__code="BE", done_on=date(1980, 1, 1))
    door.rederive()
    before = list(StatusPeriod.objects.values()), Revision.objects.values().get()

    changes, moved = rehearse(moving(treaty), TODAY)

    (found,) = (item for item in moved if item.who == "BE")
    assert [change.after["entered_into_force_on"] for change in changes] == ["1995-07-01"]
    assert (found.before, found.since_before) == ("in_force", date(1985, 7, 1))
    assert (found.after, found.since_after) == ("in_force", date(1995, 7, 1))
    assert found.is_beginning_changed
    assert (list(StatusPeriod.objects.values()), Revision.objects.values().get()) == before
    assert Treaty.objects.get().entered_into_force_on == date(1985, 7, 1)
    assert not Change.objects.exists()


@pytest.mark.django_db
def test_what_it_raises_is_raised_and_undone():
    treaty = treaty_in_force()

    def write_rows(write):
        moving(treaty)(write)
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        rehearse(write_rows, TODAY)
    assert Treaty.objects.get().entered_into_force_on == date(1985, 7, 1)


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param(date(1999, 12, 31), (None, None), id="day-before"),
        pytest.param(date(2000, 1, 1), ("in_force", date(2000, 1, 1)), id="first-day"),
        pytest.param(date(2009, 12, 31), ("in_force", date(2000, 1, 1)), id="last-day"),
        pytest.param(date(2010, 1, 1), (None, None), id="day-after"),
    ],
)
def test_the_period_of_a_day(on, expected):
    assert period_of([("in_force", date(2000, 1, 1), date(2010, 1, 1))], on) == expected
