"""The questions of docs/how-to.md, each run as a reader would run it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parent.parent / "docs" / "how-to.md"
HOST = "http://127.0.0.1:8000"
QUESTION = re.compile(r"^## (?P<title>.+?)$(?P<body>.+?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
FRAGMENT = re.compile(r"The answer contains `(.+?)`\.")
BLOCK = re.compile(r"^```(\w+)\n(.+?)^```$", re.MULTILINE | re.DOTALL)
PROGRAMS = {
    "sh": [shutil.which("sh"), "-e", "-c"],
    "python": [sys.executable, "-c"],
    "r": [shutil.which("Rscript"), "-e"],
}


def questions() -> list[tuple[str, str, dict[str, str]]]:
    """Return each question's title, what its answer contains, and its blocks by language."""
    found = QUESTION.finditer(PAGE.read_text())
    return [
        (item["title"], FRAGMENT.search(item["body"])[1], dict(BLOCK.findall(item["body"])))
        for item in found
    ]


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
    for title, _fragment, blocks in questions():
        assert set(blocks) == set(PROGRAMS), title
        assert all(HOST in block for block in blocks.values()), title


@pytest.mark.parametrize("language", PROGRAMS)
@pytest.mark.django_db
def test_every_block_answers_its_question(language, site):
    if language == "r" and not PROGRAMS["r"][0] and os.environ.get("CI") != "true":
        pytest.skip("Rscript is not installed: apt-get install r-base-core")
    assert PROGRAMS[language][0], f"What runs {language} is not installed."

    complaints = {
        title: complaint(language, blocks[language], fragment, site)
        for title, fragment, blocks in questions()
    }

    assert {title: text for title, text in complaints.items() if text} == {}
