"""An office in Russian: from a pasted notice to the public page, and no English word on the way."""

import re
from datetime import date

import pytest
from django.urls import reverse

from core.staff.models import Preference
from tests import factories
from tests.treaties.staff import person, treaty_in_force
from treaties.models import Act
from treaties.writing import door

pytestmark = pytest.mark.browser

NOTICE = (
    "Notification - JJ9344C Tr./112-70 - Kyrgyzstan - Accession to the Convention on the Transfer "
    "of Sentenced Persons (ETS No. 112). Instrument deposited on 22 April 2024. Entry into force "
    "for Kyrgyzstan: 1 August 2024. Article 18."
)
# What nobody translates: the product's name, codes of treaties, States and numbers of documents,
# the names of formats and of standards, and the people of this test.
EXCEPTIONS = {
    *("Accede", "ETS", "STE", "CETS", "KG", "RU", "JJ", "C", "Tr", "ets", "editor", "publisher"),
    *("ad", "referendum", "UZ", "SHA"),
    *("API", "CSV", "JSON", "XML", "PDF", "DOCX", "XLSX", "iCalendar", "Atom", "SHA", "HTML"),
    # Styles and formats of citations.
    *("OSCOLA", "RIS", "Bluebook", "BibTeX", "URL", "ICS"),
}
NO_WORDS = r"https?://\S+|[\w.-]+@[\w.-]+|/\S*|\S+\.txt\b|\b[0-9a-f]{12,}\b"
WORDS = r"[A-Za-z][A-Za-z'’]*"

# Texts that a person sees or hears, but those marked as being in another language.
SEEN = """
() => {
  const found = [];
  const is_ours = node => {
    const marked = node.closest("[lang]");
    return !marked || marked.lang === "ru";
  };
  const is_shown = node => node.checkVisibility({visibilityProperty: true});
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const box = parent.closest("select") || parent;
    const is_code = parent.closest("script, style, noscript, textarea, code");
    if (!is_code && is_ours(parent) && is_shown(box)) found.push(walker.currentNode.data);
  }
  for (const node of document.body.querySelectorAll("[title], [aria-label], [placeholder], [alt]"))
    if (is_ours(node) && is_shown(node))
      for (const name of ["title", "aria-label", "placeholder", "alt"])
        found.push(node.getAttribute(name) || "");
  for (const node of document.body.querySelectorAll("input[type=submit], input[type=button]"))
    if (is_ours(node) && is_shown(node)) found.push(node.value);
  found.push(document.title);
  return found;
}
"""


def english_words(page) -> set[str]:
    """Return the words in Latin letters that a page shows and nothing marks as a quotation."""
    texts = page.evaluate(SEEN)
    # An address, a path, the name of a file or a checksum is no word.
    texts = [re.sub(NO_WORDS, " ", text) for text in texts]
    return {word for text in texts for word in re.findall(WORDS, text)} - EXCEPTIONS


@pytest.fixture
def way(chromium, live_server, transactional_db):
    """Return a function that opens the admin in Russian, and the words found on the way."""
    contexts, found = [], {}

    def note(page) -> None:
        page.wait_for_load_state("networkidle")
        if words := english_words(page):
            found[page.url.removeprefix(live_server.url)] = sorted(words)

    def log_in(group: str, name: str):
        user = person(group)
        user.username = name
        user.set_password("right")
        user.save()
        Preference.objects.create(user=user, language="ru")
        context = chromium.new_context(base_url=live_server.url, locale="ru-RU")
        contexts.append(context)
        page = context.new_page()
        page.goto(reverse("admin:login"))
        note(page)
        page.fill("#id_username", name)
        page.fill("#id_password", "right")
        page.keyboard.press("Enter")
        page.locator("#user-tools").wait_for()
        note(page)
        return page

    yield log_in, note, found
    for context in contexts:
        context.close()


@pytest.fixture
def kg(transactional_db):
    treaty = treaty_in_force(
        series="ETS",
        number="112",
        titles={
            "en": "Convention on the Transfer of Sentenced Persons",
            "ru": "Конвенция о передаче осужденных лиц",
        },
        chart_complete_on=date(2026, 1, 1),
    )
    names = {"en": "Kyrgyzstan", "ru": "Кыргызстан", "fr": "Kirghizistan"}
    state = factories.StateFactory(code="KG", names=names)
    invitation = {"kind": "invitation", "done_on": date(2023, 1, 1)}
    factories.ActFactory(treaty=treaty, state=state, expires_on=date(2028, 1, 1), **invitation)
    for row in (treaty.depositary, treaty.series):
        row.names = {"en": "Council of Europe", "ru": "Совет Европы"}
        row.save()
    door.rederive()
    return state


def test_a_notice_reaches_readers_without_an_english_word(way, kg):
    log_in, note, found = way

    editor = log_in("Editors", "editor")
    paste_notice(editor, note)
    act = Act.objects.get(kind="accession")
    for name in ("review", "change", "history"):
        editor.goto(reverse(f"admin:treaties_act_{name}", args=[act.pk]))
        note(editor)
    publisher = log_in("Publishers", "publisher")
    publish(publisher, note, act)

    assert Act.objects.get(kind="accession").publication == "published"
    publisher.goto("/ru/countries/kg/treaties/ets-112/")
    assert "с 1 августа 2024" in publisher.locator("main").inner_text()
    note(publisher)
    assert "; ".join(f"{path}: {' '.join(words)}" for path, words in found.items()) == ""


def paste_notice(page, note) -> None:
    page.goto(reverse("admin:treaties_act_notification"))
    note(page)
    page.fill("textarea[name=text]", NOTICE)
    page.locator("form.notice-text button[type=submit]").click()
    page.locator("#notice-drafts").wait_for()
    note(page)
    page.locator("#notice-drafts textarea[name=reason], #notice-drafts input[name=reason]").fill(
        "По уведомлению."
    )
    for box in page.locator("#notice-drafts input[name$=confirmed]").all():
        box.check()
    page.locator("#notice-drafts input[name=save]").click()
    page.locator(".messagelist .success").wait_for()
    note(page)


def publish(page, note, act) -> None:
    page.goto(reverse("admin:treaties_act_changelist"))
    note(page)
    page.goto(reverse("admin:treaties_act_review", args=[act.pk]))
    note(page)
    page.locator('button[value="publish"]').click()
    page.locator(".messagelist .success").wait_for()
    note(page)
