"""The API's description of itself: for programs, and for people to read and try."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.http.endpoints import Endpoint

from ..sentences.codes import LISTS, CodeList
from .parameters import SingleParameters
from .schema import description


class SchemaParameters(SingleParameters):
    fields = None
    as_of = None


class Description(Endpoint):
    """Describe every operation, its parameters and its answers (OpenAPI 3.1)."""

    parameters = SchemaParameters
    schema = None
    lists: Mapping[str, CodeList] = LISTS

    def answer(self, asked) -> dict:
        return description(self.lists)


@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    """Show the description as a page on which every operation can be tried."""
    return render(request, "treaties/api_docs.html")
