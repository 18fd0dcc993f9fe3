"""Addresses of the web."""

import pytest

from core.addresses import publisher


@pytest.mark.parametrize(
    "address, name",
    [
        ("https://www.ecolex.org/details/treaty/TRE-157768", "ECOLEX"),
        ("https://github.com/globalgov/manytreaties/tree/main", "globalgov/manytreaties, GitHub"),
        ("https://www.example.org/a", "example.org"),
    ],
)
def test_who_publishes_what_is_at_an_address(address, name):
    assert publisher(address) == name
