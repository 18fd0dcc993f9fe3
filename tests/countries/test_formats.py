from datetime import date

import pytest

from countries.formats import day_in_words, month_in_words, percent_of


@pytest.mark.parametrize(
    "language, words",
    [
        pytest.param("en", "August 2024", id="english"),
        pytest.param("fr", "août 2024", id="french"),
        pytest.param("ru", "август 2024 г.", id="russian"),
        pytest.param("ky", "2024-ж., август", id="kyrgyz-year-first"),
        pytest.param("kk", "2024 ж. тамыз", id="kazakh-year-first"),
    ],
)
def test_month_in_words(language, words):
    assert plain(month_in_words(date(2024, 8, 1), language)) == words


@pytest.mark.parametrize(
    "language, words",
    [
        pytest.param("en", "1 August 2024", id="english"),
        pytest.param("fr", "1er août 2024", id="french-ordinal"),
        pytest.param("ru", "1 августа 2024 г.", id="russian"),
        pytest.param("ky", "2024-жылдын 1-август", id="kyrgyz"),
        pytest.param("kk", "2024 жылғы 1 тамыз", id="kazakh"),
    ],
)
def test_day_in_words(language, words):
    assert plain(day_in_words("2024-08-01", language)) == words


def plain(text: str) -> str:
    """Return a text with ordinary spaces for the narrow ones that the CLDR puts in dates."""
    return text.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")


def test_day_by_which_something_was_done():
    assert day_in_words("../2022-03-31", "en") == "31 March 2022 or before"


@pytest.mark.parametrize(
    "part, whole, language, text",
    [
        pytest.param(1057, 1072, "en", "98.6%", id="rounded"),
        pytest.param(9999, 10000, "en", "99.9%", id="not-quite-the-whole"),
        pytest.param(7, 7, "en", "100%", id="the-whole"),
        pytest.param(1057, 1072, "fr", "98,6\xa0%", id="french"),
        pytest.param(1057, 1072, "ru", "98,6\xa0%", id="russian"),
    ],
)
def test_a_part_as_a_percentage(part, whole, language, text):
    assert percent_of(part, whole, language) == text
