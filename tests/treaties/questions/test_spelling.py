"""Words with a slip, and half a word."""

import pytest

from tests.factories import StateFactory, TreatyFactory
from treaties.questions.concepts import find_concept
from treaties.questions.spelling import beginnings, like
from treaties.questions.terms import is_said_in, read_terms
from treaties.writing import door

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def known():
    StateFactory(code="KG", names={"en": "Kyrgyzstan", "ru": "Кыргызстан"})
    TreatyFactory(titles={"en": "Istanbul Convention", "ru": "Стамбульская конвенция"})
    door.reindex()


@pytest.mark.parametrize(
    "written, meant",
    [
        ("istambul", "istanbul"),
        ("kyrgistan", "kyrgyzstan"),
        ("кыргыстан", "кыргызстан"),
        ("стамбулская", "стамбульская"),
        ("convnetion", "convention"),
    ],
)
def test_a_slip_is_read_as_the_word_that_was_meant(written, meant):
    assert like(written)[0] == meant


@pytest.mark.parametrize("word", ["ist", "112", "zzzzzz", "108+"])
def test_what_is_short_a_number_or_like_nothing_stays(word):
    assert like(word) == []


def test_half_a_word_finds_the_whole():
    assert beginnings("istanb") == ["istanbul"]


def test_a_word_goes_on_in_cyrillic_only():
    assert "кыргызстан" in beginnings("кыргызстанчы")
    assert beginnings("istanbuler") == []


@pytest.mark.parametrize("text", ["domestic violence", "домашнему насилию", "үй-бүлөдөгү зомбулук"])
def test_words_that_go_together_are_one_matter(text):
    words = text.replace("-", " ").split()

    length, concept = find_concept(words)

    assert length == len(words)
    assert concept.treaties == ("cets-210",)


def test_another_word_for_the_same_is_said():
    assert is_said_in(read_terms(["взяток"]), ["Группа по борьбе с коррупцией"])
    assert not is_said_in(read_terms(["взяток", "пытки"]), ["Группа по борьбе с коррупцией"])
    assert not is_said_in([], ["Anything"])
