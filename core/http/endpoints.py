"""How each question is read, answered, kept and rendered: the same for every path of the API."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import ceil
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotAcceptable, Throttled
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.throttling import AnonRateThrottle
from rest_framework.views import APIView

from . import rendering
from .conditional import Answer, Edition, answered
from .paging import Page, page_of
from .parameters import BadParameters, Parameters
from .problems import problem, with_cors


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
    """Counts the answers computed for an address within the last minute, hour or day.

    In the cache ``counts``, which all workers share. What was refused does not count.
    """

    @property
    def cache(self):
        return caches["counts"]

    def get_rate(self):
        return settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"]["anon"]

    @property
    def headers(self) -> dict[str, str]:
        """How much may still be asked and when more may (draft-ietf-httpapi-ratelimit-headers)."""
        left = max(0, self.num_requests - len(self.history))
        oldest = self.history[-1] if self.history else self.now
        again = max(1, ceil(oldest + self.duration - self.now))
        return {
            "RateLimit-Policy": f'"computed";q={self.num_requests};w={self.duration}',
            "RateLimit": f'"computed";r={left};t={again}',
        }


class Limited(Throttled):
    """Too many answers had to be computed for an address."""

    def __init__(self, throttle: Throttle):
        super().__init__(throttle.wait())
        self.headers = throttle.headers


class Endpoint(APIView):
    """Answer one kind of question with one object.

    A subclass names the parameters it takes and the serializer that declares its answer, and
    writes ``answer``.
    """

    parameters: type[Parameters] = Parameters
    serializer_class = None
    formats = ("json",)
    content_negotiation_class = AnyAccept
    throttle_classes = []
    limits: Mapping[str, str] = MappingProxyType({})

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
        if response.status_code == 412:
            return problem(request, 412, _("The answer is no longer the one that you named."))
        patch_vary_headers(response, ["Accept", "Accept-Language"])
        for name, value in self.limits.items():
            response[name] = value
        return with_cors(response)

    def computed(self, request, address: dict, format_: str) -> Answer:
        """Return the answer as it is kept."""
        asked = self.parameters(request.GET)
        with translation.override(asked.language):
            asked.check()
            check_fields(asked, self.serializer_class)
            self.count_for_throttle()
            content, headers = self.render(request, asked, address, format_)
        headers |= {"Content-Type": rendering.TYPES[format_], "Content-Language": asked.language}
        return Answer.of(content, headers)

    def render(self, request, asked: Parameters, address: dict, format_: str):
        answer = only(self.answer(asked, **address), asked.get("fields"))
        answer = rendering.addressed(answer, site_of(request))
        return rendering.WRITERS[format_](answer), {}

    def answer(self, asked: Parameters, **address) -> dict:
        """Return the answer to a question whose parameters have been read."""
        raise NotImplementedError

    def count_for_throttle(self) -> None:
        """Raise Throttled if this address had too many answers computed lately."""
        if not settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"]["anon"]:
            return
        throttle = Throttle()
        is_allowed = throttle.allow_request(self.request, self)
        self.limits = throttle.headers
        if not is_allowed:
            raise Limited(throttle)

    def options(self, request, **address):
        """Answer what a browser asks before it reads from another site."""
        response = HttpResponse(status=204, headers={"Allow": "GET, HEAD, OPTIONS"})
        response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
        response["Access-Control-Allow-Headers"] = (
            "Accept, Accept-Language, If-None-Match, If-Modified-Since"
        )
        response["Access-Control-Max-Age"] = "86400"
        return with_cors(response)


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
        results = [only(row, asked.get("fields")) for row in found.rows]
        results = rendering.addressed(results, site_of(request))
        if is_file:
            serializer = self.serializer_class()
            columns = rendering.columns(serializer, only=asked.get("fields"))
            address = request.build_absolute_uri()
            days = rendering.columns_of_days(serializer)
            file = rendering.File(columns, results, address, asked.on, self.name, days)
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


def site_of(request) -> str:
    """Return what the whole addresses of this site begin with."""
    return request.build_absolute_uri("/").rstrip("/")


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
