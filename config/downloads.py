"""All public data as files at stable addresses: those of today, and the releases that stay."""

from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.http.edition import Edition
from core.http.problems import problem, with_cors
from core.http.rendering import ENCODINGS, TYPES

from . import published_data

TYPES_OF_FILES = {
    "csv": TYPES["csv"],
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "zip": "application/zip",
    "sqlite3": "application/vnd.sqlite3",
    "parquet": "application/vnd.apache.parquet",
}
WORDS = "text/plain; charset=utf-8"
ASK_AGAIN_AFTER = "5"
FOR_A_YEAR = "public, max-age=31536000, immutable"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Lead to the page about the data, in the reader's language."""
    return HttpResponseRedirect(reverse("data"))


@require_safe
def download(request: HttpRequest, name: str) -> HttpResponse:
    """Answer with one file of today's data; all are made together and kept until a fact changes.

    503 with the time to wait if somebody else is making them and is not ready soon.
    """
    if name not in published_data.NAMES:
        raise Http404
    edition = Edition.current()
    key = edition.key("data")
    etag = f'W/"{key}-{name}"'
    if etag in request.headers.get("If-None-Match", ""):
        return with_cors(HttpResponse(status=304, headers={"ETag": etag}))
    folder = published_data.current(key)
    if folder is None:
        text = _("The files are being made. Ask again in a few seconds.")
        return problem(request, 503, text, headers={"Retry-After": ASK_AGAIN_AFTER})
    headers = {
        "ETag": etag,
        "Last-Modified": http_date(edition.changed_at.timestamp()),
        "Cache-Control": "public, max-age=0, must-revalidate",
    }
    return file_response(request, folder / name, headers)


@require_safe
def released(request: HttpRequest, day: str, name: str) -> HttpResponse:
    """Answer with one file of a release, which never changes."""
    path = next((path for path in published_data.release_files(day) if path.name == name), None)
    if path is None:
        raise Http404
    etag = f'W/"{day}-{name}"'
    if etag in request.headers.get("If-None-Match", ""):
        return with_cors(HttpResponse(status=304, headers={"ETag": etag}))
    return file_response(request, path, {"ETag": etag, "Cache-Control": FOR_A_YEAR})


def file_response(request: HttpRequest, path: Path, headers: dict[str, str]) -> HttpResponse:
    """Return a file, sent a part at a time, and compressed for whoever takes it so."""
    type_ = TYPES_OF_FILES.get(path.suffix.removeprefix("."), WORDS)
    headers["Vary"] = "Accept-Encoding"
    packed = published_data.packed(path)
    if packed.exists() and ENCODINGS["gzip"].search(request.headers.get("Accept-Encoding", "")):
        path = packed
        headers["Content-Encoding"] = "gzip"
    return with_cors(FileResponse(path.open("rb"), content_type=type_, headers=headers))
