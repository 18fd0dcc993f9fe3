"""What an act would change, seen before it is published."""

from datetime import date

import pytest

from tests import factories
from tests.treaties.staff import treaty_in_force
from treaties.law.vocabulary import Status
from treaties.models import Act, StatusPeriod
from treaties.writing import door, publishing
from treaties.writing.preview import preview, withdrawal

TODAY = date(2026, 11, 24)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]


@pytest.fixture
def treaty():
    return treaty_in_force(number="112", chart_complete_on=TODAY)


@pytest.fixture
def state():
    return factories.StateFactory(code="KG")


def accession(treaty, state, **values) -> Act:
    values = {"done_on": date(2024, 4, 22), "done_precision": "day"} | values
    return Act(treaty=treaty, state=state, kind="accession", **values)


def statuses(effect) -> tuple:
    return effect.before, effect.after


def test_the_date_comes_with_its_reasons(treaty, state):
    found = preview(accession(treaty, state), TODAY)

    assert found.takes_effect_on == found.computed_on == date(2024, 8, 1)
    assert found.sentences[-2:] == [
        "The period of three months ends on 22 July 2024.",
        "The first day of the following month is 1 August 2024.",
    ]


def test_the_state_is_seen_on_the_day_and_today(treaty, state):
    found = preview(accession(treaty, state), TODAY)

    assert statuses(found.on_the_day) == (
        Status.OPEN_BY_INVITATION,
        Status.ENTRY_INTO_FORCE_PENDING,
    )
    assert statuses(found.today) == (Status.OPEN_BY_INVITATION, Status.IN_FORCE)
    assert [period.starts_on for period in found.periods] == [
        date(2024, 4, 22),
        date(2024, 8, 1),
    ]


def test_an_act_without_a_day_has_no_status_on_it(treaty, state):
    found = preview(accession(treaty, state, done_on=None, done_precision="unknown"), TODAY)

    assert (found.on_the_day, found.takes_effect_on, found.sentences) == (None, None, [])
    assert found.today.after == Status.DATA_INCOMPLETE


def test_the_published_date_counts_and_the_computed_one_stands_beside_it(treaty, state):
    found = preview(accession(treaty, state, effective_on=date(2024, 7, 1)), TODAY)

    assert (found.takes_effect_on, found.computed_on) == (date(2024, 7, 1), date(2024, 8, 1))
    assert found.differs


def test_a_denunciation_has_its_reasons_too(treaty, state):
    factories.ActFactory(treaty=treaty, state=state)
    act = Act(
        treaty=treaty,
        state=state,
        kind="denunciation",
        done_on=date(2026, 4, 22),
        done_precision="day",
    )

    found = preview(act, TODAY)

    assert found.takes_effect_on == date(2026, 8, 1)
    assert "22 July 2026" in found.sentences[-2]
    assert statuses(found.today) == (Status.IN_FORCE, Status.DENOUNCED)


def test_other_treaties_of_the_state_change(treaty, state):
    protocol = factories.TreatyFactory(
        parent=treaty, entered_into_force_on=date(2000, 6, 1), chart_complete_on=TODAY
    )

    (other,) = preview(accession(treaty, state), TODAY).others

    assert (other.treaty, other.state) == (protocol.code, "KG")
    assert statuses(other) == (Status.NOT_ELIGIBLE, Status.OPEN)


def test_other_states_change_when_the_threshold_is_met(state):
    treaty = factories.TreatyFactory(chart_complete_on=TODAY)
    clause = {"applies_to": "general_entry_into_force", "threshold_total": 2}
    factories.ClauseFactory(treaty=treaty, **clause)
    first = factories.ActFactory(treaty=treaty, done_on=date(2020, 1, 1))
    second = Act(
        treaty=treaty,
        state=state,
        kind="ratification",
        done_on=date(2024, 4, 22),
        done_precision="day",
    )

    (other,) = preview(second, TODAY).others

    assert other.state == first.state.code
    assert statuses(other) == (Status.CONTRACTING, Status.IN_FORCE)


def test_a_correction_takes_the_place_of_what_it_corrects(treaty, state):
    act = factories.ActFactory(treaty=treaty, state=state, done_on=date(2024, 4, 22))
    other = factories.StateFactory()
    draft = publishing.correction_of(act, act)
    draft.state = other

    found = preview(draft, TODAY)

    assert statuses(found.today) == (Status.OPEN_BY_INVITATION, Status.IN_FORCE)
    assert [(item.state, item.after) for item in found.others] == [
        ("KG", Status.OPEN_BY_INVITATION)
    ]


def test_a_correction_of_the_treaty_changes_both(treaty, state):
    act = factories.ActFactory(treaty=treaty, state=state)
    draft = publishing.correction_of(act, act)
    draft.treaty = factories.TreatyFactory()

    found = preview(draft, TODAY)

    assert [item.treaty for item in found.others] == [treaty.code]


def test_a_withdrawal_shows_what_falls_back(treaty, state):
    act = factories.ActFactory(treaty=treaty, state=state)

    (found,) = withdrawal(act, TODAY)

    assert statuses(found) == (Status.IN_FORCE, Status.OPEN_BY_INVITATION)


def test_it_is_what_publishing_then_does(treaty, state):
    act = factories.ActFactory(
        treaty=treaty, state=state, kind="accession", publication="draft", source="a test"
    )
    expected = [(item.status, item.starts_on) for item in preview(act, TODAY).periods]

    publishing.publish(act, by=factories.UserFactory(), on=TODAY)

    assert not door.rederive(check=True, groups=False)
    stored = StatusPeriod.objects.values_list("status", "starts_on")
    assert list(stored) == expected


def test_nothing_is_written(treaty, state, django_assert_num_queries):
    preview(accession(treaty, state), TODAY)

    assert not Act.objects.exists()
    assert not StatusPeriod.objects.exists()
