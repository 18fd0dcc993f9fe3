"""Addresses of the public pages about programmes; each is under a language."""

from django.urls import path

from core.http.conditional import kept
from treaties.pages.sharing import shared

from .pages import printed, programmes

urlpatterns = [
    *shared("programmes/", programmes.programmes, name="programmes"),
    *shared("programmes/<slug>/", programmes.programme, name="programme"),
    path("programmes/<slug>/programme.docx", kept(printed.programme), name="programme_file"),
]
