"""Answers as files: read by the programs that people use."""

import csv
import io
from datetime import date

import openpyxl
import pandas
import pytest

from core.sheets.cells import guarded, unguarded
from tests.factories import ActFactory, StateFactory, TreatyFactory
from treaties.models import Treaty
from treaties.writing import door

pytestmark = pytest.mark.django_db

LIST = "/api/v1/states/KG/treaties/"
FORMULA = '=HYPERLINK("http://example.org")'


@pytest.fixture(autouse=True)
def story():
    """Three treaties; one that the Kyrgyz Republic has joined has a title like a formula."""
    kyrgyz = StateFactory(code="KG")
    joined = TreatyFactory(
        series="ETS",
        number="112",
        titles={"en": FORMULA},
        entered_into_force_on=date(1985, 7, 1),
    )
    ActFactory(
        treaty=joined,
        state=kyrgyz,
        kind="ratification",
        done_on=date(2024, 4, 1),
        done_precision="month",
        effective_on=date(2024, 8, 1),
        source="+1 letter",
    )
    TreatyFactory(series="ETS", number="185", titles={"en": "Convention “on” Cybercrime, é"})
    TreatyFactory(series="ETS", number="186")
    door.rederive()


def rows_of(content: bytes) -> list[dict]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def test_csv_has_all_rows_unless_a_page_is_asked_for(client):
    everything = client.get(f"{LIST}?format=csv&page_size=1")
    page = client.get(f"{LIST}?format=csv&page_size=1&page=2")

    assert everything.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "accede-states-KG-treaties.csv" in everything.headers["Content-Disposition"]
    assert len(rows_of(everything.content)) == 3
    assert [row["treaty_id"] for row in rows_of(page.content)] == ["ets-185"]


def test_csv_joins_nested_names_and_writes_iso_dates(client):
    row = rows_of(client.get(f"{LIST}?format=csv&as_of=2024-05-15").content)[0]

    assert row["treaty_id"] == "ets-112"
    assert (row["status"], row["status_label"]) == (
        "entry_into_force_pending",
        "entry into force pending",
    )
    assert (row["next_change_on"], row["next_change_status"]) == ("2024-08-01", "in_force")
    assert (row["consented_on"], row["is_party"], row["left_on"]) == ("2024-04", "false", "")


def test_a_file_can_be_asked_for_by_header(client):
    response = client.get(LIST, headers={"Accept": "text/csv;q=0.9, image/png"})

    assert response.headers["Content-Type"].startswith("text/csv")


def test_only_some_columns(client):
    response = client.get(f"{LIST}?format=csv&fields=state,treaty,status")

    assert response.content.splitlines()[0] == (
        b"treaty_id,treaty_series,treaty_number,treaty_label,treaty_title,treaty_url,state,status"
    )


def test_only_some_fields_of_json(client):
    rows = client.get(f"{LIST}?fields=status,treaty").json()["results"]

    assert set(rows[0]) == {"status", "treaty"}


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_no_cell_is_a_formula(client, format_):
    content = client.get(f"{LIST}?format={format_}").content

    if format_ == "csv":
        title = rows_of(content)[0]["treaty_title"]
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(content))["Data"]
        cell = sheet["E2"]
        assert cell.data_type == "s"
        title = cell.value
    assert title == f"'{FORMULA}"


EXECUTED = ["=1", "+1", "-1", "@a", "\ta", "\ra", "'=1"]


@pytest.mark.parametrize("text", [*EXECUTED, "''=1", "'a", "a", ""])
def test_the_guard_can_be_taken_away(text):
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", EXECUTED)
def test_what_would_be_executed_is_guarded(text):
    assert guarded(text) == f"'{text}"


def test_xlsx_has_real_dates_a_frozen_header_and_says_what_it_is(client):
    content = client.get(f"{LIST}?format=xlsx&as_of=2024-05-15").content
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Data"]
    header = [cell.value for cell in sheet[1]]
    about = {name.value: value.value for name, value in book["About"].iter_rows(max_col=2)}

    assert book.sheetnames == ["Data", "About"]
    assert sheet.freeze_panes == "A2"
    assert sheet.max_row == 4
    cell = sheet.cell(2, header.index("next_change_on") + 1)
    assert (cell.value.date(), cell.is_date) == (date(2024, 8, 1), True)
    assert about["As of"].date() == date(2024, 5, 15)
    assert about["Address"].startswith("http://testserver/api/v1/states/KG/treaties/")
    assert "CC BY 4.0" in about["Licence"]


def test_pandas_reads_the_csv(client):
    content = client.get(f"{LIST}?format=csv&as_of=2024-08-01").content

    frame = pandas.read_csv(io.BytesIO(content), parse_dates=["since"])

    assert frame.set_index("treaty_id").loc["ets-112", "status"] == "in_force"
    assert frame.set_index("treaty_id").loc["ets-112", "since"] == pandas.Timestamp(2024, 8, 1)


@pytest.mark.parametrize(
    "path", ["treaties/112/participations/", "acts/", "states/", "matrix/?states=KG"]
)
def test_other_lists_come_as_files_too(client, path):
    separator = "&" if "?" in path else "?"
    rows = client.get(f"/api/v1/{path}").json()["results"]

    found = rows_of(client.get(f"/api/v1/{path}{separator}format=csv").content)

    assert len(found) == len(rows) > 0


def test_a_treaty_as_linked_data(client):
    response = client.get("/api/v1/treaties/185/", headers={"Accept": "application/ld+json"})
    node = response.json()

    assert response.headers["Content-Type"] == "application/ld+json"
    assert node["@context"]["@vocab"] == "https://schema.org/"
    assert node["@type"] == ["Legislation", "eli:LegalResource"]
    assert node["legislationIdentifier"] == "ETS No. 185"
    assert node["legislationLegalForce"] == "https://schema.org/NotInForce"
    assert node["name"] == {"@value": "Convention “on” Cybercrime, é", "@language": "en"}
    assert node["legislationPassedBy"] == {"@type": "Organization", "name": "COE"}
    assert "sameAs" not in node


def test_linked_data_of_a_treaty_to_which_all_states_are_alike(client):
    page = "https://treaties.un.org/IV-4"
    Treaty.objects.filter(code="ets-185").update(organisation=None, status_url=page)

    node = client.get("/api/v1/treaties/185/?format=jsonld").json()

    assert "legislationPassedBy" not in node
    assert node["sameAs"] == page


def test_treaties_as_one_graph(client):
    graph = client.get("/api/v1/treaties/?format=jsonld").json()["@graph"]

    assert [node["@id"].split("/")[-2] for node in graph] == ["ets-112", "ets-185", "ets-186"]
