"""Addresses of the web, and others: ``javascript:`` would run in a reader's browser."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

WEB = r"^https?://"
IN_TEXT = re.compile(r"""(https?://[^\s;<>"']*[^\s;<>"'.,:)])""")
"""An address of the web inside a text, without the punctuation after it."""

PUBLISHERS = {
    "fedlex.data.admin.ch": "Fedlex, Swiss Confederation",
    "normlex.ilo.org": "NORMLEX, International Labour Organization",
    "rm.coe.int": "Council of Europe",
    "treaties.fcdo.gov.uk": "UK Treaties Online",
    "treaties.un.org": "United Nations Treaty Collection",
    "treatydatabase.overheid.nl": "Dutch Treaty Database",
    "verdragen.nl": "Dutch Treaty Database",
    "verdragenbank.overheid.nl": "Dutch Treaty Database",
    "coe.int": "Council of Europe",
    "ecolex.org": "ECOLEX",
    "hcch.net": "Hague Conference on Private International Law",
    "zoek.officielebekendmakingen.nl": "Tractatenblad, Kingdom of the Netherlands",
}
"""Who publishes what is at an address, by the name of its machine without ``www``."""
OTHER = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*:\S")


def is_of_the_web(text: str) -> bool:
    """Whether a text begins as an address of the web does."""
    return bool(re.match(WEB, text))


def is_another(text: str) -> bool:
    """Whether a text is an address, and not one of the web."""
    return bool(OTHER.match(text)) and not is_of_the_web(text)


def web(address: str) -> str:
    """Return an address of the web as it is, anything else (``javascript:``) as nothing."""
    return address if is_of_the_web(address or "") else ""


def publisher(address: str) -> str:
    """Return who publishes what is at an address of the web; else the name of its machine.

    What is on GitHub is of the owner of the repository, which is named too.
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    if host == "github.com":
        return "/".join(parts.path.split("/")[1:3]) + ", GitHub"
    return PUBLISHERS.get(host, host)


def only_of_the_web(addresses: Mapping[str, str]) -> dict[str, str]:
    """Return those addresses by language that are of the web."""
    return {language: address for language, address in addresses.items() if web(address)}
