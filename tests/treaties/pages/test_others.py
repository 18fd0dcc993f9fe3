"""Start page, search, agenda, comparison, glossary: valid HTML and the day asked for."""

from datetime import date, timedelta

import pytest

from tests.treaties.html import main, parsed, text, without_content
from treaties.answers.after_joining import horizon
from treaties.answers.events import Subject, events, in_order
from treaties.answers.notice_days import AHEAD, notice_days
from treaties.answers.report_days import report_days
from treaties.law.vocabulary import Status
from treaties.sentences.glossary import STATUSES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled", "today")]

DAY = timedelta(days=1)


PAGES = [
    "",
    "countries/",
    "countries/kg/",
    "countries/kg/treaties/ets-112/",
    "treaties/",
    "treaties/ets-112/",
    "subjects/human_rights/",
    "agenda/",
    "compare/",
    "compare/?differences=1",
    "countries/cshh/",
    "between/kg/de/?treaty=hcch-12",
    "programmes/",
    "glossary/",
    "search/?q=transfer",
    "about/",
    "data/",
    "data/verification/",
    "accessibility/",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["en", "ky"])
def test_pages_are_valid_and_in_their_language(client, language, path):
    tree = parsed(client.get(f"/{language}/{path}"))

    assert tree.find(".").get("lang") == language
    assert without_content(tree) == []
    assert len(tree.findall(".//h1")) == 1


@pytest.mark.parametrize("path", PAGES)
def test_pages_take_a_day(client, path):
    sign = "&" if "?" in path else "?"

    page = main(client.get(f"/en/{path}{sign}as_of=2014-05-01"))

    assert "This page shows 1 May 2014, not today." in page


@pytest.mark.parametrize("path", PAGES)
def test_pages_name_a_day_they_cannot_read(client, path):
    sign = "&" if "?" in path else "?"

    response = client.get(f"/en/{path}{sign}as_of=rubbish")

    assert "“rubbish” is not a day" in main(response, status=400)
    assert b"not today" not in response.content
    assert b"as_of=rubbish" not in response.content


def test_a_page_asked_for_two_days_shows_today(client):
    response = client.get("/en/countries/kg/?as_of=2014-05-01&as_of=2015-05-01")

    assert response.status_code == 400
    assert b"not today" not in response.content
    assert b"as_of=2015-05-01" not in response.content


def test_a_list_keeps_what_else_was_asked_when_it_cannot_read_the_day(client):
    response = client.get("/en/treaties/?as_of=rubbish&series=ETS")

    tree = parsed(response, status=400)
    links = {link.get("href") for link in tree.findall(".//link[@hreflang]")}

    assert "http://testserver/fr/treaties/?series=ETS" in links


def test_robots_are_not_told_where_staff_log_in(client, settings):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert not [line for line in lines if settings.ADMIN_PATH.strip("/") in line]
    assert "Disallow:" in lines


def test_the_bare_address_leads_to_the_readers_language(client):
    response = client.get("/", headers={"Accept-Language": "ky, ru;q=0.8"})

    assert (response.status_code, response["Location"]) == (302, "/ky/")


@pytest.mark.parametrize(
    "words, place",
    [
        ("ETS 112", "/en/treaties/ets-112/"),
        ("CETS112", "/en/treaties/ets-112/"),
        ("STE n° 5", "/en/treaties/ets-005/"),
        ("Georgia", "/en/countries/ge/"),
        ("Кыргызская Республика", "/en/countries/kg/"),
    ],
)
def test_search_goes_to_the_only_meaning(client, words, place):
    response = client.get("/en/search/", {"q": words})

    assert (response.status_code, response["Location"]) == (302, place)


@pytest.mark.parametrize(
    "words, found",
    [
        ("Istanbul", "violence against women"),
        ("передаче осужденных", "Convention on the Transfer of Sentenced Persons"),
        ("Kyrgyzstan prisoner transfer convention", "ETS No. 112"),
        ("zzz yyy", "No results for these words"),
    ],
)
def test_search_shows_what_may_be_meant(client, words, found):
    assert found in main(client.get("/en/search/", {"q": words}))


