"""Addresses of the public pages about States and treaties; each is under a language."""

from django.urls import path

from . import calendars, feeds
from .views import agenda, badges, compare, countries, glossary, home, pairs, search, treaties

STATE = "countries/<code>/"
TREATY = "treaties/<treaty>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("agenda/", agenda.agenda, name="agenda"),
    path("compare/", compare.compare, name="compare"),
    path("glossary/", glossary.glossary, name="glossary"),
    path("countries/", countries.countries, name="countries"),
    path(STATE, countries.country, name="country"),
    path(f"{STATE}{TREATY}", pairs.pair, name="pair"),
    path(f"{STATE}{TREATY}badge.svg", badges.badge, name="badge"),
    path("treaties/", treaties.treaties, name="treaties"),
    path("treaties/<code>/", treaties.treaty, name="treaty"),
]
for prefix in ("", STATE, TREATY, f"{STATE}{TREATY}"):
    urlpatterns += [
        path(f"{prefix}acts.atom", feeds.acts),
        path(f"{prefix}agenda.ics", calendars.agenda),
    ]
