"""What the words in a file refer to: which treaty, which State, which kind of act."""

from collections import defaultdict
from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from core.http.parameters import quoted
from countries.models import State

from ...models import Depositary, Series, Treaty
from ...models.choices import ACT_KIND_LABELS
from ...models.numbers import identifier, names_of, normalised, spellings_of
from ...questions.states import state_words
from ...questions.words import Words


class References:
    """The treaties, States and kinds of act that a file can name, read once."""

    def __init__(self):
        self.treaties = defaultdict(list)
        self.codes: dict[str, Treaty] = {}
        self.titles: dict[str, list[str]] = {}
        for treaty in Treaty.objects.all():
            for spelling in dict.fromkeys([*spellings_of(treaty), *names_of(treaty)]):
                self.treaties[spelling].append(treaty)
            self.codes[treaty.code] = treaty
            self.titles[treaty.code] = [normalised(title) for title in treaty.titles.values()]
        self.series = {
            normalised(name)
            for series in Series.objects.all()
            for name in (series.code, *series.also_called)
        }
        self.states = state_words(State.objects.all())
        self.kinds = kind_words()
        self.keepers = {
            row.pk: [*row.together.all()] for row in Depositary.objects.prefetch_related("together")
        }
        self.treaty = cache(self._treaty)

    def _treaty(self, series: str, number: str) -> Treaty:
        """Return the treaty that two cells name in any spelling; ValueError if there is none."""
        if series and normalised(series) not in self.series:
            raise ValueError(_("%(series)s is not a series") % {"series": quoted(series)})
        if exact := self.codes.get(identifier(series, number)):
            return exact
        found = self.named(f"{series} {number}") if series else []
        found = found or [row for row in self.named(number) if self.is_called(row, series)]
        if not found:
            raise ValueError(_("there is no treaty %(number)s") % {"number": quoted(number)})
        if len(found) > 1:
            raise ValueError(
                _("%(number)s can mean %(meanings)s: put the series")
                % {"number": number, "meanings": ", ".join(treaty.label for treaty in found)}
            )
        return found[0]

    def keeper(self, treaty: Treaty | None, code: str) -> Depositary | None:
        """Return who of those who keep a treaty together has a code; ValueError if nobody has."""
        if not code or treaty is None:
            return None
        for keeper in self.keepers.get(treaty.depositary_id, ()):
            if keeper.code == code.upper():
                return keeper
        raise ValueError(
            _("%(code)s does not keep %(treaty)s together with others; leave it empty")
            % {"code": quoted(code), "treaty": treaty.label}
        )

    def named(self, spelling: str) -> list[Treaty]:
        return self.treaties.get(normalised(spelling), [])

    def is_called(self, treaty: Treaty, series: str) -> bool:
        """Whether people put this name of a series, or none, before the treaty's number."""
        return not series or treaty in self.named(f"{series} {treaty.number}")


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
