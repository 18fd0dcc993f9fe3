"""What language models are told of the site: every address that there is, and no other."""

import re

import pytest

from config import published_data
from config.api import LISTS
from tests.factories import StateFactory
from treaties.api.schema import description

pytestmark = pytest.mark.django_db


def test_every_address_of_the_api_is_told_with_what_it_answers(client):
    response = client.get("/llms.txt")
    text = response.content.decode()

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert text.startswith("# Accede\n\n> ")
    told = set(re.findall(r"^- \[(/api/v1/[^\]]+)\]", text, re.MULTILINE))
    assert told == set(description(LISTS)["paths"])


def test_every_link_leads_somewhere(client):
    StateFactory(code="KG")
    text = client.get("/llms.txt").content.decode()
    links = re.findall(r"\(http://testserver(/[^){]*)\)", text)

    assert len(links) > 15
    for link in links:
        # The files of the export have tests of their own.
        is_file = link.removeprefix("/data/") in published_data.NAMES
        if not is_file and "?" not in link and "{" not in link:
            assert client.get(link).status_code in (200, 400), link


def test_it_is_linked(client):
    assert 'href="/llms.txt"' in client.get("/en/data/").content.decode()
