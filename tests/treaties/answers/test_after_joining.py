"""What follows from being a Party: told only of Parties, and nothing invented from silence."""

from datetime import UTC, date, datetime

import pytest

from core import clock
from tests.factories import (
    MonitoringBodyFactory,
    MonitoringFactory,
    NationalLawFactory,
    ReportFactory,
)
from tests.treaties import reporting, stories
from tests.treaties.reporting import duty_of
from treaties.answers.pair import pair
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

ON = date(2026, 11, 24)


@pytest.fixture
def kyrgyzstan():
    return stories.states("KG")[0]


@pytest.fixture
def cedaw(kyrgyzstan):
    return reporting.cedaw(kyrgyzstan)


def told(treaty, state, on=ON):
    return pair(treaty, state, on, "en")["after_joining"]


def due(treaty, state, on=ON) -> list[tuple]:
    (duty,) = told(treaty, state, on)["duties"]
    return [(item["number"], str(item["on"]), item["report"]) for item in duty["due"]]


def test_due_days_up_to_the_next(cedaw, kyrgyzstan):
    duty_of(cedaw)

    assert due(cedaw, kyrgyzstan, date(2005, 1, 1)) == [
        (1, "1998-03-12", None),
        (2, "2002-03-12", None),
        (3, "2006-03-12", None),
    ]


@pytest.mark.parametrize(
    "on, sentences",
    [
        pytest.param(date(1998, 3, 12), ["The next one is due on 12 March 1998."], id="the-day"),
        pytest.param(
            date(1998, 3, 13),
            [
                "The last one was due on 12 March 1998: no report is recorded here.",
                "The next one is due on 12 March 2002.",
            ],
            id="day-after",
        ),
    ],
)
def test_what_is_said_of_a_day_without_a_report(cedaw, kyrgyzstan, on, sentences):
    duty_of(cedaw)

    (duty,) = told(cedaw, kyrgyzstan, on)["duties"]

    assert duty["state_sentences"] == sentences


def test_one_report_stands_for_several(cedaw, kyrgyzstan):
    about = {"treaty": cedaw, "state": kyrgyzstan, "duty": duty_of(cedaw)}
    both = ReportFactory(**about, first_number=1, last_number=2, submitted_on=date(2003, 5, 1))

    found = due(cedaw, kyrgyzstan, date(2005, 1, 1))

    assert [report for _number, _on, report in found] == [both.pk, both.pk, None]


@pytest.mark.parametrize("values", [{"publication": "draft"}, {"submitted_on": date(2026, 11, 25)}])
def test_a_draft_or_a_later_report_is_not_told(cedaw, kyrgyzstan, values):
    duty = duty_of(cedaw)
    ReportFactory(treaty=cedaw, state=kyrgyzstan, duty=duty, first_number=8, **values)

    assert told(cedaw, kyrgyzstan)["reports"] == []
    assert {report for _number, _on, report in due(cedaw, kyrgyzstan)} == {None}


def test_a_state_that_left_owes_nothing(cedaw, kyrgyzstan):
    duty_of(cedaw)
    stories.act(cedaw, kyrgyzstan, "denunciation", "2001-09-01", effective_on=date(2002, 3, 12))

    assert due(cedaw, kyrgyzstan, date(2002, 3, 11)) == [(1, "1998-03-12", None)]
    assert told(cedaw, kyrgyzstan, date(2002, 3, 12)) is None


def test_after_a_second_accession_it_counts_anew(cedaw, kyrgyzstan):
    about = {"treaty": cedaw, "state": kyrgyzstan, "duty": duty_of(cedaw)}
    ReportFactory(**about, first_number=1, submitted_on=date(1999, 1, 1))
    stories.act(cedaw, kyrgyzstan, "denunciation", "2000-01-01", effective_on=date(2001, 1, 1))
    stories.act(cedaw, kyrgyzstan, "accession", "2010-01-01", effective_on=date(2010, 2, 1))

    found = due(cedaw, kyrgyzstan, date(2012, 1, 1))

    assert [(number, on) for number, on, _report in found] == [
        (1, "1998-03-12"),
        (1, "2011-02-01"),
        (2, "2015-02-01"),
    ]
    assert [report is None for _number, _on, report in found] == [False, True, True]


def test_where_the_entry_into_force_is_not_known_no_day_is(kyrgyzstan):
    treaty = stories.treaty("909", entered_into_force_on=date(1981, 9, 3))
    stories.act(treaty, kyrgyzstan, "accession", "2022-03-31", done_precision="until")
    duty_of(treaty)

    (duty,) = told(treaty, kyrgyzstan)["duties"]

    assert (duty["days_known"], duty["due"], duty["next_due_on"]) == (False, [], None)


def test_who_is_about_to_be_a_party_is_told(cedaw):
    (other,) = stories.states("KZ")
    duty_of(cedaw)
    stories.act(cedaw, other, "accession", "2026-11-01", effective_on=date(2027, 1, 1))

    assert due(cedaw, other) == [(1, "2028-01-01", None)]


def test_who_watches_and_which_laws(cedaw, kyrgyzstan):
    MonitoringFactory(treaty=cedaw, body=MonitoringBodyFactory(code="cedaw"))
    NationalLawFactory(
        treaty=cedaw,
        state=kyrgyzstan,
        titles={"ru": "О гарантиях"},
        number="184",
        adopted_on=date(2008, 8, 4),
    )
    NationalLawFactory(treaty=cedaw, state=kyrgyzstan, publication="draft")

    found = told(cedaw, kyrgyzstan)

    assert [item["name"] for item in found["monitoring"]] == ["The cedaw"]
    fields = ("title", "title_language", "number", "adopted_on")
    assert [[law[name] for name in fields] for law in found["national_laws"]] == [
        ["О гарантиях", "ru", "184", date(2008, 8, 4)]
    ]


def test_of_others_nothing_is_told(cedaw):
    (stranger,) = stories.states("FR")
    duty_of(cedaw)

    assert told(cedaw, stranger) is None


@pytest.fixture
def story(monkeypatch, today):
    """Enter a treaty on 1 May 2024, who watches and what is due on 2 May, a correction on 3 May."""

    def at(day):
        monkeypatch.setattr(clock, "now", lambda: datetime(2024, 5, day, 12, tzinfo=UTC))

    today(date(2024, 7, 1))
    at(1)
    treaty = reporting.cedaw(stories.states("KG")[0])
    at(2)
    duty = duty_of(treaty)
    watches = MonitoringFactory.build(treaty=treaty, body=MonitoringBodyFactory.build(code="cedaw"))
    with door.writing(None) as write:
        write.save(watches.body)
        write.save(watches)
    at(3)
    duty.first_months = 24
    with door.writing([treaty]) as write:
        write.save(duty)


@pytest.mark.parametrize(
    "known_at, names, due",
    [
        pytest.param("2024-05-01", [], [], id="before-it-was-entered"),
        pytest.param("2024-05-02", ["The cedaw"], ["1998-03-12", "2002-03-12"], id="that-day"),
        pytest.param("2024-05-03", ["The cedaw"], ["1999-03-12", "2003-03-12"], id="corrected"),
    ],
)
def test_as_it_was_known(client, story, known_at, names, due):
    asked = {"as_of": "2002-01-01", "known_at": known_at}
    answer = client.get("/api/v1/states/KG/treaties/ets-908/", asked).json()["after_joining"]

    assert [item["name"] for item in answer["monitoring"]] == names
    assert [item["on"] for duty in answer["duties"] for item in duty["due"]] == due
