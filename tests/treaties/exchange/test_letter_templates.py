"""Templates of letters: what they may hold, and what is refused in a file from outside."""

import pytest

from tests.treaties.documents import document, with_part, words_in
from treaties.exchange.letter_templates import BadTemplate, filled_in
from treaties.exchange.letters import SAMPLE, bundled_template, try_out
from treaties.models.letters import LETTER_LANGUAGES, MOST_BYTES, LetterKind

VALUES = {"state": "Tom & Jerry", "articles": ""}


def test_placeholders_and_conditions():
    content = document("Of {{ state }}.{% if articles %} By {{ articles }}.{% endif %}")

    assert words_in(filled_in(content, VALUES)) == "Of Tom & Jerry."
    assert words_in(filled_in(content, VALUES | {"articles": "3"})) == "Of Tom & Jerry. By 3."


@pytest.mark.parametrize("kind", LetterKind.values)
@pytest.mark.parametrize("language", LETTER_LANGUAGES)
def test_each_bundled_template_fits(kind, language):
    content = bundled_template(kind, language)

    try_out(content)
    assert SAMPLE["treaty_title"] in words_in(filled_in(content, SAMPLE))


def test_a_bad_placeholder_is_named():
    with pytest.raises(BadTemplate, match=r"Unknown placeholder: \{\{ adressee \}\}"):
        try_out(document("To {{ adressee }}"))


@pytest.mark.parametrize(
    "text, what",
    [
        ("{% for x in state %}{{ x }}{% endfor %}", "for"),
        ("{{ state.__class__ }}", "getattr"),
        ("{{ state['x'] }}", "getitem"),
        ("{{ 'a' * 999999999 }}", "mul"),
        ("{{ range(9) }}", "call"),
        ("{{ state|upper }}", "filter"),
        ("{% set state = articles %}", "assign"),
        ("{% if articles %}x", "endif"),
    ],
)
def test_nothing_else_is_carried_out(text, what):
    with pytest.raises(BadTemplate, match=what):
        try_out(document(text))


@pytest.mark.parametrize(
    "content, message",
    [
        pytest.param(b"", "at most 1 MB", id="empty"),
        pytest.param(b"x" * (MOST_BYTES + 1), "at most 1 MB", id="too-large"),
        pytest.param(b"no file of Word", "cannot be read", id="no-archive"),
        pytest.param(with_part(document("x"), "word/vbaProject.bin", b"x"), "macros", id="macros"),
        pytest.param(
            with_part(document("x"), "word/embeddings/a.bin", b"x"), "objects", id="an-object"
        ),
        pytest.param(
            with_part(document("x"), "word/_rels/x.rels", b"<Relationship TargetMode='External'/>"),
            "elsewhere",
            id="from-elsewhere",
        ),
        pytest.param(
            with_part(document("x"), "word/x.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]>"),
            "cannot be read",
            id="entities",
        ),
        pytest.param(
            with_part(document("x"), "word/x.bin", bytes(21 * 1024 * 1024)), "large", id="a-bomb"
        ),
    ],
)
def test_unsafe_files_are_refused(content, message):
    with pytest.raises(BadTemplate, match=message):
        try_out(content)
