"""Write the templates of letters that come with this site, from the texts beside them.

    .venv/bin/python scripts/letter_templates.py

Each line of a text is a paragraph, and a stroke between spaces begins a new line in it.
"""

from pathlib import Path

from docx import Document
from docx.shared import Pt

FOLDER = Path(__file__).parent.parent / "treaties" / "data" / "letters"


def write(text: Path) -> None:
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(12)
    for line in text.read_text(encoding="utf-8").splitlines():
        paragraph = document.add_paragraph(line.replace(" / ", "\n"))
        paragraph.paragraph_format.space_after = Pt(14)
    document.core_properties.author = document.core_properties.comments = ""
    document.save(text.with_suffix(".docx"))


if __name__ == "__main__":
    for text in sorted(FOLDER.glob("*.txt")):
        write(text)
