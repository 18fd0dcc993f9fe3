"""The codes that answers hold, with what each says in every language of the site."""

from collections.abc import Mapping

from django.utils import translation

from core.http.endpoints import ListEndpoint, Rows
from core.http.parameters import LANGUAGES

from ..questions.filters import Listed
from ..sentences.codes import LISTS, CodeList
from .serializers.codes import CodeSerializer


class CodesParameters(Listed):
    as_of = None


class Codes(ListEndpoint):
    """List every code that answers hold, with its label and meaning in five languages."""

    parameters = CodesParameters
    serializer_class = CodeSerializer
    lists: Mapping[str, CodeList] = LISTS

    def rows(self, asked) -> Rows:
        return Rows.of(
            [
                code_row(name, str(code), label, codes.meanings.get(code))
                for name, codes in self.lists.items()
                for code, label in codes.labels.items()
            ]
        )


def code_row(name: str, code: str, label, meaning) -> dict:
    return {
        "list": name,
        "code": code,
        **{f"label_{language}": said(label, language) for language in LANGUAGES},
        **{f"meaning_{language}": said(meaning, language) for language in LANGUAGES},
    }


def said(text, language: str) -> str | None:
    """Return a lazy text in a language; None where there is none."""
    if text is None:
        return None
    with translation.override(language):
        return str(text)
