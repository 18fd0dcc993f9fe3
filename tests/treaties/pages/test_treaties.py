"""The list of treaties and the page of one, with its chart on a day."""

import re
from datetime import date

import pytest

from tests import factories
from tests.treaties.html import main, parsed, text
from treaties.models import Series, Treaty
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled", "today")]

ISTANBUL = "/en/treaties/cets-210/"
TRANSFER = "/en/treaties/ets-112/"


def chart(response) -> dict[str, str]:
    """Return the rows of the chart by State."""
    rows = parsed(response).findall(".//section[@id='chart']//tbody/tr")
    return {text(row.find("th")): text(row) for row in rows}


def test_what_it_is_for_stands_under_the_title_in_the_readers_language(client):
    page = parsed(client.get("/ru" + TRANSFER[3:])).find(".//p[@class='purpose']")

    assert text(page).startswith("Позволяет осуждённому за границей отбывать наказание")
    assert page.find("span") is None


def test_what_it_is_for_is_marked_where_it_is_in_english(client):
    found = parsed(client.get("/ky/treaties/ets-001/")).find(".//p[@class='purpose']/span")

    assert (found.get("lang"), found.text[:27]) == ("en", "Founds the Council of Europ")


def test_without_a_purpose_there_is_no_empty_line(client):
    Treaty.objects.filter(code="ets-112").update(purposes={})

    assert parsed(client.get(TRANSFER)).find(".//p[@class='purpose']") is None


def test_the_list_says_what_each_is_for(client):
    page = main(client.get("/en/treaties/", {"q": "112"}))

    assert "Lets a person sentenced abroad serve the sentence at home" in page


def test_the_chart_on_a_day(client):
    rows = chart(client.get(TRANSFER, {"as_of": "2024-07-01"}))

    assert "22 April 2024 accession 1 August 2024 entry into force pending" in rows["Kyrgyzstan"]


def test_the_chart_before_a_deposit_lacks_it(client):
    rows = chart(client.get(TRANSFER, {"as_of": "2000-01-01"}))

    assert "Kyrgyzstan" not in rows
    assert rows["France"].endswith("in force")


def test_the_chart_says_that_it_is_not_complete(client):
    section = parsed(client.get(TRANSFER)).find(".//section[@id='chart']")

    assert section.get("data-chart") == "incomplete"
    assert "This chart is not complete." in text(section)


def test_a_complete_chart_says_so(client):
    treaty = Treaty.objects.get(code="ets-112")
    factories.CheckedFactory(treaty=treaty, checked_on=date(2026, 5, 1))

    section = parsed(client.get(TRANSFER)).find(".//section[@id='chart']")

    assert section.get("data-chart") == "complete"
    assert "checked as complete on 1 May 2026" in text(section)


def test_the_chart_is_sorted_by_the_address(client):
    rows = list(chart(client.get(TRANSFER, {"ordering": "-consented_on"})).values())

    assert rows[0].startswith("Kyrgyzstan")


def test_a_treaty_not_in_force_shows_what_is_missing(client):
    page = main(client.get(ISTANBUL, {"as_of": "2013-12-01"}))

    assert "Open, but not in force." in page
    assert "What is missing for the entry into force" in page
    assert "of 10. By member States:" in page


@pytest.mark.parametrize(
    "on, sentence",
    [
        pytest.param("2011-01-01", "Not yet open for signature.", id="before-opening"),
        pytest.param("2014-05-01", "It will enter into force on 1 August 2014.", id="certain"),
        pytest.param("2014-08-01", "In force since 1 August 2014.", id="day-of-force"),
    ],
)
def test_the_status_of_the_treaty_itself(client, on, sentence):
    assert sentence in main(client.get(ISTANBUL, {"as_of": on}))


def test_clauses_and_related_treaties(client):
    page = main(client.get(TRANSFER))

    assert "Article 19(2): for a State that accedes" in page
    assert "ETS No. 167 Additional Protocol" in page


