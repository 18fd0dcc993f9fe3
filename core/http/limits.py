"""What is too long to be read: addresses and headers, refused as the API refuses everything."""

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from .problems import problem
from .rendering import takes_gzip

MOST_OF_ADDRESS = 16_000
"""Letters: a list of five hundred treaties and sixty States fits."""
MOST_OF_HEADERS = 32_000


class Limits:
    """Answer 414 to an address that is too long and 431 to headers that are, as problems.

    Well below what the server takes, which refuses without a word.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/api/"):
            return self.get_response(request)
        if len(request.get_full_path()) > MOST_OF_ADDRESS:
            text = _("The address is longer than %(most)s letters: name fewer treaties or States.")
            return problem(request, 414, text % {"most": MOST_OF_ADDRESS})
        if sum(len(name) + len(value) for name, value in request.headers.items()) > MOST_OF_HEADERS:
            text = _("The headers of the request are longer than %(most)s letters.")
            return problem(request, 431, text % {"most": MOST_OF_HEADERS})
        return self.get_response(request)


class Compression(GZipMiddleware):
    """Compress what is not yet compressed, but only for those who take it: not for gzip;q=0."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if takes_gzip(request):
            return super().process_response(request, response)
        patch_vary_headers(response, ("Accept-Encoding",))
        return response
