"""Whom to write to under a treaty, and what it asks for in practice, as readers see it."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from core.records.publication import Publication
from countries.names import Text, in_language

from ..models import Authority, Practice
from ..models.choices import PracticeKind


def published() -> QuerySet[Authority]:
    """Return the authorities that readers see, in the order in which they see them."""
    rows = Authority.objects.filter(publication=Publication.PUBLISHED)
    return rows.order_by("articles", "id")


def authority_row(row: Authority, treaty: str, state: str, language: str | None) -> dict:
    """Return an authority as readers see it: without what is for staff only."""
    functions, hours = (in_language(texts, language) for texts in (row.functions, row.hours))
    name = in_language(row.names, language)
    return {
        "id": row.pk,
        "treaty": treaty,
        "state": state,
        "name": name.text,
        "name_language": name.language,
        "articles": row.articles,
        **said("functions", functions),
        "address": row.address,
        "telephone": row.telephone,
        "email": row.email,
        "languages": row.language_codes,
        **said("hours", hours),
        "source": row.source,
        "checked_on": row.checked_on,
    }


def said(name: str, text: Text) -> dict:
    """Return a text that may be empty, with the language it was found in."""
    return {name: text.text, f"{name}_language": text.language if text.text else None}


def authorities(wanted: Q, language: str | None) -> dict[tuple[str, str], list[dict]]:
    """Return by treaty and State whom to write to, with one query."""
    found = defaultdict(list)
    for row in published().filter(wanted).select_related("treaty", "state"):
        key = row.treaty.code, row.state.code
        found[key].append(authority_row(row, *key, language))
    return found


def practice(codes: Iterable[str], language: str | None) -> dict[str, list[dict]]:
    """Return by treaty what it asks for in practice, in their order, with one query."""
    found = defaultdict(list)
    rows = Practice.objects.filter(treaty__code__in=codes).select_related("treaty")
    for row in rows.order_by("position", "id"):
        found[row.treaty.code].append(practice_row(row, language))
    return found


def practice_row(row: Practice, language: str | None) -> dict:
    text = in_language(row.texts, language)
    return {
        "kind": row.kind,
        "kind_label": str(PracticeKind(row.kind).label),
        "text": text.text,
        "language": text.language,
        "articles": row.articles,
        "unconfirmed": row.is_unconfirmed,
    }