def test_every_state_of_the_chart_is_on_the_map(client):
    tree = parsed(client.get(TRANSFER))

    tiles = {title.text.split(":")[0] for title in tree.iter() if title.tag.endswith("title")}

    assert set(chart(client.get(TRANSFER))) <= tiles


def tiles(response) -> dict[str, str]:
    """Return the groups of the States on the map, by their code."""
    svg = "{http://www.w3.org/2000/svg}"
    found = parsed(response).findall(f".//{svg}svg[@class='tiles']/{svg}a")
    return {tile.find(f"{svg}text").text: tile.get("class").split("is-")[1] for tile in found}


@pytest.mark.parametrize("code", ["ets-167", "ets-005", "cets-210"])
@pytest.mark.parametrize("on", ["2000-01-01", "2026-11-24"])
def test_the_map_says_what_the_list_says(client, code, on):
    found = tiles(client.get(f"/en/treaties/{code}/", {"as_of": on}))

    for state in ("KG", "DE", "MN", "RU"):
        row = client.get(f"/api/v1/states/{state}/treaties/{code}/", {"as_of": on}).json()
        assert found[state] == row["status_group"]


def test_the_map_does_not_follow_the_filter_of_the_chart(client):
    assert tiles(client.get(TRANSFER, {"status": "signed"})) == tiles(client.get(TRANSFER))


@pytest.mark.parametrize("spelling", ["112", "ETS112", "CETS 112", "STE n° 112"])
def test_other_spellings(client, spelling):
    response = client.get(f"/en/treaties/{spelling}/")

    assert (response.status_code, response["Location"]) == (301, TRANSFER)


@pytest.mark.parametrize("text", ["ets-0112", "ets-999", "nonsense"])
def test_what_names_no_treaty_is_not_found(client, text):
    assert client.get(f"/en/treaties/{text}/").status_code == 404


@pytest.mark.parametrize("code", ["ets-112", "ets-173", "cets-210", "ets-001"])
def test_queries(client, django_assert_max_num_queries, code):
    with django_assert_max_num_queries(36):
        client.get(f"/en/treaties/{code}/")


def test_the_list_has_facets_with_counts(client):
    tree = parsed(client.get("/en/treaties/"))

    facets = {text(link) for link in tree.findall(".//*[@class='facet']/ul/li/a")}

    assert {"Possible 104", "Not possible 126"} <= facets
    assert {"Sport 8", "Director General of WIPO 16", "UNESCO 9"} <= facets


def test_facets_combine(client):
    page = main(
        client.get("/en/treaties/", {"status_group": "bound", "q": "transfer", "depositary": "COE"})
    )

    assert "1 treaty" in page
    assert "ETS No. 112" in page


@pytest.mark.parametrize(
    "query, expected",
    [
        pytest.param({"subject": "sport"}, "8 treaties", id="subject"),
        pytest.param({"subject": "sport,cybercrime"}, "11 treaties", id="two-subjects"),
        pytest.param({"depositary": "UNESCO"}, "8 treaties", id="depositary"),
        pytest.param({"series": "GC"}, "6 treaties", id="series"),
        pytest.param({"depositary": "COE", "form": "treaty"}, "146 treaties", id="form"),
    ],
)
def test_each_facet_narrows_the_list(client, query, expected):
    assert f" {expected} " in main(client.get("/en/treaties/", query))


def test_what_is_chosen_in_a_folded_facet_is_shown(client):
    tree = parsed(client.get("/en/treaties/", {"subject": "sport"}))

    shown = [text(link) for link in tree.findall(".//main/ul[@class='tags']/li/a")]

    assert shown == ["Sport 8 × remove this choice"]


def numbers(response) -> list[str]:
    return [text(node) for node in parsed(response).findall(".//span[@class='number']")]


def test_the_list_has_pages_of_a_hundred(client):
    pages = [numbers(client.get("/en/treaties/", {"page": page})) for page in range(1, 6)]

    assert [len(page) for page in pages] == [100, 100, 100, 100, Treaty.objects.count() - 400]
    assert len({number for page in pages for number in page}) == Treaty.objects.count()


