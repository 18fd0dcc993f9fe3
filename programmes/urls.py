"""Addresses of the public pages about programmes; each is under a language."""

from django.urls import path

from .pages import programmes

urlpatterns = [
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/<slug>/", programmes.programme, name="programme"),
]
