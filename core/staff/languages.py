"""The language of the admin: each person's own, whatever the browser asks for."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .models import LANGUAGES, Preference


class StaffLanguage:
    """Middleware that answers the admin's requests in the language that the person chose.

    It stands after the authentication. Costs one query in the admin, none elsewhere.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(f"/{settings.ADMIN_PATH}") and request.user.is_authenticated:
            self.activate(request)
        return self.get_response(request)

    def activate(self, request: HttpRequest) -> None:
        if language := language_of(request.user):
            translation.activate(language)
            request.LANGUAGE_CODE = language


def language_of(user: AbstractBaseUser) -> str:
    """Return the language that a person chose; empty if none was chosen."""
    chosen = Preference.objects.filter(user=user).values_list("language", flat=True)
    return chosen.first() or ""


def speaking(user: AbstractBaseUser) -> str:
    """Return the language in which a person is written to: the chosen one, else the site's."""
    return language_of(user) or settings.LANGUAGE_CODE


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the language that a person chose, and lead back to the page where they chose it."""
    language = request.POST.get("language", "")
    if language not in LANGUAGES:
        return HttpResponseBadRequest(_("There is no such language."))
    Preference.objects.update_or_create(user=request.user, defaults={"language": language})
    return lead_back(request)


def lead_back(request: HttpRequest) -> HttpResponse:
    """Lead back to the page of this site that a form names as ``next``, else to the front page."""
    back = request.POST.get("next", "")
    is_here = url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return redirect(back if is_here else reverse("admin:index"))


choose_language = admin.site.admin_view(choose)
