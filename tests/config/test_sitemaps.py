import re
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from config.sitemaps import Pages
from tests.factories import ActFactory, SeriesFactory, StateFactory, TreatyFactory
from treaties.writing import door

pytestmark = pytest.mark.django_db

ENTRY = re.compile(r"<loc>http://testserver([^<]*)</loc>\s*(?:<lastmod>([^<]*)</lastmod>)?")


@pytest.fixture(autouse=True)
def story(monkeypatch):
    """Enter a treaty and two States on 1 May, two acts on 2 May, one of them a draft."""
    monkeypatch.setattr(timezone, "now", lambda: datetime(2024, 5, 1, 12, tzinfo=UTC))
    states = [StateFactory.build(code=code) for code in ("KG", "KZ")]
    treaty = TreatyFactory.build(number="112")
    treaty.take_names(SeriesFactory())
    with door.writing(None) as write:
        for row in (*states, treaty):
            write.save(row)
    monkeypatch.setattr(timezone, "now", lambda: datetime(2024, 5, 2, 12, tzinfo=UTC))
    with door.writing([treaty]) as write:
        for state, publication in zip(states, ("published", "draft"), strict=True):
            write.save(ActFactory.build(treaty=treaty, state=state, publication=publication))


def listed(client, address):
    """Return the addresses that a sitemap lists, each with its day."""
    return dict(ENTRY.findall(client.get(address).content.decode()))


def test_each_language_has_a_sitemap(client):
    places = listed(client, "/sitemap.xml")

    assert [*places] == [f"/sitemap-{code}.xml" for code in ("en", "fr", "ru", "ky", "kk")]
    assert all(listed(client, place) for place in places)


def test_unknown_language(client):
    assert client.get("/sitemap-xx.xml").status_code == 404


@pytest.mark.parametrize(
    "page, day",
    [
        pytest.param("", "", id="home"),
        pytest.param("about/", "", id="text"),
        pytest.param("data/verification/", "", id="verification"),
        pytest.param("countries/kg/", "2024-05-02", id="state-with-an-act"),
        pytest.param("countries/kz/", "2024-05-01", id="state-with-a-draft"),
        pytest.param("treaties/ets-112/", "2024-05-02", id="treaty"),
        pytest.param("countries/kg/treaties/ets-112/", "2024-05-02", id="pair"),
        pytest.param("countries/kz/treaties/ets-112/", None, id="pair-without-a-public-act"),
    ],
)
def test_day_on_which_the_facts_of_a_page_changed(client, page, day):
    assert listed(client, "/sitemap-fr.xml").get(f"/fr/{page}") == day


def test_every_page_is_there(client):
    pages = listed(client, "/sitemap-ky.xml")

    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_what_is_too_long_is_continued(client, monkeypatch):
    whole = listed(client, "/sitemap-en.xml")
    monkeypatch.setattr(Pages, "limit", 8)

    places = [place for place in listed(client, "/sitemap.xml") if "-en" in place]

    assert places == ["/sitemap-en.xml", "/sitemap-en.xml?p=2"]
    assert listed(client, places[0]) | listed(client, places[1]) == whole
    assert len(listed(client, places[0])) == 8
