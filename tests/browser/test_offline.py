"""Pages that were visited are read again without network, and say so; nothing else is kept."""

import pytest
from django.conf import settings

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

PAIR = "countries/kg/treaties/ets-112/"
KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys())
      found.push(new URL(request.url).pathname);
  return found;
}"""


@pytest.fixture
def reader(chromium, site):
    """Return a page of a visitor whose browser keeps what they visit."""
    context = chromium.new_context(base_url=site, locale="en-GB")
    page = context.new_page()
    page.goto("/en/about/")
    page.evaluate("() => navigator.serviceWorker.ready")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    yield page
    context.close()


def offline_line(page) -> str:
    return " ".join(page.locator("#offline").inner_text().split())


def test_a_visited_page_is_read_without_network_and_says_so(reader, today):
    for language in ("en", "ky"):
        reader.goto(f"/{language}/{PAIR}")
        assert not reader.locator("#offline").is_visible()
    wait_until_kept(reader, f"/ky/{PAIR}")

    reader.context.set_offline(True)
    reader.goto(f"/en/{PAIR}")

    assert reader.locator(".answer").is_visible()
    assert offline_line(reader) == (
        "You are reading this page without network, as it was on 24 November 2026."
    )
    assert reader.locator("body").evaluate("body => getComputedStyle(body).margin") == "0px"
    reader.goto(f"/ky/{PAIR}")
    assert "2026-жылдын 24-ноябр" in offline_line(reader)


def test_the_page_open_before_the_worker_is_kept_too(reader):
    wait_until_kept(reader, "/en/about/")


def test_admin_api_and_errors_are_not_kept(reader):
    reader.goto("/en/nowhere/")
    reader.goto(f"/{settings.ADMIN_PATH}")
    reader.goto("/api/v1/states/KG/")
    reader.goto("/en/glossary/")
    wait_until_kept(reader, "/en/glossary/")

    kept = reader.evaluate(KEPT)

    assert {path for path in kept if not path.startswith("/static/")} == {
        "/en/about/",
        "/en/glossary/",
    }


def wait_until_kept(page, path: str) -> None:
    page.wait_for_function(f"async () => (await ({KEPT})()).includes('{path}')")
