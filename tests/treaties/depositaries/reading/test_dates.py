"""Dates in figures and in words of four languages."""

from datetime import date

import pytest

from treaties.depositaries.reading.dates import ENGLISH_AND_FRENCH, find_dates
from treaties.depositaries.reading.text import cleaned


@pytest.mark.parametrize(
    "text",
    [
        "2024-04-22",
        "22.04.2024",
        "22/04/2024",
        "22-04-2024",
        "22 April 2024",
        "April 22nd, 2024",
        "22 avril 2024",
        "22 апреля 2024 года",
        "«22» апреля 2024 г.",
        "22 АПРЕЛЯ 2024",
        "2024-жылдын 22-апрелинде",
        "2024-жылдын 22-апрелинен",
        "2024-ж. 22-апрель",
    ],
)
def test_one_day_in_many_forms(text):
    (found,) = find_dates(cleaned(text), ENGLISH_AND_FRENCH)

    assert found.found.value == date(2024, 4, 22)


@pytest.mark.parametrize(
    "written, month",
    [(f"1 {name} 2024", number) for number, name in enumerate(
        ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
         "октября", "ноября", "декабря"], 1)]
    + [("2024-жылдын 1-майында", 5), ("2024-жылдын 1-июнунда", 6), ("1er août 2024", 8)],
)  # fmt: skip
def test_months(written, month):
    (found,) = find_dates(cleaned(written), ENGLISH_AND_FRENCH)

    assert found.found.value == date(2024, month, 1)


@pytest.mark.parametrize(
    "text, is_ambiguous",
    [
        pytest.param("10/11/2026", True, id="either"),
        pytest.param("01/12/2026", True, id="either, with a zero"),
        pytest.param("12/13/2026", False, id="no such month"),
        pytest.param("31 February 2024", False, id="no such day"),
    ],
)
def test_what_is_no_day_has_no_value(text, is_ambiguous):
    (found,) = find_dates(cleaned(text), ENGLISH_AND_FRENCH)

    assert (found.found.value, found.is_ambiguous) == (None, is_ambiguous)


@pytest.mark.parametrize("text", ["11/11/2026", "13/11/2026", "10.11.2026", "10-11-2026"])
def test_one_reading_is_not_ambiguous(text):
    (found,) = find_dates(cleaned(text), ENGLISH_AND_FRENCH)

    assert (found.found.value.month, found.is_ambiguous) == (11, False)
