"""Sending to an address that somebody entered, and never into the office's own network.

The name is resolved once, all that it resolves to is judged, and the connection goes to what was
judged: a name that means another machine a moment later leads nowhere else.
"""

import socket
import ssl
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import httpx
from django.conf import settings

TIMEOUT = 10
Address = IPv4Address | IPv6Address
# What leads to an address of version 4 that is written in one of version 6.
TRANSLATED = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"), ip_network("2002::/16"))


class NotSent(Exception):
    """Why nothing could be sent to an address."""


def post(url: str, content: bytes, headers: dict[str, str]) -> int:
    """Send a body and return the status of the answer, of which nothing else is read.

    Follows no redirect. Raises NotSent for an address that is not public, and without an answer.
    """
    try:
        target = httpx.URL(url)
        address = judged(target)
        with httpx.Client(timeout=TIMEOUT, trust_env=False, verify=certificates()) as client:
            request = client.build_request(
                "POST",
                target.copy_with(host=str(address)),
                content=content,
                headers=headers | {"Host": target.netloc.decode()},
                extensions={"sni_hostname": target.host},
            )
            answer = client.send(request, stream=True)
            answer.close()
            return answer.status_code
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        raise NotSent(f"{type(error).__name__}: {error}") from None


def certificates() -> ssl.SSLContext:
    """Return the machine's own certificates: an office may have added those of its proxy."""
    return ssl.create_default_context()


def judged(target: httpx.URL) -> Address:
    """Return the address that a name means now; NotSent if one that it means is not allowed."""
    if target.scheme not in ("http", "https") or not target.host:
        raise NotSent("It is no address of the web.")
    port = target.port or {"http": 80, "https": 443}[target.scheme]
    found = [as_address(item[4][0]) for item in resolved(target.host, port)]
    for address in found:
        if not is_named(address) and not is_public(address):
            raise NotSent(f"{address} is not a public address.")
        if target.scheme == "http" and not is_named(address):
            raise NotSent("Without https:// nothing is sent to a public address.")
    return found[0]


def resolved(host: str, port: int) -> list:
    return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)


def as_address(text: str) -> Address:
    address = ip_address(text)
    return getattr(address, "ipv4_mapped", None) or address


def is_named(address: Address) -> bool:
    """Whether the settings name a network to which an address belongs."""
    return any(address in network for network in settings.WEBHOOK_NETWORKS)


def is_public(address: Address) -> bool:
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not address.is_link_local
        and not any(address in network for network in TRANSLATED)
    )
