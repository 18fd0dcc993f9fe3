"""The OpenAPI description, made from what the views declare: parameters, serializer, formats."""

import inspect
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import normalize_result_object
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    OpenApiResponse,
    PolymorphicProxySerializer,
    inline_serializer,
)
from rest_framework import serializers

from core.clock import FIRST_DAY, LAST_DAY
from core.http.parameters import CodesField, DayField, ListField, NumberField
from core.http.rendering import TYPES

from ..sentences.codes import LISTS, CodeList
from .enumerations import name_enumerations
from .required import require
from .serializers.problems import ProblemSerializer

EXAMPLES = Path(__file__).with_name("examples.json")
ADDRESS = {
    "code": ("Code of a State, in any case.", r"^([A-Za-z]{2}|[A-Za-z]{4})$", "KG"),
    "treaty": ("Number of a treaty, in any spelling.", None, "ets-112"),
    "slug": ("Identifier of a programme.", None, "carlp-2020-2024"),
}
IN_QUERY = {
    "a": "KG",
    "as_of": "2024-08-01",
    "article": "22",
    "b": "DE",
    "country": "KG",
    "changed_since": "2026-11-01",
    "cursor": "YWZ0ZXIgMTAw",
    "date": "2024-04-22",
    "days": 10,
    "deposited": "2027-02-10",
    "done_after": "2020-01-01",
    "done_before": "2024-12-31",
    "effective_after": "2020-01-01",
    "effective_before": "2024-12-31",
    "depositary": ["COE"],
    "every": "year",
    "extra_day": 0,
    "format": "json",
    "in_force_after": "2000-01-01",
    "in_force_before": "2024-12-31",
    "hypothetical": 0,
    "known_at": "2026-11-24",
    "lang": "ru",
    "n": 3,
    "on": "2026-11-24",
    "opened_after": "1990-01-01",
    "opened_before": "2024-12-31",
    "overflow": 0,
    "page": 1,
    "page_size": 100,
    "q": "transfer of sentenced persons",
    "runs_after": "2024-01-01",
    "runs_before": "2024-12-31",
    "series": ["ETS"],
    "since": 0,
    "state": "KG",
    "states": ["KG", "KZ"],
    "status": ["in_force", "entry_into_force_pending"],
    "status_group": ["bound"],
    "statuses": ["in_force"],
    "subject": ["cybercrime"],
    "treaties": ["ets-112", "ets-185"],
    "treaty": "ets-112",
}
"""What may be asked, by the name of the parameter."""

HEADERS = {
    "ETag": (200, "Names this version of the answer; send it back as `If-None-Match`."),
    "Last-Modified": (200, "When the data changed last, or the day began."),
    "Content-Language": (200, "The language of names and sentences."),
    "Link": (200, "Of a list: its next and its previous page (RFC 8288)."),
    "Retry-After": (429, "Seconds until the next question is answered."),
    "RateLimit": (429, "How many answers may still be computed, and in how many seconds more."),
    "RateLimit-Policy": (429, "How many answers are computed in how many seconds."),
}
SURE = {"ETag", "Last-Modified", "Content-Language"}
"""The headers that every answer has; the others only where they say something."""

ERRORS = {
    400: "A parameter is unknown, repeated, empty or out of range; `errors` names each.",
    404: "There is no such State, treaty or address.",
    406: "None of the accepted formats is available.",
    412: "The answer is no longer the one that `If-Match` or `If-Unmodified-Since` names.",
    414: "The address is too long.",
    429: "Too many answers had to be computed for this address; `Retry-After` says when.",
    431: "The headers are too long.",
}


class Schema(AutoSchema):
    """Describe a view of the API by what it is made of."""

    def get_operation_id(self) -> str:
        return re.sub(r"(?<!^)(?=[A-Z])", "_", type(self.view).__name__).lower()

    def get_tags(self) -> list[str]:
        return [self.path.removeprefix("/api/v1/").partition("/")[0] or "index"]

    def get_summary(self) -> str:
        return self.words().partition("\n")[0].rstrip(".:")

    def get_description(self) -> str:
        """Return what follows the first line about the view, else that line."""
        first, _, more = self.words().partition("\n")
        return more.strip() or first

    def words(self) -> str:
        return inspect.getdoc(type(self.view)) or ""

    def get_override_parameters(self) -> list[OpenApiParameter]:
        filters = self.view.parameters.base_filters
        return [
            *(in_address(name) for name in re.findall(r"{(\w+)}", self.path)),
            *(in_query(name, item, self.view) for name, item in filters.items()),
            *(in_answer(name, status, text) for name, (status, text) in HEADERS.items()),
        ]

    def get_response_serializers(self) -> dict:
        found = {(200, TYPES["json"]): self.answer()}
        for name in self.view.formats[1:]:
            found[200, TYPES[name]] = {
                "csv": OpenApiTypes.STR,
                "xlsx": OpenApiTypes.BINARY,
                "jsonld": OpenApiTypes.OBJECT,
            }[name]
        for status, text in ERRORS.items():
            found[status, "application/problem+json"] = OpenApiResponse(ProblemSerializer, text)
        found[304] = OpenApiResponse(None, "Nothing has changed since the ETag given.")
        return found

    def answer(self):
        """Return what a 200 holds: the serializer, for a list within its envelope."""
        row = self.view.serializer_class
        if not hasattr(self.view, "rows"):
            return row
        return one_or_list_of(row) if hasattr(self.view, "may_be_single") else list_of(row)

    def get_examples(self) -> list[OpenApiExample]:
        found = examples().get(self.get_operation_id())
        if found is None:
            return []
        return [
            OpenApiExample(
                found["path"], value=found["content"], response_only=True, status_codes=["200"]
            )
        ]


