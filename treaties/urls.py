"""Addresses of the public pages about States and treaties; each is under a language."""

from django.urls import path

from core.http.conditional import kept
from core.http.costly import costly

from .feeds import atom, calendars
from .pages import (
    agenda,
    badges,
    between,
    compare,
    countries,
    country,
    glossary,
    home,
    pairs,
    printed,
    search,
    subjects,
    treaties,
    verification,
)


def page(route: str, view, name: str | None = None):
    """Return the address of a page that is kept as it was rendered."""
    return path(route, kept(view), name=name)


STATE = "countries/<code>/"
TREATY = "treaties/<treaty>/"

urlpatterns = [
    page("", home.home, name="home"),
    page("search/", costly(search.search), name="search"),
    page("agenda/", costly(agenda.agenda), name="agenda"),
    page("compare/", costly(compare.compare), name="compare"),
    page("between/", between.choose, name="between_choice"),
    page("between/<a>/<b>/", between.between, name="between"),
    page("glossary/", glossary.glossary, name="glossary"),
    page("data/verification/", costly(verification.verification), name="verification"),
    page("countries/", countries.countries, name="countries"),
    page(STATE, country.country, name="country"),
    page(f"{STATE}list.docx", costly(printed.state_list), name="country_list"),
    page(f"{STATE}{TREATY}", pairs.pair, name="pair"),
    page(f"{STATE}{TREATY}badge.svg", badges.badge, name="badge"),
    page("subjects/<code>/", subjects.subject, name="subject"),
    page("treaties/", treaties.treaties, name="treaties"),
    page("treaties/<code>/", treaties.treaty, name="treaty"),
    page("treaties/<code>/chart.docx", printed.chart, name="treaty_chart"),
]
for prefix in ("", STATE, TREATY, f"{STATE}{TREATY}"):
    urlpatterns += [
        page(f"{prefix}acts.atom", atom.acts),
        page(f"{prefix}agenda.ics", calendars.agenda),
    ]
