"""A protocol that ends with its parent treaty: why, by which act, by which clause, from where."""

import pytest

from tests.api_examples import without_moments
from tests.treaties.html import parsed, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled", "today")]

RUSSIA = "states/RU/treaties/cets-213/"
SWITZERLAND = "states/CH/treaties/ets-103/"
TRANSPORT = "https://www.ecolex.org/details/treaty/TRE-000468"
"""The source of the denunciations of ETS 065, the parent of ETS 103."""


@pytest.fixture
def ask(client):
    """Return how to ask for one answer."""

    def ask(path: str, **query) -> dict:
        return client.get(f"/api/v1/{path}", query).json()

    return ask


def test_why_a_protocol_ended_with_an_act_of_which_only_the_effect_is_known(ask):
    answer = ask(SWITZERLAND)

    assert answer["explanation"][0] == (
        "Switzerland: no longer; it ended on 24 March 2006 with the participation in ETS No. 065."
    )
    assert answer["computation_of_end"]["sentences"] == [
        "The State denounced ETS No. 065; the day of the notice is not recorded.",
        "A protocol ends for a State together with its parent treaty: on 24 March 2006.",
    ]
    assert set(answer["computation_of_end"]["sentences"]) <= set(answer["explanation"])


@pytest.mark.parametrize(
    "on, first",
    [
        pytest.param("2022-09-15", "Russia: yes, in force since 1 August 2021.", id="before"),
        pytest.param(
            "2022-09-16",
            "Russia: no longer; it ended on 16 September 2022 with the participation in "
            "ETS No. 005.",
            id="after",
        ),
    ],
)
def test_why_a_protocol_ends_by_the_clause_of_its_parent(ask, on, first):
    answer = ask(RUSSIA, as_of=on)

    assert answer["explanation"][0] == first
    assert answer["computation_of_end"]["sentences"] == [
        (
            "The State ceased to be a member of the organisation (16 March 2022), which ends its "
            "participation in ETS No. 005."
        ),
        (
            "Article 58(3) of ETS No. 005: a State that ceases to be a member of the "
            "organisation ceases to be a Party six months later."
        ),
        "The period of six months ends on 16 September 2022.",
        "A protocol ends for a State together with its parent treaty: on 16 September 2022.",
    ]


@pytest.mark.parametrize(
    "path, treaty, received_on, source",
    [
        pytest.param(SWITZERLAND, "ets-065", None, TRANSPORT, id="denunciation-undated"),
        pytest.param(RUSSIA, "ets-005", "2022-03-16", "CM/Res(2022)2", id="loss-of-membership"),
    ],
)
def test_the_act_on_the_parent_and_its_source_belong_to_the_answer(
    ask, path, treaty, received_on, source
):
    answer = ask(path)
    end = answer["computation_of_end"]

    assert (end["ended_with"], end["act"]["treaty"], end["act"]["done_on"]) == (
        treaty,
        treaty,
        received_on,
    )
    assert end["inputs"] == [{"name": "received_on", "date": received_on, "source": source}]
    assert source in answer["sources"]
    assert treaty not in {act["treaty"] for act in answer["acts"]}


def test_an_end_of_the_treaty_itself_names_its_own_act(ask):
    end = ask("states/BE/treaties/ets-120/")["computation_of_end"]

    assert (end["ended_with"], end["act"]["treaty"], end["act"]["kind"]) == (
        None,
        "ets-120",
        "denunciation",
    )
    assert end["inputs"][0]["source"] == end["act"]["source"]


def test_the_answer_as_known_on_a_day_explains_the_same(ask):
    for path in (SWITZERLAND, RUSSIA):
        now, then = ask(path), ask(path, known_at="2026-11-24")

        assert without_moments(then["computation_of_end"]) == without_moments(
            now["computation_of_end"]
        )
        assert (then["explanation"], then["sources"]) == (now["explanation"], now["sources"])
        assert then["computation_of_end"]["ended_with"]


def test_the_page_tells_it_with_the_source(client):
    tree = parsed(client.get("/en/countries/ch/treaties/ets-103/"))

    assert "ended on 24 March 2006 with the participation in ETS No. 065" in text(
        tree.find(".//section[@aria-label='The answer']")
    )
    assert "The State denounced ETS No. 065" in text(tree.find(".//section[@id='why']"))
    sources = tree.find(".//section[@aria-labelledby='sources']")
    assert "Denunciation (ETS No. 065): ECOLEX" in text(sources)
    assert TRANSPORT in {link.get("href") for link in sources.iter("a")}
