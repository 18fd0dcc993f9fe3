"""What became of statements by a day: withdrawn, ended with the participation, objected to."""

from datetime import date

import pytest

from tests.factories import ArticleSubjectFactory, StatementFactory, ValidityFactory
from tests.treaties import stories
from tests.treaties.stories import LEAVING, day
from treaties.answers.pair import pair
from treaties.answers.statements import of_treaty, statement_rows
from treaties.answers.statuses import answers
from treaties.models import StandingPeriod, Statement
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]

THREE_MONTHS = {"applies_to": "entry_into_force_for_state", "n": 3}


def state(code="TR"):
    return stories.states(code)[0]


def treaty(number="910", **values):
    values = {"entered_into_force_on": date(1990, 1, 1), "chart_complete_on": day("2026-01-01")} | (
        values
    )
    return stories.treaty(number, THREE_MONTHS, LEAVING, **values)


def says(treaty, state, nature="reservation", **values) -> Statement:
    """Enter a published statement through the door."""
    found = StatementFactory.build(treaty=treaty, state=state, nature=nature, **values)
    with door.writing([treaty]) as write:
        write.save(found)
    return found


def limit(treaty, **values) -> None:
    with door.writing(None) as write:
        write.save(ValidityFactory.build(treaty=treaty, **values))


def status(row, on: str) -> str:
    return statement_rows([row], day(on), "en")[0]["status"]


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param("2012-03-13", "not_yet", id="before-it-was-made"),
        pytest.param("2012-06-30", "not_yet", id="not-yet-a-party"),
        pytest.param("2012-07-01", "in_effect", id="in-force"),
        pytest.param("2021-09-30", "in_effect", id="denounced"),
        pytest.param("2021-10-01", "ended", id="left"),
    ],
)
def test_a_reservation_ends_when_its_state_leaves(on, expected):
    found, turkiye = treaty(), state()
    stories.act(found, turkiye, "ratification", "2012-03-14")
    row = says(found, turkiye, made_on=day("2012-03-14"))
    stories.act(found, turkiye, "denunciation", "2021-03-22")

    assert status(row, on) == expected


def test_a_reservation_of_a_second_participation_is_not_ended_by_the_first():
    found, turkiye = treaty(), state()
    stories.act(found, turkiye, "ratification", "2012-03-14")
    stories.act(found, turkiye, "denunciation", "2015-03-22")
    stories.act(found, turkiye, "accession", "2018-03-22")
    early = says(found, turkiye, made_on=day("2012-03-14"))
    late = says(found, turkiye, made_on=day("2018-03-22"))

    assert [status(row, "2020-01-01") for row in (early, late)] == ["ended", "in_effect"]


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param("2027-07-31", "in_effect", id="last-day"),
        pytest.param("2027-08-01", "extended", id="term-over"),
        pytest.param("2028-02-01", "may_have_lapsed", id="lapsed-unless-renewed"),
    ],
)
def test_a_reservation_that_lapses(on, expected):
    found, georgia = treaty(), state("GE")
    limit(found)
    stories.act(found, georgia, "ratification", "2024-04-22")
    row = says(found, georgia, made_on=day("2024-04-22"))

    assert status(row, on) == expected
    validity = statement_rows([row], day(on), "en")[0]["validity"]
    assert (validity["notice_on"], validity["decide_by"]) == (day("2026-08-01"), day("2027-05-01"))


def test_a_renewal_stands_with_its_reservation_and_adds_a_term():
    found, georgia = treaty(), state("GE")
    limit(found)
    stories.act(found, georgia, "ratification", "2024-04-22")
    row = says(found, georgia, made_on=day("2024-04-22"))
    says(found, georgia, "renewal", follows=row, made_on=day("2027-04-01"), text="")

    shown = statement_rows([row], day("2028-02-01"), "en")[0]

    assert (shown["status"], shown["validity"]["ends_on"]) == ("in_effect", day("2030-08-01"))
    assert [item["nature"] for item in shown["later"]] == ["renewal"]
    assert [item["id"] for item in of_treaty(found, day("2028-02-01"), "en")] == [row.pk]


def test_only_reservations_on_the_articles_named_lapse():
    found, georgia = treaty(), state("GE")
    limit(found, nature="declaration", of_article="36")
    stories.act(found, georgia, "ratification", "2024-04-22")
    values = {"nature": "declaration", "made_on": day("2024-04-22")}
    named = says(found, georgia, articles="29, 36(1)", **values)
    other = says(found, georgia, articles="29", **values)

    assert [status(row, "2030-01-01") for row in (named, other)] == ["may_have_lapsed", "in_effect"]


