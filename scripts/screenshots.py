"""Photograph every kind of page of a running site, at three widths, in both colour schemes.

    python -m scripts.screenshots http://127.0.0.1:8000 /tmp/shots [PATH ...]

Needs Chromium. Prints each file; look at them before a change of the templates is committed.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

WIDTHS = [390, 768, 1280]
SCHEMES = ["light", "dark"]
PAGES = [
    "/en/",
    "/en/countries/",
    "/en/countries/kg/",
    "/ky/countries/kg/?as_of=2024-07-01",
    "/en/countries/kg/treaties/ets-112/",
    "/ru/countries/kg/treaties/ets-112/?as_of=2024-07-01",
    "/en/countries/de/treaties/ets-173/",
    "/en/treaties/",
    "/en/treaties/ets-112/",
    "/fr/treaties/cets-210/?as_of=2014-05-01",
    "/en/agenda/",
    "/en/compare/",
    "/en/programmes/",
    "/en/search/?q=prisoner+transfer+kyrgyzstan",
    "/en/glossary/",
    "/en/about/",
    "/en/data/",
    "/en/accessibility/",
    "/en/countries/kg/?as_of=rubbish",
    "/en/nothing/",
]


def main(base: str, folder: str, *paths: str) -> None:
    """Write one picture for each page, width and scheme into a folder."""
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
        )
        for scheme in SCHEMES:
            for width in WIDTHS:
                page = browser.new_page(
                    viewport={"width": width, "height": 900}, color_scheme=scheme
                )
                for path in paths or PAGES:
                    page.goto(base + path)
                    file = out / f"{name(path)}-{width}-{scheme}.png"
                    page.screenshot(path=file, full_page=True)
                    sys.stdout.write(f"{file}\n")
                page.close()
        browser.close()


def name(path: str) -> str:
    """Return a file name for an address."""
    kept = (letter if letter.isalnum() else "-" for letter in path.strip("/"))
    return "".join(kept) or "start"


if __name__ == "__main__":
    main(*sys.argv[1:])
