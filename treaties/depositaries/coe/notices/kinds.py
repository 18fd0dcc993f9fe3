"""Which kind of act a notification is about."""

import re

from ....law.vocabulary import ActKind
from .text import Found, Text, find_all
from .words import CONNECTOR, DEPOSIT, KINDS


def find_kinds(text: Text, headings: list[Found]) -> list[Found]:
    """Return the kinds of act: those with which a heading's subject begins, else all there are.

    A heading that says simply "signature" does not decide where the text says that no
    ratification is needed, or that the signature has to be confirmed.
    """
    everywhere = [found for found in all_kinds(text) if found.value != ""]
    if not headings:
        return everywhere
    first = [found for item in headings for found in kinds_at(text, item.end + 3)]
    if first and all(found.value == ActKind.SIGNATURE for found in first):
        others = (ActKind.DEFINITIVE_SIGNATURE, ActKind.SIGNATURE_AD_REFERENDUM)
        return first + [found for found in everywhere if found.value in others]
    return first


def all_kinds(text: Text) -> list[Found]:
    return find_all(KINDS, text, kind_of)


def kind_of(match: re.Match) -> str:
    """Return the kind that matched; empty for words that only seem to name one."""
    return "" if match.lastgroup.startswith("no_") else ActKind(match.lastgroup)


def kinds_at(text: Text, place: int) -> list[Found]:
    """Return the kinds that are named one after the other from a place on."""
    found = []
    if match := DEPOSIT.match(text.plain, place):
        place = match.end()
    while match := KINDS.match(text.plain, place):
        if kind := kind_of(match):
            found.append(Found(kind, match.start(), match.end()))
        joined = CONNECTOR.match(text.plain, match.end())
        if not joined:
            break
        place = joined.end()
    return found
