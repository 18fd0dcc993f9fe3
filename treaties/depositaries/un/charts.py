"""A status file of the United Nations: what its table says about each participant.

What is known of the file's shape stands in ``docs/operations.md``. Whatever is not of that shape is
refused with the place where it is: nothing is guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import fromstring

from ...law.vocabulary import CONSENTS
from ..comparing import Line, Wanted
from ..fetching import located
from .columns import PARTICIPANT, Column, kinds_here, read_column

HEADER = "Treaty/Header/ExternalData"
HEAD = "Treaty/Participants/Table/TGroup/Thead/Row"
ROWS = "Treaty/Participants/Table/TGroup/Tbody/Rows"
HTML = re.compile(rb"\s*(?:<!doctype\s+html|<html)", re.IGNORECASE)
IS_HTML = "is a page in HTML, not a status file: the service may be under maintenance"
# Markup may stand in an entry as an element or as escaped text.
FOOTNOTE = re.compile(r"<superscript>.*?</superscript>", re.IGNORECASE | re.DOTALL)
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
DAY = rf"(?P<day>[0-9]{{1,2}}) (?P<month>{'|'.join(MONTHS)}) (?P<year>[0-9]{{4}})"
CELL = re.compile(rf"(?P<open>\[)? ?{DAY}(?: ?(?P<letter>[A-Za-z]+))? ?(?P<close>\])?")


@dataclass(frozen=True, slots=True)
class Status:
    """What a status file says: the treaty's title, how many Parties it counts, and the table."""

    title: str
    parties: int | None
    lines: list[Line]

    @property
    def parties_listed(self) -> int:
        """How many participants have consented, by the table, and are still bound."""
        return sum(
            any(act.kind in CONSENTS and not act.has_ended for act in line.acts)
            for line in self.lines
        )


def read_status(content: bytes) -> Status:
    """Return what a status file says; ValueError names the element and the row that is not so."""
    root = read_xml(content)
    only(root, "Treaty")
    header = only(root, HEADER)
    columns = read_head(only(root, HEAD))
    rows = only(root, ROWS).findall("Row")
    demand(bool(rows), f"{ROWS} has no Row")
    lines = [read_row(number, row, columns) for number, row in enumerate(rows, 1)]
    return Status(text_of(only(header, "Titlesect")), count_in(header, "Status/Parties"), lines)


def read_xml(content: bytes) -> Element:
    if HTML.match(content.removeprefix(b"\xef\xbb\xbf")):
        raise ValueError(IS_HTML)
    try:
        root = fromstring(content)
    except (ParseError, LookupError) as error:
        raise ValueError(f"is not XML: {error}") from None
    if root.tag.rpartition("}")[2].lower() == "html":
        raise ValueError(IS_HTML)
    return root


def only(element: Element, path: str) -> Element:
    """Return the one element at a path; ValueError names it if it is missing, or not alone."""
    found = element.findall(path)
    if len(found) != 1:
        raise ValueError(f"has {len(found) or 'no'} {path} where one is expected")
    return found[0]


def count_in(header: Element, path: str) -> int | None:
    """Return a number of the header; None if it gives none."""
    found = header.find(path)
    text = "" if found is None else text_of(found)
    return int(text) if text.isdecimal() else None


def text_of(element: Element) -> str:
    """Return the words of an element without its footnotes; ValueError for other markup."""
    parts = [element.text]
    for child in element:
        if child.tag.lower() != "superscript":
            raise ValueError(f"the markup <{child.tag}> is not known")
        parts.append(child.tail)
    text = FOOTNOTE.sub("", "".join(filter(None, parts)))
    if "<" in text:
        raise ValueError(f"the markup in {text!r} is not known")
    return " ".join(text.split())


def demand(is_right: bool, otherwise: str) -> None:
    """Raise ValueError with a message unless what was read has the right form."""
    if not is_right:
        raise ValueError(otherwise)


def read_head(row: Element) -> list[Column]:
    """Return the columns after the first, which names the participants."""
    with located(HEAD):
        headings = [text_of(entry) for entry in row]
        demand(
            len(headings) > 1 and headings[0].casefold() == PARTICIPANT,
            f"{headings} are not the columns of participants and their acts",
        )
        return [read_column(heading) for heading in headings[1:]]


def read_row(number: int, row: Element, columns: list[Column]) -> Line:
    """Return one line of the table; ValueError names its row and participant."""
    place = f"{ROWS}/Row {number}"
    with located(place):
        entries = [text_of(entry) for entry in row.findall("Entry")]
        demand(bool(entries and entries[0]), "names no participant")
        name, *cells = entries
        with located(name):
            demand(
                len(cells) == len(columns),
                f"has {len(entries)} Entry where the head has {len(columns) + 1}",
            )
            acts = tuple(acts_of(cells, columns))
            demand(bool(acts), "has no date")
    return Line(name, acts, place=place)


def acts_of(cells: list[str], columns: list[Column]) -> Iterator[Wanted]:
    for cell, column in zip(cells, columns, strict=True):
        if cell:
            yield read_cell(cell, column)


def read_cell(cell: str, column: Column) -> Wanted:
    """Return the act that a cell speaks of: ``22 Apr 2024 a``, ``[20 Jan 2021 A]``.

    Square brackets: it is no longer in force. The end itself is not in the table.
    """
    found = CELL.fullmatch(cell)
    if not found or bool(found["open"]) != bool(found["close"]):
        raise ValueError(f"{cell!r} is not a date such as '22 Apr 2024 a' or '[20 Jan 2021 A]'")
    meaning = column.meaning(found["letter"] or "")
    month = MONTHS.index(found["month"]) + 1
    with located(repr(cell)):
        done_on = date(int(found["year"]), month, int(found["day"]))
    return Wanted(
        kinds_here(meaning.kind),
        meaning.kind,
        done_on,
        note=meaning.note,
        is_stated=True,
        has_ended=bool(found["open"]),
    )
