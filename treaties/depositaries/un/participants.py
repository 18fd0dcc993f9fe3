"""What the Secretary-General calls States, where that is nobody's name alone."""

from collections.abc import Iterable

from countries.models import State

from ...models.numbers import normalised

LABELS = {"CG": ["Congo"]}
"""By code. Congo, which may mean two States elsewhere, means one in the depositary's own files."""


def labels_of(states: Iterable[State]) -> dict[str, State]:
    """Return the States that the depositary calls otherwise than we do, by normalised label."""
    by_code = {state.code: state for state in states}
    return {
        normalised(label): by_code[code]
        for code, labels in LABELS.items()
        for label in labels
        if code in by_code
    }
