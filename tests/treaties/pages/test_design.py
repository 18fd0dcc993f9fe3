"""What readers are led by: questions, regions, names, symbols, words, and who answers for it."""

import gzip
import json
import re

import pytest
from django.utils.translation import override

from countries.models import State
from countries.regions import areas, nearest_first
from tests.treaties.html import main, parsed, text, without_content
from treaties.models import Treaty
from treaties.sentences import glossary
from treaties.sentences.needs import NEEDS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled", "today")]

PAIR = "/en/countries/kg/treaties/ets-112/"
CZECHOSLOVAKIA = "/en/countries/cshh/"


# --- The start page -----------------------------------------------------------------------------


def needs(response) -> dict[str, str]:
    cards = parsed(response).findall(".//section[@aria-labelledby='needs']/ul/li")
    return {text(card.find("h3")): text(card) for card in cards}


def test_the_start_page_answers_four_questions_for_the_focus_state(client):
    found = needs(client.get("/en/"))

    assert list(found) == [need.question for need in NEEDS]
    assert (
        "Kyrgyzstan: yes, in force since 1 August 2024." in found["A relative is in prison abroad"]
    )
    assert "this State may accede if it is invited" in found["There is violence at home"]


def test_the_answers_are_those_of_the_day(client):
    found = needs(client.get("/en/?as_of=2024-07-01"))

    assert "not yet" in found["A relative is in prison abroad"]


@pytest.mark.parametrize("need", NEEDS, ids=lambda need: need.code)
def test_the_treaties_of_a_question_are_recorded(need):
    assert Treaty.objects.filter(code__in=need.treaties).count() == len(need.treaties)


def test_a_prisoners_family_is_asked_for_the_other_country(client):
    links = [link.get("href") for link in parsed(client.get("/en/")).findall(".//main//a")]

    assert "/en/between/?treaty=ets-112&a=KG" in links


# --- Countries ----------------------------------------------------------------------------------


def parts(response) -> dict[str, list[str]]:
    sections = parsed(response).findall(".//main/section")
    return {text(part.find("h2")): [text(a) for a in part.findall("ul/li/a")] for part in sections}


def test_the_focus_state_and_its_neighbours_come_first_then_what_is_near(client):
    found = parts(client.get("/en/countries/"))

    first, second, *_rest, last = found
    assert first == "Kyrgyzstan and its neighbours"
    assert found[first] == [
        *("Kyrgyzstan", "Kazakhstan", "Tajikistan", "Turkmenistan", "Uzbekistan", "Mongolia")
    ]
    assert (second, last) == ("Eastern Asia", "Former States")
    assert found[last] == ["Czechoslovakia", "Serbia and Montenegro", "Yugoslavia (former SFR)"]


def test_every_state_is_listed_once(client):
    found = parts(client.get("/en/countries/"))

    names = [name for part in found.values() for name in part]
    assert len(names) == len(set(names)) == State.objects.count()


def test_every_state_of_today_lies_in_one_area():
    codes = [code for area in areas() for code in area.states]
    of_today = State.objects.filter(kind="state").values_list("code", flat=True)

    assert len(codes) == len(set(codes))
    assert set(of_today) <= set(codes)


@pytest.mark.parametrize("language", ["en", "fr", "ru", "ky", "kk"])
def test_areas_have_names_in_every_language(language):
    with override(language):
        names = [area.name for area in areas()]

    assert all(name[:1].isupper() for name in names)
    assert len(set(names)) == len(names)


def test_the_area_of_a_state_comes_first_and_its_region_next():
    regions = [area.region for area in nearest_first("DE")]

    assert nearest_first("DE")[0].code == "155"
    assert regions[:4] == ["150"] * 4
    assert "150" not in regions[4:]


# --- Former States ------------------------------------------------------------------------------


def test_a_former_state_names_its_successors(client):
    page = main(client.get(CZECHOSLOVAKIA))

    assert "this State has not existed since 1 January 1993" in page
    assert "After it: Czechia , Slovakia" in page


def test_who_continues_a_former_state_is_told(client):
    page = main(client.get("/en/countries/csxx/"))

    assert "After it: Montenegro , Serbia (continues it)" in page


def test_what_bound_a_former_state_is_shown_with_its_successors(client):
    table = parsed(client.get(CZECHOSLOVAKIA)).find(".//table[@class='matrix']")

    assert [text(node) for node in table.findall("thead/tr/th")] == [
        "Treaty",
        "CZ Czechia",
        "SK Slovakia",
    ]
    assert "ETS No. 001" in text(table)


def test_a_former_state_has_its_own_page_on_the_days_of_its_life(client):
    page = main(client.get(CZECHOSLOVAKIA, {"as_of": "1992-12-31"}))

    assert "After it" not in page
    assert "Czechoslovakia: at least" in page


# --- Names as addresses ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name, place",
    [
        pytest.param("istanbul", "/en/treaties/cets-210/", id="one-meaning"),
        pytest.param("стамбульская", "/en/treaties/cets-210/", id="in-russian"),
        pytest.param("108+", "/en/treaties/cets-223/", id="with-a-sign"),
        pytest.param("budapest", "/en/search/?q=budapest", id="two-treaties"),
        pytest.param("domestic-violence", "/en/search/?q=domestic+violence", id="words"),
    ],
)
def test_a_name_leads_where_it_means(client, name, place):
    response = client.get(f"/en/treaties/{name}/")

    assert (response.status_code, response["Location"]) == (302, place)


def test_a_name_keeps_the_day(client):
    response = client.get("/en/treaties/istanbul/?as_of=2014-05-01")

    assert response["Location"] == "/en/treaties/cets-210/?as_of=2014-05-01"


