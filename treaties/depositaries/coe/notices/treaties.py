"""Which treaty a notice is about, and its reference."""

import re
from collections.abc import Collection, Mapping

from ...reading.text import Found, Text
from ..numbers import series_code
from .words import NUMBERS, REFERENCE


def find_references(text: Text) -> list[Found]:
    """Return the references; a short and a long form of the same one give the long one."""
    found: dict[str, Found] = {}
    for match in REFERENCE.finditer(text.plain):
        item = Found(text.written[match.start() : match.end()], match.start(), match.end())
        other = found.setdefault(match[1], item)
        if len(item.value) > len(other.value):
            found[match[1]] = item
    return list(found.values())


def find_treaties(text: Text, numbers: Mapping[str, Collection[str]]) -> list[Found]:
    """Return the treaties whose numbers stand in the text or in its reference."""
    found = []
    for match in NUMBERS.finditer(text.plain):
        listed = match["reference"] or match["listed"] or match["number"]
        series = series_code(match["series"]).lower()
        for number in re.findall(r"[0-9]{1,3}[a-z]?", listed):
            codes = meant(number, series, numbers)
            found += [Found(code, match.start(), match.end()) for code in codes]
    return found


def meant(number: str, series: str, numbers: Mapping) -> Collection[str | None]:
    """Return the codes that a number can mean; where two series have it, the series decides."""
    digits = re.match(r"[0-9]+", number)[0]
    codes = numbers.get(digits.zfill(3) + number[len(digits) :].upper(), [])
    exact = [code for code in codes if series and code.startswith(f"{series}-")]
    return exact or codes or [None]
