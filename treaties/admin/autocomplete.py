"""Finding treaties, and pairs of State and treaty, by what people type: numbers and names."""

from collections.abc import Callable

from django.contrib import admin
from django.db import models
from django.db.models import Case, Q, When
from django.utils.translation import gettext_lazy as _

from ..models.numbers import called, normalised, spelled
from ..questions.states import is_named, states_named


@admin.display(description=_("treaty"), ordering="treaty__sort_key")
def treaty_label(row):
    """Return the number of a row's treaty, short enough for a column of a list."""
    return row.treaty.label


@admin.display(description=_("name"))
def name_of(row):
    """Return a row's name in the reader's language."""
    return row.name


class Searched:
    """A list that is searched by what staff type; ``found`` gives the condition for it.

    ``meant`` that for the rows which the text names whole: whoever chooses finds them first.
    """

    found: Callable[[str], Q]
    meant: Callable[[str], Q] | None = None

    def get_search_results(self, request, queryset, search_term):
        rows = queryset.filter(self.found(search_term))
        if self.meant is None or not search_term:
            return rows, False
        first = Case(When(self.meant(search_term), then=0), default=1)
        order = self.get_ordering(request) or queryset.model._meta.ordering
        return rows.order_by(first, *order), False


def of_treaty(query: str, prefix: str = "") -> Q:
    """Hold for the rows of which each word is in the treaty's number, a title or a common name.

    ``prefix`` leads from the row to the treaty.
    """
    found = Q()
    for word in query.split():
        found &= has_word(word, prefix)
    return found


def named_treaty(query: str) -> Q:
    """Hold for the treaties with this number in some spelling, or this name."""
    return Q(search_text__contains=spelled(query)) | Q(search_text__contains=called(query))


def named_state(query: str) -> Q:
    """Hold for the States with this code or name, or what people call them."""
    return Q(pk__in=[state.pk for state in states_named(query) if is_named(state, query)])


def has_word(word: str, prefix: str) -> Q:
    return Q(**{f"{prefix}search_text__contains": normalised(word)}) | Q(
        **{f"{prefix}code": word.lower()}
    )


def of_state(query: str, field: str) -> Q:
    """Hold for the rows whose State, or its id, in a field has a text in a name or as its code."""
    return Q(**{f"{field}__in": [state.pk for state in states_named(query)]}) if query else Q()


def of_named(query: str, model: type[models.Model]) -> Q:
    """Hold for the rows of a small table with a text in their code or in a name in any language."""
    wanted = normalised(query)
    return Q(
        pk__in=[
            row.pk
            for row in model._default_manager.all()
            if any(wanted in normalised(text) for text in (row.code, *row.names.values()))
        ]
    )


def of_pair(query: str, prefix: str = "") -> Q:
    """Hold for the rows of which each word is in the treaty's or in the State's names.

    ``prefix`` leads from the row to its pair of treaty and State.
    """
    found = Q()
    for word in query.split():
        found &= has_word(word, f"{prefix}treaty__") | of_state(word, f"{prefix}state")
    return found
