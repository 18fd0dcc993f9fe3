"""How every answer names its treaty."""

from countries.names import in_language

from ..models import Treaty

NAMING = ("code", "series", "number", "titles")
"""The columns that name a treaty."""


def named(code: str, series: str, number: str, titles: dict, language: str | None) -> dict:
    """Return the treaty with these columns, its title in a language or else in English."""
    return {
        "id": code,
        "series": series,
        "number": number,
        "title": in_language(titles, language).text,
        "url": f"/{language or 'en'}/treaties/{code}/",
    }


def treaty_reference(treaty: Treaty, language: str | None) -> dict:
    return named(*(getattr(treaty, name) for name in NAMING), language)


def with_title_language(treaty: Treaty, language: str | None) -> dict:
    """Name a treaty, and say which language its title was found in."""
    found = in_language(treaty.titles, language).language
    return treaty_reference(treaty, language) | {"title_language": found}
