import re

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from core.access import second_factor

pytestmark = pytest.mark.django_db

ENTER, ENROL = reverse("admin:second_factor"), reverse("admin:second_factor_enrol")
ACTS = reverse("admin:treaties_act_changelist")


@pytest.fixture
def aigul():
    return User.objects.create_superuser("aigul", password="a long password")


@pytest.fixture
def staff(client, aigul):
    """Return the browser of somebody whose password alone is known."""
    client.force_login(aigul)
    return client


@pytest.fixture
def device(aigul):
    return TOTPDevice.objects.create(user=aigul, name="telephone", confirmed=True)


def code_of(device, *, steps=0):
    return f"{totp(device.bin_key, t0=-30 * steps):06}"


def test_password_alone_is_enough_without_a_device(staff):
    assert staff.get(ACTS).status_code == 200


@pytest.mark.parametrize("method", ["get", "post"])
def test_every_page_asks_for_the_code_of_a_confirmed_device(staff, device, method):
    response = getattr(staff, method)(ACTS, follow=True)

    assert response.redirect_chain[-1][0].startswith(ENTER)
    assert "six digits" in response.text
    assert "Accede: staff" in response.text


def test_unconfirmed_device_is_not_asked_for(staff, device):
    TOTPDevice.objects.update(confirmed=False)

    assert staff.get(ACTS).status_code == 200


def test_right_code_leads_to_the_page_that_was_wanted(staff, device):
    response = staff.post(ENTER, {"code": code_of(device), "next": ACTS})

    assert (response.status_code, response["Location"]) == (302, ACTS)
    assert staff.get(ACTS).status_code == 200


def test_code_leads_to_no_other_site(staff, device):
    response = staff.post(ENTER, {"code": code_of(device), "next": "https://example.org/"})

    assert response["Location"] == reverse("admin:index")


@pytest.mark.parametrize("code", ["000000", "abcdefgh", "", "1" * 17])
def test_wrong_code_lets_nobody_in(staff, device, code):
    assert staff.post(ENTER, {"code": code}).status_code == 200
    assert staff.get(ACTS).status_code == 302


def test_code_is_good_once(staff, device, aigul):
    code = code_of(device)
    staff.post(ENTER, {"code": code})
    thief = Client()
    thief.force_login(aigul)

    thief.post(ENTER, {"code": code})

    assert thief.get(ACTS).status_code == 302


def test_right_code_rests_after_wrong_ones(staff, device):
    for _ in range(2):
        staff.post(ENTER, {"code": "000000"})

    response = staff.post(ENTER, {"code": code_of(device)})

    assert "Too many wrong codes" in response.text
    assert staff.get(ACTS).status_code == 302


def test_recovery_code_lets_in_once(staff, device, aigul):
    code = second_factor.new_codes(aigul)[0]

    assert staff.post(ENTER, {"code": code.upper()}).status_code == 302
    assert staff.get(ACTS).status_code == 200
    assert not StaticToken.objects.filter(token=code).exists()


def test_recovery_code_of_somebody_else_lets_nobody_in(staff, device):
    code = second_factor.new_codes(User.objects.create_superuser("bakyt"))[0]

    staff.post(ENTER, {"code": code})

    assert staff.get(ACTS).status_code == 302


def test_enrolling_shows_picture_and_recovery_codes_once(staff, aigul):
    page = staff.get(ENROL)
    device = TOTPDevice.objects.get(user=aigul, confirmed=False)
    assert "data:image/svg+xml" in page.text

    codes = staff.post(ENROL, {"code": code_of(device)})

    assert len(re.findall(r"<li><code>\w{8}</code>", codes.text)) == 10
    assert staff.get(ACTS).status_code == 200
    assert second_factor.confirmed(aigul)


def test_wrong_code_confirms_no_device(staff, aigul):
    staff.get(ENROL)

    staff.post(ENROL, {"code": "000000"})

    assert not second_factor.confirmed(aigul)


def test_password_alone_cannot_replace_a_confirmed_device(staff, device, aigul):
    assert staff.get(ENROL)["Location"] == ENTER
    staff.post(reverse("admin:second_factor_manage"), {"forget": "1"})

    assert second_factor.confirmed(aigul)


def test_who_shows_the_second_factor_may_give_it_up(staff, device, aigul):
    staff.post(ENTER, {"code": code_of(device)})

    staff.post(reverse("admin:second_factor_manage"), {"forget": "1"})

    assert not second_factor.confirmed(aigul)


@pytest.mark.parametrize(
    "permission, is_led",
    [
        pytest.param("publish_act", True, id="publisher"),
        pytest.param("add_act", False, id="editor"),
    ],
)
def test_publishers_must_have_one_where_it_is_required(client, settings, permission, is_led):
    settings.REQUIRE_SECOND_FACTOR = True
    user = User.objects.create_user("bakyt", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename=permission))
    client.force_login(user)

    response = client.get(reverse("admin:index"), follow=True)

    assert bool(response.redirect_chain) == is_led
    assert not is_led or response.redirect_chain[-1][0].startswith(ENROL)


@pytest.mark.parametrize("address", [ENTER, ENROL, reverse("admin:second_factor_manage")])
def test_pages_of_the_second_factor_ask_for_the_password_first(client, address):
    assert client.get(address).status_code == 302


def test_whoever_cannot_show_it_may_log_out(staff, device):
    staff.post(ENTER, {"leave": "1"})

    assert "_auth_user_id" not in staff.session


@pytest.mark.parametrize("steps, is_good", [(1, True), (3, False)])
def test_clock_of_the_telephone_may_be_half_a_minute_off(device, steps, is_good):
    assert device.verify_token(code_of(device, steps=steps)) == is_good