def test_a_name_of_nothing_is_not_found(client):
    assert client.get("/en/treaties/zzzz/").status_code == 404


# --- Comparing ----------------------------------------------------------------------------------


def symbols(response) -> list[list[str]]:
    rows = parsed(response).findall(".//table[@class='matrix']/tbody/tr")
    return [[use.get("href") for use in row.findall("td//{*}use")] for row in rows]


def test_only_differences_are_shown_if_asked_for(client):
    every = symbols(client.get("/en/compare/", {"q": "sentenced"}))
    differing = symbols(client.get("/en/compare/", {"q": "sentenced", "differences": "1"}))

    assert all(len(set(row)) > 1 for row in differing)
    assert differing == [row for row in every if len(set(row)) > 1] != []


def test_a_page_of_differences_counts_them(client):
    page = main(client.get("/en/compare/", {"differences": "1"}))
    count = int(re.search(r"2026; (\d+) treaties", page)[1])

    assert 0 < count < 206


def test_each_symbol_of_the_table_is_in_one_legend(client):
    tree = parsed(client.get("/en/compare/"))

    (legend,) = tree.findall(".//ul[@class='legend']")
    shown = {use.get("href") for use in tree.findall(".//table[@class='matrix']/tbody//{*}use")}
    assert {use.get("href") for use in legend.findall(".//{*}use")} == shown != set()


# --- Words --------------------------------------------------------------------------------------


def links_to_words(response) -> list[str]:
    links = parsed(response).findall(".//main//a")
    return [a.get("href") for a in links if "/glossary/#" in a.get("href", "")]


@pytest.mark.parametrize(
    "path",
    [
        *("countries/", "countries/kg/?subject=sport", "countries/kg/treaties/ets-112/", "agenda/"),
        *("treaties/ets-112/", "compare/", "countries/cshh/", "search/?q=Kyrgyzstan+prisoner"),
    ],
)
def test_words_of_a_page_lead_to_the_glossary_where_they_stand_first(client, path):
    found = links_to_words(client.get(f"/en/{path}"))

    anchors = [address.partition("#")[2] for address in found]
    assert found
    assert set(anchors) <= set(glossary.entries())
    marked = parsed(client.get(f"/en/{path}")).findall(".//a[@class='term']")
    assert len({a.get("href") for a in marked}) == len(marked)


def test_words_of_an_explanation_are_told_by_its_codes(client):
    found = links_to_words(client.get("/ky/countries/kg/treaties/ets-112/"))

    assert {f"/ky/glossary/#{word}" for word in ("accession", "deposit", "in_force")} <= {*found}


# --- The map and the citations -------------------------------------------------------------------


def test_tiles_lead_to_the_answer_for_their_state(client):
    tree = parsed(client.get("/en/treaties/ets-112/?as_of=2024-09-01"))

    links = tree.findall(".//{*}svg[@class='tiles']/{*}a")
    tiles = {text(tile.find("{*}text")): tile for tile in links}
    assert tiles["KG"].get("href") == f"{PAIR}?as_of=2024-09-01"
    assert text(tiles["KG"].find("{*}title")) == "Kyrgyzstan: in force"


def test_citations_stand_behind_one_picker(client):
    tree = parsed(client.get(PAIR))

    (picker,) = tree.findall(".//details[@class='cite']/fieldset")
    chosen = [choice for choice in picker.iter("input") if choice.get("checked") is not None]
    assert len(chosen) == 1 < len(picker.findall(".//pre"))


# --- Who is behind the site ----------------------------------------------------------------------


def foot(response) -> str:
    return text(parsed(response).find(".//footer"))


@pytest.mark.parametrize(
    "contact, href, key",
    [
        ("treaties@example.org", "mailto:treaties@example.org", "email"),
        ("https://example.org/ask", "https://example.org/ask", "url"),
    ],
)
def test_publisher_and_contact_stand_on_every_page_and_in_the_data(
    client, settings, contact, href, key
):
    settings.PUBLISHER_NAME, settings.CONTACT = "Ministry of Justice", contact

    response = client.get("/en/")

    assert "Publisher: Ministry of Justice · Contact" in foot(response)
    assert href in [a.get("href") for a in parsed(response).findall(".//footer//a")]
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', response.content.decode())[1])
    assert data["publisher"] == {
        "@type": "Organization",
        "name": "Ministry of Justice",
        key: contact,
    }


def test_without_a_contact_none_is_promised(client):
    assert "Contact" not in foot(client.get("/en/"))


def test_paper_has_the_lasting_address_of_what_was_asked(client):
    page = foot(client.get("/en/compare/?states=KG,MN"))

    assert "http://testserver/en/compare/?states=KG%2CMN&as_of=2026-11-24" in page


@pytest.mark.parametrize(
    "path", ["", "countries/", "compare/", "treaties/untc-iv-8/", "treaties/", "agenda/"]
)
def test_pages_are_small(client, path):
    assert len(gzip.compress(client.get(f"/ky/{path}").content)) < 45_000


@pytest.mark.parametrize(
    "path",
    [
        *("countries/va/", "countries/eu/", "countries/nu/treaties/ets-005/", "treaties/ets-150/"),
        *("?as_of=1810-01-01", "agenda/?as_of=1810-01-01", "countries/kg/?as_of=1900-01-01"),
        *("search/?q=zzz", "countries/?q=zzz", "between/kg/de/", "treaties/cets-229/"),
    ],
)
def test_no_heading_is_without_content(client, path):
    assert without_content(parsed(client.get(f"/en/{path}"))) == []
