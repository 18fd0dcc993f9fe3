import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

pytestmark = pytest.mark.django_db

LOG = reverse("admin:admin_logentry_changelist")


@pytest.fixture
def changed(admin_client):
    """Return an account that an administrator has just made a member of a group."""
    user = User.objects.create_user("bakyt", password="x", is_staff=True)
    group = Group.objects.create(name="Reviewers")
    data = {
        "username": "bakyt", "is_active": "on", "is_staff": "on", "groups": [group.pk],
        "date_joined_0": "2026-11-01", "date_joined_1": "12:00:00",
    }  # fmt: skip
    response = admin_client.post(reverse("admin:auth_user_change", args=[user.pk]), data)
    assert response.status_code == 302
    return user


def test_changed_rights_are_recorded_from_what_to_what(changed, admin_client, caplog):
    entry = LogEntry.objects.latest("pk")

    assert entry.change_message == "Groups: none → Reviewers"
    assert "Groups: none → Reviewers" in admin_client.get(LOG).text


def test_log_of_accounts_is_for_administrators(changed, client):
    client.force_login(changed)

    assert client.get(LOG).status_code == 403


def test_nobody_deletes_from_the_log(changed, admin_client):
    entry = LogEntry.objects.latest("pk")

    response = admin_client.post(reverse("admin:admin_logentry_delete", args=[entry.pk]))

    assert response.status_code == 403


def test_lost_telephone_is_forgotten(changed):
    TOTPDevice.objects.create(user=changed, confirmed=True)

    call_command("forget_second_factor", "bakyt")

    assert not TOTPDevice.objects.exists()


@pytest.fixture
def device(changed):
    return TOTPDevice.objects.create(user=changed, name="telephone", confirmed=True)


def test_nobody_reads_the_secret_of_a_device_or_writes_one(device, admin_client):
    address = reverse("admin:otp_totp_totpdevice_change", args=[device.pk])

    assert device.key not in admin_client.get(address).text
    assert admin_client.post(address, {"key": "00"}).status_code == 403
    assert admin_client.get(reverse("admin:otp_totp_totpdevice_add")).status_code == 403


def test_an_administrator_deletes_the_device_of_a_lost_telephone(device, admin_client):
    admin_client.post(
        reverse("admin:otp_totp_totpdevice_delete", args=[device.pk]), {"post": "yes"}
    )

    assert not TOTPDevice.objects.exists()


def test_nobody_of_that_name_is_an_error(db):
    with pytest.raises(CommandError, match="Nobody logs in as 'nobody'"):
        call_command("forget_second_factor", "nobody")
