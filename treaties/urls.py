"""Addresses of the public pages about States and treaties; each is under a language."""

from django.urls import path

from core.http.conditional import kept
from core.http.costly import costly

from .feeds import atom, calendars
from .pages import (
    agenda,
    alerts,
    badges,
    between,
    compare,
    countries,
    country,
    coverage,
    glossary,
    home,
    pairs,
    printed,
    search,
    subjects,
    treaties,
    verification,
)
from .pages.sharing import shared


def page(route: str, view, name: str | None = None):
    """Return the address of a page without a picture, or of a file, that is kept as it was made."""
    return path(route, kept(view), name=name)


STATE = "countries/<code>/"
TREATY = "treaties/<treaty>/"

urlpatterns = [
    *shared("", home.home, name="home"),
    page("search/", costly(search.search), name="search"),
    *shared("data/coverage/", coverage.coverage, name="coverage"),
    *shared("agenda/", costly(agenda.agenda), name="agenda"),
    *shared("compare/", costly(compare.compare), name="compare"),
    *shared("between/", between.choose, name="between_choice"),
    *shared("between/<a>/<b>/", between.between, name="between"),
    *shared("glossary/", glossary.glossary, name="glossary"),
    *shared("data/verification/", costly(verification.verification), name="verification"),
    *shared("countries/", countries.countries, name="countries"),
    *shared(STATE, country.country, name="country"),
    page(f"{STATE}list.docx", costly(printed.state_list), name="country_list"),
    *shared(f"{STATE}{TREATY}", pairs.pair, name="pair"),
    page(f"{STATE}{TREATY}badge.svg", badges.badge, name="badge"),
    *shared("subjects/<code>/", subjects.subject, name="subject"),
    *shared("treaties/", treaties.treaties, name="treaties"),
    *shared("treaties/<code>/", treaties.treaty, name="treaty"),
    page("treaties/<treaty>/of/", pairs.choose, name="pair_choice"),
    page("treaties/<code>/chart.docx", printed.chart, name="treaty_chart"),
]
urlpatterns += [
    path(f"{STATE}alerts/", alerts.ask, name="alerts_of_state"),
    path(f"{TREATY}alerts/", alerts.ask, name="alerts_of_treaty"),
    path(f"{STATE}{TREATY}alerts/", alerts.ask, name="alerts_of_pair"),
    path("alerts/confirm/<token>/", alerts.confirm, name="alerts_confirm"),
    path("alerts/stop/<token>/", alerts.stop, name="alerts_stop"),
]
for prefix in ("", STATE, TREATY, f"{STATE}{TREATY}"):
    urlpatterns += [
        page(f"{prefix}acts.atom", atom.acts),
        page(f"{prefix}agenda.ics", calendars.agenda),
    ]
