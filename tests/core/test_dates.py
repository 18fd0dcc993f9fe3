"""A date as people write it, in every language, and as readers get it."""

from datetime import date

import pytest
from django.utils import translation

from core.dates import LOCALES, date_text, day_in_words, read, read_day, read_part

FIFTEENTH = date(2026, 10, 15)


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize(
    "text, meaning",
    [
        ("2026-10-15", "2026-10-15"),
        ("15.10.2026", "2026-10-15"),
        ("15. 10. 2026", "2026-10-15"),
        ("15.10.26", "2026-10-15"),
        ("2.1.26", "2026-01-02"),
        ("2026.10.15", "2026-10-15"),
        ("2026/10/15", "2026-10-15"),
        ("15 октября 2026", "2026-10-15"),
        ("15 ОКТЯБРЯ 2026 года", "2026-10-15"),
        ("15 окт. 2026 г.", "2026-10-15"),
        ("15 October 2026", "2026-10-15"),
        ("15th of October, 2026", "2026-10-15"),
        ("October 15, 2026", "2026-10-15"),
        ("15 octobre 2026", "2026-10-15"),
        ("le 15 octobre 2026", "2026-10-15"),
        ("1er août 2026", "2026-08-01"),
        ("1 aout 2026", "2026-08-01"),
        ("2026-жылдын 15-октябры", "2026-10-15"),
        ("2026-жылдын 15-октябрында", "2026-10-15"),
        ("2026-ж., 15-октябрь", "2026-10-15"),
        ("15 қазан 2026", "2026-10-15"),
        ("2026 жылғы 15 қазанда", "2026-10-15"),
        ("2026 ж. 15 қыркүйегі", "2026-09-15"),
        ("15\N{NO-BREAK SPACE}мая\N{NO-BREAK SPACE}2026", "2026-05-15"),
        ("25/10/2026", "2026-10-25"),
        ("10/25/2026", "2026-10-25"),
        ("10/10/2026", "2026-10-10"),
        ("22-04-2024", "2024-04-22"),
        ("2026-10", "2026-10"),
        ("10.2026", "2026-10"),
        ("10/2026", "2026-10"),
        ("October 2026", "2026-10"),
        ("в октябре 2026 г.", "2026-10"),
        ("2026-жылдын октябры", "2026-10"),
        ("2026", "2026"),
        ("2026 год", "2026"),
        ("2026-жыл", "2026"),
        ("../2022-03-31", "../2022-03-31"),
        ("../31.03.2022", "../2022-03-31"),
        ("on or before 31 March 2022", "../2022-03-31"),
        ("не позднее 31 марта 2022 г.", "../2022-03-31"),
        ("au plus tard le 31 mars 2022", "../2022-03-31"),
    ],
)
def test_a_date_is_read_alike_in_every_language(language, text, meaning):
    with translation.override(language):
        assert date_text(*read(text)) == meaning


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize(
    "form", ["2026-{:02}-01", "2026-{:02}-28", "2026-{:02}", "../2026-{:02}-09"]
)
def test_what_readers_get_can_be_typed(language, month, form):
    text = form.format(month)

    with translation.override(language):
        assert date_text(*read(day_in_words(text))) == text


@pytest.mark.parametrize(
    "text, year",
    [("31.12.68", 2068), ("1.1.69", 1969), ("1.1.99", 1999), ("1.1.00", 2000)],
)
def test_the_century_of_two_digits(text, year):
    assert read_day(text).year == year


@pytest.mark.parametrize(
    "text, message",
    [
        ("10/11/2026", "10 November 2026 or 11 October 2026: which one. Write 2026-11-10 or"),
        ("10-11-2026", "which one"),
        ("10/11/26", "write the year with four digits"),
        ("2026-02-30", "is not a date"),
        ("29/02/2025", "is not a date"),
        ("32 мая 2026", "is not a date"),
        ("15 фооября 2026", "is not a date"),
        ("15 May June 2026", "is not a date"),
        ("15 16 May 2026", "is not a date"),
        ("15 May", "is not a date"),
        ("15 May 26", "is not a date"),
        ("20261015", "is not a date"),
        ("46310", "is not a date"),
        ("2026-W17-1", "is not a date"),
        ("١٥.10.2026", "is not a date"),
        ("", "is not a date"),
        ("31.12.1799", "lies outside 1800-01-01 to 2199-12-31"),
        ("1 January 2200", "lies outside"),
        ("../2022-03", "the day is needed"),
        ("../../2022-03-31", "is not a certain date"),
    ],
)
def test_what_is_no_date_or_may_be_two_is_refused(text, message):
    with pytest.raises(ValueError, match=message):
        read(text)


def test_the_question_is_asked_in_the_readers_language():
    with translation.override("ru"), pytest.raises(ValueError, match="10 ноября 2026"):
        read("10/11/2026")


@pytest.mark.parametrize("read_it", [read_part, read_day])
def test_a_bound_is_no_date_of_its_own(read_it):
    with pytest.raises(ValueError, match="is not a certain date"):
        read_it("../2022-03-31")


@pytest.mark.parametrize("text", ["2026-10", "2026"])
def test_a_part_is_no_day(text):
    assert read_part(text).on == date(2026, 10 if "-" in text else 1, 1)
    with pytest.raises(ValueError, match="the day is needed"):
        read_day(text)


def test_a_day_is_read():
    assert read_day("15 қазан 2026") == FIFTEENTH
