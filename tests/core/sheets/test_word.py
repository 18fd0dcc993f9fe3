"""Word files to print: what Word needs to spell, repeat headers, number pages, turn the paper."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT

from core.sheets.word import WordFile

ON = date(2024, 5, 1)


def begun(**more) -> WordFile:
    given = {"title": ["Кыргызстан"], "language": "ky", "on": ON, "foot": "https://a.test/ky/"}
    return WordFile(**given | more)


def read(word: WordFile):
    return Document(BytesIO(word.content()))


def test_word_is_told_the_language():
    word = begun()
    word.paragraph("Келишимдер")

    found = read(word)

    assert found.styles.element.xpath("//w:docDefaults//w:lang/@w:val") == ["ky-KG"]
    assert found.core_properties.language == "ky-KG"
    assert found.element.body.xpath("//w:lang") == []


def test_a_text_of_another_language_says_so():
    word = begun(title=["ETS 112: ", ("Convention", "en")])
    word.table(["A"], [[("Traité", "fr")], ["Келишим"]], shares=[1])

    found = read(word)

    assert found.element.body.xpath(".//w:lang/@w:val") == ["en-GB", "fr-FR"]
    assert found.core_properties.title == "ETS 112: Convention"


def test_the_header_of_a_table_is_repeated_and_no_row_is_torn():
    word = begun()
    word.table(["A", "B"], [["1", "2"], ["3", "4\n5"]], shares=[1, 3])

    [table] = read(word).tables

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["A", "B"],
        ["1", "2"],
        ["3", "4\n5"],
    ]
    assert len(table._tbl.xpath("./w:tr[1]/w:trPr/w:tblHeader")) == 1
    assert len(table._tbl.xpath("./w:tr/w:trPr/w:tblHeader")) == 1
    assert len(table._tbl.xpath("./w:tr/w:trPr/w:cantSplit")) == 3


def test_a_table_without_a_header_repeats_nothing():
    word = begun()
    word.table([], [["When", "2024"]], shares=[1, 3])

    [table] = read(word).tables

    assert table._tbl.xpath(".//w:tblHeader") == []
    assert len(table._tbl.xpath(".//w:b")) == 1


def test_the_foot_has_the_address_and_the_pages():
    footer = read(begun()).sections[0].footer

    assert footer.paragraphs[0].text.startswith("https://a.test/ky/\t")
    fields = footer.paragraphs[0]._p.xpath("./w:fldSimple/@w:instr")
    assert fields == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("is_wide", [True, False])
def test_the_paper_is_turned_for_wide_tables(is_wide):
    section = read(begun(is_wide=is_wide)).sections[0]

    assert (section.page_width > section.page_height) == is_wide
    assert (section.orientation == WD_ORIENT.LANDSCAPE) == is_wide


def test_letters_that_xml_cannot_hold_are_left_out():
    word = begun()
    word.paragraph("a\x0bb\x00c")

    assert read(word).paragraphs[-1].text == "abc"


def test_an_empty_text_is_an_empty_paragraph():
    word = begun()
    word.paragraph("")

    assert read(word).paragraphs[-1].text == ""
