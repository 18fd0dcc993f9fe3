"""When Parties report, in words, for each kind of duty."""

import pytest
from django.utils import translation

from tests.factories import ReportingDutyFactory
from treaties.sentences.duties import duty_sentences

FIRST = "The first report is due within {} of the entry into force for the State."
ASKED = "Further reports are due whenever they are asked for."


@pytest.mark.parametrize(
    "values, sentences",
    [
        pytest.param((12, 4, False), ["1 year", "every 4 years"], id="cat-19"),
        pytest.param((24, 1, False), ["2 years", "every year"], id="each-year"),
        pytest.param((18, None, False), ["18 months"], id="not-whole-years"),
        pytest.param((1, None, False), ["1 month"], id="one-month"),
    ],
)
def test_first_and_further_reports(values, sentences):
    names = ("first_months", "every_years", "on_request")
    found = duty_sentences(ReportingDutyFactory.build(**dict(zip(names, values, strict=True))))

    first, *further = sentences
    expected = [FIRST.format(first)]
    assert found == expected + [f"After that a report is due {text}." for text in further]


@pytest.mark.parametrize(
    "first_months, last",
    [
        pytest.param(12, ASKED, id="iccpr-40"),
        pytest.param(None, "Reports are due whenever they are asked for.", id="cets-210-68"),
    ],
)
def test_reports_on_request(first_months, last):
    values = {"first_months": first_months, "every_years": None, "on_request": True}

    assert duty_sentences(ReportingDutyFactory.build(**values))[-1] == last


@pytest.mark.parametrize(
    "language, sentence",
    [
        ("ru", "Далее доклад представляется каждые 5 лет."),
        ("ky", "Андан кийин доклад ар 5 жыл сайын берилет."),
    ],
)
def test_in_other_languages(language, sentence):
    with translation.override(language):
        found = duty_sentences(ReportingDutyFactory.build(every_years=5))

    assert found[-1] == sentence
