"""The page of a State: true for its day, small, valid, with a constant number of queries."""

import gzip
from datetime import date
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from countries.formats import day_in_words
from tests import factories
from tests.treaties.html import main, parsed, text
from treaties.law.vocabulary import Status
from treaties.models import Act
from treaties.models.choices import STATUS_LABELS
from treaties.pages.countries import summary
from treaties.writing.door import writing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled", "today")]

KYRGYZSTAN = "/en/countries/kg/"


def counts(response) -> dict[str, str]:
    """Return the numbers on the links to the groups."""
    links = parsed(response).findall(".//section[@id='treaties']/ul[@class='tags']/li/a")
    return dict(text(link).rsplit(" ", 1) for link in links)


def test_the_page_sums_up(client):
    page = main(client.get(KYRGYZSTAN))

    assert "Kyrgyzstan: 2 treaties in force. 1 can be joined now, 103 by invitation." in page
    assert "ETS 112 Convention on the Transfer of Sentenced Persons in force" in page


def test_the_page_of_another_day_shows_what_was_true_then(client):
    response = client.get(KYRGYZSTAN, {"as_of": "2024-07-01"})

    page = main(response)
    assert "Kyrgyzstan: 1 treaty in force. 1 is on the way." in page
    assert "from 1 August 2024: in force" in page
    assert counts(response)["Bound"] == "1"
    assert counts(response)["On the way"] == "1"


PAGES_WITH_WHAT_COMES_NEXT = [
    pytest.param(KYRGYZSTAN, {"q": "112"}, id="country"),
    pytest.param(f"{KYRGYZSTAN}treaties/ets-112/", {}, id="pair"),
    pytest.param("/en/treaties/", {"state": "KG", "q": "112"}, id="treaties"),
    pytest.param("/en/search/", {"q": "Kyrgyzstan ETS 112 transfer"}, id="search"),
]


@pytest.mark.parametrize("path, query", PAGES_WITH_WHAT_COMES_NEXT)
def test_what_comes_next_is_what_the_api_says(client, path, query):
    row = client.get("/api/v1/states/KG/treaties/ets-112/", {"as_of": "2024-02-01"}).json()

    page = main(client.get(path, query | {"as_of": "2024-02-01"}))

    assert row["until"] == row["next_change"]["on"]
    day = day_in_words(date.fromisoformat(row["until"]))
    assert f"rom {day}: {STATUS_LABELS[Status(row['next_change']['status'])]}" in page


def test_a_past_day_shows_next_what_has_come_since(client):
    page = main(client.get(KYRGYZSTAN, {"as_of": "2024-02-01"}))

    assert "What comes next 22 April 2024 Convention on the Transfer of Sentenced Persons" in page
    assert "What it says will follow is what is known today." in page


def test_the_chart_ends_on_the_day_shown(client):
    tree = parsed(client.get(KYRGYZSTAN, {"as_of": "2024-07-01"}))

    rows = [text(row) for row in tree.findall(".//figure/details/table/tbody/tr")]

    assert rows == ["1 May 2004 1"]


def test_the_chart_of_today_has_both_steps(client):
    tree = parsed(client.get(KYRGYZSTAN))

    rows = [text(row) for row in tree.findall(".//figure/details/table/tbody/tr")]

    assert rows == ["1 May 2004 1", "1 August 2024 2"]


def test_links_keep_the_day(client):
    tree = parsed(client.get(KYRGYZSTAN, {"as_of": "2024-07-01"}))

    links = {link.get("href") for link in tree.findall(".//ul[@class='rows']/li/a")}

    assert f"{KYRGYZSTAN}treaties/ets-112/?as_of=2024-07-01" in links


def test_a_page_that_cannot_read_the_day_says_so_and_shows_today(client):
    page = main(client.get(KYRGYZSTAN, {"as_of": "rubbish"}), status=400)

    assert "“rubbish” is not a day" in page
    assert "Kyrgyzstan: 2 treaties in force." in page


@pytest.mark.parametrize(
    "query, status",
    [
        ("as_of=2024-02-30", 400),
        ("as_of=1799-12-31", 400),
        ("as_of=", 200),
        ("as_of=2024-01-01&as_of=2025-01-01", 400),
    ],
)
def test_other_rubbish_is_survived(client, query, status):
    assert "Kyrgyzstan" in main(client.get(f"{KYRGYZSTAN}?{query}"), status=status)


