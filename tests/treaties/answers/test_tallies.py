"""How many treaties a State has at each depositary and about each subject."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.treaties import stories
from treaties.answers import tallies
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

ON = date(2020, 1, 1)
IN_FORCE = {"entered_into_force_on": date(1970, 1, 1)}


@pytest.fixture
def states():
    """One State is bound by two of three treaties at a depositary, one by the fourth at another."""
    found = stories.states("KG", "KZ")
    nations = factories.DepositaryFactory(code="UNSG", names={"en": "UN"})
    rights = factories.SubjectFactory(code="rights", names={"en": "Rights"}, position=1)
    labour = factories.SubjectFactory(code="labour", names={"en": "Labour"}, position=2)
    for number, subjects in (("901", [rights, labour]), ("902", [rights]), ("903", [])):
        treaty = factories.TreatyFactory(number=number, **IN_FORCE)
        treaty.subjects.set(subjects)
        if number != "903":
            joined(treaty, found[0])
    joined(factories.TreatyFactory(number="904", depositary=nations, **IN_FORCE), found[1])
    door.rederive()
    return found


def joined(treaty, state):
    factories.ActFactory(
        treaty=treaty,
        state=state,
        kind="accession",
        done_on=date(1995, 1, 1),
        effective_on=date(1995, 2, 1),
    )


def bound(counts: dict) -> dict:
    return {heading: found["bound"] for heading, found in counts.items()}


def test_counts_at_each_depositary(states, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = tallies.by_depositary(ON, states)

    assert bound(found["KG"]) == {"COE": 2, "UNSG": 0}
    assert bound(found["KZ"]) == {"COE": 0, "UNSG": 1}


def test_who_has_most_in_force_comes_first(states):
    found = tallies.of_depositaries(tallies.by_depositary(ON, states)["KZ"])

    assert [(tally.code, tally.name) for tally in found] == [("UNSG", "UN"), ("COE", "COE")]


def test_a_treaty_counts_under_each_of_its_subjects(states):
    found = tallies.of_subjects(ON, states[0])

    assert [(tally.name, tally.counts["bound"]) for tally in found[:2]] == [
        ("Rights", 2),
        ("Labour", 1),
    ]


def test_what_has_no_subject_comes_last(states):
    last = tallies.of_subjects(ON, states[0])[-1]

    assert (last.code, last.name, last.total) == (None, "", 2)


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param(date(1995, 1, 31), {}, id="day-before"),
        pytest.param(date(1995, 2, 1), {"ets-901": ["KG"], "ets-902": ["KG"]}, id="the-day"),
    ],
)
def test_which_states_have_joined(states, on, expected):
    assert tallies.joined_by(on, states[:1]) == expected


def test_the_state_answers_with_its_counts(client, states):
    answer = client.get("/api/v1/states/KG/", {"as_of": ON}).json()

    assert [row["code"] for row in answer["by_depositary"]] == ["COE", "UNSG"]
    assert [row["counts"]["bound"] for row in answer["by_subject"]] == [2, 1, 0]


def test_the_state_answers_with_as_many_queries_for_more(client, states):
    few = queries(client)

    for number in range(905, 925):
        factories.TreatyFactory(number=f"{number}").subjects.add(
            factories.SubjectFactory(code=f"subject-{number}")
        )
    door.rederive()

    assert queries(client) == few


def queries(client) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as found:
        client.get("/api/v1/states/KG/", {"as_of": ON})
    return len(found)


@pytest.mark.usefixtures("bundled")
def test_the_counts_by_depositary_add_up(client):
    answer = client.get("/api/v1/states/KG/").json()

    kept = {row["code"]: row["counts"]["bound"] for row in answer["by_depositary"]}
    assert sum(kept.values()) == answer["counts"]["bound"]
    assert kept["UNSG"] > kept["ILO"] > kept["COE"] == 2
