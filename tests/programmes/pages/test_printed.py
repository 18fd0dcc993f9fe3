"""A programme as a Word file: what its page says, and nothing that is not public."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document

from tests.factories import (
    ActFactory,
    AimFactory,
    ContributionFactory,
    DocumentFactory,
    MilestoneFactory,
    ProgrammeFactory,
    ProjectFactory,
    ResultFactory,
    StateFactory,
    TreatyFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

FILE = "/en/programmes/shown/programme.docx"


@pytest.fixture
def programme():
    return ProgrammeFactory(
        slug="shown",
        countries=[StateFactory(code="KG")],
        start_on=date(2015, 1, 1),
        start_precision="year",
        period_note="As announced.",
    )


def document(response):
    assert response.status_code == 200
    return Document(BytesIO(response.content))


def words(response) -> str:
    return "\n".join(paragraph.text for paragraph in document(response).paragraphs)


def rows(response) -> list[list[str]]:
    """Return the cells of all tables, row by row."""
    tables = document(response).tables
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows]


def test_what_is_not_known_is_said_to_be_so(client, programme):
    found = dict(rows(client.get(FILE)))

    assert found["When"] == "from 2015, end not known"
    assert found["Budget"] == found["Funders"] == found["Carried out by"] == "not known"


def test_what_belongs_to_it(client, programme):
    ContributionFactory(programme=programme, share=90, amount=900, currency="EUR")
    AimFactory(programme=programme, treaty=TreatyFactory(number="112"))
    MilestoneFactory(programme=programme, text="A seminar.")
    DocumentFactory(programme=programme, title="", url="https://example.org/a")
    part = ProjectFactory(programme=programme, names={"en": "A project"})
    ProjectFactory(programme=programme, parent=part, names={"en": "A part of it"})

    response = client.get(FILE)

    cells = [cell for row in rows(response) for cell in row]
    assert {"EUR\xa0900", "90%", "ETS No. 112", "role not stated", "A seminar."} <= set(cells)
    text = words(response)
    assert all(name in text for name in ("A project\nA part of it", "https://example.org/a"))


def test_only_published_results_are_in_it(client, programme):
    state = programme.countries.get()
    for number, publication in (("112", "published"), ("185", "draft")):
        act = ActFactory(state=state, treaty=TreatyFactory(number=number))
        ResultFactory(programme=programme, act=act, publication=publication)

    found = [cell for row in rows(client.get(FILE)) for cell in row]

    assert "ETS No. 112" in found
    assert "ETS No. 185" not in found


def test_a_draft_has_no_file(client):
    ProgrammeFactory(slug="draft", publication="draft")

    assert client.get("/en/programmes/draft/programme.docx").status_code == 404


def test_notes_from_the_sources_are_tagged_as_english(client, programme):
    found = document(client.get(FILE.replace("/en/", "/ky/")))

    assert found.core_properties.language == "ky-KG"
    assert set(found.element.body.xpath(".//w:lang/@w:val")) == {"en-GB"}


def test_a_day_that_is_none_is_refused(client, programme):
    assert client.get(FILE, {"as_of": "rubbish"}).status_code == 400


def test_the_file_is_kept_under_its_name(client, programme):
    first, kept = client.get(FILE), client.get(FILE)

    assert first["Content-Disposition"] == 'attachment; filename="shown-2026-11-24.docx"'
    assert (kept.content, kept["ETag"]) == (first.content, first["ETag"])


def test_the_page_links_to_it(client, programme):
    page = client.get(reverse("programme", kwargs={"slug": "shown"})).content.decode()

    assert FILE in page


def test_more_rows_take_no_more_queries(client, programme, django_assert_num_queries):
    for _ in range(5):
        AimFactory(programme=programme)
        ContributionFactory(programme=programme)
        MilestoneFactory(programme=programme)
        ResultFactory(programme=programme)

    with django_assert_num_queries(17):
        client.get(FILE)
