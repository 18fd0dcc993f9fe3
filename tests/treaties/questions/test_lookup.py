import pytest

from tests.factories import StateFactory, TreatyFactory
from treaties.questions.lookup import look_up

pytestmark = pytest.mark.django_db


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
    treaty = TreatyFactory(search_text="convention on the transfer of sentenced persons")
    TreatyFactory(search_text="european convention on extradition")

    found = look_up(text)

    assert (found.states, found.treaties) == ([state], [treaty])
