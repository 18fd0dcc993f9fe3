import pytest
from django.contrib.auth.models import User
from django.test import override_settings
from django.urls import reverse

from core.access.lockout import MOST_FROM_ONE_ADDRESS
from tests.config.test_security import WITH_AXES, log_in

pytestmark = pytest.mark.django_db


def guess(client, *, times, address="203.0.113.9"):
    for number in range(times):
        data = {"username": f"name{number}", "password": "wrong"}
        client.post(reverse("admin:login"), data, REMOTE_ADDR=address)


@pytest.fixture
def aigul():
    return User.objects.create_superuser("aigul", password="right")


@WITH_AXES
@pytest.mark.parametrize(
    "times, status",
    [(MOST_FROM_ONE_ADDRESS - 1, 302), (MOST_FROM_ONE_ADDRESS, 429)],
    ids=["below", "at-limit"],
)
def test_one_address_is_limited_over_many_names(client, aigul, times, status):
    guess(client, times=times)

    data = {"username": "aigul", "password": "right"}
    response = client.post(reverse("admin:login"), data, REMOTE_ADDR="203.0.113.9")
    assert response.status_code == status


@WITH_AXES
def test_nobody_locks_a_colleague_out(client, aigul):
    for _ in range(20):
        data = {"username": "aigul", "password": "wrong"}
        client.post(reverse("admin:login"), data, REMOTE_ADDR="203.0.113.9")

    assert log_in(client, "right").status_code == 302


@WITH_AXES
def test_client_behind_the_proxy_is_counted(client, aigul):
    forged = iter(range(100))
    for _ in range(10):
        client.post(
            reverse("admin:login"),
            {"username": "aigul", "password": "wrong"},
            headers={"X-Forwarded-For": f"198.51.100.{next(forged)}, 203.0.113.9"},
        )
    data = {"username": "aigul", "password": "right"}

    same = client.post(reverse("admin:login"), data, headers={"X-Forwarded-For": "203.0.113.9"})
    other = client.post(reverse("admin:login"), data, headers={"X-Forwarded-For": "203.0.113.8"})

    assert (same.status_code, other.status_code) == (429, 302)
    assert same["Retry-After"] == "900"


@override_settings(LANGUAGE_CODE="en")
@pytest.mark.parametrize(
    "password, is_accepted",
    [
        pytest.param("aB3$eF6&iJ9", False, id="eleven"),
        pytest.param("aB3$eF6&iJ9(", True, id="twelve"),
        pytest.param("passwordpassword", True, id="not-in-the-list"),
        pytest.param("qwerty123456", False, id="common"),
    ],
)
def test_passwords_are_long_and_not_the_common_ones(password, is_accepted):
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    try:
        validate_password(password)
    except ValidationError:
        assert not is_accepted
    else:
        assert is_accepted
