"""How each question is read, answered, kept and rendered: the same for every path of the API."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from rest_framework.exceptions import NotAcceptable, Throttled
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.throttling import AnonRateThrottle
from rest_framework.views import APIView

from . import rendering
from .conditional import Answer, answered
from .costly import one_of_few
from .edition import Edition
from .paging import Page, page_of
from .parameters import BadParameters, Parameters
from .problems import with_cors


@dataclass
class Rows:
    """A list that is about to be answered: how many rows there are, and how to get some."""

    count: Callable[[], int]
    fetch: Callable[[slice], list[dict]]
    about: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: list[dict], **about) -> "Rows":
        """Return rows that have all been computed."""
        return cls(lambda: len(rows), lambda part: rows[part], about)


class AnyAccept(BaseContentNegotiation):
    """Leave it to the view what an Accept header means."""

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type

    def select_parser(self, request, parsers):
        return None


class Throttle(AnonRateThrottle):
    def get_rate(self):
        return settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"]["anon"]


class Endpoint(APIView):
    """Answer one kind of question with one object.

    A subclass names the parameters it takes and the serializer that declares its answer, and
    writes ``answer``. One that answers as linked data too says so by its formats and by
    ``as_linked``, which returns rows as a JSON-LD document.
    """

    parameters: type[Parameters] = Parameters
    serializer_class = None
    formats = ("json",)
    as_linked: Callable[[list[dict], Callable[[str], str], str], dict]
    content_negotiation_class = AnyAccept
    throttle_classes = []

    def get(self, request, **address):
        """Answer from what is kept, else compute, keep and answer."""
        format_ = rendering.negotiated(request, self.formats)
        if format_ is None:
            types = ", ".join(rendering.TYPES[name] for name in self.formats)
            raise NotAcceptable(f"The answer comes as {types}.")
        edition = Edition.current()
        language = translation.get_language() or ""
        key = edition.key("api", request.build_absolute_uri(), language, format_)
        response = answered(request, edition, key, lambda: self.computed(request, address, format_))
        patch_vary_headers(response, ["Accept", "Accept-Language"])
        return with_cors(response)

    def computed(self, request, address: dict, format_: str) -> Answer:
        """Return the answer as it is kept."""
        asked = self.parameters(request.GET)
        with translation.override(asked.language):
            asked.check()
            check_fields(asked, self.serializer_class)
            self.count_for_throttle()
            with one_of_few() if is_costly(request, format_) else nullcontext():
                content, headers = self.render(request, asked, address, format_)
        headers |= {"Content-Type": rendering.TYPES[format_], "Content-Language": asked.language}
        return Answer.of(content, headers)

    def render(self, request, asked: Parameters, address: dict, format_: str):
        answer = self.answer(asked, **address)
        if format_ in rendering.LINKED:
            return self.linked([answer], asked, format_), {}
        return rendering.WRITERS[format_](only(answer, asked.get("fields"))), {}

    def linked(self, rows: list[dict], asked: Parameters, format_: str) -> bytes:
        """Return rows as linked data; which of their fields are wanted makes no difference."""
        found = self.as_linked(rows, self.request.build_absolute_uri, asked.language)
        return rendering.WRITERS[format_](found)

    def answer(self, asked: Parameters, **address) -> dict:
        """Return the answer to a question whose parameters have been read."""
        raise NotImplementedError

    def count_for_throttle(self) -> None:
        """Raise Throttled if this address had too many answers computed lately."""
        if not settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"]["anon"]:
            return
        throttle = Throttle()
        if not throttle.allow_request(self.request, self):
            raise Throttled(throttle.wait())

    def options(self, request, **address):
        """Answer what a browser asks before it reads from another site."""
        response = HttpResponse(status=204, headers={"Allow": "GET, HEAD, OPTIONS"})
        response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
        response["Access-Control-Allow-Headers"] = (
            "Accept, Accept-Language, If-None-Match, If-Modified-Since"
        )
        response["Access-Control-Max-Age"] = "86400"
        return with_cors(response)


def is_costly(request, format_: str) -> bool:
    """Whether an answer is a file with all rows, or of what was known on another day."""
    return format_ in rendering.FILES or "known_at" in request.GET


class ListEndpoint(Endpoint):
    """Answer with a list of rows, as a page of it or as a file with all of them."""

    formats = ("json", "csv", "xlsx")
    page_of = staticmethod(page_of)

    def render(self, request, asked: Parameters, address: dict, format_: str):
        rows = self.rows(asked, **address)
        is_file = format_ in rendering.FILES
        if is_file and not asked.get("page") and not asked.get("cursor"):
            found = Page(rows.fetch(slice(None)))
        else:
            found = self.page_of(request, asked, rows)
        if format_ in rendering.LINKED:
            return self.linked(found.rows, asked, format_), found.headers
        results = [only(row, asked.get("fields")) for row in found.rows]
        if is_file:
            serializer = self.serializer_class()
            columns = rendering.columns(serializer, only=asked.get("fields"))
            address = request.build_absolute_uri()
            file = rendering.File(columns, results, address, asked.on, self.name)
            return rendering.WRITERS[format_](file), rendering.attachment(self.name, format_)
        envelope = found.envelope | rows.about | {"results": results}
        return rendering.WRITERS[format_](envelope), found.headers

    @property
    def name(self) -> str:
        """The name of the file that a list comes as."""
        return "-".join(["accede", *self.request.path.strip("/").split("/")[2:]])

    def rows(self, asked: Parameters, **address) -> Rows:
        """Return the rows that answer a question whose parameters have been read."""
        raise NotImplementedError


def only(row: dict, fields: list[str] | None) -> dict:
    """Return a row with only some fields; all of them if none are named."""
    return row if not fields else {name: row[name] for name in row if name in fields}


def check_fields(asked: Parameters, serializer_class) -> None:
    """Raise BadParameters if ``fields`` names one that the answer does not have."""
    wanted = asked.get("fields")
    if not wanted or serializer_class is None:
        return
    known = serializer_class().fields
    for name in wanted:
        if name not in known:
            message = f"fields: “{name[:60]}” is not one of: {', '.join(known)}."
            raise BadParameters({"fields": message})
