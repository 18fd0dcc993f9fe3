"""The numbers of "Multilateral Treaties Deposited with the Secretary-General": IV-4, XI-A-16."""

import re

SERIES = "UNTC"
# A chapter in Roman numerals, in some chapters a section, a number, of what belongs to a treaty a
# letter. The section comes before the number, the letter after it.
NUMBER = re.compile(
    rf"(?:{SERIES}[\s\-]+)?(?P<chapter>[IVX]+)(?:-(?P<section>[A-Z]))?-(?P<number>[0-9]+)"
    r"(?:-(?P<letter>[A-Z]))?",
    re.IGNORECASE,
)
CHAPTER = re.compile(r"X{0,2}(?:IX|IV|V?I{0,3})")
VALUES = {"I": 1, "V": 5, "X": 10}


def read_number(spelling: str) -> str:
    """Return a number as the depositary writes it: ``untc-xxvii-2-A`` gives ``XXVII-2-a``.

    ValueError for what is none.
    """
    found = NUMBER.fullmatch(spelling.strip())
    chapter = found["chapter"].upper() if found else ""
    if not found or not CHAPTER.fullmatch(chapter):
        raise ValueError(f"{spelling!r} is not a number such as IV-4, XI-A-16 or XXVII-2-a")
    section, letter = found["section"] or "", found["letter"] or ""
    parts = [chapter, section.upper(), found["number"].lstrip("0"), letter.lower()]
    return "-".join(filter(None, parts))


def chapter_of(number: str) -> str:
    return number.partition("-")[0]


def chapter_number(chapter: str) -> int:
    """Return the value of a Roman numeral: 27 for ``XXVII``."""
    values = [VALUES[letter] for letter in chapter]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def in_order(number: str) -> tuple:
    """Return what sorts numbers as the depositary lists them: IV-9 before IV-10, before XI-A-1."""
    parts = number.split("-")[1:]
    return (
        chapter_number(chapter_of(number)),
        *((part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts),
    )
