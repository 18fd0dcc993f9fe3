"""What every page shows in the same way."""

import pytest

from config.templatetags.pages import sourced


@pytest.mark.parametrize(
    "source, shown",
    [
        pytest.param("", "", id="nothing"),
        pytest.param("Resolution of <1926>", "Resolution of &lt;1926&gt;", id="no-address"),
        pytest.param("javascript:alert(1)", "javascript:alert(1)", id="no-address-of-the-web"),
        pytest.param(
            "See https://www.coe.int/x?a=1&b=2.",
            'See <a href="https://www.coe.int/x?a=1&amp;b=2" rel="nofollow">Council of Europe</a>.',
            id="address-in-a-sentence",
        ),
    ],
)
def test_an_address_is_a_link_with_its_publishers_name(source, shown):
    assert sourced(source) == shown
