import socket
import urllib.request

import pytest


@pytest.mark.parametrize("host", ["192.0.2.1", "example.org", "2001:db8::1"])
def test_foreign_host_is_refused(host):
    with pytest.raises(RuntimeError, match="no network"):
        socket.create_connection((host, 80), timeout=0.1)


def test_open_url_is_refused():
    with pytest.raises(RuntimeError, match="no network"):
        urllib.request.urlopen("http://example.org/", timeout=0.1)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_own_machine_is_allowed(host):
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection((host, server.getsockname()[1])).close()
