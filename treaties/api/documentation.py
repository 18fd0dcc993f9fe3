"""The API's description of itself: for programs, and for people to read and try."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.http.endpoints import Endpoint, ListEndpoint, Rows
from core.http.rendering import TYPES

from ..questions.filters import Listed
from ..sentences.codes import LISTS, CodeList
from .parameters import SingleParameters
from .schema import description, examples
from .serializers.codes import OperationSerializer


class SchemaParameters(SingleParameters):
    fields = None
    as_of = None


class IndexParameters(Listed):
    as_of = None


class Description(Endpoint):
    """Describe every operation, its parameters and its answers (OpenAPI 3.1)."""

    parameters = SchemaParameters
    schema = None
    lists: Mapping[str, CodeList] = LISTS

    def answer(self, asked) -> dict:
        return description(self.lists)


class Index(ListEndpoint):
    """List what may be asked: each address with what it answers, its parameters and an example."""

    parameters = IndexParameters
    serializer_class = OperationSerializer
    lists: Mapping[str, CodeList] = LISTS

    def rows(self, asked) -> Rows:
        site = self.request.build_absolute_uri("/").rstrip("/")
        paths = description(self.lists)["paths"]
        found = [operation_row(path, item["get"], site) for path, item in paths.items()]
        documents = {"docs": f"{site}/api/v1/docs/", "schema": f"{site}/api/v1/schema/"}
        return Rows.of(found, **documents)


def operation_row(path: str, operation: dict, site: str) -> dict:
    """Return what the index says of one operation."""
    types = operation["responses"]["200"]["content"]
    example = examples().get(operation["operationId"])
    return {
        "operation": operation["operationId"],
        "path": path,
        "summary": operation["summary"],
        "parameters": [item["name"] for item in operation["parameters"] if item["in"] == "query"],
        "formats": [name for name, type_ in TYPES.items() if type_ in types],
        "example": f"{site}{example['path']}" if example else None,
    }


@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    """Show the description as a page on which every operation can be tried."""
    return render(request, "treaties/api_docs.html")
