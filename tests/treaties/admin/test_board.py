"""The work board: each kind of work is counted at its boundaries, and its link lists the same."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from tests import factories
from tests.treaties.staff import person
from treaties.admin.board import TASKS
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


def test_a_source_never_checked_counts_from_its_entry():
    act = factories.ActFactory()
    assert TASK["unchecked"].count(timezone.localdate()) == 0

    Act.objects.filter(pk=act.pk).update(entered_at=timezone.now() - timedelta(days=182))
    assert TASK["unchecked"].count(timezone.localdate()) == 1


@pytest.mark.parametrize(
    "nature, ends_on, count",
    [
        pytest.param("reservation", date(2028, 5, 24), 1, id="within-18-months"),
        pytest.param("reservation", date(2028, 5, 25), 0, id="later"),
        pytest.param("declaration", date(2027, 5, 24), 0, id="not-a-reservation"),
    ],
)
def test_reservations_to_renew(nature, ends_on, count):
    factories.DepositaryFactory(renewal_notice_months=18)
    factories.DepositaryFactory(code="UNSG", renewal_notice_months=12)
    factories.StatementFactory(nature=nature, ends_on=ends_on)

    assert TASK["renewals"].count(ON) == count


def test_no_reservation_is_to_be_renewed_where_no_depositary_asks_for_notice():
    factories.StatementFactory(nature="reservation", ends_on=ON + timedelta(days=1))

    assert TASK["renewals"].count(ON) == 0


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


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.code)
def test_each_link_lists_what_is_counted(task, client):
    client.force_login(User.objects.create_superuser("chief"))
    today = timezone.localdate()
    soon, long_ago = today + timedelta(days=30), today - timedelta(days=400)
    factories.DepositaryFactory(renewal_notice_months=18)
    factories.ActFactory(publication="draft")
    factories.ActFactory(checked_on=long_ago)
    factories.StatementFactory(nature="reservation", ends_on=soon)
    period(starts_on=soon, in_force_on=soon)
    period(starts_on=soon, status="denounced", left_on=soon)
    period(starts_on=soon, status="invitation_lapsed")
    period(in_force_on=long_ago, in_force_on_computed=today)
    period(bound_by=["ets-167"])
    treaty = factories.TreatyFactory(entered_into_force_on=today)
    GeneralEntryIntoForce.objects.create(treaty=treaty, computed_on=long_ago)
    procedure = factories.ProcedureFactory(started_on=long_ago)
    for day in (long_ago, soon):
        factories.ProcedureStepFactory(procedure=procedure, planned_on=day)
    (shown,) = [
        item
        for item in work_board(User.objects.get())["tasks"]
        if item["address"].endswith(f"work={task.code}")
    ]

    response = client.get(shown["address"])

    assert shown["count"] > 0
    assert response.context["cl"].result_count == shown["count"]


def test_the_front_page_shows_the_board(client):
    client.force_login(person("Viewers"))
    factories.ActFactory(publication="draft")

    page = client.get(reverse("admin:index"))

    assert "Drafts waiting for review" in page.text
