import socket
import urllib.request
from functools import partial

import httpx
import pytest


@pytest.mark.parametrize("host", ["192.0.2.1", "example.org", "2001:db8::1"])
def test_foreign_host_is_refused(host):
    with pytest.raises(RuntimeError, match="no network"):
        socket.create_connection((host, 80), timeout=0.1)


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(urllib.request.urlopen, id="urllib"),
        pytest.param(partial(httpx.get, trust_env=False), id="httpx"),
    ],
)
def test_foreign_address_is_refused(ask):
    with pytest.raises(RuntimeError, match="no network"):
        ask("http://example.org/", timeout=0.1)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_own_machine_is_allowed(host):
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection((host, server.getsockname()[1])).close()
