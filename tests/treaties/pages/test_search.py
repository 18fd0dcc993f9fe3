"""The search field: what people write in five languages, and what they are shown first."""

import csv
from pathlib import Path

import pytest

from tests.treaties.html import main, parsed
from treaties.models import Treaty
from treaties.questions.concepts import FILE, concepts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled", "today")]

TABLE = Path(__file__).with_name("queries.csv").read_text(encoding="utf-8")
QUERIES = list(csv.DictReader(TABLE.splitlines()))


def first_place(client, language: str, text: str) -> str:
    """Return the address that a search leads to: where it goes at once, else its first link."""
    response = client.get(f"/{language}/search/", {"q": text})
    if response.status_code == 302:
        return response["Location"]
    return parsed(response).find(".//main").find(".//a").get("href")


@pytest.mark.parametrize("language", ["en", "fr", "ru", "ky", "kk"])
def test_the_first_result_is_what_was_meant(client, language):
    queries = [row for row in QUERIES if row["language"] == language]
    expected = {row["text"]: f"/{language}/{row['first']}" for row in queries}

    found = {text: first_place(client, language, text) for text in expected}

    assert found == expected


def test_there_are_sixty_queries_in_five_languages():
    assert len(QUERIES) >= 60
    assert {row["language"] for row in QUERIES} == {"en", "fr", "ru", "ky", "kk"}


def shown(client, text: str) -> str:
    return main(client.get("/en/search/", {"q": text}))


@pytest.mark.parametrize(
    "text, said",
    [
        (
            "Kyrgyzstan and ETS 112",
            "Understood: Kyrgyzstan and ETS No. 112 (Transfer of sentenced persons).",
        ),
        ("Грузии Стамбульскую", "Understood: Georgia and CETS No. 210 (Istanbul Convention)."),
        ("Istambul", "Did you mean “istanbul”? Nothing here is called “istambul”"),
        ("torture", "5 treaties found, the closest first."),
        ("108+", "1 treaty found."),
        ("convention", "The first 50 are shown."),
        ("reservation", "A statement by which a State excludes"),
        ("rule of law programme", "Central Asia Rule of Law Programme"),
        ("zzz", "No results for these words."),
    ],
)
def test_it_is_said_what_was_understood_and_found(client, text, said):
    assert said in shown(client, text)


def test_words_that_were_found_are_marked(client):
    page = parsed(client.get("/en/search/", {"q": "tortured"}))

    first = page.find(".//main").find(".//ol/li")
    assert first.find(".//mark").text == "Torture"


def test_what_a_text_says_is_not_read_as_html(client):
    page = client.get("/en/search/", {"q": "<b>torture</b> Istambul"}).content.decode()

    assert "<b>" not in page


@pytest.mark.parametrize(
    "text", ["a" * 200, "%", "'", "+", "108 " * 40, "конвенция " * 20, "ø", "\u0301"]
)
def test_any_text_can_be_searched_for(client, text):
    assert client.get("/en/search/", {"q": text}).status_code in {200, 302}


@pytest.mark.parametrize("text", ["пытки", "Istambul", "диплом", "үй-бүлөдөгү зомбулук"])
def test_the_interface_finds_what_the_page_finds(client, text):
    place = first_place(client, "en", text)
    found = client.get("/api/v1/treaties/", {"q": text}).json()["results"]

    assert place.split("/")[3] in [row["id"] for row in found]


def test_the_treaties_that_words_mean_first_are_bundled():
    led = {code for listed in concepts().values() for _, one in listed for code in one.treaties}

    assert led == set(Treaty.objects.filter(code__in=led).values_list("code", flat=True)), FILE


@pytest.mark.parametrize(
    "text, most", [("torture", 11), ("Kyrgyzstan and ETS 112", 13), ("Istambul", 20)]
)
def test_queries(client, django_assert_max_num_queries, text, most):
    with django_assert_max_num_queries(most):
        client.get("/en/search/", {"q": text})