def test_what_was_declared_without_its_text_is_said_to_be_unread():
    found, mongolia = treaty(), state("MN")
    with door.writing(None) as write:
        names = {"en": "definition of “national”", "ky": "аныктама"}
        write.save(ArticleSubjectFactory.build(treaty=found, article="3(4)", names=names))
    row = says(found, mongolia, "declaration", articles="3(4)", text="", text_not_read=True)

    shown = statement_rows([row], day("2020-01-01"), "en")[0]

    assert shown["summary"] == (
        "declaration on article 3(4) (definition of “national”); its text has not been read here"
    )


OBJECTION = {"nature": "objection", "precludes_entry_into_force": True}


def excepted(treaty, state, on: str) -> list[str]:
    pairs = StandingPeriod.objects.pairs(day(on)).filter(treaty=treaty).of_states([state.pk])
    return answers(pairs, day(on), "en")[0]["not_between"]


@pytest.mark.parametrize(
    "on, status_then, not_between",
    [
        pytest.param("2015-02-28", "awaiting_consent", [], id="day-before-its-ratification"),
        pytest.param("2015-03-01", "in_effect", ["FR"], id="day-of-its-ratification"),
        pytest.param("2015-07-01", "in_effect", ["FR"], id="in-force-for-it"),
    ],
)
def test_the_objection_of_a_signatory_counts_from_its_ratification(on, status_then, not_between):
    found = treaty()
    georgia, france = stories.states("GE", "FR")
    stories.act(found, georgia, "ratification", "2012-03-14")
    stories.act(found, france, "signature", "2011-01-01")
    row = says(found, georgia, made_on=day("2012-03-14"))
    objection = says(found, france, **OBJECTION, objects_to=row, made_on=day("2012-06-01"))
    stories.act(found, france, "ratification", "2015-03-01")

    assert status(objection, on) == status_then
    assert excepted(found, georgia, on) == not_between


def test_where_the_chart_is_not_known_the_objection_of_a_signatory_may_have_effect():
    found = treaty(chart_complete_on=None)
    georgia, france = stories.states("GE", "FR")
    stories.act(found, georgia, "ratification", "2012-03-14")
    stories.act(found, france, "signature", "2011-01-01")
    row = says(found, georgia, made_on=day("2012-03-14"))
    objection = says(found, france, **OBJECTION, objects_to=row, made_on=day("2012-06-01"))

    assert status(objection, "2014-01-01") == "unknown"
    assert excepted(found, georgia, "2014-01-01") == ["FR"]


@pytest.mark.parametrize(
    "on, statuses",
    [
        pytest.param("2008-01-27", [], id="day-before"),
        pytest.param("2008-01-28", ["in_effect"], id="the-day"),
        pytest.param("2009-01-28", ["in_effect"], id="last-day"),
        pytest.param("2009-01-29", ["ended"], id="withdrawn"),
    ],
)
def test_objections_stand_beside_the_accession(on, statuses):
    """Hague Convention of 1993: Germany to the accession of Armenia, withdrawn a year later."""
    found = treaty(accession_binds="those_who_do_not_object")
    armenia, germany = stories.states("AM", "DE")
    accession = stories.act(found, armenia, "accession", "2007-03-01")
    days = {"made_on": day("2008-01-28"), "withdrawn_on": day("2009-01-29")}
    says(found, germany, **OBJECTION, about_act=accession, ends_on=day("2009-01-29"), **days)

    shown = pair(found, armenia, day(on), "en")["responses"]

    assert [row["status"] for row in shown if row["made_on"] <= day(on)] == statuses


def test_many_statements_cost_as_many_queries_as_one(django_assert_num_queries):
    found, georgia = treaty(), state("GE")
    limit(found)
    stories.act(found, georgia, "ratification", "2024-04-22")
    rows = [says(found, georgia, made_on=day("2024-04-22"), text=str(n)) for n in range(3)]
    stored = Statement.objects.select_related("treaty", "state")

    for few in (rows[:1], rows):
        asked = list(stored.filter(pk__in=[row.pk for row in few]))
        with django_assert_num_queries(5):
            statement_rows(asked, day("2026-01-01"), "en")
