"""What a notification seems to say about an act, and what it does not say."""

from collections.abc import Collection, Iterable, Mapping

from ...notices import Field, Guess, Notice, Problem, Trouble
from .dates import find_dates, with_cue
from .kinds import find_kinds
from .states import find_states, is_heading
from .text import Found, Text, cleaned, find_all, pieces
from .treaties import find_references, find_treaties
from .words import ARTICLES, Cue


def read_notification(
    written: str,
    labels: Iterable[tuple[str, str]],
    numbers: Mapping[str, Collection[str]],
) -> Notice:
    """Return what the heading or text of a notification says about an act.

    ``labels`` are names of States with the code of the State, ``numbers`` the codes of the
    treaties that have a number, which is written as in ``048A``.
    """
    text = cleaned(written)
    states = list(find_states(text, labels))
    headings = [found for found in states if is_heading(text, found)]
    dates = list(find_dates(text))
    candidates = {
        Field.REFERENCE: find_references(text),
        Field.TREATY: find_treaties(text, numbers),
        Field.STATE: headings or states,
        Field.KIND: find_kinds(text, headings),
        Field.DONE_ON: with_cue(dates, Cue.DONE),
        Field.EFFECTIVE_ON: with_cue(dates, Cue.EFFECT),
    }
    guesses: dict[Field, Guess] = {}
    problems: list[Problem] = []
    for field, found in candidates.items():
        settle(text, field, found, guesses, problems)
    if unclear := with_cue(dates, None):
        problems.append(Problem(Field.DONE_ON, Trouble.UNCLEAR, pieces(text, unclear)))
    if wrong := [found for found, _cue in dates if found.value is None]:
        problems.append(Problem(Field.DONE_ON, Trouble.UNKNOWN, pieces(text, wrong)))
    if articles := find_all(ARTICLES, text, lambda match: match[0]):
        listed = "; ".join(pieces(text, articles))
        guesses[Field.ARTICLES] = Guess(listed, listed)
    return Notice(guesses, problems)


def settle(text: Text, field: Field, found: list[Found], guesses: dict, problems: list) -> None:
    """Guess the one thing that is meant, or say why there is no guess."""
    values = {item.value for item in found}
    if not found:
        # A notification need not say when the act takes effect.
        if field != Field.EFFECTIVE_ON:
            problems.append(Problem(field, Trouble.MISSING))
    elif len(values) > 1:
        problems.append(Problem(field, Trouble.SEVERAL, pieces(text, found)))
    elif None in values:
        problems.append(Problem(field, Trouble.UNKNOWN, pieces(text, found)))
    else:
        guesses[field] = Guess(found[0].value, text.piece(found[0]))
