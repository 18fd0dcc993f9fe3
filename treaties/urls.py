"""Addresses of the public pages about States and treaties; each is under a language."""

from django.urls import path

from .views import countries

urlpatterns = [
    path("countries/", countries.countries, name="countries"),
    path("countries/<code>/", countries.country, name="country"),
]
