"""The picture that a link to a page is shown with: the page's answer in large type, as PNG.

Messengers and social networks take no SVG, so it is drawn here, with a font that has the letters
of all five languages. It costs what the page's answer costs and about a tenth of a second.
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from ..law.vocabulary import StatusGroup

WIDTH, HEIGHT = 1200, 630
MARGIN = 72
COLUMN = WIDTH - 2 * MARGIN
PAPER, INK, MUTED, ACCENT = "#fbfaf6", "#1a2126", "#566168", "#0e5a68"
COLOURS = {
    StatusGroup.BOUND: "#176a43",
    StatusGroup.ON_THE_WAY: "#8f5a00",
    StatusGroup.POSSIBLE: "#2a5fa5",
    StatusGroup.NOT_POSSIBLE: "#6a7278",
    StatusGroup.FORMER: "#7b4a78",
    StatusGroup.UNCLEAR: "#6a7278",
}
MOST_LETTERS = 400
"""No text is longer, so that fitting it costs little."""
TONES = 32
"""As many colours are kept: letters stay smooth, and the file small."""
AFTER_NUMBER = re.compile(r"(?<=\d) (?=\w)")
FONTS = Path(__file__).parent / "fonts"


@dataclass(frozen=True)
class Picture:
    """What a picture says: above all the answer, with the shape and colour of its group.

    ``about`` stands over it, ``detail`` and a ``note`` in small type under it, ``day`` at the foot.
    """

    answer: str
    about: str = ""
    detail: str = ""
    note: str = ""
    day: str = ""
    group: str = ""

    def on(self, day: str, *, note: str) -> "Picture":
        """Return the picture with the day it shows, in words, and a note."""
        return replace(self, day=day, note=note)

    @property
    def words(self) -> str:
        """What it says, for those who do not see it."""
        return ". ".join(
            text.rstrip(".") for text in (self.about, self.answer, self.detail) if text
        )


@dataclass(frozen=True)
class Block:
    """Lines of text in one size."""

    lines: list[str]
    font: ImageFont.FreeTypeFont

    @property
    def line_height(self) -> int:
        return round(self.font.size * 1.24)

    @property
    def height(self) -> int:
        return self.line_height * len(self.lines)


@cache
def font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"NotoSans-{weight}.ttf", size)


def png(picture: Picture) -> bytes:
    """Return a picture of 1200 by 630 points, as networks show it beside a link."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    colour = COLOURS.get(picture.group, ACCENT)
    draw.rectangle((0, 0, WIDTH, 18), fill=colour)
    foot = HEIGHT - MARGIN - 30
    write(draw, (MARGIN, foot), Block(["Accede"], font("Bold", 34)), ACCENT)
    day = Block([picture.day], font("Regular", 28))
    write(draw, (WIDTH - MARGIN - round(day.font.getlength(picture.day)), foot + 5), day, MUTED)
    about = fitted(picture.about, "Regular", sizes=(38, 32), most=2)
    write(draw, (MARGIN, MARGIN), about, MUTED)
    fill(image, picture, top=MARGIN + about.height + 26, bottom=foot - 24, colour=colour)
    return as_file(image)


def fill(image: Image.Image, picture: Picture, *, top: int, bottom: int, colour: str) -> None:
    """Write the answer in the largest type that leaves room for what stands under it."""
    draw = ImageDraw.Draw(image)
    note = fitted(picture.note, "Regular", sizes=(19,), most=4)
    detail = fitted(picture.detail, "Regular", sizes=(36, 31), most=3)
    room = bottom - top - note.height - detail.height - 26 * bool(picture.detail)
    left = MARGIN + 100 * bool(picture.group)
    answer = fitted(
        picture.answer,
        "Bold",
        sizes=(88, 76, 66, 56, 48, 40, 34),
        width=WIDTH - MARGIN - left,
        room=room,
    )
    if picture.group:
        size = min(72, answer.line_height)
        mark = shape(picture.group, size, colour)
        image.paste(mark, (MARGIN, top + (answer.line_height - size) // 2 + 3), mark)
    write(draw, (left, top), answer, colour if picture.group else INK)
    write(draw, (MARGIN, top + answer.height + 26), detail, INK)
    write(draw, (MARGIN, bottom - note.height), note, MUTED)


def write(draw: ImageDraw.ImageDraw, place: tuple[int, int], block: Block, colour: str) -> None:
    x, y = place
    for line in block.lines:
        draw.text((x, y), line, font=block.font, fill=colour)
        y += block.line_height


def fitted(
    text: str, weight: str, *, sizes: tuple, most: int = 9, width: int = COLUMN, room: int = HEIGHT
) -> Block:
    """Return a text in the largest size in which it fits; in the smallest it is cut where it must.

    ``most`` is the number of lines, ``room`` the height of all of them.
    """
    for size in sizes:
        block = Block(wrapped(text[:MOST_LETTERS], font(weight, size), width), font(weight, size))
        fits = len(block.lines) <= most and block.height <= room
        if fits and all(block.font.getlength(line) <= width for line in block.lines):
            return block
    return cut(block, min(most, max(1, room // block.line_height)), width)


def cut(block: Block, most: int, width: int) -> Block:
    """Return the first lines of a block; dots stand for what is left out."""
    if len(block.lines) <= most:
        return block
    last = block.lines[most - 1]
    while last and block.font.getlength(f"{last}…") > width:
        last = last[:-1]
    return Block([*block.lines[: most - 1], f"{last.rstrip(' ,;:')}…"], block.font)


def wrapped(text: str, used: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Return a text in lines, broken at plain spaces; a number stays with the word after it."""
    lines: list[str] = []
    for word in filter(None, AFTER_NUMBER.sub("\u00a0", text).split(" ")):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and used.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def shape(group: str, size: int, colour: str) -> Image.Image:
    """Return the shape of a group of statuses, the same as on the pages (``shapes.html``)."""
    points, scale = 16, 16
    image = Image.new("RGBA", (points * scale, points * scale))
    draw = ImageDraw.Draw(image)
    whole, pen = (0, 0, points * scale - 1, points * scale - 1), 40
    if group == StatusGroup.BOUND:
        draw.ellipse(whole, fill=colour)
    elif group == StatusGroup.NOT_POSSIBLE:
        draw.line((scale, 8 * scale, 15 * scale, 8 * scale), fill=colour, width=56)
    elif group == StatusGroup.FORMER:
        draw.line((2 * scale, 2 * scale, 14 * scale, 14 * scale), fill=colour, width=44)
        draw.line((14 * scale, 2 * scale, 2 * scale, 14 * scale), fill=colour, width=44)
    elif group == StatusGroup.UNCLEAR:
        for start in range(0, 360, 45):
            draw.arc(whole, start, start + 23, fill=colour, width=pen)
    else:
        draw.ellipse(whole, outline=colour, width=pen)
        if group == StatusGroup.ON_THE_WAY:
            draw.pieslice(whole, -90, 90, fill=colour)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def as_file(image: Image.Image) -> bytes:
    file = BytesIO()
    image.quantize(TONES, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()
