"""Which language a reader gets."""

import pytest

from countries.names import Text, in_language

BOTH = {"en": "Convention", "ru": "Конвенция"}


@pytest.mark.parametrize(
    "texts, language, found",
    [
        pytest.param(BOTH, "ru", Text("Конвенция", "ru"), id="own"),
        pytest.param(BOTH, "fr", Text("Convention", "en"), id="english"),
        pytest.param(BOTH, "ky", Text("Конвенция", "ru"), id="kyrgyz-russian-before-english"),
        pytest.param(BOTH, "kk", Text("Конвенция", "ru"), id="kazakh-russian-before-english"),
        pytest.param({"en": "Treaty"}, "ky", Text("Treaty", "en"), id="no-russian"),
        pytest.param({"de": "Vertrag"}, "ky", Text("Vertrag", "de"), id="any"),
        pytest.param({}, "ky", Text("", "en"), id="none"),
    ],
)
def test_the_nearest_language(texts, language, found):
    assert in_language(texts, language) == found