def test_the_next_page_keeps_what_was_chosen(client):
    tree = parsed(client.get("/en/treaties/", {"depositary": "COE", "as_of": "2020-01-01"}))

    link = tree.find(".//nav[@class='pages']/a").get("href")

    assert link == "?depositary=COE&as_of=2020-01-01&page=2"


def test_a_page_after_the_last_is_the_last(client):
    last = numbers(client.get("/en/treaties/", {"page": "5"}))

    assert numbers(client.get("/en/treaties/", {"page": "999"})) == last


def test_the_list_for_another_state_and_day(client):
    page = main(client.get("/en/treaties/", {"state": "kz", "q": "165", "as_of": "1999-02-01"}))

    assert "The status is that of Kazakhstan on 1 February 1999." in page
    assert "in force since 1 February 1999" in page


def test_an_unknown_state_is_named(client):
    page = main(client.get("/en/treaties/", {"state": "zz"}))

    assert "There is no State “zz”." in page


def test_the_list_costs_the_same_however_long(client, django_assert_num_queries):
    with django_assert_num_queries(24):
        client.get("/en/treaties/", {"q": "112"})
    # Without words nobody asks whether they are a number.
    with django_assert_num_queries(18):
        client.get("/en/treaties/")


def test_words_cost_one_search_however_often_they_count(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(38):
        client.get("/en/treaties/", {"q": "convention"})


def test_a_treaty_without_anything(client):
    factories.TreatyFactory(number="998")
    door.rederive({"ets-998"})

    assert client.get("/en/treaties/ets-998/").status_code == 200


COVENANT = "/en/treaties/untc-iv-4/"


def test_a_treaty_names_its_depositary_its_chapter_and_its_page_there(client):
    tree = parsed(client.get(COVENANT))

    page = text(tree.find(".//main"))
    links = {text(link): link.get("href") for link in tree.findall(".//main//a")}
    assert "Depositary Secretary-General of the United Nations" in page
    assert "Chapter IV: Human rights" in page
    assert links["The depositary's page of this treaty"].startswith("https://treaties.un.org/")
    assert "No address of the text is recorded." in page


def test_the_page_at_the_depositary_follows_from_the_number(client):
    page = client.get(TRANSFER).content.decode()

    assert "module=treaty-detail&amp;treatynum=112" in page
    assert "Chapter" not in page


@pytest.mark.parametrize(
    "number, chapter", [("IV-4", "IV"), ("XI-A-10", "XI"), ("XCIX-1", "")], ids=str
)
def test_the_chapter_of_a_number(number, chapter):
    series = Series(code="UNTC", chapters={"IV": {"en": "Human rights"}, "XI": {"en": "Roads"}})

    assert Treaty(series=series, number=number).chapter == chapter


def test_an_address_that_is_not_of_the_web_is_no_link():
    treaty = factories.TreatyFactory.build(
        number="112", depositary=None, status_url="javascript:alert(1)"
    )

    assert treaty.status_page == ""


def test_the_chart_marks_what_rests_on_an_unconfirmed_act(client):
    rows = chart(client.get("/en/treaties/ilo-c029/"))

    assert rows["Kyrgyzstan"].endswith("in force unconfirmed")
    assert [state for state, row in rows.items() if "unconfirmed" in row] == ["Kyrgyzstan"]


@pytest.mark.parametrize(
    "language, label", [("fr", "STE n° 112"), ("ru", "СЕД № 112"), ("ky", "СЕД № 112")]
)
@pytest.mark.parametrize(
    "path",
    [
        "treaties/?q=112",
        "compare/?states=KG,DE&q=112",
        "countries/kg/?q=112",
        "search/?q=112",
        "treaties/ets-112/",
        "treaties/ets-112/acts.atom",
        "countries/kg/treaties/ets-112/badge.svg",
    ],
)
def test_the_number_is_in_the_words_of_the_reader(client, path, language, label):
    page = client.get(f"/{language}/{path}", follow=True).content.decode()

    # Most styles of citation are English whoever reads.
    page = re.sub("<pre.*?</pre>", "", page, flags=re.DOTALL)
    assert label in page
    assert re.findall(r"ETS (?:No\. )?112", page) == []


def test_a_treaty_says_who_watches_and_when_its_parties_report(client):
    page = main(client.get(COVENANT))

    assert (
        "Monitored by Human Rights Committee (article 28; not checked against the treaty's text)"
        in page
    )
    assert (
        "Reports of the Parties The first report is due within 1 year of the entry into force for "
        "the State. Further reports are due whenever they are asked for. "
        "(article 40(1); not checked against the treaty's text)"
    ) in page


def test_the_focus_state_is_answered_first_with_the_date_and_why(client):
    page = parsed(client.get(TRANSFER))

    card = page.find(".//section[@class='answer is-bound']")
    assert "in force since 1 August 2024" in text(card)
    assert "/en/countries/kg/treaties/ets-112/#why" in [a.get("href") for a in card.iter("a")]


def test_the_readers_choice_is_answered_instead(client):
    page = parsed(client.get(TRANSFER, {"state": "DE"}))

    assert text(page.find(".//section[@class='answer is-bound']/p[@class='kicker']")) == "Germany"


def test_an_unknown_choice_is_named_and_the_focus_state_shown(client):
    page = main(client.get(TRANSFER, {"state": "QQ"}))

    assert "QQ" in page
    assert "Kyrgyzstan" in page


@pytest.mark.parametrize(
    "query, address",
    [
        pytest.param({"state": "de"}, "/en/countries/de/treaties/ets-112/", id="the-pair"),
        pytest.param({}, TRANSFER, id="back-without-a-choice"),
        pytest.param(
            {"state": "DE", "as_of": "2001-01-01"},
            "/en/countries/de/treaties/ets-112/?as_of=2001-01-01",
            id="on-that-day",
        ),
    ],
)
def test_another_country_leads_to_the_pair(client, query, address):
    response = client.get(f"{TRANSFER}of/", query)

    assert (response.status_code, response.url) == (302, address)


def test_a_chart_is_searched_and_says_what_matched(client):
    response = client.get(TRANSFER, {"q": "lith"})

    assert list(chart(response)) == ["Lith uania"]
    assert "<mark>Lith</mark>uania" in response.content.decode()


def test_a_chart_is_searched_in_other_languages_too(client):
    assert "<mark>Germany</mark>" in client.get(TRANSFER, {"q": "Германия"}).content.decode()


def test_a_search_in_vain_says_so(client):
    assert "No State of this chart is called “qqq”" in main(client.get(TRANSFER, {"q": "qqq"}))


def test_a_long_chart_begins_with_the_choice_and_its_neighbours(client):
    section = parsed(client.get("/en/treaties/untc-iv-4/")).find(".//section[@id='chart']")

    tables = section.findall(".//table")
    first = [text(row.find("th")) for row in tables[0].findall("tbody/tr")]
    assert first[:2] == ["Kyrgyzstan", "Kazakhstan"]
    assert set(first) <= {
        *("Kyrgyzstan", "Kazakhstan", "Tajikistan", "Turkmenistan", "Uzbekistan", "Mongolia")
    }
    assert len(tables[1].findall("tbody/tr")) > 150
    assert text(section.find("details/summary")).startswith("Show the other States (")


def test_a_column_without_anything_is_left_out(client):
    section = parsed(client.get(TRANSFER, {"q": "Kyrgyz"})).find(".//section[@id='chart']")

    assert text(section.find(".//thead")) == "State Consent to be bound Entry into force Status"


@pytest.mark.parametrize(
    "code, words",
    [
        pytest.param("ets-112", "The depositary's page of this treaty", id="its-page"),
        pytest.param("ilo-c029", "its site is the place to look", id="the-site"),
    ],
)
def test_the_chart_says_where_to_look(client, code, words):
    section = parsed(client.get(f"/en/treaties/{code}/")).find(".//section[@id='chart']")

    assert words in text(section)
