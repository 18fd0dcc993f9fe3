"""Word files for tests of letters."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document


def document(*paragraphs: str) -> bytes:
    """Return a Word file of some paragraphs."""
    found = Document()
    for text in paragraphs:
        found.add_paragraph(text)
    content = BytesIO()
    found.save(content)
    return content.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """Return a Word file with one more part in it."""
    result = BytesIO(content)
    with ZipFile(result, "a", ZIP_DEFLATED) as archive:
        archive.writestr(name, part)
    return result.getvalue()


def words_in(content: bytes) -> str:
    """Return the text of a Word file, its paragraphs on one line."""
    return " ".join(paragraph.text for paragraph in Document(BytesIO(content)).paragraphs)
