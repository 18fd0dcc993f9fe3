"""Do the tasks of an office in Chromium, in Russian, and count keystrokes, clicks and seconds.

    python -m scripts.tasks prepare                     (writes people, and what they decide about)
    python manage.py runserver --noreload 8101
    python -m scripts.tasks http://127.0.0.1:8101

On a copy of a site with the bundled data, two persons required: the tasks write. Each letter typed
is a keystroke, so is each key of a shortcut; a tick, a button and a choice are clicks. Seconds are
the script's, which waits for the site and does not think. It prints a table for ``docs/tasks.md``.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PASSWORD = "measured"  # noqa: S105
NOTICE = (
    "Notification - JJ9999C Tr./112-90 - Uzbekistan - Accession to the Convention on the Transfer "
    "of Sentenced Persons (ETS No. 112). Instrument deposited on 22 October 2026. Entry into force "
    "for Uzbekistan: 1 February 2027."
)
ROWS = [
    "Договор;Государство;Вид;Дата;Источник",
    *(f"ETS {number};РФ;подписание;0{number % 9 + 1}.10.2026;JJ{number}" for number in (5, 24, 30)),
]


class Person:
    """Somebody at a browser, whose keys and clicks are counted."""

    def __init__(self, page: Page, name: str):
        self.page, self.keys, self.clicks = page, 0, 0
        page.goto("/admin/login/")
        page.fill("#id_username", name)
        page.fill("#id_password", PASSWORD)
        page.keyboard.press("Enter")
        page.locator("#user-tools").wait_for()

    def start(self) -> None:
        self.page.goto("/admin/")
        self.keys = self.clicks = 0

    def click(self, selector: str) -> None:
        self.clicks += 1
        self.page.locator(selector).first.click()
        self.page.wait_for_load_state("networkidle")

    def type(self, text: str) -> None:
        self.keys += len(text)
        self.page.keyboard.type(text)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.keys += key.count("+") + 1
            self.page.keyboard.press(key)

    def paste(self, selector: str, text: str) -> None:
        """Paste into a field: one click and two keys."""
        self.clicks += 1
        self.keys += 2
        self.page.locator(selector).first.fill(text)

    def write(self, selector: str, text: str) -> None:
        """Click into a field, and type in the place of what is there."""
        self.clicks += 1
        self.keys += len(text) + 2
        self.page.locator(selector).first.fill(text)

    def choose(self, selector: str, value: str) -> None:
        self.clicks += 2
        self.page.locator(selector).first.select_option(value)

    def upload(self, selector: str, file: Path) -> None:
        """Choose a file: the button, the file, the way back."""
        self.clicks += 3
        self.page.locator(selector).first.set_input_files(file)

    def tab_to(self, selector: str) -> None:
        """Press Tab until an element has the focus."""
        for _press in range(60):
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            self.press("Tab")
        raise LookupError(selector)

    def found(self) -> None:
        """Wait until the list of a chooser shows what was searched for."""
        self.page.locator(
            ".select2-results__option--highlighted:not(.loading-results)"
        ).first.wait_for()

    def done(self) -> None:
        self.page.locator(".messagelist li").first.wait_for()


def enter_accession(editor: Person, publisher: Person) -> None:
    editor.click("a.button[href$='/act/add/']")
    editor.page.wait_for_timeout(500)
    editor.type("112")
    editor.found()
    editor.press("Enter")
    editor.tab_to("#select2-id_state-container-box")
    editor.type("tj")
    editor.found()
    editor.press("Enter")
    editor.tab_to("#id_kind")
    # A list hears no Cyrillic keys from a script: chosen, and counted as the letters it takes.
    editor.keys += len("прис")
    editor.page.locator("#id_kind").select_option("accession")
    editor.tab_to("#id_done_on")
    editor.type("15.10.2026")
    editor.tab_to("#id_source")
    editor.type("JJ9343C")
    confirm(editor)
    editor.click("input[name=_save]")
    editor.done()


def confirm(person: Person) -> None:
    """Tick the warnings that are shown, and say why."""
    person.page.wait_for_timeout(1500)
    boxes = person.page.locator("input[name=confirmed]")
    for number in range(boxes.count()):
        person.clicks += 1
        boxes.nth(number).check()
    if boxes.count():
        person.write("#id_reason", "По уведомлению.")


def paste_notification(editor: Person, publisher: Person) -> None:
    editor.click("a.button[href$='/notification/']")
    editor.paste("textarea[name=text]", NOTICE)
    editor.click("form.notice-text button[type=submit]")
    editor.page.locator("#notice-drafts").wait_for()
    boxes = editor.page.locator("#notice-drafts input[name$=confirmed]")
    for number in range(boxes.count()):
        editor.clicks += 1
        boxes.nth(number).check()
    editor.write("#notice-drafts [name$=reason]:visible", "По уведомлению.")
    editor.click("#notice-drafts input[name=save]")
    editor.done()


def import_spreadsheet(editor: Person, publisher: Person) -> None:
    file = Path(tempfile.mkdtemp()) / "acts.csv"
    file.write_bytes("\n".join(ROWS).encode("windows-1251"))
    editor.click("a.button[href$='/import/']")
    editor.upload("input[type=file]", file)
    editor.click("#content form [type=submit]")
    editor.click("#content form [type=submit]:not([formaction])")
    editor.done()


def correct_act(editor: Person, publisher: Person) -> None:
    editor.page.goto("/admin/treaties/act/?publication__exact=published")
    editor.write("#searchbar", "112 kg")
    editor.press("Enter")
    editor.page.wait_for_load_state("networkidle")
    editor.click("#result_list tbody th a")
    editor.write("#id_source", "Уведомление JJ1234C")
    editor.write("#id_reason", "Опечатка.")
    confirm(editor)
    editor.click("input[name=_save]")
    editor.done()
    publish(publisher, editor.page.url)


def publish(publisher: Person, address: str) -> None:
    """Open the review by its link, and publish; both persons' keys and clicks are counted."""
    publisher.clicks += 1
    publisher.page.goto(address)
    publisher.click('button[value="publish"]')
    publisher.done()


