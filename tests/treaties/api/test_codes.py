"""The codes that answers hold, with labels and meanings in five languages."""

import pytest

from config.api import LISTS
from treaties.law.vocabulary import Status

pytestmark = pytest.mark.django_db

PLACE = "/api/v1/codes/"


@pytest.fixture
def rows(client) -> list[dict]:
    return client.get(PLACE, {"page_size": 500}).json()["results"]


def test_every_code_of_every_list_is_there_once(rows):
    told = [(row["list"], row["code"]) for row in rows]

    assert told == [(name, str(code)) for name, codes in LISTS.items() for code in codes.labels]
    assert len(set(told)) == len(told)


def test_every_code_has_a_label_in_five_languages(rows):
    for row in rows:
        assert all(row[f"label_{language}"] for language in ("en", "fr", "ru", "ky", "kk")), row


def test_a_status_has_its_meaning(rows):
    [status] = [row for row in rows if (row["list"], row["code"]) == ("status", Status.SIGNED)]

    assert status["label_ru"] == "подписан, не ратифицирован"
    assert "Vienna Convention" in status["meaning_en"]
    assert all(status[f"meaning_{language}"] for language in ("fr", "ru", "ky", "kk"))


def test_a_file_has_all_of_them(client):
    lines = client.get(PLACE, {"format": "csv"}).content.decode().splitlines()

    assert len(lines) == 1 + sum(len(codes.labels) for codes in LISTS.values())


def test_it_costs_one_query(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get(PLACE)
