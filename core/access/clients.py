"""From which address a request comes, also behind proxies."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def address(request: HttpRequest) -> str:
    """Return the client's address: the last one on its way that is none of TRUSTED_PROXIES.

    Each proxy appends to ``X-Forwarded-For`` whom it heard, so that only what trusted ones wrote
    can be believed; what stands before them the client may have written itself. Without a trusted
    proxy it is the address of the connection. If all on the way are trusted, it is the first.
    """
    way = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    way = [part for part in way if part] + [request.META.get("REMOTE_ADDR", "")]
    for hop in reversed(way):
        if not is_trusted(hop):
            return hop[:45]
    return way[0][:45]


def is_trusted(hop: str) -> bool:
    try:
        found = ip_address(hop)
    except ValueError:
        return False
    return any(found in network for network in settings.TRUSTED_PROXIES)
