"""All public data as files at a stable address, and where the command ``export`` takes them."""

import gzip
from collections.abc import Iterator

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from programmes.answers import answers
from programmes.models import Programme
from programmes.serializers import ProgrammeSerializer
from treaties import rendering
from treaties.api.problems import with_cors
from treaties.caching import Edition
from treaties.data_package import package
from treaties.exporting import TABLES, Table, named
from treaties.parameters import today

OF_THE_DAY = {"as_of", "status", "status_label"}
TYPES = {"csv": rendering.TYPES["csv"], "json": "application/json"}
KEPT_FOR = 86_400

COLUMNS = [
    column for column in rendering.columns(ProgrammeSerializer()) if column[0] not in OF_THE_DAY
]


def programmes() -> Iterator[list]:
    """Yield the published programmes; where they stand on a day follows from their dates."""
    rows = Programme.objects.published().by_start()
    for row in answers(rows, today(), "en"):
        yield [rendering.value_at(row, column) for column in COLUMNS]


PROGRAMMES = Table(
    "programmes",
    "Co-operation programmes; a date may be a month or a year",
    named(["_".join(column) for column in COLUMNS])
    | {"budget_amount": "number", "results_count": "integer"},
    programmes,
)


def files() -> dict[str, bytes]:
    """Return everything that is exported, by the name of the file."""
    with translation.override("en"):
        return package([*TABLES, PROGRAMMES])


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Lead to the page about the data, in the reader's language."""
    return HttpResponseRedirect(reverse("data"))


@require_safe
def download(request: HttpRequest, name: str) -> HttpResponse:
    """Answer with one file of the export; all are made together and kept until a fact changes."""
    edition = Edition.current()
    key = edition.key("data")
    etag = f'W/"{key}-{name}"'
    if etag in request.headers.get("If-None-Match", ""):
        return with_cors(HttpResponse(status=304, headers={"ETag": etag}))
    kept = cache.get(f"data-{key}-{name}") or made(key).get(name)
    if kept is None:
        raise Http404
    headers = {
        "Content-Type": TYPES.get(name.rpartition(".")[2], "text/plain; charset=utf-8"),
        "ETag": etag,
        "Last-Modified": http_date(edition.changed_at.timestamp()),
        "Cache-Control": "public, max-age=0, must-revalidate",
        "Vary": "Accept-Encoding",
    }
    return with_cors(rendering.response(request, kept, headers))


def made(key: str) -> dict[str, bytes]:
    """Make all files, keep them compressed, and return them."""
    found = {name: gzip.compress(content, 6, mtime=0) for name, content in files().items()}
    for name, content in found.items():
        cache.set(f"data-{key}-{name}", content, KEPT_FOR)
    return found
