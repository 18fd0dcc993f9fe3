"""All public data as files at a stable address, and where the command ``export`` takes them."""

import gzip
from collections.abc import Iterator
from time import monotonic, sleep

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import clock
from core.http import rendering
from core.http.conditional import Edition
from core.http.problems import problem, with_cors
from programmes.answers.programmes import answers
from programmes.api.serializers import ProgrammeSerializer
from programmes.models import Programme
from treaties.exchange.data_package import file_names, package
from treaties.exchange.exports import TABLES, Table, named

OF_THE_DAY = {"as_of", "status", "status_label"}
TYPES = {"csv": rendering.TYPES["csv"], "json": "application/json", "jsonl": "application/x-ndjson"}
KEPT_FOR = 86_400
# The files take seconds of one processor to make. Who makes them may take a minute, and if the
# process ends meanwhile, another makes them after that. Whoever waits holds a thread of the server.
MAKING_AT_MOST = 60
WAITING_AT_MOST = 5
ASK_AGAIN_AFTER = "5"
ASKING_EVERY = 0.1

COLUMNS = [
    column for column in rendering.columns(ProgrammeSerializer()) if column[0] not in OF_THE_DAY
]


def programmes() -> Iterator[list]:
    """Yield the published programmes; where they stand on a day follows from their dates."""
    rows = Programme.objects.published().by_start()
    for row in answers(rows, clock.today(), "en"):
        yield [rendering.value_at(row, column) for column in COLUMNS]


PROGRAMMES = Table(
    "programmes",
    "Co-operation programmes; a date may be a month or a year",
    named(["_".join(column) for column in COLUMNS])
    | {"budget_amount": "number", "results_count": "integer"},
    programmes,
)


EXPORTED = [*TABLES, PROGRAMMES]
NAMES = file_names(EXPORTED)


def files() -> dict[str, bytes]:
    """Return everything that is exported, by the name of the file."""
    with translation.override("en"):
        return package(EXPORTED)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Lead to the page about the data, in the reader's language."""
    return HttpResponseRedirect(reverse("data"))


@require_safe
def download(request: HttpRequest, name: str) -> HttpResponse:
    """Answer with one file of the export; all are made together and kept until a fact changes.

    503 with the time to wait if somebody else is making them and is not ready soon.
    """
    if name not in NAMES:
        raise Http404
    edition = Edition.current()
    key = edition.key("data")
    etag = f'W/"{key}-{name}"'
    if etag in request.headers.get("If-None-Match", ""):
        return with_cors(HttpResponse(status=304, headers={"ETag": etag}))
    kept = made_once(key, name)
    if kept is None:
        text = _("The files are being made. Ask again in a few seconds.")
        return problem(request, 503, text, headers={"Retry-After": ASK_AGAIN_AFTER})
    headers = {
        "Content-Type": TYPES.get(name.rpartition(".")[2], "text/plain; charset=utf-8"),
        "ETag": etag,
        "Last-Modified": http_date(edition.changed_at.timestamp()),
        "Cache-Control": "public, max-age=0, must-revalidate",
        "Vary": "Accept-Encoding",
    }
    return with_cors(rendering.response(request, kept, headers))


def made_once(key: str, name: str) -> bytes | None:
    """Return one file, compressed; None if whoever is making the files is not ready in time.

    One at a time makes them among all that share a cache: the threads of a process, and with
    ``CACHE_URL`` its processes.
    """
    until = monotonic() + WAITING_AT_MOST
    while (kept := cache.get(f"data-{key}-{name}")) is None:
        if cache.add(f"data-{key}", "in the making", MAKING_AT_MOST):
            try:
                # Somebody may have finished since the look above.
                return cache.get(f"data-{key}-{name}") or made(key)[name]
            finally:
                cache.delete(f"data-{key}")
        if monotonic() > until:
            return None
        sleep(ASKING_EVERY)
    return kept


def made(key: str) -> dict[str, bytes]:
    """Make all files, keep them compressed, and return them."""
    found = {name: gzip.compress(content, 6, mtime=0) for name, content in files().items()}
    for name, content in found.items():
        cache.set(f"data-{key}-{name}", content, KEPT_FOR)
    return found
