"""Procedures on a day: which steps are due, what ends them, and what readers may see."""

from datetime import date, timedelta

import pytest

from tests import factories
from treaties.answers.procedures import due_steps, follow, public_procedures
from treaties.models import Procedure

pytestmark = pytest.mark.django_db

ON = date(2026, 11, 24)
DAY = timedelta(days=1)


def procedure(*planned, **values) -> Procedure:
    """Return a procedure with a step for each planned day, the last one the deposit."""
    found = factories.ProcedureFactory(**values)
    for position, day in enumerate(planned, 1):
        kind = "accession" if position == len(planned) else ""
        factories.ProcedureStepFactory(
            procedure=found, position=position, planned_on=day, act_kind=kind
        )
    return found


def act_of(found: Procedure, kind="accession", **values):
    return factories.ActFactory(treaty=found.treaty, state=found.state, kind=kind, **values)


def due(on=ON, **values) -> int:
    return len(due_steps(on, **values))


@pytest.mark.parametrize(
    "field, day, count",
    [
        pytest.param("planned_on", ON - DAY, 1, id="planned-for-the-day-before"),
        pytest.param("planned_on", ON, 0, id="planned-for-the-day"),
        pytest.param("reply_by", ON - DAY, 1, id="reply-was-due"),
        pytest.param("reply_by", ON, 0, id="reply-on-the-last-day"),
    ],
)
def test_a_step_is_overdue_from_the_day_after(field, day, count):
    factories.ProcedureStepFactory(**{field: day})

    assert due() == count


@pytest.mark.parametrize(
    "day, count",
    [
        pytest.param(ON + 30 * DAY, 1, id="in-thirty-days"),
        pytest.param(ON + 31 * DAY, 0, id="later"),
    ],
)
def test_what_is_due_soon(day, count):
    factories.ProcedureStepFactory(planned_on=day)

    assert due(ahead=30 * DAY) == count


def test_a_step_done_by_its_own_day_is_not_due():
    step = factories.ProcedureStepFactory(planned_on=ON - DAY, done_on=ON)

    assert due() == 0
    assert due_steps(ON - DAY, ahead=DAY) == {step.pk}


@pytest.mark.parametrize(
    "publication, count",
    [pytest.param("draft", 2, id="a-draft-does-not"), pytest.param("published", 0, id="published")],
)
def test_the_deposit_closes_the_procedure(publication, count):
    found = procedure(ON - 9 * DAY, ON - 8 * DAY)
    assert due() == 2

    act_of(found, done_on=ON, publication=publication)

    assert due() == count
    assert follow(Procedure.objects.all(), ON)[0].is_running is (count > 0)
    assert follow(Procedure.objects.all(), ON - DAY)[0].is_running


def test_what_follows_the_deposit_stays_due():
    found = procedure(ON - 9 * DAY, ON - 8 * DAY)
    message = factories.ProcedureStepFactory(procedure=found, position=3, planned_on=ON - DAY)
    act_of(found, done_on=ON - 8 * DAY)

    assert due_steps(ON) == {message.pk}


def test_an_act_from_before_does_not_close_it():
    found = procedure(ON - DAY, started_on=date(2026, 1, 1))
    act_of(found, done_on=date(2025, 12, 31))

    assert due() == 1


@pytest.mark.parametrize(
    "given_up_on, count",
    [pytest.param(ON, 0, id="that-day"), pytest.param(ON + DAY, 1, id="not-yet")],
)
def test_what_was_given_up_is_due_no_more(given_up_on, count):
    procedure(ON - DAY, given_up_on=given_up_on)

    assert due() == count


def test_one_that_has_not_begun_is_left_out():
    procedure(ON - DAY, started_on=ON + DAY)

    assert follow(Procedure.objects.all(), ON) == []


def test_only_a_published_step_makes_a_procedure_public():
    found = procedure(ON, ON)
    assert public_procedures(found.state, found.treaty, ON) == []

    found.steps.update(publication="published")

    (shown,) = public_procedures(found.state, found.treaty, ON)
    assert shown.procedure == found
    assert public_procedures(found.state, factories.TreatyFactory(), ON) == []


@pytest.mark.parametrize(
    "planned_on, words",
    [
        pytest.param(
            date(2026, 12, 1),
            "If the instrument is deposited on 1 December 2026: in force on 1 April 2027. "
            "The State needs an invitation, and none that is valid is recorded.",
            id="ahead",
        ),
        pytest.param(ON - DAY, "", id="over"),
        pytest.param(None, "", id="not-planned"),
    ],
)
def test_what_the_expected_deposit_would_lead_to(planned_on, words):
    treaty = factories.TreatyFactory(
        entered_into_force_on=date(1985, 7, 1), chart_complete_on=ON, opened_on=date(1983, 3, 21)
    )
    factories.ClauseFactory(treaty=treaty)
    procedure(planned_on, treaty=treaty)

    (found,) = follow(Procedure.objects.all(), ON)

    assert found.would_follow() == words


def test_many_procedures_cost_no_more(django_assert_num_queries):
    for _ in range(5):
        act_of(procedure(ON, ON), kind="invitation", done_on=ON)

    with django_assert_num_queries(3):
        assert len(follow(Procedure.objects.all(), ON)) == 5
