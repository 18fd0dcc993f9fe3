"""What a reader means by the words in the search field: States, treaties, or one and the other."""

from dataclasses import dataclass

from countries.models import State

from ..models import Treaty
from ..models.numbers import normalised, spelled
from .states import find_names

MOST = 20

# How people say it, and a word that the titles use for it.
LAY_WORDS = {
    "prisoner": "sentenced",
    "prisoners": "sentenced",
    "заключенных": "осужденных",
    "détenus": "condamnées",
    "hacking": "cybercrime",
    # There are no titles in Kyrgyz (the first of two) and Kazakh.
    "стамбул": "istanbul",
    "ыстанбұл": "istanbul",
    "соттолгондорду": "sentenced",
    "сотталғандарды": "sentenced",
    "өткөрүп": "transfer",
    "берүү": "transfer",
    "беру": "transfer",
    "экстрадициялоо": "extradition",
    "экстрадициялау": "extradition",
    "экстрадиция": "extradition",
    "киберкылмыштуулук": "cybercrime",
    "киберқылмыс": "cybercrime",
    "жемқорлық": "corruption",
    "зомбулук": "violence",
    "зорлық-зомбылық": "violence",
    "кыйноо": "torture",
    "азаптау": "torture",
    "жарандык": "nationality",
    "азаматтық": "nationality",
    "салык": "tax",
    "салық": "tax",
}


@dataclass(frozen=True)
class Found:
    """The States and treaties that a text names; ``is_number`` if it gave a treaty's number."""

    states: list[State]
    treaties: list[Treaty]
    is_number: bool = False

    @property
    def only(self) -> State | Treaty | None:
        """The one thing that was meant without doubt, else None."""
        if self.is_number and not self.states and len(self.treaties) == 1:
            return self.treaties[0]
        if len(self.states) == 1 and not self.treaties:
            return self.states[0]
        return None


SMALL_WORDS = frozenset(["the", "and", "for", "les", "des", "sur", "par", "для", "при"])


def look_up(text: str) -> Found:
    """Return what a text names, the closest first. Costs three queries."""
    states, rest = take_states(normalised(text))
    if not rest:
        return Found(states, [])
    named = list(Treaty.objects.spelled(rest) | Treaty.objects.called(rest))
    if by_number := [treaty for treaty in named if spelled(rest) in treaty.search_text]:
        return Found(states, by_number, is_number=True)
    if named:
        return Found(states, named)
    words = [word for word in rest.split() if len(word) > 2 and word not in SMALL_WORDS]
    return Found(states, closest(words))


def take_states(text: str) -> tuple[list[State], str]:
    """Return the States that a text names in any language, and what is left of the text."""
    every = list(State.objects.all())
    if coded := [state for state in every if state.code.casefold() == text]:
        return coded, ""
    # Who searches for two letters means them; in a running text they stand for anything.
    names = [(normalised(name), state) for state in every for name in state.all_names]
    found, rest, end = [], "", 0
    for states, start, stop in find_names(text, names):
        found += [state for state in states if state not in found]
        rest, end = f"{rest}{text[end:start]} ", stop
    return found, " ".join((rest + text[end:]).split())


def closest(words: list[str]) -> list[Treaty]:
    """Return the treaties with all the words, else those with the most of them.

    A word also counts where only its ending differs, or where titles have another word for it.
    """
    scored = []
    for treaty in Treaty.objects.all():
        score = sum(has_word(treaty.search_text, word) for word in words)
        if score:
            scored.append((score, treaty))
    best = max((score for score, _ in scored), default=0)
    least = best if best == len(words) else max(best - 1, (len(words) + 1) // 2, 1)
    kept = [item for item in scored if item[0] >= least]
    kept.sort(key=lambda item: (-item[0], len(item[1].titles["en"])))
    return [treaty for _, treaty in kept[:MOST]]


def has_word(text: str, word: str) -> bool:
    stem = word[:-2] if len(word) > 6 else word
    return stem in text or (word in LAY_WORDS and LAY_WORDS[word] in text)
