"""Pages about the site itself, and what search engines and browsers ask for."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from core.http.parameters import Parameters
from treaties.pages.common import as_page, context

from . import published_data

SAID = {
    "about": (
        gettext_lazy("About"),
        gettext_lazy("What Accede is, where its facts come from, and how far they can be trusted."),
    ),
    "accessibility": (
        gettext_lazy("Accessibility"),
        gettext_lazy(
            "How this site can be used with a keyboard, a screen reader, "
            "without JavaScript and on paper."
        ),
    ),
}
"""The titles of the pages that are only text, and what each is about."""


def text_page(name: str):
    """Return the view of a page that is only text."""
    title, text = SAID[name]

    def view(request: HttpRequest) -> HttpResponse:
        asked = Parameters(request.GET, from_form=True)
        focus = settings.FOCUS_STATE
        said = {"share_title": str(title), "share_text": str(text)}
        found = context(asked, trail=[], focus_code=focus, **said)
        return as_page(request, f"pages/{name}.html", found)

    return view


def data(request: HttpRequest) -> HttpResponse:
    """Show where everything can be had by programs: each file, the releases, the API, the feeds."""
    asked = Parameters(request.GET, from_form=True)
    found = context(
        asked,
        trail=[],
        focus_code=settings.FOCUS_STATE,
        tables=published_data.EXPORTED,
        releases=published_data.releases(),
        has_picture=False,
        share_title=_("Data and API"),
        share_text=_(
            "Everything on this site as CSV, Excel and JSON, through an open API without a key."
        ),
    )
    return as_page(request, "pages/data.html", found)


def release(request: HttpRequest, day: str) -> HttpResponse:
    """Show the files of one release."""
    files = published_data.release_files(day)
    if not files:
        raise Http404
    asked = Parameters(request.GET, from_form=True)
    trail = [{"href": reverse("data"), "label": _("Data and API")}]
    found = [{"name": path.name, "size": path.stat().st_size} for path in files]
    said = {
        "share_title": _("Release of the data of %(day)s") % {"day": day},
        "share_text": _("These files stay as they are. SHA256SUMS holds their checksums."),
        "has_picture": False,
    }
    shown = context(asked, trail=trail, day=day, files=found, **said)
    return as_page(request, "pages/release.html", shown)


def robots(request: HttpRequest) -> HttpResponse:
    """Let robots read everything, permanent links with their day too.

    A page of a given day asks them to follow no link from it (``base.html``): else they would find
    every page again on every day that there is. Where staff log in is not said: robots find no link
    to it, and its pages ask not to be indexed.
    """
    lines = [
        "User-agent: *",
        "Disallow:",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def opensearch(request: HttpRequest) -> HttpResponse:
    """Describe the search field to browsers."""
    language = get_language()
    root = request.build_absolute_uri("/")
    icon = request.build_absolute_uri(static("icon.svg"))
    return render(
        request,
        "pages/opensearch.xml",
        {
            "search": f"{root}{language}/search/?q={{searchTerms}}",
            "icon": icon,
        },
        content_type="application/opensearchdescription+xml",
    )
