"""The morning's list: names and days, one's own first, at a price that the rows do not move."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from countries.formats import day_in_words
from tests import factories
from tests.treaties.staff import person
from treaties.admin.morning import FIRST, work_of

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate


def lines(user, code: str) -> list:
    """Return the rows that the board shows a person of one kind of work."""
    (found,) = [item for item in work_of(user, TODAY()) if item.task.code == code]
    return found.lines


def fill(count: int) -> None:
    """Give each kind of work so many rows more."""
    soon, long_ago = TODAY() + timedelta(days=20), TODAY() - timedelta(days=400)
    for _number in range(count):
        factories.ActFactory(publication="draft", changed_by=factories.UserFactory())
        factories.StatementFactory(publication="draft")
        factories.AuthorityFactory(publication="draft")
        factories.ReportFactory(publication="draft")
        factories.NationalLawFactory(publication="draft")
        factories.ActFactory(checked_on=long_ago)
        factories.StatusPeriodFactory(starts_on=soon, in_force_on=soon)
        factories.StatusPeriodFactory(starts_on=soon, status="invitation_lapsed")
        step = factories.ProcedureStepFactory(planned_on=long_ago)
        factories.ProcedureStepFactory(procedure=step.procedure, planned_on=soon)


def test_a_draft_shows_who_what_and_when():
    writer, reader = factories.UserFactory(username="aida"), person("Publishers")
    act = factories.ActFactory(publication="draft", done_on=date(2024, 4, 22), changed_by=writer)

    (line,) = lines(reader, "drafts")

    assert (line.treaty, line.state) == (act.treaty.label, str(act.state))
    assert line.day == "22 April 2024"
    assert line.waits.startswith("written by aida; waits for review since")
    assert line.address == reverse("admin:treaties_act_review", args=[act.pk])


def test_ones_own_come_first():
    reader = person("Editors")
    factories.ActFactory(publication="draft", changed_by=factories.UserFactory())
    own = factories.ActFactory(publication="draft", entered_by=reader, changed_by=reader)

    found = lines(reader, "drafts")

    assert [line.is_mine for line in found] == [True, False]
    assert found[0].address.endswith(f"/{own.pk}/review/")
    assert found[0].waits.startswith("yours; waits for somebody else since")


def test_a_step_shows_its_nearer_day_and_who_answers():
    long_ago = TODAY() - timedelta(days=9)
    procedure = factories.ProcedureFactory(started_on=long_ago, responsible="Treaty desk")
    factories.ProcedureStepFactory(procedure=procedure, planned_on=TODAY(), reply_by=long_ago)

    (line,) = lines(person("Viewers"), "overdue")

    assert (line.day, line.waits) == (day_in_words(long_ago), "Treaty desk")


def test_the_page_shows_the_first_rows_and_the_way_to_all(client):
    client.force_login(person("Viewers"))
    fill(FIRST + 1)

    page = client.get(reverse("admin:index")).text

    assert page.count("written by") == FIRST
    assert f"All {FIRST + 1}" in page


def queries_of(user) -> int:
    with CaptureQueriesContext(connection) as queries:
        work_of(user, TODAY())
    return len(queries)


def test_more_rows_cost_no_more_queries():
    reader = User.objects.create_superuser("chief")
    fill(2)
    spent = queries_of(reader)

    fill(4)

    assert queries_of(reader) == spent


@pytest.mark.parametrize("group, shown", [("Editors", True), ("Viewers", False)])
def test_the_ways_in_stand_on_the_front_page(group, shown, client):
    client.force_login(person(group))

    page = client.get(reverse("admin:index")).text

    for name in ("add", "notification", "import"):
        assert (f'class="button" href="{reverse(f"admin:treaties_act_{name}")}"' in page) is shown
