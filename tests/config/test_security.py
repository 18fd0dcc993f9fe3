import pytest
from django.contrib.auth.models import User
from django.test import override_settings
from django.urls import reverse

WITH_AXES = override_settings(
    AXES_ENABLED=True,
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django_otp.middleware.OTPMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "axes.middleware.AxesMiddleware",
    ],
)


def log_in(client, password):
    data = {"username": "aigul", "password": password}
    return client.post(reverse("admin:login"), data)


def test_policy_allows_nothing_inline(client):
    policy = client.get("/healthz")["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.django_db
def test_staff_log_in_with_a_password_alone(client):
    User.objects.create_superuser("aigul", password="right")

    assert log_in(client, "right").status_code == 302
    assert client.get(reverse("admin:index")).status_code == 200


@pytest.mark.django_db
@WITH_AXES
@pytest.mark.parametrize("attempts, status", [(9, 302), (10, 429)], ids=["below", "at-limit"])
def test_guessing_is_locked_out(client, attempts, status):
    User.objects.create_superuser("aigul", password="right")
    for _ in range(attempts):
        log_in(client, "wrong")

    assert log_in(client, "right").status_code == status


@pytest.mark.django_db
def test_pages_are_compressed(client):
    response = client.get(reverse("admin:login"), headers={"Accept-Encoding": "gzip"})

    assert response["Content-Encoding"] == "gzip"
