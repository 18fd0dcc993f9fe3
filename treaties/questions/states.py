"""Which States a text means: by a code, by a name in any language, by a depositary's label."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.conf import settings

from countries.models import State

from ..models.numbers import normalised
from .words import Words

Known = dict[tuple[str, ...], list]


def states_named(term: str, states: Iterable[State] | None = None) -> list[State]:
    """Return the States (of all, or of some) with this code, or with this text in a name.

    The States of the world are few: they are compared here, since SQLite knows no case outside
    ASCII.
    """
    wanted = normalised(term)
    return [
        state
        for state in (State.objects.all() if states is None else states)
        if wanted == state.code.casefold()
        or any(wanted in normalised(name) for name in state.all_names)
    ]


def is_named(state: State, text: str) -> bool:
    """Whether a text is a State's code or one of its names, whole."""
    wanted = normalised(text)
    return wanted == state.code.casefold() or wanted in map(normalised, state.all_names)


def region() -> list[State]:
    """Return the focus State and those it is compared with, in that order, as far as stored."""
    codes = list(dict.fromkeys([settings.FOCUS_STATE, *settings.NEIGHBOURS]))
    stored = {state.code: state for state in State.objects.filter(code__in=codes)}
    return [stored[code] for code in codes if code in stored]


def state_words(states: Iterable[State]) -> Words:
    """Return the words that mean a State: its code and each of its names, whole.

    A code means its own State, whatever else has a name like it.
    """
    words = Words()
    for state in states:
        words.add(state.all_names, state, state.code)
        words.add_code(state.code, state)
    return words


def words_of_depositaries(states: Iterable[State]) -> Words:
    """Return the words by which depositaries mean a State: a name in its own row is its alone.

    People call four States Guinea, depositaries one.
    """
    states = list(states)
    words = state_words(states)
    own: dict[str, dict[str, State]] = defaultdict(dict)
    for state in states:
        for name in map(normalised, state.own_names):
            own[name][state.code] = state
    for name, owners in own.items():
        if len(owners) == 1 and name not in words.codes:
            words.add_code(name, *owners.values())
    return words


def names_in_texts(states: Iterable[State]) -> Iterator[tuple[str, State]]:
    """Give the names by which States are found in a text; two letters stand in any sentence."""
    return ((name, state) for state in states for name in state.all_names if len(name) > 2)


def find_names(
    text: str,
    names: Iterable[tuple[str, Any]],
    is_name: Callable[[list[re.Match]], bool] = bool,
) -> Iterator[tuple[list, int, int]]:
    """Give what is named in a text, and from where to where: the longest name at each place.

    Names are compared word by word, in the form in which the text is given; ``is_name`` may
    refuse the words that make one up.
    """
    return find_known(text, by_words(names), is_name)


def by_words(names: Iterable[tuple[str, Any]]) -> Known:
    """Return what names mean by their words, each once."""
    known: Known = defaultdict(list)
    for name, meaning in names:
        key = tuple(re.findall(r"\w+", name))
        if meaning not in known[key]:
            known[key].append(meaning)
    return dict(known)


def find_known(
    text: str, known: Known, is_name: Callable[[list[re.Match]], bool] = bool
) -> Iterator[tuple[list, int, int]]:
    """Give what is named in a text as ``find_names`` does, by names that were made ready."""
    longest = max(map(len, known), default=0)
    words = list(re.finditer(r"\w+", text))
    place = 0
    while place < len(words):
        ahead = words[place : place + longest]
        key = tuple(word[0] for word in ahead)
        length = next((n for n in range(len(key), 0, -1) if key[:n] in known), 0)
        if length and is_name(ahead[:length]):
            yield known[key[:length]], ahead[0].start(), ahead[length - 1].end()
            place += length
        else:
            place += 1
