"""Word files to print: headings, sentences and tables in one language, with page numbers."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from io import BytesIO

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor, Twips

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
A4 = (Cm(21), Cm(29.7))
MARGIN = Cm(2)
TWIP = Twips(1)
LANGUAGES = {"en": "en-GB", "fr": "fr-FR", "ru": "ru-RU", "ky": "ky-KG", "kk": "kk-KZ"}
"""As Word's spell checker names them; any other language by its own code."""

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML cannot hold."""

Words = str | tuple[str, str]
"""A text in the file's language, or a text with the code of its own."""


class WordFile:
    """A Word file in the making. Texts may be given with their language, where it is another.

    ``title`` is the first heading, perhaps in parts of several languages. ``foot`` stands at the
    foot of every page, beside its number. ``is_wide``: in landscape.
    """

    def __init__(
        self,
        *,
        title: Sequence[Words],
        language: str,
        on: date,
        foot: str,
        is_wide: bool = False,
    ):
        self.document = Document()
        self.language = language
        self._speak()
        self._lay_out(is_wide)
        self._describe("".join(map(plain, title)), on)
        self._number_pages(foot)
        self.heading(*title, level=1)

    def heading(self, *parts: Words, level: int = 2) -> None:
        paragraph = self.body.add_p()
        paragraph.style = f"Heading{level}"
        for words in parts:
            add_words(paragraph, words, self.language)

    def paragraph(self, words: Words) -> None:
        add_words(self.body.add_p(), words, self.language)

    def table(
        self, header: Sequence[str], rows: Iterable[Sequence[Words]], *, shares: Sequence[int]
    ) -> None:
        """Add a table whose header is repeated on each page and whose rows are not torn apart.

        ``shares`` are the widths of the columns in proportion. Without a header the first column
        says what each row is about, in bold.
        """
        table = self.document.add_table(0, len(shares), "Table Grid")
        table.autofit = False
        element = self.body.tbl_lst[-1]
        widths = [int(self.width * share / sum(shares)) for share in shares]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        if header:
            element.append(self._row(header, widths, bold=len(header), is_header=True))
        for row in rows:
            element.append(self._row(row, widths, bold=0 if header else 1))
        # Word joins tables that follow one another.
        self.body.add_p()

    def content(self) -> bytes:
        """Return the file."""
        found = BytesIO()
        self.document.save(found)
        return found.getvalue()

    @property
    def body(self):
        """The element that holds headings, paragraphs and tables."""
        return self.document.element.body

    @property
    def width(self) -> int:
        """The width between the margins."""
        section = self.document.sections[0]
        return section.page_width - section.left_margin - section.right_margin

    def _row(self, cells: Sequence[Words], widths: list[int], *, bold: int, is_header=False):
        """Return a row of a table; python-docx would take a second for a few hundred."""
        row = OxmlElement("w:tr")
        properties = child(row, "w:trPr")
        child(properties, "w:cantSplit")
        if is_header:
            child(properties, "w:tblHeader")
        for number, (words, width) in enumerate(zip(cells, widths, strict=True)):
            cell = child(row, "w:tc")
            child(child(cell, "w:tcPr"), "w:tcW", w=str(width // TWIP), type="dxa")
            paragraph = child(cell, "w:p")
            child(child(paragraph, "w:pPr"), "w:spacing", before="20", after="20")
            add_words(paragraph, words, self.language, is_bold=number < bold)
        return row

    def _speak(self) -> None:
        """Tell Word in which language the texts are."""
        for found in self.document.styles.element.iter(qn("w:lang")):
            found.set(qn("w:val"), LANGUAGES.get(self.language, self.language))
        self.document.core_properties.language = LANGUAGES.get(self.language, self.language)

    def _lay_out(self, is_wide: bool) -> None:
        section = self.document.sections[0]
        short, long = A4
        section.page_width, section.page_height = (long, short) if is_wide else (short, long)
        section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
        section.left_margin = section.right_margin = MARGIN
        section.top_margin = section.bottom_margin = MARGIN
        styles = self.document.styles
        styles["Normal"].font.size = Pt(10)
        styles["Normal"].paragraph_format.space_after = Pt(6)
        for level in (1, 2, 3):
            styles[f"Heading {level}"].font.color.rgb = RGBColor(0, 0, 0)

    def _describe(self, title: str, on: date) -> None:
        properties = self.document.core_properties
        properties.title = UNPRINTABLE.sub("", title)[:255]
        properties.author = properties.last_modified_by = "Accede"
        properties.comments = ""
        properties.created = properties.modified = datetime.combine(on, time.min)

    def _number_pages(self, foot: str) -> None:
        """Put the foot at the left and the page of how many at the right of every page."""
        footer = self.document.sections[0].footer
        # The style's own tab stops are those of a narrower page.
        footer.paragraphs[0].style = self.document.styles["Normal"]
        stops = footer.paragraphs[0].paragraph_format.tab_stops
        stops.add_tab_stop(self.width, WD_TAB_ALIGNMENT.RIGHT)
        [paragraph] = footer.part.element.p_lst
        add_words(paragraph, f"{foot}\t", self.language)
        add_field(paragraph, "PAGE")
        add_words(paragraph, " / ", self.language)
        add_field(paragraph, "NUMPAGES")


def plain(words: Words) -> str:
    return words if isinstance(words, str) else words[0]


def add_words(paragraph, words: Words, language: str, *, is_bold: bool = False) -> None:
    """Add a text to a paragraph, a line of it below the other, tagged if of another language."""
    text, own = (words, language) if isinstance(words, str) else words
    run = child(paragraph, "w:r")
    properties = child(run, "w:rPr")
    if is_bold:
        child(properties, "w:b")
    if own != language:
        child(properties, "w:lang", val=LANGUAGES.get(own, own))
    for number, line in enumerate(UNPRINTABLE.sub("", text).splitlines()):
        if number:
            child(run, "w:br")
        add_line(run, line)


def add_line(run, line: str) -> None:
    for number, part in enumerate(line.split("\t")):
        if number:
            child(run, "w:tab")
        found = child(run, "w:t")
        found.text = part
        found.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def add_field(paragraph, name: str) -> None:
    """Add a number that Word works out itself."""
    field = child(paragraph, "w:fldSimple", instr=name)
    child(child(field, "w:r"), "w:t").text = "1"


def child(parent, tag: str, **attributes: str):
    """Add an element to another and return it."""
    found = OxmlElement(tag, {qn(f"w:{name}"): value for name, value in attributes.items()})
    parent.append(found)
    return found
