"""Addresses of the public pages about programmes; each is under a language."""

from django.urls import path

from core.http.conditional import kept

from .pages import printed, programmes

urlpatterns = [
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/<slug>/", programmes.programme, name="programme"),
    path("programmes/<slug>/programme.docx", kept(printed.programme), name="programme_file"),
]