@cache
def list_of(row: type[serializers.Serializer]) -> type[serializers.Serializer]:
    """Return the envelope of a list: rows of one kind, and what all of them share."""
    name = row.__name__.removesuffix("Serializer")
    share = {"read_only": True, "required": False}
    return inline_serializer(
        f"{name}List",
        {
            "count": serializers.IntegerField(read_only=True),
            "next": serializers.URLField(read_only=True, allow_null=True),
            "previous": serializers.URLField(read_only=True, allow_null=True),
            "as_of": serializers.DateField(**share),
            "from": serializers.DateField(**share),
            "to": serializers.DateField(**share),
            "known_at": serializers.DateField(allow_null=True, **share),
            "state": serializers.CharField(allow_null=True, **share),
            "treaty": serializers.CharField(**share),
            "by": serializers.CharField(**share),
            "chart_complete_on": serializers.DateField(allow_null=True, **share),
            "statements_collected": serializers.BooleanField(**share),
            "at_least": serializers.BooleanField(**share),
            "results": row(many=True, read_only=True),
        },
    )


@cache
def one_or_list_of(row: type[serializers.Serializer]) -> PolymorphicProxySerializer:
    """Return that an answer is one row, or a list of such."""
    name = row.__name__.removesuffix("Serializer")
    return PolymorphicProxySerializer(f"{name}OrList", [row, list_of(row)], None)


@cache
def examples() -> dict[str, dict]:
    """Return a true answer for each operation; a test asks for them again."""
    return json.loads(EXAMPLES.read_text()) if EXAMPLES.exists() else {}


def in_address(name: str) -> OpenApiParameter:
    text, pattern, example = ADDRESS[name]
    schema = {"type": "string", "minLength": 1, "maxLength": 60}
    if pattern:
        schema["pattern"] = pattern
    return OpenApiParameter(
        name, schema, "path", description=text, examples=[OpenApiExample(example, example)]
    )


def in_answer(name: str, status: int, text: str) -> OpenApiParameter:
    return OpenApiParameter(name, str, "header", description=text, response=[status])


def in_query(name: str, item, view) -> OpenApiParameter:
    """Describe a query parameter from its filter; several codes are joined by commas."""
    field = item.field
    schema = schema_of(field)
    if name == "fields":
        known = [*view.serializer_class().fields]
        schema = {"type": "array", "minItems": 1, "items": {"type": "string", "enum": known}}
    is_list = schema["type"] == "array"
    return OpenApiParameter(
        name,
        schema,
        required=bool(field.required),
        description=str(item.label or ""),
        style="form" if is_list else None,
        explode=False if is_list else None,
        examples=example(name, is_list),
    )


def example(name: str, is_list: bool) -> list[OpenApiExample]:
    """Return a value that a parameter of this name may have, if there is one to show."""
    value = IN_QUERY.get(name)
    if value is None:
        return []
    return [OpenApiExample(name, [value] if is_list and isinstance(value, str) else value)]


def schema_of(field) -> dict:
    """Return what a field of parameters.py takes, as a JSON schema."""
    if isinstance(field, DayField):
        span = f"From {FIRST_DAY} to {LAST_DAY}."
        return {"type": "string", "format": "date", "description": span}
    if isinstance(field, NumberField):
        return {"type": "integer", "minimum": field.least, "maximum": field.most}
    if isinstance(field, CodesField):
        codes = {"type": "string", "enum": field.codes}
        return codes if field.single else {"type": "array", "minItems": 1, "items": codes}
    text = {"type": "string", "minLength": 1, "maxLength": getattr(field, "max_length", 0) or 60}
    if isinstance(field, ListField):
        return {"type": "array", "minItems": 1, "maxItems": field.most, "items": text}
    return text


def description(lists: Mapping[str, CodeList] = LISTS) -> dict:
    """Return the OpenAPI document for everybody, as plain data; ``lists`` are named in it."""
    generator = SchemaGenerator()
    found = json.loads(json.dumps(normalize_result_object(generator.get_schema(public=True))))
    require(found)
    name_enumerations(found, lists)
    return found
