"""How treaties are called by series and number, sorted, and found under every spelling."""

from itertools import pairwise

import pytest

from treaties.models.numbers import labels, normalised, of_roman, search_text, sort_key, written

ETS = ["ets", "cets", "ste", "stce", "сед", "сдсе", "стэ"]
ILO = {
    "en": "ILO {number}",
    "ru": "Конвенция МОТ № {digits}",
    "ru:P": "Протокол к Конвенции МОТ № {digits}",
}


def text_of(number: str, titles: list[str], names: list[str] = ETS, *, alone: bool = True) -> str:
    """Return what the search text of a treaty holds that has no spelling of its own."""
    return search_text(written(number, names, [], alone=alone), titles)


TEXT = text_of(
    "112",
    [
        "Convention on the Transfer of Sentenced Persons",
        "Convention sur le transfèrement des personnes condamnées",
        "Конвенция о передаче осуждённых лиц",
        "Соттолгондорду өткөрүп берүү",
    ],
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
    assert normalised(query) in written("005", ETS, [], alone=True)


@pytest.mark.parametrize(
    "number, short",
    [
        pytest.param("C029", "ilo c29", id="after-a-letter"),
        pytest.param("C100", "ilo c100", id="within"),
        pytest.param("IV-10", "ilo iv-10", id="at-the-end"),
    ],
)
def test_only_leading_zeros_are_left_out(number, short):
    assert short in written(number, ["ilo"], [], alone=False)


def test_a_number_with_a_letter_is_found_in_any_case():
    assert normalised("ETS 48A") in written("048A", ETS, [], alone=True)


@pytest.mark.parametrize("alone", [True, False])
def test_a_number_without_its_series_means_a_treaty_only_where_numbers_stand_alone(alone):
    assert ("112" in written("112", ETS, [], alone=alone)) is alone


def test_apostrophes_are_alike():
    assert normalised("droits de l’homme") == "droits de l'homme"


# --- Labels ---------------------------------------------------------------------------------


def test_without_a_spelling_the_series_and_the_number():
    assert labels({}, "ICAO", "CHICAGO") == {"en": "ICAO CHICAGO"}


@pytest.mark.parametrize(
    "number, russian",
    [
        pytest.param("C029", "Конвенция МОТ № 29", id="digits"),
        pytest.param("P029", "Протокол к Конвенции МОТ № 29", id="another-beginning"),
    ],
)
def test_a_language_writes_a_number_by_its_beginning(number, russian):
    assert labels(ILO, "ILO", number) == {"en": f"ILO {number}", "ru": russian}


def test_what_follows_the_beginning():
    spellings = {"en": "Geneva Convention {number}", "en:AP-": "Additional Protocol {rest}"}

    assert labels(spellings, "GC", "AP-II") == {"en": "Additional Protocol II"}


# --- Order ----------------------------------------------------------------------------------


def key(place: str) -> str:
    """Return the key of a treaty named by the position of its series and its number."""
    position, number = place.split(" ", maxsplit=1)
    return sort_key(int(position), number, has_chapters=position == "3")


def test_numbers_are_in_order():
    """By series; 9 before 10; chapters as numbers; protocols after the conventions."""
    expected = [
        "1 005", "1 009", "1 048", "1 048A", "1 112", "2 210", "3 I-1", "3 IV-4", "3 IV-11",
        "3 IV-11-a", "3 IX-1", "3 X-8", "3 XI-A-10", "3 XI-B-1", "4 C027", "4 C029", "4 C111",
        "4 P029", "5 C9", "5 C10",
    ]  # fmt: skip

    assert [one for one, two in pairwise(expected) if key(one) >= key(two)] == []


@pytest.mark.parametrize(
    "numeral, value", [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XL", 40), ("XCIX", 99)]
)
def test_roman_numerals(numeral, value):
    assert of_roman(numeral) == value


def test_letters_of_a_series_without_chapters_are_letters():
    assert sort_key(9, "CIV", has_chapters=False) == "00009 civ"
