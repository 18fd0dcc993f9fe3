"""The questions of docs/how-to.md, each run as a reader would run it."""

import os
import shutil
import subprocess
import sys

import pytest
from django.test import Client

from config.how_to import HOST, questions

PROGRAMS = {
    "sh": [shutil.which("sh"), "-e", "-c"],
    "python": [sys.executable, "-c"],
    "r": [shutil.which("Rscript"), "-e"],
}


def complaint(language: str, block: str, fragment: str, host: str) -> str:
    """Run a block against a site; return what is wrong with how it ended, or nothing."""
    program = [*PROGRAMS[language], block.replace(HOST, host)]
    environment = os.environ | {"no_proxy": "localhost,127.0.0.1"}
    run = subprocess.run(
        program, check=False, capture_output=True, text=True, env=environment, timeout=60
    )
    if run.returncode:
        return f"ended with {run.returncode}: {run.stderr}"
    return "" if fragment in run.stdout else f"{fragment} is not in: {run.stdout[:1000]}"


def test_there_are_ten_questions_each_in_every_language():
    assert len(questions()) == 10
    for question in questions():
        assert set(question.blocks) == set(PROGRAMS), question.title
        assert all(HOST in block for block in question.blocks.values()), question.title


@pytest.mark.django_db
def test_the_page_shows_programs_that_ask_this_site():
    text = Client().get("/en/data/how-to/").content.decode()

    assert text.count("<pre ") == 30
    assert HOST not in text
    assert "http://testserver/api/v1/states/KG/treaties/?status_group=bound" in text


@pytest.mark.parametrize("language", PROGRAMS)
@pytest.mark.django_db
def test_every_block_answers_its_question(language, site):
    if language == "r" and not PROGRAMS["r"][0] and os.environ.get("CI") != "true":
        pytest.skip("Rscript is not installed: apt-get install r-base-core")
    assert PROGRAMS[language][0], f"What runs {language} is not installed."

    complaints = {
        question.title: complaint(language, question.blocks[language], question.fragment, site)
        for question in questions()
    }

    assert {title: text for title, text in complaints.items() if text} == {}
