"""Addresses of the public pages about States and treaties; each is under a language."""

from django.urls import path

from .views import countries, pairs, treaties

urlpatterns = [
    path("countries/", countries.countries, name="countries"),
    path("countries/<code>/", countries.country, name="country"),
    path("countries/<code>/treaties/<treaty>/", pairs.pair, name="pair"),
    path("treaties/", treaties.treaties, name="treaties"),
    path("treaties/<code>/", treaties.treaty, name="treaty"),
]
