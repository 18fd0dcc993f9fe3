"""Pages about the site itself, and what search engines and browsers ask for."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from django.conf import settings
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import get_language

from core.http.conditional import kept
from core.http.parameters import Parameters
from core.records.models import Change
from core.records.publication import Publication
from countries.models import State
from treaties.models import Act, Treaty
from treaties.pages.common import as_page, context

LANGUAGES = [code for code, _ in settings.LANGUAGES]


def text_page(name: str):
    """Return the view of a page that is only text."""

    def view(request: HttpRequest) -> HttpResponse:
        asked = Parameters(request.GET, from_form=True)
        focus = settings.FOCUS_STATE
        return as_page(request, f"pages/{name}.html", context(asked, trail=[], focus_code=focus))

    return kept(view)


def robots(request: HttpRequest) -> HttpResponse:
    """Let robots read everything but the same pages on every day that there is.

    Where staff log in is not said: robots find no link to it, and its pages ask not to be indexed.
    """
    lines = [
        "User-agent: *",
        "Disallow: /*?*as_of=",
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


def sitemap_index(request: HttpRequest) -> HttpResponse:
    """List one sitemap for each language."""
    places = [request.build_absolute_uri(f"/sitemap-{code}.xml") for code in LANGUAGES]
    entries = "".join(f"<sitemap><loc>{place}</loc></sitemap>\n" for place in places)
    return xml(f'<sitemapindex xmlns="{SITEMAPS}">\n{entries}</sitemapindex>')


SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(request: HttpRequest, language: str) -> HttpResponse:
    """List the pages in one language, each with the day on which its facts changed last."""
    if language not in LANGUAGES:
        raise Http404
    root = request.build_absolute_uri(f"/{language}/")
    entries = "".join(
        f"<url><loc>{escape(root + path)}</loc>{modified(on)}</url>\n" for path, on in addresses()
    )
    return xml(f'<urlset xmlns="{SITEMAPS}">\n{entries}</urlset>')


def modified(on) -> str:
    return f"<lastmod>{on:%Y-%m-%d}</lastmod>" if on else ""


def addresses() -> Iterator[tuple[str, object]]:
    """Yield the pages' paths under a language: lists, States, treaties, pairs with an act."""
    for name in ("", "countries/", "treaties/", "programmes/", "agenda/", "compare/", "glossary/"):
        yield name, None
    for name in ("about/", "data/", "accessibility/"):
        yield name, None
    changes = Change.objects.filter(is_public=True).order_by()
    by_treaty = dict(changes.values_list("topic").annotate(Max("at")))
    by_state = dict(changes.values_list("actor").annotate(Max("at")))
    for code in State.objects.values_list("code", flat=True):
        yield f"countries/{code.lower()}/", by_state.get(code)
    for code in Treaty.objects.values_list("code", flat=True):
        yield f"treaties/{code}/", by_treaty.get(code)
    pairs = Act.objects.filter(publication=Publication.PUBLISHED).order_by()
    pairs = pairs.values_list("state__code", "treaty__code").annotate(Max("changed_at"))
    for state, treaty, at in pairs.order_by("state__code", "treaty__code"):
        yield f"countries/{state.lower()}/treaties/{treaty}/", at


def xml(content: str) -> HttpResponse:
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return HttpResponse(declaration + content, content_type="application/xml; charset=utf-8")
