"""Photograph every kind of page of a running site: five languages, three widths, light and dark.

    python -m scripts.screenshots http://127.0.0.1:8000 /tmp/shots
    python -m scripts.screenshots http://127.0.0.1:8000 /tmp/shots --widths 390 --schemes dark \
        --languages ky kk --pages compare/ countries/

Needs Chromium. Prints each file; look at them before a change of the templates is committed. All of
them are 720, so that while one works one asks for a part.
"""

import shutil
import sys
from argparse import ArgumentParser, Namespace
from itertools import product
from pathlib import Path

from playwright.sync_api import sync_playwright

LANGUAGES = ["en", "fr", "ru", "ky", "kk"]
WIDTHS = [390, 768, 1280]
SCHEMES = ["light", "dark"]
PAGES = [
    "",
    "countries/",
    "countries/kg/",
    "countries/kg/?as_of=2024-07-01",
    "countries/csxx/",
    "countries/kg/treaties/ets-112/",
    "countries/de/treaties/ets-173/",
    "treaties/",
    "treaties/ets-112/",
    "subjects/environment/",
    "between/kg/de/",
    "between/kg/de/?treaty=hcch-12",
    "agenda/",
    "compare/",
    "programmes/",
    "programmes/ncp-kg-2015-2019/",
    "search/?q=Kyrgyzstan+prisoner",
    "glossary/",
    "about/",
    "data/",
    "data/verification/",
    "accessibility/",
    "countries/kg/?as_of=rubbish",
    "nothing/",
]


def main(asked: Namespace) -> None:
    """Write one picture for each page, language, width and scheme asked for into a folder."""
    asked.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
        )
        for scheme, width in product(asked.schemes, asked.widths):
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            for language, path in product(asked.languages, asked.pages):
                page.goto(f"{asked.base}/{language}/{path}")
                file = asked.folder / f"{language}-{name(path)}-{width}-{scheme}.png"
                page.screenshot(path=file, full_page=True)
                sys.stdout.write(f"{file}\n")
            page.close()
        browser.close()


def name(path: str) -> str:
    """Return a file name for an address."""
    kept = (letter if letter.isalnum() else "-" for letter in path.strip("/"))
    return "".join(kept) or "start"


def read_arguments() -> Namespace:
    parser = ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("base")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--languages", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--widths", nargs="+", type=int, default=WIDTHS)
    parser.add_argument("--schemes", nargs="+", choices=SCHEMES, default=SCHEMES)
    parser.add_argument("--pages", nargs="+", default=PAGES)
    return parser.parse_args()


if __name__ == "__main__":
    main(read_arguments())
