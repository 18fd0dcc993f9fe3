"""The columns of a status table: which acts a heading announces, and by which letters."""

import re
from dataclasses import dataclass

from ...law.vocabulary import CONSENTS, SIGNATURES, ActKind

PARTICIPANT = "participant"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word of a heading means: the letter behind its dates, the kind of act, a note."""

    letter: str
    kind: ActKind
    note: str = ""


SUCCESSION_TO_SIGNATURE = "succession to signature"
MEANINGS = {
    "signature": Meaning("", ActKind.SIGNATURE),
    SUCCESSION_TO_SIGNATURE: Meaning(
        "d", ActKind.SIGNATURE, "Succession to the signature of the predecessor State."
    ),
    "definitive signature": Meaning("s", ActKind.DEFINITIVE_SIGNATURE),
    "ratification": Meaning("", ActKind.RATIFICATION),
    "acceptance": Meaning("A", ActKind.ACCEPTANCE),
    "approval": Meaning("AA", ActKind.APPROVAL),
    "formal confirmation": Meaning("c", ActKind.FORMAL_CONFIRMATION),
    "accession": Meaning("a", ActKind.ACCESSION),
    "succession": Meaning("d", ActKind.SUCCESSION),
}
WORD = re.compile(r"(?P<name>[^()]+?)\s*(?:\((?P<letter>[A-Za-z]+)\))?")


@dataclass(frozen=True, slots=True)
class Column:
    """The acts of one column by the letter behind their dates; "" for dates without a letter."""

    heading: str
    meanings: dict[str, Meaning]

    def meaning(self, letter: str) -> Meaning:
        """Return what a date with a letter (or none) means; ValueError if the heading is silent."""
        found = self.meanings.get(letter)
        if found is None:
            said = f"the letter {letter!r}" if letter else "a date without a letter"
            raise ValueError(f"{said} is not explained by the column {self.heading!r}")
        return found


def read_column(heading: str) -> Column:
    """Return the column that a heading announces; ValueError if a word of it is not known.

    ``Accession(a), Succession(d), Ratification``: a date without a letter is a ratification. Where
    the heading names one kind alone, a date needs no letter.
    """
    meanings = {}
    words = heading.split(",")
    for word in words:
        found = WORD.fullmatch(word.strip())
        meaning = MEANINGS.get(found["name"].casefold()) if found else None
        if meaning is None or (found["letter"] or "") not in ("", meaning.letter):
            raise ValueError(f"the column {heading!r} is not known")
        letters = [found["letter"] or ""]
        if len(words) == 1:
            letters.append("")
        for letter in letters:
            if meanings.setdefault(letter, meaning) != meaning:
                raise ValueError(f"the column {heading!r} gives two meanings to one date")
    return Column(heading, meanings)


def kinds_here(kind: ActKind) -> frozenset[ActKind]:
    """Return the kinds by which an act of the table may be recorded here."""
    if kind == ActKind.DEFINITIVE_SIGNATURE:
        return SIGNATURES | {ActKind.CONSENT}
    return SIGNATURES if kind in SIGNATURES else CONSENTS
