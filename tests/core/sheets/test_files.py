"""Files from anybody: bounded by what they unpack to, before they are read."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from core.sheets.files import read_file
from core.sheets.problems import BadFileError

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
NAMESPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def spreadsheet(rows=(("number", "state"), ("112", "KG")), **parts) -> bytes:
    """Return a spreadsheet, with some of its parts replaced."""
    book, packed, out = Workbook(), io.BytesIO(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(packed)
    with (
        zipfile.ZipFile(packed) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in {*source.namelist(), *parts}:
            target.writestr(name, parts.get(name) or source.read(name))
    return out.getvalue()


def sheet_of(piece: bytes, times: int) -> bytes:
    return (
        b"<worksheet " + NAMESPACE + b"><sheetData>" + piece * times + b"</sheetData></worksheet>"
    )


BOMBS = {
    "empty rows": {SHEET: sheet_of(b"<row/>", 1_000_000)},
    "a wide row": {SHEET: sheet_of(b"<row>" + b"<c><v>1</v></c>" * 1_000_000 + b"</row>", 1)},
    "texts": {STRINGS: b"<sst " + NAMESPACE + b">" + b"<si><t/></si>" * 1_000_000 + b"</sst>"},
}


@pytest.mark.parametrize("name", BOMBS)
def test_spreadsheet_that_says_one_thing_over_and_over_is_not_read(name):
    with pytest.raises(BadFileError, match="too large when it is unpacked"):
        read_file(spreadsheet(**BOMBS[name]))


def test_entities_are_not_expanded():
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + sheet_of(b"<row><c><v>&a;</v></c></row>", 1)

    with pytest.raises(BadFileError, match="not a readable XLSX"):
        read_file(spreadsheet(**{SHEET: bomb}))


@pytest.mark.parametrize(
    "make", [spreadsheet, lambda rows: "\n".join(map(",".join, rows)).encode()]
)
@pytest.mark.parametrize("count, is_read", [(3, True), (4, False)])
def test_rows_are_counted_also_where_they_are_empty(make, count, is_read):
    rows = [["number", "state"], ["112", "KG"], *([["", ""]] * (count - 2)), ["185", "KG"]]

    if is_read:
        assert len(read_file(make(rows), most_rows=3).rows) == 2
        return
    with pytest.raises(BadFileError, match="more than 3 rows"):
        read_file(make(rows), most_rows=3)