@pytest.mark.parametrize(
    "query, titles",
    [
        pytest.param({"q": "ETS 112"}, ["ETS 112"], id="number"),
        pytest.param({"status_group": "bound"}, ["ETS 112", "ETS 165"], id="group"),
        pytest.param({"status_group": "bound", "q": "recognition"}, ["ETS 165"], id="both"),
    ],
)
def test_filters_in_the_address(client, query, titles):
    tree = parsed(client.get(KYRGYZSTAN, query))

    numbers = [text(item) for item in tree.findall(".//span[@class='number']")]

    assert numbers == titles


def test_nothing_found_leads_back(client):
    page = main(client.get(KYRGYZSTAN, {"q": "zzz"}))

    assert "No treaty fits what you chose. Show all treaties" in page


@pytest.mark.parametrize("spelling", ["KG", "Kg"])
def test_another_spelling_redirects(client, spelling):
    response = client.get(f"/en/countries/{spelling}/?as_of=2024-07-01")

    assert response.status_code == 301
    assert response["Location"] == f"{KYRGYZSTAN}?as_of=2024-07-01"


def test_an_unknown_country_is_not_found(client):
    response = client.get("/en/countries/zz/")

    assert response.status_code == 404
    assert "Page not found" in response.content.decode()


def test_the_first_view_is_small(client):
    files = [Path(finders.find(name)) for name in ("site.css", "site.js", "icon.svg")]
    contents = [client.get(KYRGYZSTAN).content, *(file.read_bytes() for file in files)]

    assert sum(len(gzip.compress(content)) for content in contents) < 60_000


def test_one_style_sheet_and_no_foreign_request(client):
    tree = parsed(client.get(KYRGYZSTAN))

    sheets = tree.findall(".//link[@rel='stylesheet']")
    loaded = [node.get("src") for node in tree.iter() if node.get("src")]

    assert len(sheets) == 1
    assert all(address.startswith("/") for address in loaded)


@pytest.mark.parametrize("code", ["kg", "de"])
def test_queries(client, django_assert_num_queries, code):
    client.get("/en/countries/kg/treaties/ets-112/")

    with django_assert_num_queries(13):
        client.get(f"/en/countries/{code}/")


def test_a_kept_page_costs_one_query(client, django_assert_num_queries):
    client.get(KYRGYZSTAN)

    with django_assert_num_queries(1):
        client.get(KYRGYZSTAN)


def test_a_kept_page_follows_a_write(client):
    act = Act.objects.get(treaty__code="ets-112", state__code="KG", kind="accession")
    assert "1 August 2024" in main(client.get(KYRGYZSTAN))

    with writing([act.treaty], reason="a test") as write:
        act.publication = "withdrawn"
        write.save(act)

    assert "1 August 2024" not in main(client.get(KYRGYZSTAN))


def test_the_list_counts_and_sorts(client, django_assert_num_queries):
    client.get(KYRGYZSTAN)

    with django_assert_num_queries(3):
        tree = parsed(client.get("/en/countries/"))

    names = [text(row) for row in tree.findall(".//ul[@class='rows two']/li/span/a")]
    assert names[:2] == ["Afghanistan", "Albania"]
    assert len(names) == 199


def test_a_number_that_may_be_higher_says_at_least(client):
    tree = parsed(client.get("/en/countries/de/"))

    assert "Germany: at least 26 treaties in force." in text(tree.find(".//main"))
    assert "at least 26 treaties" in tree.find(".//meta[@name='description']").get("content")
    assert "Germany at least 26 bound 7 on the way" in main(client.get("/en/countries/"))


@pytest.mark.parametrize(
    "statuses, expected",
    [
        pytest.param({"open": 2}, "2 can be joined now.", id="now"),
        pytest.param(
            {"open_by_invitation": 3, "invitation_lapsed": 1, "request_not_granted": 1},
            "5 can be joined by invitation.",
            id="by-invitation",
        ),
        pytest.param(
            {"signature_withdrawn": 1, "consent_withdrawn": 1},
            "For 2 treaties a signature or consent was withdrawn.",
            id="withdrawn",
        ),
    ],
)
def test_what_is_possible_in_its_ways(statuses, expected):
    rows = [{"status": status} for status, number in statuses.items() for _ in range(number)]

    assert expected in summary(factories.StateFactory.build(), rows)


def test_the_list_of_another_day(client):
    page = main(client.get("/en/countries/", {"q": "kyrgyz", "as_of": "2024-07-01"}))

    assert "Kyrgyzstan 1 bound 1 on the way" in page


def test_a_state_never_checked_says_so(client):
    assert "was not checked as a whole" in main(client.get("/en/countries/de/"))
    assert "was not checked as a whole" not in main(client.get(KYRGYZSTAN))


def test_a_state_without_anything(client):
    factories.StateFactory(code="QQ", names={"en": "Nowhere"})

    assert client.get("/en/countries/qq/").status_code == 200
