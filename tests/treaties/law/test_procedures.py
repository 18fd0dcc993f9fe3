"""How far a procedure has come, on the days around each act."""

from datetime import date, timedelta

import pytest

from treaties.law.facts import Act, Span
from treaties.law.procedures import Stage, Step, StepState, completes, course, is_due
from treaties.law.vocabulary import ActKind

BEGUN = date(2023, 1, 1)
# The accession of the Kyrgyz Republic to ETS 112.
LAW = Act(ActKind.PARLIAMENT_ADOPTS_LAW, Span.day(date(2023, 12, 20)), key="law")
SIGNED = Act(ActKind.PRESIDENT_SIGNS_LAW, Span.day(date(2024, 1, 31)), key="signed")
DEPOSIT = Act(ActKind.ACCESSION, Span.day(date(2024, 4, 22)), key="deposit")
STEPS = [
    Step(None, date(2023, 6, 1)),
    Step(ActKind.PARLIAMENT_ADOPTS_LAW),
    Step(ActKind.PRESIDENT_SIGNS_LAW),
    Step(ActKind.ACCESSION),
    Step(),
]
DONE, NOW, TO_COME, NOTHING = StepState


def states(on, *, acts=(LAW, SIGNED, DEPOSIT), since=BEGUN, is_open=True) -> list[StepState]:
    found = course(STEPS, acts, since=since, on=on, is_open=is_open)
    return [stage.state for stage in found.stages]


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param(date(2023, 5, 31), [NOW, *[TO_COME] * 4], id="before-all"),
        pytest.param(date(2023, 6, 1), [DONE, NOW, *[TO_COME] * 3], id="day-entered"),
        pytest.param(date(2023, 12, 19), [DONE, NOW, *[TO_COME] * 3], id="day-before-the-law"),
        pytest.param(date(2023, 12, 20), [DONE, DONE, NOW, TO_COME, TO_COME], id="day-of-the-law"),
        pytest.param(date(2024, 4, 21), [DONE, DONE, DONE, NOW, TO_COME], id="before-the-deposit"),
        pytest.param(date(2024, 4, 22), [*[DONE] * 4, NOW], id="day-of-the-deposit"),
    ],
)
def test_what_is_done_now_and_to_come(on, expected):
    assert states(on) == expected


def test_what_was_passed_over_is_not_to_come():
    assert states(date(2024, 4, 22), acts=[DEPOSIT]) == [DONE, NOTHING, NOTHING, DONE, NOW]


def test_where_nobody_keeps_the_steps_nothing_is_said_of_what_follows():
    assert states(date(2024, 2, 1), is_open=False) == [*[DONE] * 3, NOTHING, NOTHING]


@pytest.mark.parametrize(
    "since, state",
    [
        pytest.param(date(2023, 12, 19), DONE, id="day-after-it-was-begun"),
        pytest.param(date(2023, 12, 20), DONE, id="day-it-was-begun"),
        pytest.param(date(2023, 12, 21), NOTHING, id="before-it-was-begun"),
    ],
)
def test_an_act_counts_from_the_day_it_was_begun(since, state):
    assert states(date(2024, 3, 1), since=since)[1] == state


def test_an_act_without_a_date_completes_nothing():
    assert states(date(2024, 3, 1), acts=[Act(ActKind.ACCESSION)])[3] == TO_COME


def test_the_first_consent_ends_it():
    later = Act(ActKind.PARLIAMENT_ADOPTS_LAW, Span.day(date(2025, 1, 1)), key="another")
    again = Act(ActKind.RATIFICATION, Span.day(date(2025, 6, 1)), key="again")

    found = course(STEPS, [again, later, DEPOSIT, LAW], since=BEGUN, on=TODAY, is_open=True)

    assert found.deposit == DEPOSIT
    assert [stage.act for stage in found.stages] == [None, LAW, None, DEPOSIT, None]


TODAY = date(2026, 11, 24)


def test_of_several_invitations_the_last_counts():
    steps = [Step(ActKind.INVITATION)]
    first, renewed = (
        Act(ActKind.INVITATION, Span.day(date(year, 5, 1)), key=year) for year in (2019, 2024)
    )

    found = course(steps, [renewed, first], on=TODAY, is_open=True)

    assert found.stages == (Stage(DONE, renewed),)


@pytest.mark.parametrize(
    "kind, wanted, expected",
    [
        (ActKind.ACCESSION, ActKind.ACCESSION, True),
        (ActKind.RATIFICATION, ActKind.ACCESSION, True),
        (ActKind.SIGNATURE, ActKind.ACCESSION, False),
        (ActKind.INVITATION, ActKind.REQUEST_TO_ACCEDE, False),
    ],
)
def test_any_form_of_consent_completes_the_deposit(kind, wanted, expected):
    assert completes(kind, wanted) is expected


@pytest.mark.parametrize(
    "state, days, expected",
    [
        pytest.param(NOW, [TODAY - timedelta(days=1), None], True, id="day-after"),
        pytest.param(NOW, [TODAY, None], False, id="the-day-itself"),
        pytest.param(NOW, [TODAY, TODAY - timedelta(days=1)], True, id="reply"),
        pytest.param(NOTHING, [TODAY - timedelta(days=1)], True, id="passed-over"),
        pytest.param(DONE, [TODAY - timedelta(days=1)], False, id="done"),
        pytest.param(NOW, [None, None], False, id="without-days"),
    ],
)
def test_when_a_step_is_due(state, days, expected):
    assert is_due(Stage(state), days, before=TODAY) is expected
