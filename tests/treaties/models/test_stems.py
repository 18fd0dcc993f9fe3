"""Words without their endings."""

import pytest

from treaties.models.stems import name_keys, number_key, stems, words_of


@pytest.mark.parametrize(
    "one, other",
    [
        pytest.param("extradition", "extradited", id="english"),
        pytest.param("diplômes", "diplomes", id="french-without-accents"),
        pytest.param("condamnées", "condamné", id="french"),
        pytest.param("киберпреступностью", "киберпреступность", id="russian"),
        pytest.param("кыйноого", "кыйноо", id="kyrgyz-case"),
        pytest.param("конвенциясынын", "конвенция", id="kyrgyz-possessive"),
        pytest.param("зомбулугу", "зомбулук", id="kyrgyz-softened"),
        pytest.param("зомбулук", "зомбулуктан", id="kyrgyz-from"),
        pytest.param("азаптаудан", "азаптау", id="kazakh-case"),
        pytest.param("жемқорлыққа", "жемкорлык", id="kazakh-on-a-russian-keyboard"),
        pytest.param("tromsø", "tromso", id="norwegian"),
    ],
)
def test_words_with_other_endings_are_alike(one, other):
    assert stems(one) & stems(other)


@pytest.mark.parametrize(
    "one, other",
    [("torture", "tortoise"), ("выдача", "передача"), ("адам", "адат"), ("108", "108+")],
)
def test_other_words_are_not_alike(one, other):
    assert not stems(one) & stems(other)


def test_a_number_is_the_same_in_any_spelling():
    spellings = ["STE n° 112", "ste-112", "STE № 112", "STE No. 112", "ste112"]

    assert {number_key(words_of(text)) for text in spellings} == {"#ste112"}


def test_a_name_is_the_same_in_any_case():
    nominative, genitive = words_of("Стамбульская конвенция"), words_of("Стамбульской конвенции")

    assert name_keys(nominative) & name_keys(genitive)


def test_the_modernised_convention_has_a_name_of_its_own():
    assert words_of("Convention 108+.") == ["convention", "108+"]
