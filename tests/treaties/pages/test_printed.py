"""A State's list and a treaty's chart as Word files: what the pages show, and kept like them."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from tests import factories
from tests.treaties.html import main
from treaties.models import Treaty

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled", "today")]

LIST = "/en/countries/kg/list.docx"
CHART = "/en/treaties/ets-112/chart.docx"


def document(response):
    assert response.status_code == 200
    return Document(BytesIO(response.content))


def words(response) -> str:
    return "\n".join(paragraph.text for paragraph in document(response).paragraphs)


def rows(response) -> list[list[str]]:
    """Return the cells of all tables, row by row."""
    tables = document(response).tables
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows]


def listed(response) -> list[str]:
    """Return the numbers of the treaties in a State's list."""
    return [row[0] for row in rows(response) if row[0] != "Treaty"]


def test_a_state_s_list_has_every_treaty_once(client):
    found = listed(client.get(LIST))

    assert len(found) == len(set(found)) == Treaty.objects.count()


def test_a_state_s_list_sums_up_as_the_page_does(client):
    found = words(client.get(LIST))

    assert "Kyrgyzstan: treaties\nAs of 24 November 2026." in found
    assert "Kyrgyzstan: at least" in found
    assert "Bound (at least " in found


def test_a_state_s_list_on_a_day(client):
    found = {row[0]: row[2] for row in rows(client.get(LIST, {"as_of": "2024-07-01"}))}

    assert found["ETS No. 112"].startswith("entry into force pending")


def test_a_state_s_list_is_narrowed_down_as_on_the_page(client):
    response = client.get(LIST, {"status_group": "bound", "depositary": "COE"})

    assert "ETS No. 112" in listed(response)
    assert f"Chosen for this list: {len(listed(response))} of 435 treaties." in words(response)


def test_a_state_of_which_nobody_checked_the_list(client):
    assert "was not checked as a whole" in words(client.get("/en/countries/uz/list.docx"))


def test_the_chart_of_a_treaty_on_a_day(client):
    found = {row[0]: row[1:] for row in rows(client.get(CHART, {"as_of": "2024-07-01"}))}

    assert found["State"] == ["Signature", "Consent to be bound", "Entry into force", "Status"]
    assert found["Kyrgyzstan"][1:3] == ["22 April 2024\naccession", "1 August 2024"]


def test_the_chart_is_in_landscape_and_says_that_it_is_not_complete(client):
    response = client.get(CHART)
    section = document(response).sections[0]

    assert section.page_width > section.page_height
    assert "This chart is not complete." in words(response)
    assert "bound: at least " in words(response)


def test_a_complete_chart_counts_exactly(client):
    treaty = Treaty.objects.get(code="ets-112")
    factories.CheckedFactory(treaty=treaty, checked_on=date(2026, 5, 1))

    found = words(client.get(CHART))

    assert "checked as complete on 1 May 2026" in found
    assert "at least" not in found


def test_a_consent_of_a_day_that_is_not_known_says_so(client):
    found = {row[0]: row[1:] for row in rows(client.get(CHART))}

    assert found["Brazil"][1] == "day not known\naccession"


def test_a_title_in_another_language_is_tagged(client):
    found = document(client.get("/ky/treaties/ets-005/chart.docx"))

    assert found.core_properties.language == "ky-KG"
    assert "ru-RU" in found.element.body.xpath(".//w:lang/@w:val")


def test_the_foot_names_the_address_and_the_day(client):
    foot = document(client.get(CHART)).sections[0].footer.paragraphs[0].text

    assert foot.startswith("http://testserver/en/treaties/ets-112/?as_of=2026-11-24")


@pytest.mark.parametrize("address", [LIST, CHART])
def test_a_file_has_a_name_and_is_asked_for_again(client, address):
    first = client.get(address)

    kept = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert first["Content-Disposition"].endswith('2026-11-24.docx"')
    assert kept["Content-Disposition"] == first["Content-Disposition"]
    assert (kept.content, again.status_code) == (first.content, 304)


@pytest.mark.parametrize("query", [{"as_of": "rubbish"}, {"stauts": "bound"}])
@pytest.mark.parametrize("address", [LIST, CHART])
def test_what_cannot_be_read_is_refused(client, address, query):
    response = client.get(address, query)

    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("address", [LIST, CHART])
def test_another_spelling_leads_to_the_file(client, address):
    response = client.get(address.replace("/kg/", "/KG/").replace("ets-112", "112"))

    assert (response.status_code, response["Location"]) == (301, address)


@pytest.mark.parametrize(
    "address", ["/en/countries/xx/list.docx", "/en/treaties/none-1/chart.docx"]
)
def test_a_file_about_nothing(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address, queries", [(LIST, 8), (CHART, 11)])
def test_the_queries_are_few(client, django_assert_num_queries, address, queries):
    with django_assert_num_queries(queries):
        client.get(address)


@pytest.mark.parametrize(
    "page, name", [("/en/countries/kg/", "list.docx"), ("/en/treaties/ets-112/", "chart.docx")]
)
def test_the_page_links_to_its_file(client, page, name):
    response = client.get(page)

    assert "Word file for printing" in main(response)
    assert f'href="{page}{name}' in response.content.decode()
