"""States named in Latin and Cyrillic letters, in any case."""

import pytest

from tests.treaties.depositaries.telling import KNOWN
from treaties.depositaries.reading.states import find_states
from treaties.depositaries.reading.text import cleaned


@pytest.mark.parametrize(
    "text, language, code",
    [
        ("the Kyrgyz Republic", "", "KG"),
        ("de la République kirghize", "", "KG"),
        ("REPUBLIQUE KIRGHIZE", "", "KG"),
        ("Кыргызской Республики", "ru", "KG"),
        ("Кыргызской Республикой", "ru", "KG"),
        ("Кыргызскую Республику", "ru", "KG"),
        ("Кыргызстаном", "ru", "KG"),
        ("Нигера", "ru", "NE"),
        ("Нигерии", "ru", "NG"),
        ("Нигерией", "ru", "NG"),
        ("Германии", "ru", "DE"),
        ("Кыргыз Республикасынын", "ky", "KG"),
        ("Кыргыз Республикасына", "ky", "KG"),
        ("Кыргызстандын", "ky", "KG"),
        ("Нигериянын", "ky", "NG"),
        ("Нигердин", "ky", "NE"),
    ],
)
def test_a_state_in_any_case(text, language, code):
    found = list(find_states(cleaned(text), KNOWN.labels, language))

    assert [item.value for item in found] == [code]
    assert cleaned(text).piece(found[0]).endswith(text[-3:])


def test_a_name_without_a_capital_letter_is_none():
    assert list(find_states(cleaned("в германии"), KNOWN.labels, "ru")) == []
