"""The pictures of links: drawn from a page's answer, in five languages, of known size and cost."""

from io import BytesIO

import pytest
from PIL import Image

from tests.treaties.html import parsed
from treaties.law.vocabulary import StatusGroup
from treaties.pages import pictures
from treaties.pages.pictures import Picture, fitted, font, png, wrapped

PAIR = "countries/kg/treaties/ets-112/"
LETTERS = "ңөүқғұһіәҢӨҮҚҒҰҺІӘ ёъыйщЁЪЫЙЩ éèçœÉÈÇŒïâ «»“”’–—…№ \u00a0\u202f"


def drawn(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_font_has_the_letters_of_five_languages(weight):
    used = font(weight, 40)
    shapes = {letter: bytes(used.getmask(letter)) for letter in LETTERS if not letter.isspace()}
    nothing = bytes(used.getmask("\uffff"))

    assert [letter for letter, shape in shapes.items() if shape == nothing] == []


@pytest.mark.parametrize("group", ["", *StatusGroup])
def test_a_picture_of_each_group(group):
    image = drawn(png(Picture("in force", group=group)))

    assert image.size == (1200, 630)


def test_groups_are_told_apart_by_shape_and_not_by_colour_alone():
    shapes = {bytes(pictures.shape(group, 64, "#000").tobytes()) for group in StatusGroup}

    assert len(shapes) == len(StatusGroup)


def test_a_long_text_is_cut_and_costs_no_more():
    block = fitted("word " * 10_000, "Bold", sizes=(88, 34), room=200)

    assert block.height <= 200
    assert block.lines[-1].endswith("…")


def test_a_day_is_not_torn_apart():
    lines = wrapped("in force since 1 August 2024", font("Bold", 88), 700)

    assert lines == ["in force since", "1\u00a0August 2024"]


PAGES = [
    "", "about/", "accessibility/", "agenda/", "between/", "compare/", "countries/",
    "countries/kg/", "data/how-to/", "data/verification/", "glossary/", PAIR,
    "programmes/", "programmes/ncp-kg-2015-2019/", "subjects/environment/", "treaties/",
    "treaties/ets-112/", "between/kg/de/", "between/kg/de/?treaty=ets-112",
    f"{PAIR}?as_of=2020-01-01",
]  # fmt: skip


def said(client, address: str) -> dict:
    """Return what a page tells those who show a link to it."""
    tree = parsed(client.get(address))
    found = {
        item.get("property") or item.get("name"): item.get("content") for item in tree.iter("meta")
    }
    return found | {"canonical": tree.find(".//link[@rel='canonical']").get("href")}


@pytest.mark.django_db
@pytest.mark.usefixtures("bundled")
@pytest.mark.parametrize("language", ["en", "ky"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_a_title_a_text_and_a_picture(client, path, language):
    found = said(client, f"/{language}/{path}")

    picture = client.get(found["og:image"].removeprefix("http://testserver"))
    assert drawn(picture.content).size == (1200, 630)
    assert len(picture.content) < 40_000
    assert found["twitter:card"] == "summary_large_image"
    assert found["og:image:alt"]
    assert found["og:title"] != "Accede"
    assert found["description"] or path == "data/how-to/"


@pytest.mark.django_db
@pytest.mark.usefixtures("bundled")
def test_a_picture_says_the_answer_of_the_page(client, today):
    assert said(client, f"/en/{PAIR}")["og:image:alt"] == (
        "Kyrgyzstan, ETS No. 112. In force since 1 August 2024. "
        "Convention on the Transfer of Sentenced Persons"
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("bundled")
def test_what_is_unknown_is_said(client, today):
    words = said(client, "/en/countries/uz/treaties/ets-112/")["og:image:alt"]

    assert "Data incomplete" in words


@pytest.mark.django_db
@pytest.mark.usefixtures("bundled")
def test_links_keep_the_day(client, today):
    found = said(client, f"/en/{PAIR}?as_of=2020-01-01")

    assert found["canonical"].endswith(f"/en/{PAIR}?as_of=2020-01-01")
    assert found["og:image"].endswith(f"/en/{PAIR}picture.png?as_of=2020-01-01")
    assert found["robots"] == "nofollow"
    assert "in force" not in found["og:image:alt"].casefold()


@pytest.mark.django_db
@pytest.mark.usefixtures("bundled")
@pytest.mark.parametrize(
    "address, status",
    [
        pytest.param("/en/countries/zz/picture.png", 404, id="nobody"),
        pytest.param("/en/countries/KG/picture.png", 301, id="spelt-otherwise"),
        pytest.param(f"/en/{PAIR}picture.png?as_of=rubbish", 400, id="no-day"),
        pytest.param("/en/search/picture.png?q=anything", 404, id="no-text-of-others"),
    ],
)
def test_no_picture(client, address, status):
    assert client.get(address).status_code == status


@pytest.mark.django_db
@pytest.mark.usefixtures("bundled")
def test_a_picture_is_kept_and_asked_for_again(client, django_assert_max_num_queries):
    first = client.get(f"/ru/{PAIR}picture.png")

    with django_assert_max_num_queries(1):
        again = client.get(f"/ru/{PAIR}picture.png", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
