"""The reader's way through the public site in a real browser, for all who read it.

Whatever a test does, its visitors are never sent elsewhere and keep the content policy.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

# Each test has a transaction of its own, though it writes nothing: the mark makes the database.
pytestmark = [pytest.mark.browser, pytest.mark.django_db]

REPORT = """
document.addEventListener("securitypolicyviolation", event =>
  console.error("violation", event.violatedDirective, event.blockedURI, event.sourceFile));
"""
FOCUS = """() => {
  const {outlineStyle, outlineWidth} = getComputedStyle(document.activeElement);
  return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
}"""
COUNTRY = "/en/countries/kg/"
TREATY = "/en/treaties/ets-112/"
PAIR = "/en/countries/kg/treaties/ets-112/"
PAGES = [
    pytest.param("/en/", 200, id="home"),
    pytest.param("/en/countries/", 200, id="countries"),
    pytest.param("/en/countries/cshh/", 200, id="former-state"),
    pytest.param("/en/between/kg/de/?treaty=hcch-12", 200, id="between"),
    pytest.param(COUNTRY, 200, id="country"),
    pytest.param(f"{COUNTRY}?as_of=rubbish", 400, id="country-wrong-day"),
    pytest.param(PAIR, 200, id="pair"),
    pytest.param("/en/treaties/", 200, id="treaties"),
    pytest.param(TREATY, 200, id="treaty"),
    pytest.param(f"{COUNTRY}?subject=environment&status_group=bound", 200, id="country-subject"),
    pytest.param("/en/subjects/environment/", 200, id="subject"),
    pytest.param("/en/programmes/", 200, id="programmes"),
    pytest.param("/en/programmes/ncp-kg-2015-2019/", 200, id="programme"),
    pytest.param("/en/agenda/", 200, id="agenda"),
    pytest.param("/en/compare/", 200, id="compare"),
    pytest.param("/en/glossary/", 200, id="glossary"),
    pytest.param("/en/search/?q=Istanbul", 200, id="search"),
    pytest.param("/en/about/", 200, id="about"),
    pytest.param("/en/data/", 200, id="data"),
    pytest.param("/en/data/how-to/", 200, id="how-to"),
    pytest.param("/en/data/verification/", 200, id="verification"),
    pytest.param("/en/accessibility/", 200, id="accessibility"),
    pytest.param("/en/nowhere/", 404, id="not-found"),
]
# The browser's language, the country's name, the question, the day the treaty took effect.
LANGUAGES = [
    pytest.param("en-GB", ("Kyrgyzstan", "Why this date?", "1 August 2024"), id="en"),
    pytest.param(
        "fr-FR", ("République kirghize", "Pourquoi cette date ?", "1er août 2024"), id="fr"
    ),
    pytest.param("ru-RU", ("Кыргызстан", "Почему именно эта дата?", "1 августа 2024 г."), id="ru"),
    pytest.param("ky-KG", ("Кыргызстан", "Эмне үчүн ушул күн?", "2024-жылдын 1-август"), id="ky"),
    pytest.param("kk-KZ", ("Қырғызстан", "Неліктен осы күн?", "2024 жылғы 1 тамыз"), id="kk"),
]


@pytest.fixture
def visit(chromium, site):
    """Return a function that opens a page of a new visitor; what they may not meet fails."""
    contexts, refused = [], []

    def new_visitor(**options):
        context = chromium.new_context(base_url=site, reduced_motion="reduce", **options)
        contexts.append(context)
        context.set_default_timeout(30_000)
        context.add_init_script(REPORT)
        context.on("console", lambda message: note_violation(message.text, refused))
        context.on("request", lambda request: note_stranger(request.url, site, refused))
        return context.new_page()

    yield new_visitor
    for context in contexts:
        context.close()
    assert refused == []


def note_violation(text: str, refused: list) -> None:
    if "violation" in text or "Content Security Policy" in text:
        refused.append(text)


def note_stranger(url: str, site: str, refused: list) -> None:
    if not url.startswith((f"{site}/", "data:")):
        refused.append(url)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address, status", PAGES)
def test_page_has_no_serious_barrier(address, status, scheme, visit):
    page = visit(color_scheme=scheme)

    response = page.goto(address)

    assert response.status == status
    assert barriers(page) == []


def barriers(page) -> list[tuple]:
    """Return what axe finds serious or critical: the rule and where."""
    found = Axe().run(page).response["violations"]
    return [
        (item["id"], [node["target"] for node in item["nodes"]])
        for item in found
        if item["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
@pytest.mark.parametrize("locale, words", LANGUAGES)
def test_reader_learns_why_this_date(locale, words, script, visit):
    country, question, day = words
    page = visit(locale=locale, java_script_enabled=script)

    page.goto("/")
    page.get_by_role("main").get_by_role("link", name=country, exact=True).first.click()
    page.locator("main #q").fill("112")
    page.locator("main #q").press("Enter")
    page.wait_for_url("**q=112*")
    page.locator("#treaties .rows a:not(.term)").click()

    page.wait_for_url(f"**/{locale[:2]}{PAIR.removeprefix('/en')}")
    assert page.locator("html").get_attribute("lang") == locale[:2]
    assert in_one_line(page.locator("#why h2")) == question
    assert in_one_line(page.locator("#why .result")) == f"= {day}"


def in_one_line(locator) -> str:
    """Return the text of an element with plain spaces, narrow ones included."""
    return " ".join(locator.inner_text().split())


def test_chart_of_the_treaty_leads_to_the_country_without_script(visit):
    page = visit(java_script_enabled=False)

    page.goto(TREATY)
    page.locator("#chart").get_by_role("link", name="Kyrgyzstan").first.click()

    page.get_by_role("heading", name="Why this date?").wait_for()
    assert page.url.endswith(PAIR)


def test_reader_travels_in_time_without_script(visit):
    page = visit(java_script_enabled=False)

    page.goto(PAIR)
    form = page.get_by_role("main").locator("form:has([name=as_of])")
    form.locator("[name=as_of]").fill("2024-07-01")
    form.get_by_role("button").click()

    page.wait_for_url("**as_of=2024-07-01*")
    assert "1 July 2024" in page.locator(".answer").inner_text()
    assert "in force since" not in page.locator(".answer").inner_text().casefold()


def test_reader_learns_why_this_date_by_the_keyboard(visit):
    page = visit(locale="en-GB")

    page.goto("/")
    tab_to(page, "a", "Kyrgyzstan")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{COUNTRY}")
    tab_to(page, "main #q")
    page.keyboard.type("sentenced persons")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=sentenced*")
    tab_to(page, f'.rows a[href="{PAIR}"]')
    page.keyboard.press("Enter")

    page.get_by_role("heading", name="Why this date?").wait_for()
    assert page.url.endswith(PAIR)


def test_reader_unfolds_a_subject_by_the_keyboard_without_script(visit):
    page = visit(java_script_enabled=False)
    page.goto(COUNTRY)
    subject = page.locator("details.subject", has=page.locator("#subject-sport"))

    subject.locator("summary").first.press("Enter")

    subject.get_by_role("link", name="against Doping").wait_for()


def tab_to(page, selector: str, text: str = "") -> None:
    """Press Tab until an element has the focus, which must be seen on the way."""
    arrived = "([selector, text]) => document.activeElement.matches(selector)"
    arrived += " && document.activeElement.textContent.includes(text)"
    for _press in range(100):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS), page.evaluate("document.activeElement.outerHTML")
        if page.evaluate(arrived, [selector, text]):
            return
    pytest.fail(f"The keyboard does not reach {selector} {text}")


@pytest.mark.parametrize("address", [COUNTRY, PAIR, TREATY])
def test_skip_link_leads_past_the_menus(address, visit):
    page = visit()
    page.goto(address)
    skip = page.locator("a.skip")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('a.skip')")
    assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
    assert skip.bounding_box()["height"] > 20
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")

    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_the_header_is_one_row_on_a_phone_and_its_menus_unfold(script, visit):
    page = visit(viewport={"width": 360, "height": 740}, java_script_enabled=script)
    page.goto(PAIR.replace("/en/", "/ru/"))
    assert page.locator("header.site").bounding_box()["height"] < 64

    page.locator(".languages summary").click()
    page.locator(".menu summary").click()

    assert not page.get_by_role("link", name="Қазақша").is_visible()
    page.get_by_role("link", name="Договоры", exact=True).first.click()
    page.wait_for_url("**/ru/treaties/")


def test_the_menus_need_no_unfolding_where_there_is_room(visit):
    page = visit(viewport={"width": 1280, "height": 800})

    page.goto(PAIR)

    assert not page.locator(".menu summary").is_visible()
    page.get_by_role("link", name="Қазақша").click()
    page.wait_for_url("**/kk/countries/**")


def test_paper_has_the_address_in_letters_and_as_a_code(visit):
    page = visit()
    page.goto(PAIR)
    assert not page.locator(".address").is_visible()

    page.emulate_media(media="print")

    assert f"{PAIR}?as_of=2026-" in page.locator(".address p").inner_text()
    assert page.locator(".address svg").bounding_box()["width"] > 80


def test_the_treaties_stay_in_sight_while_the_countries_of_a_comparison_are_scrolled(visit):
    page = visit(viewport={"width": 390, "height": 800})
    page.goto("/ky/compare/?states=KG,KZ,TJ,TM,UZ,MN,DE,FR,IT,ES")
    first = page.locator(".matrix tbody th").first
    before = first.bounding_box()["x"]

    page.locator(".scroll").evaluate("box => box.scrollLeft = 120")

    assert page.locator(".scroll").evaluate("box => box.scrollLeft") > 50
    assert first.bounding_box()["x"] == before
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_a_citation_is_picked_by_the_keyboard(script, visit):
    page = visit(java_script_enabled=script)
    page.goto(PAIR)
    page.locator(".cite summary").press("Enter")
    page.locator(".picker input").first.press("ArrowRight")

    shown = [pre for pre in page.locator(".picker pre").all() if pre.is_visible()]

    assert [pre.get_attribute("id") for pre in shown] == ["cite-oscola"]


def test_the_names_of_programmes_can_be_read_on_a_phone(visit):
    page = visit(viewport={"width": 390, "height": 800})

    page.goto("/en/programmes/")

    sizes = page.locator(".lanes text, .lanes li > span").evaluate_all(
        "nodes => nodes.map(node => parseFloat(getComputedStyle(node).fontSize))"
    )
    assert min(sizes) >= 12
    assert page.locator(".lanes > li > span").first.bounding_box()["height"] >= 16
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_hint_in_a_field_can_be_read_in_the_dark(visit):
    page = visit(color_scheme="dark")

    page.goto("/en/")

    colour = "getComputedStyle(document.querySelector('#q'), '::placeholder')"
    assert page.evaluate(f"{colour}.color") == "rgb(165, 175, 180)"
    assert page.evaluate(f"{colour}.opacity") == "1"


@pytest.mark.parametrize("language", ["en", "fr", "ru", "ky", "kk"])
def test_a_country_is_five_phone_screens_while_all_is_folded(language, visit):
    page = visit(viewport={"width": 390, "height": 844})

    page.goto(f"/{language}{COUNTRY.removeprefix('/en')}")

    assert page.locator("main details[open]").count() == 0
    assert page.evaluate("document.documentElement.scrollHeight") <= 5 * 844


def test_another_country_is_chosen_on_a_treaty_without_script(visit):
    page = visit(java_script_enabled=False)

    page.goto(TREATY)
    page.locator(".answer select").select_option("DE")
    page.locator(".answer button").click()

    page.wait_for_url("**/en/countries/de/treaties/ets-112/")


def test_a_chart_is_searched_without_script(visit):
    page = visit(java_script_enabled=False)

    page.goto(TREATY)
    page.locator("#chart-q").fill("lith")
    page.locator("#chart-q").press("Enter")

    page.wait_for_url("**q=lith*")
    assert page.locator("#chart tbody tr").count() == 1
    assert page.locator("#chart mark").inner_text() == "Lith"
