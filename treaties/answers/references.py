"""How every answer names its treaty."""

from collections.abc import Mapping

from countries.names import in_language

from ..models import Treaty
from ..sentences.statuses import BARS_OF_ORGANISATION

NAMING = ("code", "series_id", "number", "labels", "titles")
"""The columns that name a treaty."""


def named(found: Mapping, language: str | None) -> dict:
    """Return the treaty with the columns of ``NAMING``, in a language or else in English."""
    return {
        "id": found["code"],
        "series": found["series_id"],
        "number": found["number"],
        "label": in_language(found["labels"], language).text,
        "title": in_language(found["titles"], language).text,
        "url": f"/{language or 'en'}/treaties/{found['code']}/",
    }


def names_in_reason(answer: Mapping, treaty: Treaty) -> dict[str, str]:
    """Return what the sentence for an answer's reason names, for ``explanation.why_not``.

    Asks a query only where the reason is about another treaty, or about an organisation.
    """
    if other := answer["requires"] or answer["barred_by"]:
        return {"treaty": Treaty.objects.get(code=other).label}
    if answer["reason"] in BARS_OF_ORGANISATION and treaty.organisation:
        return {"organisation": treaty.organisation.name}
    return {}


def treaty_reference(treaty: Treaty, language: str | None) -> dict:
    return named({name: getattr(treaty, name) for name in NAMING}, language)


def with_title_language(treaty: Treaty, language: str | None) -> dict:
    """Name a treaty, and say which language its title was found in."""
    found = in_language(treaty.titles, language).language
    return treaty_reference(treaty, language) | {"title_language": found}
