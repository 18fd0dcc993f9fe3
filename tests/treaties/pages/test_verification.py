"""The page that says how far the computed dates agree with the published ones."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import ActFactory, ClauseFactory, StateFactory, TreatyFactory
from tests.treaties.html import main, parsed, text
from treaties.answers import verification as answers
from treaties.models import Depositary
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

SVG = "{http://www.w3.org/2000/svg}"
PAGE = "/en/data/verification/"


def dated(treaty, code: str, done_on: date, effective_on: date, **values):
    state = StateFactory(code=code)
    return ActFactory(
        treaty=treaty, state=state, done_on=done_on, effective_on=effective_on, **values
    )


@pytest.fixture
def story():
    """ETS 112 with one date that agrees and two that do not; ETS 201 without a clause."""
    treaty = TreatyFactory(number="112", entered_into_force_on=date(1985, 7, 1))
    ClauseFactory(treaty=treaty, articles="19(2)")
    Depositary.objects.update(names={"en": "Secretary General"})
    TreatyFactory(number="201")
    dated(treaty, "QA", date(2001, 1, 31), date(2001, 5, 1))
    dated(treaty, "BO", date(2004, 3, 2), date(2004, 6, 1), kind="accession")
    dated(treaty, "QB", date(2005, 3, 2), date(2005, 7, 2))
    door.rederive()
    return treaty


def section(page, name: str):
    return page.find(f".//section[@aria-labelledby='{name}']")


def rows(page, name: str) -> list[list[str]]:
    """Return the cells of each row of the table in a section."""
    lines = section(page, name).findall(".//tbody/tr")
    return [[text(cell) for cell in line] for line in lines]


def test_the_shares_by_kind_depositary_and_treaty(client, story):
    page = parsed(client.get(PAGE))

    counts = ["1", "2", "33.3%", "0", "0"]
    assert "give 1 of 3: 33.3%." in text(page.find(".//main"))
    assert rows(page, "kinds") == [["First of the month after a number of months", *counts]]
    assert rows(page, "depositaries") == [["Secretary General", *counts]]
    assert rows(page, "treaties") == [["ETS No. 112 Convention 112", *counts]]


def test_the_bar_shows_the_share(client, story):
    bar = section(parsed(client.get(PAGE)), "treaties").find(f".//{SVG}svg")

    assert [part.get("class") for part in bar] == ["given", "against"]
    assert [part.get("width") for part in bar] == ["40.0", "80.0"]


@pytest.mark.parametrize(
    "number, apart, reason",
    [
        pytest.param(0, "30 days earlier", "Tractatenblad", id="with-a-reason"),
        pytest.param(1, "1 day later", "nothing found out", id="without-one"),
    ],
)
def test_a_date_that_contradicts_its_clause(client, story, number, apart, reason):
    page = parsed(client.get(PAGE))
    *_, difference, found_out = rows(page, "differences")[number]

    assert difference == apart
    assert reason in found_out


def test_a_reason_is_marked_as_english(client, story):
    page = parsed(client.get("/ky/data/verification/"))
    reasons = section(page, "differences").findall(".//td[@class='reason']/span")

    assert [item.get("lang") for item in reasons] == ["en", None]


def test_a_contradiction_leads_to_the_page_of_the_pair(client, story):
    page = parsed(client.get(f"{PAGE}?as_of=2010-01-01"))
    links = section(page, "differences").findall(".//th/a")

    places = [link.get("href") for link in links]
    assert places[0] == "/en/countries/bo/treaties/ets-112/?as_of=2010-01-01"
    assert [client.get(place).status_code for place in places] == [200, 200]


def test_what_cannot_be_checked_is_named(client, story):
    ClauseFactory(treaty=TreatyFactory(number="202"))

    page = parsed(client.get(PAGE))

    assert text(section(page, "without-clause").find(".//ul")) == "ETS No. 201 Convention 201"
    assert text(section(page, "untested").find(".//ul")) == "ETS No. 202 Convention 202"


def test_a_treaty_opened_later_is_not_yet_named(client, story):
    TreatyFactory(number="203", opened_on=date(2020, 1, 1))

    before, after = (
        text(section(parsed(client.get(f"{PAGE}?as_of={day}")), "without-clause"))
        for day in ("2019-12-31", "2020-01-01")
    )

    assert "ETS No. 203" not in before
    assert "ETS No. 203" in after


def test_dates_taken_over_are_told_apart(client, story):
    dated(story, "QC", date(1984, 1, 1), date(1985, 7, 1))
    general = "general_entry_into_force"
    ClauseFactory(treaty=story, applies_to=general, threshold_total=3)

    page = parsed(client.get(PAGE))

    assert "1 further date is the treaty's own published entry" in text(page.find(".//main"))
    assert "2 of 4 dates agree: 50%" in text(page.find(".//main"))
    assert rows(page, "kinds")[-1] == [
        "The treaty's own published date, taken over",
        *("0", "0", "no clause was tested", "1", "0"),
    ]


def test_nothing_is_recorded_yet(client):
    page = main(client.get(PAGE))

    for words in (
        "No published effective date is recorded that could be compared.",
        "No published date contradicts its own clause.",
        "Every treaty has a clause that gives a date.",
        "A published date tests a clause of every treaty that has one.",
    ):
        assert words in page
    assert "%" not in page


def test_a_past_day_shows_the_acts_done_by_then(client, story):
    page = parsed(client.get(f"{PAGE}?as_of=2004-03-01"))

    assert rows(page, "treaties")[0][1:4] == ["1", "0", "100%"]
    assert "This page shows 1 March 2004, not today." in text(page.find(".//main"))


def test_the_comparison_is_made_once_for_all_languages_and_days(client, story, monkeypatch):
    first = client.get(PAGE)
    monkeypatch.setattr(answers, "verify", lambda: pytest.fail("compared again"))

    for address in (PAGE, "/ky/data/verification/", f"{PAGE}?as_of=2004-03-01"):
        assert client.get(address).status_code == 200
    assert client.get(PAGE, headers={"If-None-Match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", ["about/", "data/"])
def test_pages_that_lead_there(client, path):
    links = parsed(client.get(f"/en/{path}?as_of=2014-05-01")).findall(".//main//a")

    assert f"{PAGE}?as_of=2014-05-01" in {link.get("href") for link in links}


def test_many_treaties_cost_no_more_queries(client, story):
    with CaptureQueriesContext(connection) as few:
        client.get(PAGE)
    for number in range(300, 320):
        treaty = TreatyFactory(number=f"{number}", entered_into_force_on=date(1985, 7, 1))
        ClauseFactory(treaty=treaty)
        dated(treaty, "QA", date(2001, 1, 31), date(2001, 5, 2))
    cache.clear()

    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)

    assert len(many) == len(few)
