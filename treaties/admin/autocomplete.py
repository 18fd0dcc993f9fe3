"""Finding treaties, and pairs of State and treaty, by what people type: numbers and names."""

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..questions.search import normalised
from ..questions.states import states_named


@admin.display(description=_("treaty"), ordering="treaty__number")
def treaty_label(row):
    """Return the number of a row's treaty, short enough for a column of a list."""
    return row.treaty.label


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
