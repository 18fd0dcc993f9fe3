"""How a State could join, on its pages: the way as steps, what others took, what is open now."""

import pytest

from countries.models import State
from tests.treaties import stories
from tests.treaties.html import main, parsed, text
from treaties.models import Treaty

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled", "today")]


def section(client, path: str, **query) -> str:
    found = parsed(client.get(f"/en/countries/{path}", query)).find(
        ".//section[@aria-labelledby='joining']"
    )
    return "" if found is None else text(found)


def test_the_way_by_invitation(client):
    words = section(client, "kg/treaties/ets-185/")

    for step in (
        "On this day the State may join if it is invited.",
        "Addressee: Secretary General of the Council of Europe.",
        "Who decides whether to invite: Committee of Ministers.",
        "usually valid for 5 years",
        "Article 37(2): for a State that accedes",
        "No example: of no State are both",
    ):
        assert step in words


@pytest.mark.parametrize(
    "path, words",
    [
        pytest.param("kg/treaties/ets-167/", "On this day the State may join.", id="open"),
        pytest.param("kg/treaties/ets-098/", "Join another treaty first: ETS No. 024.", id="later"),
        pytest.param("kz/treaties/cets-210/", "ask in writing for a further", id="once-invited"),
        pytest.param("kg/treaties/ets-127/", "invite: the Parties.", id="the-treaty-says-who"),
        pytest.param("kg/treaties/ets-075/", "Wait until the treaty", id="early"),
    ],
)
def test_other_ways(client, path, words):
    assert words in section(client, path)


@pytest.mark.parametrize(
    "path", ["kg/treaties/ets-112/", "kg/treaties/ets-005/", "de/treaties/ets-112/"]
)
def test_nothing_is_said_where_there_is_no_way(client, path):
    assert section(client, path) == ""


def test_examples_of_others(client):
    treaty, state = Treaty.objects.get(code="ets-185"), State.objects.get(code="CL")
    stories.act(treaty, state, "invitation", "2009-04-22")
    stories.act(treaty, state, "accession", "2017-04-20")

    words = section(client, "kg/treaties/ets-185/")

    assert "One State: from the invitation to the deposit it took 2,920 days." in words
    assert "Chile: invited on 22 April 2009, deposit on 20 April 2017" in words


def test_the_same_in_another_language(client):
    page = main(client.get("/ru/countries/kg/treaties/ets-185/"))

    assert "Кто решает о приглашении: Комитет министров." in page


@pytest.mark.parametrize(
    "path", ["kg/treaties/ets-185/", "kg/treaties/ets-098/", "kz/treaties/cets-210/"]
)
def test_queries(client, django_assert_max_num_queries, path):
    with django_assert_max_num_queries(45):
        client.get(f"/en/countries/{path}")


def test_the_api_says_the_same(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        found = client.get("/api/v1/states/KG/treaties/ets-185/").json()["joining"]

    forecast = client.get("/api/v1/treaties/ets-185/forecast/?state=KG&deposited=2026-11-24").json()
    assert [found[name] for name in ("possible", "reason")] == [forecast["possible"], None]
    assert [step["code"] for step in found["steps"]][:2] == ["request", "consultation"]
    assert all(step["on"] is None for step in found["steps"])
    assert client.get("/api/v1/states/KG/treaties/ets-112/").json()["joining"] is None


def test_what_could_be_joined_is_told_apart(client):
    tree = parsed(client.get("/en/countries/kg/"))

    found = tree.find(".//section[@aria-labelledby='joinable']")
    labels = [(text(item.find("summary")), has_167(item)) for item in found.iter("details")]

    assert labels == [
        ("Joined by neighbours 1", False),
        ("Open now 1", True),
        ("By invitation 103", False),
        ("Not possible 126", False),
    ]


def has_167(element) -> bool:
    return any("ets-167" in link.get("href") for link in element.iter("a"))
