import pytest

from treaties.models.numbers import normalised, search_text

TEXT = search_text(
    "112",
    {
        "en": "Convention on the Transfer of Sentenced Persons",
        "fr": "Convention sur le transfèrement des personnes condamnées",
        "ru": "Конвенция о передаче осуждённых лиц",
    },
    {"en": "Transfer of Sentenced Persons", "ky": "Соттолгондорду өткөрүп берүү"},
)


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("112", id="number"),
        pytest.param("ETS 112", id="series"),
        pytest.param("ets112", id="without-space"),
        pytest.param("ETS-112", id="hyphen"),
        pytest.param("ETS No. 112", id="as-the-depositary-writes"),
        pytest.param("ETS\N{NO-BREAK SPACE}No.  112", id="spaces"),
        pytest.param("ETS № 112", id="number-sign"),
        pytest.param("CETS 112", id="the-later-series"),
        pytest.param("STE n° 112", id="french"),
        pytest.param("STCE 112", id="french-later-series"),
        pytest.param("СЕД № 112", id="russian"),
        pytest.param("SENTENCED persons", id="english-title"),
        pytest.param("TRANSFÈREMENT", id="french-capitals-with-accent"),
        pytest.param("КОНВЕНЦИЯ О ПЕРЕДАЧЕ", id="russian-capitals"),
        pytest.param("осужденных", id="russian-without-dots"),
        pytest.param("ОСУЖДЁННЫХ", id="russian-with-dots"),
        pytest.param("ӨТКӨРҮП БЕРҮҮ", id="kyrgyz-capitals"),
    ],
)
def test_a_treaty_is_found(query):
    assert normalised(query) in TEXT


@pytest.mark.parametrize("query", ["113", "extradition", "выдача"])
def test_another_treaty_is_not_found(query):
    assert normalised(query) not in TEXT


@pytest.mark.parametrize(
    "query", ["5", "ETS 5", "ETS No. 005", "ets no. 5"], ids=lambda query: query.replace(" ", "-")
)
def test_leading_zeros_may_be_left_out(query):
    assert normalised(query) in search_text("005", {"en": "Human Rights"}, {}).splitlines()


def test_a_number_with_a_letter_is_found_in_any_case():
    assert normalised("ETS 48A") in search_text("048A", {"en": "Social Security"}, {})


def test_apostrophes_are_alike():
    assert normalised("droits de l’homme") == "droits de l'homme"
