"""The question between two States, or one and several, as the API answers it."""

import csv
from io import StringIO

import pytest

from countries.models import State
from tests.factories import AuthorityFactory, PracticeFactory
from tests.treaties.apostille import (
    apostille_convention,
    objects,
    states_of_apostille,
    treaty_of_parties,
)
from treaties.api.schema import description
from treaties.api.serializers.questions import BetweenSerializer
from treaties.models import Treaty

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

BETWEEN = "/api/v1/between/"


@pytest.fixture(autouse=True)
def objection():
    states = states_of_apostille()
    objects(states, apostille_convention(states))


def ask(client, **parameters):
    response = client.get(BETWEEN, parameters)
    assert response.status_code == 200, response.content
    return response.json()


def test_one_treaty_and_two_states_give_one_answer(client):
    answer = ask(client, treaty="412", a="kg", b="de")

    assert (answer["in_force"], answer["since"]) == (False, None)
    assert [item["code"] for item in answer["reasons"]] == ["party", "party", "objected"]
    assert (answer["a"]["state"], answer["b"]["state"]) == ("KG", "DE")
    assert set(answer) == set(BetweenSerializer().fields)
    assert answer["a"]["not_between"] == ["DE"]


def test_several_states_give_a_list_in_the_order_asked_for(client):
    answer = ask(client, treaty="412", a="KG", b="FR,DE,AT,DE")

    rows = [(row["b"]["state"], row["in_force"]) for row in answer["results"]]
    assert rows == [("FR", None), ("DE", False), ("AT", None)]
    assert (answer["count"], answer["as_of"]) == (3, "2026-11-24")


def test_without_a_treaty_all_that_bind_both(client):
    answer = ask(client, a="KG", b="DE")

    rows = [(row["treaty"]["id"], row["in_force"]) for row in answer["results"]]
    assert rows == [("ets-412", False)]
    assert answer["at_least"] is False
    assert ask(client, a="KG", b="UZ")["at_least"] is True


def test_several_treaties_with_several_states(client):
    treaty_of_parties({row.code: row for row in State.objects.all()}, "413")

    answer = ask(client, treaties="412,ets-413", a="KG", b="DE,AT")

    rows = [(row["treaty"]["id"], row["b"]["state"]) for row in answer["results"]]
    assert rows == [("ets-412", "DE"), ("ets-412", "AT"), ("ets-413", "DE"), ("ets-413", "AT")]
    assert "at_least" not in answer


def test_one_of_several_treaties_is_a_list_too(client):
    assert ask(client, treaties="412", a="KG", b="DE")["count"] == 1


def test_each_answer_has_what_touches_it(client):
    treaty = Treaty.objects.get(code="ets-412")
    AuthorityFactory(treaty=treaty, state=State.objects.get(code="DE"))
    PracticeFactory(treaty=treaty)

    for answer in (
        ask(client, treaty="412", a="KG", b="DE"),
        ask(client, a="KG", b="DE")["results"][0],
    ):
        assert [row["nature"] for row in answer["statements"]] == ["objection"]
        assert [row["name"] for row in answer["authorities"]] == ["Ministry of Tests"]
        assert [row["text"] for row in answer["practice"]] == ["The judgment is final."]


def test_queries_of_a_list(client, django_assert_num_queries):
    with django_assert_num_queries(25):
        ask(client, treaty="412", a="KG", b="DE,AT,FR,UZ")


def test_a_list_comes_in_pages(client):
    answer = ask(client, treaty="412", a="KG", b="FR,DE,AT", page_size=2, page=2)

    assert [row["b"]["state"] for row in answer["results"]] == ["AT"]
    assert answer["count"] == 3


def test_a_file_holds_all_rows(client):
    response = client.get(BETWEEN, {"treaty": "412", "a": "KG", "b": "DE", "format": "csv"})

    (row,) = csv.DictReader(StringIO(response.content.decode()))
    assert (row["treaty_id"], row["b_state"], row["in_force"]) == ("ets-412", "DE", "false")


@pytest.mark.parametrize(
    "parameters, status, words",
    [
        pytest.param({"a": "KG", "b": "KG"}, 400, "b: KG is the same State as a.", id="same"),
        pytest.param({"a": "KG", "b": "DE,kg"}, 400, "the same State", id="same-among-others"),
        pytest.param({"a": "KG"}, 400, "b is required", id="no-b"),
        pytest.param(
            {"a": "KG", "b": "DE", "treaty": "412", "treaties": "412"},
            400,
            "give either treaty or treaties",
            id="treaty-and-treaties",
        ),
        pytest.param({"a": "KG", "b": "DE,"}, 400, "separated by commas", id="empty-b"),
        pytest.param({"a": "KG", "b": "DE,ZZ"}, 404, "ZZ", id="unknown-state"),
        pytest.param({"a": "KG", "b": "DE", "treaty": "999"}, 404, "999", id="unknown-treaty"),
    ],
)
def test_what_cannot_be_asked(client, parameters, status, words):
    response = client.get(BETWEEN, parameters)

    assert response.status_code == status
    assert words in response.content.decode()


def test_the_description_tells_of_one_answer_and_of_a_list():
    operation = description()["paths"]["/api/v1/between/"]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]

    shapes = description()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]["oneOf"]
    names = {item["$ref"].rpartition("/")[2] for item in shapes}
    assert names == {"Between", "BetweenList"}
