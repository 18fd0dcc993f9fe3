"""The API's addresses: those of all apps under one version, the schema, and errors."""

from django.urls import include, path, re_path
from django.views.defaults import server_error as server_error_page

from core.http.problems import problem, unknown_address
from programmes.api import codes as programmes_codes
from programmes.api import endpoints as programmes_api
from treaties.api import codes, documentation
from treaties.api import urls as treaties_urls
from treaties.sentences import codes as treaties_codes

LISTS = treaties_codes.LISTS | programmes_codes.LISTS

version_1 = [
    path("", documentation.Index.as_view(lists=LISTS)),
    path("schema/", documentation.Description.as_view(lists=LISTS), name="api-schema"),
    path("codes/", codes.Codes.as_view(lists=LISTS)),
    path("docs/", documentation.documentation, name="api-docs"),
    *treaties_urls.urlpatterns,
    *programmes_api.urlpatterns,
]

urlpatterns = [
    path("v1/", include(version_1)),
    re_path(r"^.*$", unknown_address),
]


def server_error(request):
    """Answer an error of ours as the address expects it: a problem document under the API."""
    if request.path.startswith("/api/"):
        return problem(request, 500, "Something went wrong here. It has been logged.")
    return server_error_page(request)
