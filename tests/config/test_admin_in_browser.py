from datetime import date

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from tests.factories import ActFactory, TreatyFactory


@pytest.mark.browser
def test_log_in_within_the_policy(page, transactional_db):
    User.objects.create_superuser("aigul", password="right")
    messages = []
    page.on("console", lambda message: messages.append(message.text))

    page.goto(reverse("admin:index"))
    page.get_by_label("Username").fill("aigul")
    page.get_by_label("Password").fill("right")
    page.get_by_role("button", name="Log in").click()

    page.get_by_role("heading", name="Site administration").wait_for()
    assert [message for message in messages if "Content Security Policy" in message] == []


@pytest.fixture
def clerk(page, client, live_server, transactional_db):
    """Give a browser the session of somebody who may do everything."""
    user = User.objects.create_superuser("aigul")
    client.force_login(user)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([session | {"url": live_server.url}])
    return user


@pytest.mark.browser
@pytest.mark.parametrize(
    "name, field",
    [
        pytest.param("treaties_act_notification", "id_text", id="paste"),
        pytest.param("treaties_act_import", "id_file", id="import"),
        pytest.param("treaties_act_changelist", "searchbar", id="list"),
        pytest.param("treaties_treaty_add", "id_series", id="treaty"),
        pytest.param("countries_state_add", "id_code", id="state"),
    ],
)
def test_the_first_field_has_the_focus(name, field, page, clerk):
    page.goto(reverse(f"admin:{name}"))

    page.locator(f"#{field}:focus").wait_for()


@pytest.mark.browser
def test_a_chooser_has_its_label_and_searches_for_what_is_typed(page, clerk):
    TreatyFactory(number="112", titles={"en": "Transfer of Sentenced Persons"})

    page.goto(reverse("admin:treaties_act_add"))
    chooser = page.get_by_role("combobox", name="Treaty")
    chooser.wait_for()
    page.locator("[role=combobox]:focus").wait_for()
    page.keyboard.type("112")
    page.get_by_role("option", name="Sentenced Persons").click()

    assert "Sentenced Persons" in chooser.inner_text()


@pytest.mark.browser
def test_on_a_telephone_the_effect_is_in_sight_of_what_causes_it(page, clerk):
    act = ActFactory(publication="draft", done_on=date(2024, 4, 22))
    page.set_viewport_size({"width": 390, "height": 844})

    page.goto(reverse("admin:treaties_act_change", args=[act.pk]))
    page.locator("#id_done_on").focus()

    effect = page.locator("#act-preview").bounding_box()
    field = page.locator("#id_done_on").bounding_box()
    assert field["y"] + field["height"] <= effect["y"] < 844
