"""The work board: each kind of work is counted at its boundaries, and its link lists the same."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from tests import factories
from tests.treaties.staff import person
from treaties.admin.board import TASKS
from treaties.law.dates import add_months
from treaties.law.joining import MARKS, mark_before
from treaties.models import Act, Clause, GeneralEntryIntoForce
from treaties.templatetags.work_board import work_board

ON = date(2026, 11, 24)
TASK = {task.code: task for task in TASKS}

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]


def period(**values):
    return factories.StatusPeriodFactory(**values)


@pytest.mark.parametrize(
    "starts_on, count",
    [
        pytest.param(ON, 0, id="today-is-done"),
        pytest.param(ON + timedelta(days=1), 1, id="tomorrow"),
        pytest.param(date(2027, 11, 24), 1, id="in-twelve-months"),
        pytest.param(date(2027, 11, 25), 0, id="later"),
    ],
)
@pytest.mark.parametrize(
    "code, values",
    [
        pytest.param("entries", {"status": "in_force", "in_force_on": None}, id="entries"),
        pytest.param("exits", {"status": "denounced", "left_on": None}, id="exits"),
        pytest.param("lapsing", {"status": "invitation_lapsed"}, id="lapsing"),
        pytest.param(
            "lapsing",
            {"status": "data_incomplete", "missing": "expires_on"},
            id="expected-to-lapse",
        ),
    ],
)
def test_what_comes(code, values, starts_on, count):
    period(starts_on=starts_on, **{name: value or starts_on for name, value in values.items()})

    assert TASK[code].count(ON) == count


@pytest.mark.parametrize(
    "starts_on, mark",
    [
        pytest.param(ON, None, id="lapsed"),
        pytest.param(ON + timedelta(days=1), 1, id="tomorrow"),
        pytest.param(date(2026, 12, 24), 1, id="in-one-month"),
        pytest.param(date(2026, 12, 25), 3, id="in-one-month-and-a-day"),
        pytest.param(date(2027, 2, 24), 3, id="in-three-months"),
        pytest.param(date(2027, 5, 24), 6, id="in-six-months"),
        pytest.param(date(2027, 5, 25), 12, id="in-six-months-and-a-day"),
        pytest.param(date(2027, 11, 24), 12, id="in-twelve-months"),
        pytest.param(date(2027, 11, 25), None, id="later"),
    ],
)
@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"status": "invitation_lapsed"}, id="recorded"),
        pytest.param({"status": "data_incomplete", "missing": "expires_on"}, id="expected"),
    ],
)
def test_a_lapse_stands_under_the_mark_reached_last(starts_on, mark, values):
    period(starts_on=starts_on, **values)

    found = [months for months in MARKS if TASK[f"lapsing_{months}"].count(ON)]

    assert found == ([mark] if mark else [])
    assert mark_before(starts_on, ON) == mark


def test_a_lapse_leads_to_the_letter(client):
    client.force_login(person("Viewers"))
    found = period(status="invitation_lapsed", starts_on=timezone.localdate() + timedelta(days=9))

    page = client.get(reverse("admin:treaties_statusperiod_changelist"), {"work": "lapsing_1"})

    assert "Within 1 month: write the letter" in page.text
    assert f"kind=renewal&amp;treaty={found.treaty.code}&amp;state={found.state.code}" in page.text


@pytest.mark.parametrize("publication, count", [("draft", 1), ("published", 0), ("withdrawn", 0)])
def test_drafts_wait(publication, count):
    factories.ActFactory(publication=publication)

    assert TASK["drafts"].count(ON) == count


@pytest.mark.parametrize(
    "checked_on, count",
    [
        pytest.param(ON - timedelta(days=180), 0, id="180-days-ago"),
        pytest.param(ON - timedelta(days=181), 1, id="longer-ago"),
    ],
)
def test_sources_are_checked_every_180_days(checked_on, count):
    factories.ActFactory(checked_on=checked_on)

    assert TASK["unchecked"].count(ON) == count


@pytest.mark.parametrize(
    "checked_on, publication, count",
    [
        pytest.param(date(2025, 11, 25), "published", 0, id="less-than-twelve-months-ago"),
        pytest.param(date(2025, 11, 24), "published", 1, id="twelve-months-ago"),
        pytest.param(date(2020, 1, 1), "withdrawn", 0, id="withdrawn"),
    ],
)
def test_authorities_are_checked_every_twelve_months(checked_on, publication, count):
    factories.AuthorityFactory(checked_on=checked_on, publication=publication)

    assert TASK["authorities"].count(ON) == count


@pytest.mark.parametrize("publication, count", [("draft", 1), ("published", 0)])
def test_drafts_of_authorities_wait(publication, count):
    factories.AuthorityFactory(publication=publication)

    assert TASK["authority_drafts"].count(ON) == count


def test_a_source_never_checked_counts_from_its_entry():
    act = factories.ActFactory()
    assert TASK["unchecked"].count(timezone.localdate()) == 0

    Act.objects.filter(pk=act.pk).update(entered_at=timezone.now() - timedelta(days=182))
    assert TASK["unchecked"].count(timezone.localdate()) == 1


def reservation(in_force_on: date, **values):
    """Return a reservation that is valid for three years from a day (ETS 173, article 38)."""
    treaty = factories.TreatyFactory()
    factories.ValidityFactory(treaty=treaty)
    act = factories.ActFactory(treaty=treaty)
    pair = {"treaty": treaty, "state": act.state}
    period(**pair, in_force_on=in_force_on, act=act)
    return factories.StatementFactory(**pair, nature="reservation", **values)


@pytest.mark.parametrize(
    "in_force_on, values, count",
    [
        pytest.param(date(2024, 11, 24), {}, 1, id="notice-due-today"),
        pytest.param(date(2024, 11, 25), {}, 0, id="notice-due-tomorrow"),
        pytest.param(date(2023, 5, 25), {}, 1, id="lapses-tomorrow"),
        pytest.param(date(2023, 5, 24), {}, 0, id="lapsed-unless-renewed"),
        pytest.param(date(2024, 11, 24), {"ends_on": ON}, 0, id="withdrawn"),
        pytest.param(date(2024, 11, 24), {"publication": "draft"}, 0, id="draft"),
    ],
)
def test_reservations_that_lapse_unless_renewed(in_force_on, values, count):
    reservation(in_force_on, **values)

    assert TASK["renewals"].count(ON) == count


def test_a_renewed_reservation_is_not_to_be_renewed():
    found = reservation(date(2023, 11, 1))
    pair = {"treaty": found.treaty, "state": found.state}
    values = {"nature": "renewal", "follows": found, "made_on": date(2026, 10, 1)}
    factories.StatementFactory(**pair, **values)

    assert TASK["renewals"].count(ON) == 0


def test_drafts_of_statements_wait_for_review():
    factories.StatementFactory(publication="draft")

    assert TASK["statements"].count(ON) == 1


@pytest.mark.parametrize(
    "computed, count", [(date(2000, 1, 1), 0), (date(2000, 2, 1), 1), (None, 0)]
)
def test_published_date_that_differs(computed, count):
    period(in_force_on=date(2000, 1, 1), in_force_on_computed=computed)

    assert TASK["differing"].count(ON) == count


@pytest.mark.parametrize("codes, count", [([], 0), (["ets-167"], 1)])
def test_states_that_a_chart_lacks(codes, count):
    period(bound_by=codes)

    assert TASK["missing"].count(ON) == count


@pytest.mark.parametrize(
    "computed, is_complete, count",
    [
        pytest.param(date(2000, 1, 1), True, 0, id="same"),
        pytest.param(date(1999, 1, 1), False, 1, id="too-early"),
        pytest.param(date(2001, 1, 1), False, 0, id="consents-may-be-missing"),
        pytest.param(date(2001, 1, 1), True, 1, id="too-late"),
    ],
)
def test_treaty_whose_own_date_differs(computed, is_complete, count):
    treaty = factories.TreatyFactory(
        entered_into_force_on=date(2000, 1, 1), chart_complete_on=ON if is_complete else None
    )
    GeneralEntryIntoForce.objects.create(treaty=treaty, computed_on=computed)

    assert TASK["general"].count(ON) == count


def test_treaties_whose_clauses_are_unknown():
    known = factories.ClauseFactory().treaty
    assert TASK["clauses"].count(ON) == 0

    factories.TreatyFactory()
    assert TASK["clauses"].count(ON) == 1

    Clause.objects.create(treaty=known, applies_to="denunciation", kind="unknown")
    assert TASK["clauses"].count(ON) == 2


def owing(in_force_on, **values):
    """Let the focus State be a Party that reports every two years."""
    treaty = factories.TreatyFactory()
    state = factories.StateFactory(code="KG")
    factories.ReportingDutyFactory(treaty=treaty, every_years=2)
    act = factories.ActFactory(treaty=treaty, state=state)
    return period(
        treaty=treaty,
        state=state,
        act=act,
        starts_on=in_force_on,
        in_force_on=in_force_on,
        **values,
    )


def reported(owed, number: int, **values):
    about = {"treaty": owed.treaty, "state": owed.state, "first_number": number}
    duty = owed.treaty.reporting_duties.get()
    return factories.ReportFactory(**about, duty=duty, submitted_on=ON, **values)


@pytest.mark.parametrize(
    "in_force_on, coming, due",
    [
        pytest.param(date(2025, 11, 23), 0, 1, id="due-yesterday"),
        pytest.param(date(2025, 11, 24), 1, 0, id="due-today"),
        pytest.param(date(2026, 11, 24), 1, 0, id="due-in-a-year"),
        pytest.param(date(2026, 11, 25), 0, 0, id="due-later"),
    ],
)
def test_reports_that_come_and_that_were_due(in_force_on, coming, due):
    owing(in_force_on)

    assert (TASK["reports"].count(ON), TASK["reports_due"].count(ON)) == (coming, due)


@pytest.mark.parametrize(
    "number, publication, count",
    [(1, "published", 0), (1, "draft", 1), (2, "published", 1)],
)
def test_a_report_that_was_due_is_recorded_or_not(number, publication, count):
    reported(owing(date(2025, 11, 23)), number, publication=publication)

    assert TASK["reports_due"].count(ON) == count


def test_only_the_last_report_that_was_due_counts():
    reported(owing(date(2023, 6, 1)), 2)

    assert TASK["reports_due"].count(ON) == 0


def test_of_a_state_that_left_no_report_is_asked():
    owing(date(2020, 1, 1), ends_on=ON)

    assert TASK["reports_due"].count(ON) == 0


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.code)
def test_each_link_lists_what_is_counted(task, client):
    client.force_login(User.objects.create_superuser("chief"))
    today = timezone.localdate()
    soon, long_ago = today + timedelta(days=30), today - timedelta(days=400)
    factories.ActFactory(publication="draft")
    factories.StatementFactory(publication="draft")
    factories.ActFactory(checked_on=long_ago)
    factories.AuthorityFactory(publication="draft")
    factories.AuthorityFactory(checked_on=long_ago)
    factories.StatementFactory(nature="reservation", ends_on=soon)
    reservation(add_months(today, -30))
    period(starts_on=soon, in_force_on=soon)
    period(starts_on=soon, status="denounced", left_on=soon)
    period(starts_on=soon, status="invitation_lapsed")
    for mark in MARKS:
        period(starts_on=add_months(today, mark), status="invitation_lapsed")
    period(in_force_on=long_ago, in_force_on_computed=today)
    period(bound_by=["ets-167"])
    treaty = factories.TreatyFactory(entered_into_force_on=today)
    GeneralEntryIntoForce.objects.create(treaty=treaty, computed_on=long_ago)
    factories.ReportFactory(publication="draft")
    factories.NationalLawFactory(publication="draft")
    factories.ProposalFactory(by=User.objects.get())
    factories.DifferenceFactory()
    asked = {"decision": "asked", "reason": "Which?", "decided_on": today}
    factories.DifferenceFactory(**asked, decided_by=User.objects.get())
    owing(today - timedelta(days=800))
    procedure = factories.ProcedureFactory(started_on=long_ago)
    for day in (long_ago, soon):
        factories.ProcedureStepFactory(procedure=procedure, planned_on=day)
    (shown,) = [
        item
        for item in work_board(User.objects.get())["tasks"]
        if item.address.endswith(f"work={task.code}")
    ]

    response = client.get(shown.address)

    assert shown.count > 0
    assert response.context["cl"].result_count == shown.count


def test_the_front_page_shows_the_board(client):
    client.force_login(person("Viewers"))
    factories.ActFactory(publication="draft")

    page = client.get(reverse("admin:index"))

    assert "Drafts waiting for review" in page.text
