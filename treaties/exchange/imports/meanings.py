"""What the words in a file can mean: which treaty, which State, which kind of act."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from core.sheets.tables import suggestion
from countries.models import State

from ...models import Treaty
from ...models.choices import ACT_KIND_LABELS
from ...questions.numbers import read_number
from ...questions.search import normalised

SHOWN = 60


class Words:
    """Words that each mean something, perhaps several things, whatever their case."""

    def __init__(self):
        self.meanings: dict[str, dict] = defaultdict(dict)
        # A file of thousands of rows repeats its words.
        self.find = cache(self._find)

    def add(self, words: Iterable[str], meaning, name: str) -> None:
        for word in words:
            self.meanings[normalised(word)][name] = meaning

    def _find(self, word: str):
        """Return what a word means; ValueError if that is nothing or not certain."""
        found = self.meanings.get(normalised(word), {})
        if len(found) > 1:
            raise ValueError(
                _("%(word)s can mean %(meanings)s: put the code")
                % {"word": quoted(word), "meanings": ", ".join(sorted(found))}
            )
        for meaning in found.values():
            return meaning
        hint = suggestion(normalised(word), self.meanings)
        raise ValueError(_("%(word)s is not known") % {"word": quoted(word)} + hint)


class Meanings:
    """The treaties, States and kinds of act that a file can name, read once."""

    def __init__(self):
        self.treaties = defaultdict(list)
        self.titles: dict[str, list[str]] = {}
        for treaty in Treaty.objects.all():
            self.treaties[treaty.number].append(treaty)
            self.titles[treaty.code] = [normalised(title) for title in treaty.titles.values()]
        self.states = state_words(State.objects.all())
        self.kinds = kind_words()
        self.treaty = cache(self._treaty)

    def _treaty(self, series: str, number: str) -> Treaty:
        """Return the treaty that two cells name in any spelling; ValueError if there is none.

        Where two series have the number, the series decides.
        """
        read = read_number(number) or read_number(f"{series} {number}")
        if read is None:
            raise ValueError(
                _("%(number)s is not a number of a treaty") % {"number": quoted(number)}
            )
        said = read_number(f"{series} 1") if series else read
        if said is None:
            raise ValueError(_("%(series)s is not a series") % {"series": quoted(series)})
        return self.chosen(said[0] or read[0], read[1])

    def chosen(self, series: str, number: str) -> Treaty:
        found = self.treaties.get(number, [])
        exact = [treaty for treaty in found if treaty.series == series]
        if not found:
            raise ValueError(_("there is no treaty %(number)s") % {"number": quoted(number)})
        if len(found) > 1 and not exact:
            raise ValueError(
                _("%(number)s can mean %(meanings)s: put the series")
                % {"number": number, "meanings": ", ".join(treaty.label for treaty in found)}
            )
        return (exact or found)[0]


def state_words(states: Iterable[State]) -> Words:
    """Return the codes, names in every language and labels of the depositary.

    A code means its own State, whatever else has a name like it.
    """
    words, codes = Words(), Words()
    for state in states:
        names = [*state.names.values(), *state.official_names.values(), *state.depositary_labels]
        words.add(filter(None, names), state, state.code)
        codes.add([state.code], state, state.code)
    words.meanings.update(codes.meanings)
    return words


def kind_words() -> Words:
    """Return the codes of the kinds of act and their labels in every language.

    A label that a language gives to two kinds is not certain, and is refused.
    """
    words, codes = Words(), Words()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            for kind, label in ACT_KIND_LABELS.items():
                words.add([str(label)], kind, kind.value)
    for kind in ACT_KIND_LABELS:
        codes.add([kind.value], kind, kind.value)
    words.meanings.update(codes.meanings)
    return words


def quoted(text: str) -> str:
    """Return what somebody wrote as a message may repeat it: short, and printable."""
    shown = "".join(letter if letter.isprintable() else "?" for letter in text[:SHOWN])
    return f"“{shown}…”" if len(text) > SHOWN else f"“{shown}”"
