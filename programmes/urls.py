"""Addresses of the public pages about programmes; each is under a language."""

from django.urls import path

from . import views

urlpatterns = [
    path("programmes/", views.programmes, name="programmes"),
    path("programmes/<slug>/", views.programme, name="programme"),
]
