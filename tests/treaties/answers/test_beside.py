"""What stands beside an answer about two States: statements, authorities, practice."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import AuthorityFactory, PracticeFactory, StatementFactory
from tests.treaties.apostille import apostille_convention, objects, states_of_apostille
from tests.treaties.stories import day
from treaties.answers.beside import with_details
from treaties.answers.between import between, relations

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

TODAY = date(2026, 11, 24)


@pytest.fixture
def states():
    return states_of_apostille()


@pytest.fixture
def apostille(states):
    return apostille_convention(states)


def statements(treaty, a, b, on=TODAY) -> list[tuple[str, str]]:
    found = between(treaty, a, b, on, "en")["statements"]
    return [(row["state"], row["nature"]) for row in found]


def test_what_both_declared_in_the_order_of_the_question(apostille, states):
    for code in ("DE", "KG", "AT"):
        StatementFactory(treaty=apostille, state=states[code])
    StatementFactory(state=states["KG"])

    assert statements(apostille, states["KG"], states["DE"]) == [
        ("KG", "declaration"),
        ("DE", "declaration"),
    ]


@pytest.mark.parametrize(
    "values, count",
    [
        pytest.param({"ends_on": day("2026-11-24")}, 0, id="over-on-the-day"),
        pytest.param({"ends_on": day("2026-11-25")}, 1, id="last-day"),
        pytest.param({"starts_on": day("2026-11-25")}, 0, id="begins-tomorrow"),
        pytest.param({"made_on": day("2026-11-24")}, 1, id="made-today"),
        pytest.param({"publication": "draft"}, 0, id="draft"),
        pytest.param({"text": "", "text_not_read": True}, 1, id="text-not-read"),
    ],
)
def test_those_in_effect_on_the_day(apostille, states, values, count):
    StatementFactory(treaty=apostille, state=states["KG"], **values)

    assert len(statements(apostille, states["KG"], states["DE"])) == count


def test_objections_only_to_one_another(apostille, states):
    objects(states, apostille, "DE")
    objects(states, apostille, "FR")
    reservation = StatementFactory(treaty=apostille, state=states["AT"], nature="reservation")
    StatementFactory(
        treaty=apostille, state=states["DE"], nature="objection", objects_to=reservation
    )

    assert statements(apostille, states["KG"], states["DE"]) == [("DE", "objection")]
    assert statements(apostille, states["DE"], states["AT"]) == [
        ("DE", "objection"),
        ("AT", "reservation"),
    ]


@pytest.mark.parametrize("checked_on, collected", [(None, False), (date(2026, 1, 1), True)])
def test_whether_anybody_looked(apostille, states, checked_on, collected):
    apostille.statements_checked_on = checked_on
    apostille.save()

    found = between(apostille, states["KG"], states["DE"], TODAY, "en")

    assert found["statements_collected"] is collected
    assert found["statements_checked_on"] == checked_on


def test_the_authorities_of_both_and_the_practice(apostille, states):
    for code in ("DE", "KG", "AT"):
        AuthorityFactory(treaty=apostille, state=states[code])
    PracticeFactory(treaty=apostille)

    found = between(apostille, states["KG"], states["DE"], TODAY, "en")

    assert [row["state"] for row in found["authorities"]] == ["KG", "DE"]
    assert [row["kind"] for row in found["practice"]] == ["condition"]


@pytest.mark.parametrize("others", [["DE"], ["DE", "AT", "FR", "UZ"]])
def test_it_costs_nine_queries_however_many(apostille, states, others):
    for code in others:
        AuthorityFactory(treaty=apostille, state=states[code])
        StatementFactory(treaty=apostille, state=states[code])
    asked = [(apostille.code, states[code]) for code in others]
    rows = relations(asked, states["KG"], TODAY, "en")

    with CaptureQueriesContext(connection) as queries:
        with_details(rows, TODAY, "en")

    assert len(queries) == 9
