"""The staff's way in a real browser, by the keyboard alone and within the content policy."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from tests import factories
from tests.treaties.staff import person, treaty_in_force
from treaties.models import Act, Treaty
from treaties.writing import door

pytestmark = pytest.mark.browser

PAIR = "/en/countries/kg/treaties/ets-112/?as_of=2024-08-01"
API = "/api/v1/states/KG/treaties/ets-112/?as_of=2024-08-01"
REPORT = """
document.addEventListener("securitypolicyviolation", event =>
  console.error("violation", event.violatedDirective, event.blockedURI, event.sourceFile));
"""


@pytest.fixture
def violations():
    return []


@pytest.fixture
def visit(chromium, live_server, violations, transactional_db):
    """Return a function that opens the admin as a new person; any violation fails the test."""
    contexts = []

    def log_in(user):
        user.set_password("right")
        user.save()
        context = chromium.new_context(base_url=live_server.url, locale="en-GB")
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(REPORT)
        page.on("console", lambda message: note(message, violations))
        page.goto(reverse("admin:login"))
        page.keyboard.type(user.username)
        page.keyboard.press("Tab")
        page.keyboard.type("right")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Site administration").wait_for()
        return page

    yield log_in
    for context in contexts:
        context.close()
    assert violations == []


def note(message, violations: list) -> None:
    if "violation" in message.text or "Content Security Policy" in message.text:
        violations.append(message.text)


def tab_to(page, selector: str) -> None:
    """Press Tab until an element has the focus, unless it has it already."""
    for _press in range(200):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"The keyboard does not reach {selector}")


def choose(page, field: str, term: str) -> None:
    """Choose by the keyboard in one of the admin's autocomplete fields."""
    tab_to(page, f"#select2-id_{field}-container-box")
    page.keyboard.press("Enter")
    page.keyboard.type(term)
    page.locator(".select2-results__option--highlighted:not(.loading-results)").wait_for()
    page.keyboard.press("Enter")


@pytest.fixture
def kg(transactional_db):
    treaty_in_force(
        series="ETS",
        number="112",
        titles={"en": "Convention on the Transfer of Sentenced Persons"},
        search_text="112\nets 112\nconvention on the transfer of sentenced persons",
        chart_complete_on=date(2026, 1, 1),
    )
    state = factories.StateFactory(code="KG", names={"en": "Kyrgyzstan", "ky": "Кыргызстан"})
    door.rederive()
    return state


def test_an_act_is_entered_reviewed_and_published_by_the_keyboard(visit, kg):
    editor = visit(person("Editors"))
    editor.goto(reverse("admin:treaties_act_add"))
    choose(editor, "treaty", "transfer")
    choose(editor, "state", "Кыргыз")
    tab_to(editor, "#id_kind")
    editor.keyboard.type("accession")
    tab_to(editor, "#id_done_on")
    editor.keyboard.type("2024-04-22")
    preview = editor.locator("#act-preview")
    preview.get_by_text("1 August 2024", exact=True).first.wait_for()
    assert "open by invitation → becomes entry into force pending" in in_one_line(preview)
    assert "open by invitation → becomes in force" in in_one_line(preview)

    tab_to(editor, "#id_source")
    editor.keyboard.type("Notification JJ9343C")
    tab_to(editor, "#id_reason")
    editor.keyboard.type("Invited in 2023.")
    tab_to(editor, 'input[name="confirmed"]')
    editor.keyboard.press("Space")
    tab_to(editor, 'input[name="_save"]')
    editor.keyboard.press("Enter")
    editor.locator(".messagelist .success").wait_for()
    act = Act.objects.get()
    assert (act.publication, status(editor)) == ("draft", "open_by_invitation")

    publisher = visit(person("Publishers"))
    publisher.goto(reverse("admin:treaties_act_review", args=[act.pk]))
    tab_to(publisher, 'button[value="publish"]')
    publisher.keyboard.press("Enter")
    publisher.locator(".messagelist .success").wait_for()

    assert status(editor) == "in_force"


def in_one_line(locator) -> str:
    return " ".join(locator.inner_text().split())


def status(page) -> str:
    """Return the status of the pair, on the page and in the API; they must say the same."""
    answer = page.request.get(API).json()
    shown = page.request.get(PAIR).text()
    assert answer["status_label"].casefold() in shown.casefold()
    return answer["status"]


def test_the_pages_of_the_admin_keep_the_policy(visit, kg):
    act = factories.ActFactory(state=kg)
    user = person("Publishers")
    user.groups.add(Group.objects.get(name="Editors"))
    page = visit(user)
    addresses = [
        reverse("admin:index"),
        reverse("admin:treaties_act_changelist"),
        reverse("admin:treaties_act_change", args=[act.pk]),
        reverse("admin:treaties_act_review", args=[act.pk]),
        reverse("admin:treaties_act_history", args=[act.pk]),
        reverse("admin:treaties_treaty_changelist"),
        reverse("admin:treaties_treaty_change", args=[act.treaty_id]),
        reverse("admin:countries_state_change", args=[kg.pk]),
        reverse("admin:treaties_statement_add"),
        reverse("admin:treaties_statusperiod_changelist"),
        reverse("admin:records_change_changelist"),
    ]

    for address in addresses:
        response = page.goto(address)
        page.wait_for_load_state("networkidle")
        assert (address, response.status) == (address, 200)


def test_the_pages_of_packages_keep_the_policy(visit, kg):
    page = visit(factories.UserFactory(is_staff=True, is_superuser=True))
    names = [
        "auth_user_changelist",
        "auth_user_add",
        "axes_accessattempt_changelist",
        "otp_totp_totpdevice_changelist",
        "otp_static_staticdevice_changelist",
        "password_change",
    ]

    for name in names:
        response = page.goto(reverse(f"admin:{name}"))
        page.wait_for_load_state("networkidle")
        assert (name, response.status) == (name, 200)


def test_the_preview_works_without_a_script(chromium, live_server, kg, client):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    user = person("Editors")
    client.force_login(user)
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page = context.new_page()
    values = {"treaty": Treaty.objects.get().pk, "state": kg.pk, "kind": "accession"}
    query = urlencode(values | {"done_on": "2024-04-22"})
    page.goto(f"{reverse('admin:treaties_act_add')}?{query}")

    with context.expect_page() as opened:
        page.get_by_role("button", name="Preview").click()

    opened.value.get_by_text("1 August 2024", exact=True).first.wait_for()
    context.close()


@pytest.mark.parametrize(
    "field, typed, words",
    [
        ("done_on", "15.10.26", "15 October 2026"),
        ("done_on", "октябрь 2026", "October 2026"),
        ("effective_on", "10/11/2026", "“10/11/2026” can mean 10 November 2026 or 11 October 2026"),
    ],
)
def test_a_date_is_said_in_words_while_it_is_typed(visit, field, typed, words):
    treaty_in_force(series="ETS", number="112", code="ets-112")
    page = visit(person("Editors"))
    page.goto(reverse("admin:treaties_act_add"))

    page.locator(f"#id_{field}").press_sequentially(typed)

    page.locator("output").filter(has_text=words).wait_for()
