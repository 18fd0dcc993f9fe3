"""Pages about the site itself, and what search engines and browsers ask for."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.http.parameters import Parameters
from treaties.pages.common import as_page, context

SAID = {
    "about": (
        _("About"),
        _("What Accede is, where its facts come from, and how far they can be trusted."),
    ),
    "accessibility": (
        _("Accessibility"),
        _(
            "How this site can be used with a keyboard, a screen reader, "
            "without JavaScript and on paper."
        ),
    ),
    "data": (
        _("Data and API"),
        _("Everything on this site as CSV, Excel and JSON, through an open API without a key."),
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