def test_the_agenda_looks_ahead_from_its_day(client):
    page = main(client.get("/en/agenda/", {"as_of": "2024-07-01"}))

    assert "Kyrgyzstan : entry into force ETS No. 112" in page
    assert page.index("Kyrgyzstan : entry into force ETS No. 112") < page.index("Recent")


def first_events(day: date, *, with_computed: bool) -> list:
    found = events(Subject(), since=day + DAY)
    if with_computed:
        found += notice_days(Subject(), since=day + DAY, until=day + AHEAD)
        found += report_days(Subject(), since=day + DAY, until=horizon(day))
    return sorted(found, key=in_order)


@pytest.mark.parametrize("path", ["", "agenda/"])
@pytest.mark.parametrize("on", ["2024-04-21", "2026-11-24"])
def test_what_comes_next_begins_as_the_api_says(client, path, on):
    day = date.fromisoformat(on)
    expected = [event.title for event in first_events(day, with_computed=bool(path))]
    key = "coming" if path else "next"

    section = parsed(client.get(f"/en/{path}", {"as_of": on})).find(
        f".//section[@aria-labelledby='{key}']"
    )

    shown = section.findall(".//ul/li" if path else ".//ul[@class='rows two']/li")
    assert len(shown) == min(len(expected), 100 if path else 5)
    assert expected[0].split(",")[0] in text(shown[0])
    assert expected[0].split(": ")[1] in text(shown[0])


def test_comparison_of_chosen_countries(client):
    page = main(client.get("/en/compare/", {"states": "KG,MN", "q": "112"}))

    assert "in force 1 August 2024" in page
    assert "in force 1 August 2016" in page
    assert "Kazakhstan" not in page.split("Treaty KG Kyrgyzstan")[-1]


def compared(response) -> list[str]:
    """Return the treaties of the table."""
    rows = parsed(response).findall(".//table[@class='matrix']/tbody/tr/th/a")
    return [text(row) for row in rows]


def test_comparison_of_a_subject_at_a_depositary(client):
    found = compared(client.get("/en/compare/", {"subject": "sport", "depositary": "UNSG"}))

    assert found == ["UNTC IV-10"]


def test_comparison_has_pages_in_the_order_asked_for(client):
    pages = [compared(client.get("/en/compare/", {"page": page})) for page in range(1, 6)]
    reversed_ = compared(client.get("/en/compare/", {"ordering": "-number"}))

    assert [len(page) for page in pages[:-1]] == [50] * 4
    assert reversed_[: len(pages[-1])] == pages[-1][::-1]


def test_comparison_says_how_many(client):
    page = main(client.get("/en/compare/", {"subject": "sport"}))

    assert "On 24 November 2026; 3 treaties at least one of these countries has acted on." in page


def test_the_choice_of_several_is_kept(client):
    tree = parsed(client.get("/en/compare/", {"subject": "sport,culture"}))

    chosen = tree.find(".//select[@id='subject']/option[@selected]")

    assert chosen.get("value") == "sport,culture"


def test_the_start_page_names_the_neighbours(client, settings):
    settings.NEIGHBOURS = ["MN", "UZ"]

    links = parsed(client.get("/en/")).findall(".//aside/ul[@class='links']/li/a")

    assert [text(link) for link in links] == ["Mongolia", "Uzbekistan", "All countries"]


def test_comparison_is_of_the_focus_state_and_its_neighbours(client, settings):
    settings.NEIGHBOURS = ["MN", "KG"]

    tree = parsed(client.get("/en/compare/"))

    names = [text(node) for node in tree.findall(".//thead/tr/th")]
    assert names == ["Treaty", "KG Kyrgyzstan", "MN Mongolia"]


def test_comparison_with_an_unknown_country(client):
    page = main(client.get("/en/compare/", {"states": "KG,ZZ"}))

    assert "There is no State “ZZ”." in page


def test_every_status_has_an_entry():
    assert set(STATUSES) == set(Status)


@pytest.mark.parametrize(
    "path, most",
    [("", 15), ("agenda/", 17), ("compare/", 18), ("glossary/", 2), ("search/?q=transfer", 11)],
)
def test_queries(client, django_assert_max_num_queries, path, most):
    with django_assert_max_num_queries(most):
        client.get(f"/en/{path}")
