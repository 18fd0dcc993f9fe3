from ipaddress import ip_network

import pytest

from core.access import clients


@pytest.mark.parametrize(
    "remote, forwarded, client",
    [
        pytest.param("203.0.113.5", "", "203.0.113.5", id="no-proxy"),
        pytest.param("203.0.113.5", "198.51.100.1", "203.0.113.5", id="nobody-to-believe"),
        pytest.param("127.0.0.1", "203.0.113.5", "203.0.113.5", id="our-proxy"),
        pytest.param("127.0.0.1", "198.51.100.1, 203.0.113.5", "203.0.113.5", id="forged-before"),
        pytest.param("127.0.0.1", "203.0.113.5, 10.1.2.3", "203.0.113.5", id="two-proxies"),
        pytest.param("127.0.0.1", "203.0.113.5, unknown", "unknown", id="no-address"),
        pytest.param("127.0.0.1", "", "127.0.0.1", id="this-machine"),
        pytest.param("127.0.0.1", "10.9.9.9, 10.1.2.3", "10.9.9.9", id="all-trusted"),
    ],
)
def test_address_is_the_last_that_no_trusted_proxy_is(rf, settings, remote, forwarded, client):
    settings.TRUSTED_PROXIES = [ip_network("127.0.0.1"), ip_network("10.0.0.0/8")]
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}

    assert clients.address(rf.get("/", REMOTE_ADDR=remote, **headers)) == client
