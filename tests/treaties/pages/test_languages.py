"""No page shows an English sentence to readers of other languages, unless it is marked as one."""

import re

import html5lib
import pytest

from tests.treaties.html import parsed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled", "today")]

PATHS = [
    "",
    "countries/",
    "countries/kg/",
    "countries/jp/",
    "countries/kg/treaties/ets-112/",
    "countries/kg/treaties/ilo-c029/",
    "treaties/",
    "treaties/ets-112/",
    "treaties/untc-iv-4/",
    "subjects/labour/",
    "programmes/",
    "agenda/",
    "compare/",
    "glossary/",
    "between/kg/kz/",
    "search/?q=convention",
    "about/",
    "accessibility/",
]
ENGLISH = re.compile(
    r"\b(?:the|of|and|is|was|with|for|from|this|that|which|not|to|in|on|by|are|has|been)\b"
)
SEVERAL = 2
"""So many of these words make an English sentence; one stands in a name too."""


def sentences(node, language: str) -> list[str]:
    """Return the texts of a tree that stand in its own language and read as English."""
    if node.tag in ("script", "style", "code", "pre"):
        return []
    own = node.get("lang", language)
    found = [node.text or ""] if own == language else []
    found += [node.get("aria-label", ""), node.get("placeholder", "")] if own == language else []
    for child in node:
        found += sentences(child, language) if own == language else []
        found += [child.tail or ""] if own == language else []
    return [text.strip() for text in found if len(ENGLISH.findall(text)) >= SEVERAL]


def share(node, language: str) -> float:
    """Return how much of a page's letters is Latin and no title marked as one."""
    words = re.findall(r"[^\W\d_]+", " ".join(unmarked(node, language)))
    latin = sum(len(word) for word in words if word[0].isascii())
    return latin / sum(map(len, words))


def unmarked(node, language: str) -> list[str]:
    if node.tag in ("script", "style") or node.get("lang", language) != language:
        return []
    found = [node.text or ""]
    for child in node:
        found += [*unmarked(child, language), child.tail or ""]
    return found


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["ru", "fr", "ky", "kk"])
def test_no_english_sentence_outside_what_is_marked(client, language, path):
    body = parsed(client.get(f"/{language}/{path}")).find("body")

    assert sentences(body, language) == []


@pytest.mark.parametrize("path", PATHS)
def test_a_tenth_of_a_kyrgyz_page_is_english_at_most(client, path):
    body = parsed(client.get(f"/ky/{path}")).find("body")

    assert share(body, "ky") <= 0.1


def test_the_check_finds_an_english_sentence():
    page = parsed_text("<p>This is the text.</p><p lang='en'>This is the other.</p>")

    assert sentences(page, "ky") == ["This is the text."]
    assert share(page, "ky") == 1


def parsed_text(html: str):
    return html5lib.parse(html, namespaceHTMLElements=False)


def test_a_kyrgyz_title_of_ours_is_said_to_be_unofficial(client):
    note = "расмий эмес, биздин котормо"

    assert note in client.get("/ky/treaties/ets-112/").content.decode()
    assert note in client.get("/ky/countries/kg/treaties/ets-112/").content.decode()
    assert note not in client.get("/ky/treaties/ets-005/").content.decode()
