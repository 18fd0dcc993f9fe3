import pytest

from tests.factories import SeriesFactory, StateFactory, TreatyFactory
from treaties.questions.lookup import Found
from treaties.questions.lookup import look_up as look_up_in_index
from treaties.writing import door

pytestmark = pytest.mark.django_db


def look_up(text: str) -> Found:
    """Look up a text among what the factories made, past the door that would index it."""
    door.reindex()
    return look_up_in_index(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kyrgyzstan transfer of prisoners", id="english"),
        pytest.param("Кыргызстан соттолгондорду өткөрүп берүү", id="kyrgyz"),
        pytest.param("Қырғызстан сотталғандарды беру", id="kazakh"),
    ],
)
def test_lay_words_find_a_title_that_has_others(text):
    state = StateFactory(
        code="KG", names={"en": "Kyrgyzstan", "ky": "Кыргызстан", "kk": "Қырғызстан"}
    )
    treaty = TreatyFactory(titles={"en": "Convention on the Transfer of Sentenced Persons"})
    TreatyFactory(titles={"en": "European Convention on Extradition"})

    found = look_up(text)

    assert (found.states, found.treaties) == ([state], [treaty])


@pytest.mark.parametrize(
    "text, code",
    [
        pytest.param("STE n° 112", "ets-112", id="french"),
        pytest.param("untc iv-4", "untc-iv-4", id="chapter"),
        pytest.param("конвенция мот № 29", "ilo-c029", id="digits-in-russian"),
    ],
)
def test_a_number_means_one_treaty_without_doubt(text, code):
    SeriesFactory(code="UNTC", also_called=[], spellings={})
    SeriesFactory(code="ILO", also_called=[], spellings={"ru": "Конвенция МОТ № {digits}"})
    for series, number in (("ETS", "112"), ("UNTC", "IV-4"), ("ILO", "C029")):
        TreatyFactory(series=series, number=number)

    found = look_up(text)

    assert found.is_number
    assert found.only.code == code


def test_a_name_that_two_states_have_means_both():
    both = [
        StateFactory(code=code, names={"en": name}, depositary_labels=["Congo"])
        for code, name in (("CD", "Congo - Kinshasa"), ("CG", "Congo - Brazzaville"))
    ]

    assert look_up("Congo").states == both
    assert look_up("Congo-Kinshasa").states == both[:1]


def test_a_depositarys_label_finds_a_state_in_the_api(client):
    StateFactory(code="GB", names={"en": "Britain"}, depositary_labels=["United Kingdom"])

    found = client.get("/api/v1/states/?q=united kingdom").json()["results"]

    assert [row["code"] for row in found] == ["GB"]


@pytest.mark.parametrize(
    "text, codes",
    [
        pytest.param("ECHR", ["ets-005"], id="english"),
        pytest.param("екпч", ["ets-005"], id="russian"),
        pytest.param("CEDH", ["ets-005"], id="french"),
        pytest.param("108+", ["cets-223"], id="as-it-is-modernised"),
        pytest.param("108", ["ets-108"], id="number"),
        pytest.param("Istanbul", ["cets-210"], id="istanbul"),
        pytest.param("Budapest", ["ets-185", "wipo-budapest"], id="two"),
        pytest.param("Лиссабонская", ["ets-165"], id="half-of-a-name"),
    ],
)
def test_a_treaty_is_found_by_what_people_call_it(text, codes):
    for code in ("cets-223", "cets-210", "ets-005", "ets-108", "ets-165", "ets-185"):
        series, number = code.upper().split("-")
        TreatyFactory(series=series, number=number, titles={"en": f"Protocol of {number}"})
    SeriesFactory(code="WIPO", numbers_stand_alone=False)
    TreatyFactory(series="WIPO", number="BUDAPEST", titles={"en": "Deposit of Micro-organisms"})

    assert sorted(treaty.code for treaty in look_up(text).treaties) == codes


@pytest.mark.parametrize(
    "address, hint",
    [
        ("treaties/ЕКПЧ/", "Did you mean ets-005 (A convention)?"),
        ("states/Киргизия/", "Did you mean KG (Kyrgyzstan)?"),
        ("states/Корея/", "Did you mean KP (North Korea), KR (South Korea)?"),
        ("between/?treaty=ets-005&a=РФ&b=KG", "Did you mean RU (Russia)?"),
    ],
)
def test_an_error_of_the_api_says_what_may_be_meant(client, address, hint):
    TreatyFactory(series="ETS", number="005", titles={"en": "A convention"})
    for code, name in (("KG", "Kyrgyzstan"), ("KP", "North Korea"), ("KR", "South Korea")):
        StateFactory(code=code, names={"en": name})
    StateFactory(code="RU", names={"en": "Russia"})

    response = client.get(f"/api/v1/{address}", headers={"Accept-Language": "en"})

    assert response.status_code == 404
    assert hint in response.json()["detail"]
