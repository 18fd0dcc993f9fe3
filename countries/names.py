"""Names and titles by language: which language the reader gets, and marked as which."""

from typing import NamedTuple

from django.db import models
from django.utils.translation import get_language

FALLBACK = "en"
NEARER = {"ky": "ru", "kk": "ru"}
"""What readers of a language read more easily than English."""


class Text(NamedTuple):
    """A text and the code of the language it was found in."""

    text: str
    language: str


class Named(models.Model):
    """A row with ``names`` by language, which is about no State and no treaty."""

    class Meta:
        abstract = True

    def about(self) -> tuple[str, str]:
        return "", ""

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language, else in English."""
        return in_language(self.names).text


def in_language(texts: dict[str, str], language: str | None = None) -> Text:
    """Return the text in a language (default: the reader's), else in English, else in any.

    Kyrgyz and Kazakh readers get the Russian text before the English one. An empty dictionary
    gives an empty text in English.
    """
    wanted = language or (get_language() or FALLBACK)[:2]
    for code in (wanted, NEARER.get(wanted), FALLBACK, *texts):
        if texts.get(code):
            return Text(texts[code], code)
    return Text("", FALLBACK)
