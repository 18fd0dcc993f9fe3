"""The commonest questions to the API, from the page of the documentation that the tests run."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from core.http.parameters import Parameters
from treaties.pages.common import as_page, context

PAGE = Path(__file__).parent.parent / "docs" / "how-to.md"
HOST = "http://127.0.0.1:8000"
LANGUAGES = {"sh": "curl", "python": "Python", "r": "R"}

QUESTION = re.compile(r"^## (?P<title>.+?)$(?P<body>.+?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
FRAGMENT = re.compile(r"The answer contains `(.+?)`\.")
BLOCK = re.compile(r"^```(\w+)\n(.+?)^```$", re.MULTILINE | re.DOTALL)


class Question(NamedTuple):
    """A question, what is said about it, what its answer contains, and a program by language."""

    title: str
    words: str
    fragment: str
    blocks: dict[str, str]


@cache
def questions() -> list[Question]:
    """Return the questions of the page, in its order."""
    return [
        Question(
            item["title"],
            FRAGMENT.sub("", BLOCK.sub("", item["body"])).replace("`", "").strip(),
            FRAGMENT.search(item["body"])[1],
            dict(BLOCK.findall(item["body"])),
        )
        for item in QUESTION.finditer(PAGE.read_text("utf-8"))
    ]


def how_to(request: HttpRequest) -> HttpResponse:
    """Show the questions with programs to copy that ask this very site."""
    asked = Parameters(request.GET, from_form=True)
    host = request.build_absolute_uri("/").rstrip("/")
    shown = [
        (
            question,
            [
                (f"{number}-{code}", LANGUAGES[code], text.strip().replace(HOST, host))
                for code, text in question.blocks.items()
            ],
        )
        for number, question in enumerate(questions(), 1)
    ]
    found = context(
        asked,
        trail=[],
        shown=shown,
        share_title=_("How to ask the API: ten questions in curl, Python and R"),
    )
    return as_page(request, "pages/how_to.html", found)
