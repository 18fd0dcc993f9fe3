"""Addresses of the web, and others: ``javascript:`` would run in a reader's browser."""

import re
from collections.abc import Mapping

WEB = r"^https?://"
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


def only_of_the_web(addresses: Mapping[str, str]) -> dict[str, str]:
    """Return those addresses by language that are of the web."""
    return {language: address for language, address in addresses.items() if web(address)}
