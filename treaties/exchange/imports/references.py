"""What the words in a file refer to: which treaty, which State, which kind of act."""

from collections import defaultdict
from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from core.http.parameters import quoted
from countries.models import State

from ...models import Treaty
from ...models.choices import ACT_KIND_LABELS
from ...questions.numbers import read_number
from ...questions.search import normalised
from ...questions.states import state_words
from ...questions.words import Words


class References:
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


def kind_words() -> Words:
    """Return the codes of the kinds of act and their labels in every language.

    A label that a language gives to two kinds is not certain, and is refused.
    """
    words = Words()
    for kind, label in ACT_KIND_LABELS.items():
        words.add_code(kind.value, kind)
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                words.add([str(label)], kind, kind.value)
    return words
