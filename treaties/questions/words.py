"""Words that each mean something, perhaps several things, whatever their case."""

from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from functools import cache, cached_property

from django.utils.translation import gettext as _

from core.http.parameters import quoted

from ..models.numbers import normalised

LIKENESS = 0.8
MOST_HINTS = 3
MOST_MISTAKES = 200
"""For so many unknown words something like them is looked for: it takes longer than the reading."""


class Words:
    """Words and what they mean; a code means one thing, whatever else is called like it."""

    def __init__(self):
        self.meanings: dict[str, dict] = defaultdict(dict)
        self.codes: dict[str, dict] = {}
        self.mistakes = 0
        # A file of thousands of rows repeats its words.
        self.find = cache(self._find)

    def add(self, words: Iterable[str], meaning, name: str) -> None:
        for word in words:
            self.meanings[normalised(word)][name] = meaning

    def add_code(self, code: str, meaning) -> None:
        self.codes[normalised(code)] = {code: meaning}

    @cached_property
    def known(self) -> dict[str, dict]:
        """What each word means; complete from the first question on."""
        return self.meanings | self.codes

    def _find(self, word: str):
        """Return what a word means; ValueError if that is nothing or not certain."""
        found = self.known.get(normalised(word), {})
        if len(found) > 1:
            raise ValueError(
                _("%(word)s can mean %(meanings)s: put the code")
                % {"word": quoted(word), "meanings": listed(found)}
            )
        for meaning in found.values():
            return meaning
        like = self.like(word)
        hint = _(" (did you mean %(meanings)s?)") % {"meanings": listed(like)} if like else ""
        raise ValueError(_("%(word)s is not known") % {"word": quoted(word)} + hint)

    def meant(self, word: str) -> dict:
        """Return what a word means, by code, else what words mean that are nearly the same."""
        return self.known.get(normalised(word)) or self.like(word)

    def like(self, word: str) -> dict:
        """Return what words mean that are a certain one with a slip."""
        self.mistakes += 1
        if self.mistakes > MOST_MISTAKES:
            return {}
        wanted = normalised(word)
        close = get_close_matches(wanted, self.known, n=MOST_HINTS, cutoff=LIKENESS)
        found = {}
        for name in close:
            if has_slips_only(wanted, name):
                found |= self.known[name]
        return found


def has_slips_only(written: str, name: str) -> bool:
    """Whether each word is one of the name's with a slip or two.

    As a whole, the Chinese Republic would be like the Lebanese one, and the south like the north.
    """
    theirs, ours = written.split(), name.split()
    return len(theirs) == len(ours) and all(
        one[0] == other[0] and SequenceMatcher(None, one, other).ratio() >= LIKENESS
        for one, other in zip(theirs, ours, strict=True)
    )


def listed(meanings: dict) -> str:
    """Return codes with what they mean, as somebody chooses among them: ``CD (Congo - Kinshasa)``.

    A meaning that is its own code stands alone.
    """
    return ", ".join(
        code if code == str(meaning) else f"{code} ({meaning})"
        for code, meaning in sorted(meanings.items())
    )
