import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address, who",
    [
        pytest.param("/healthz", "same-origin", id="own"),
        pytest.param(reverse("admin:login"), "same-origin", id="staff"),
        pytest.param("/api/v1/nowhere/", "cross-origin", id="open-to-scripts"),
    ],
)
def test_answer_says_what_it_may_not_use_and_who_may_fetch_it(client, address, who):
    response = client.get(address)

    assert "camera=()" in response["Permissions-Policy"]
    assert response["Cross-Origin-Resource-Policy"] == who


def test_page_names_no_host_but_its_own(client):
    """As Mozilla's Observatory asks of headers."""
    response = client.get(reverse("admin:login"))

    expected = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    assert {name: response[name] for name in expected} == expected
    assert "unsafe" not in response["Content-Security-Policy"]
