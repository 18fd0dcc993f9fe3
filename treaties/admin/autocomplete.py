"""Finding States and treaties by what people type: code, number, a name in any language."""

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from countries.models import State

from ..questions.search import normalised


@admin.display(description=_("treaty"), ordering="treaty__number")
def treaty_label(row):
    """Return the number of a row's treaty, short enough for a column of a list."""
    return row.treaty.label


def states_named(term: str) -> list[int]:
    """Return the ids of the States with a term in their code, a name or a depositary's label.

    The States of the world are few: they are compared here, since SQLite knows no case outside
    ASCII.
    """
    wanted = normalised(term)
    names = State.objects.values_list("id", "code", "names", "official_names", "depositary_labels")
    return [
        pk
        for pk, code, *texts, labels in names
        if wanted == code.casefold()
        or any(wanted in normalised(name) for name in _names(texts, labels))
    ]


def _names(texts: list[dict], labels: list[str]):
    for names in texts:
        yield from names.values()
    yield from labels


def of_treaty(term: str, prefix: str = "") -> Q:
    """Hold for the treaties with a term in their number, a title or a common name."""
    return Q(**{f"{prefix}search_text__contains": normalised(term)}) | Q(
        **{f"{prefix}code": term.strip().lower()}
    )


def of_pair(query: str, prefix: str = "") -> Q:
    """Hold for the rows of which each word is in the treaty's or in the State's names.

    ``prefix`` leads from the row to its pair of treaty and State.
    """
    found = Q()
    for word in query.split():
        states = Q(**{f"{prefix}state__in": states_named(word)})
        found &= of_treaty(word, f"{prefix}treaty__") | states
    return found
