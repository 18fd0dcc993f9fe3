"""The pages about programmes in a browser: accessible, and no wider than a phone."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.factories import (
    ActFactory,
    AimFactory,
    ContributionFactory,
    DocumentFactory,
    ProgrammeFactory,
    ProjectFactory,
    ResultFactory,
    StateFactory,
    TreatyFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def programme():
    state, treaty = StateFactory(code="KG"), TreatyFactory(number="112")
    programme = ProgrammeFactory(
        slug="shown",
        countries=[state],
        start_on=date(2015, 1, 1),
        start_precision="year",
        planned_end_on=date(2017, 12, 31),
        end_on=date(2019, 12, 31),
        budget_amount=1000,
        budget_currency="EUR",
    )
    ContributionFactory(programme=programme, share=90)
    ProjectFactory(programme=programme)
    AimFactory(programme=programme, treaty=treaty)
    DocumentFactory(programme=programme, title="", url=f"https://example.org/{'a' * 200}")
    ResultFactory(programme=programme, act=ActFactory(state=state, treaty=treaty))
    return programme


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["/en/programmes/", "/ky/programmes/shown/"])
def test_page_is_accessible_and_fits_a_phone(address, scheme, page, programme):
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(color_scheme=scheme)

    page.goto(address)

    found = [item["id"] for item in Axe().run(page).response["violations"]]
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_folded_parts_are_printed(page, programme):
    project = ProjectFactory(programme=programme)
    DocumentFactory(programme=programme, project=project, title="A folded document")
    page.goto("/en/programmes/shown/")
    folded = page.get_by_text("A folded document")

    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.is_visible()
    assert page.get_by_text("?as_of=").last.is_visible()