def publish_in_bulk(editor: Person, publisher: Person) -> None:
    publisher.click("a[href*='work=drafts']")
    publisher.click("#action-toggle")
    publisher.choose("select[name=action]", "publish_selected")
    publisher.click(".actions button[type=submit]")
    publisher.click("#content form [type=submit]")
    publisher.done()


def enter_step(editor: Person, publisher: Person) -> None:
    editor.click("a[href$='/procedurestep/']:not(.addlink)")
    editor.click("#result_list tbody th a")
    editor.write("#id_planned_on", "15.12.2026")
    editor.write("#id_responsible", "Айгуль")
    editor.click("input[name=_save]")
    editor.done()


def compare(editor: Person, publisher: Person) -> None:
    editor.click("a[href*='/difference/'][href$='/change/']")
    editor.click('button[value="accept"]')
    editor.done()
    publish(publisher, editor.page.url)


TASKS: dict[str, Callable[[Person, Person], None]] = {
    "enter an accession, to its review": enter_accession,
    "paste a notification, to the draft": paste_notification,
    "import a spreadsheet of three rows": import_spreadsheet,
    "correct a published act, two persons": correct_act,
    "publish all drafts in bulk": publish_in_bulk,
    "plan a step of a procedure": enter_step,
    "accept a difference from the depositary, two persons": compare,
}


def measure(base: str, only: list[str]) -> None:
    """Do each task once and print its line of the table; one that fails says so."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        people = []
        for name in ("measured-editor", "measured-publisher"):
            context = browser.new_context(base_url=base, locale="ru-RU")
            context.set_default_timeout(60_000)
            people.append(Person(context.new_page(), name))
        for title, task in TASKS.items():
            if not only or task.__name__ in only:
                sys.stdout.write(f"{measured(title, task, people)}\n")
        browser.close()


def measured(title: str, task: Callable, people: list[Person]) -> str:
    for person in people:
        person.start()
    started = time.monotonic()
    try:
        task(*people)
    except Exception as error:
        told = [page_errors(person.page) for person in people]
        return f"| {title} | failed at {people[0].page.url}: {str(error)[:120]} {told}"
    seconds = time.monotonic() - started
    clicks, keys = (sum(getattr(p, name) for p in people) for name in ("clicks", "keys"))
    return f"| {title} | {clicks} | {keys} | {seconds:.0f} |"


def page_errors(page: Page) -> str:
    return " ".join(page.locator(".errornote, .errorlist, .messagelist").all_inner_texts())


def prepare() -> None:
    """Write the two persons, a procedure, and a chart that differs from what is recorded."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from scripts.tasks_prepared import prepare_site

    prepare_site(PASSWORD)


if __name__ == "__main__":
    if sys.argv[1:] == ["prepare"]:
        prepare()
    else:
        measure(sys.argv[1], sys.argv[2:])
