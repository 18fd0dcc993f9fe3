"""Words that each mean something, perhaps several things, whatever their case."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from django.utils.translation import gettext as _

from core.http.parameters import quoted
from core.sheets.tables import suggestion

from ..models.numbers import normalised


class Words:
    """Words and what they mean; a code means one thing, whatever else is called like it."""

    def __init__(self):
        self.meanings: dict[str, dict] = defaultdict(dict)
        self.codes: dict[str, dict] = {}
        # A file of thousands of rows repeats its words.
        self.find = cache(self._find)

    def add(self, words: Iterable[str], meaning, name: str) -> None:
        for word in words:
            self.meanings[normalised(word)][name] = meaning

    def add_code(self, code: str, meaning) -> None:
        self.codes[normalised(code)] = {code: meaning}

    def _find(self, word: str):
        """Return what a word means; ValueError if that is nothing or not certain."""
        known = self.meanings | self.codes
        found = known.get(normalised(word), {})
        if len(found) > 1:
            raise ValueError(
                _("%(word)s can mean %(meanings)s: put the code")
                % {"word": quoted(word), "meanings": ", ".join(sorted(found))}
            )
        for meaning in found.values():
            return meaning
        hint = suggestion(normalised(word), known)
        raise ValueError(_("%(word)s is not known") % {"word": quoted(word)} + hint)
