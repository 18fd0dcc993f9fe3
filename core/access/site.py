"""The admin's door: whoever has a second factor, or must have one, shows it before all else."""

from collections.abc import Callable

from django.contrib import admin
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect

from . import lockout, second_factor


class Site(AdminSite):
    """Django's admin, behind the second factor of those who have one."""

    site_header = gettext_lazy("Accede: staff")
    site_title = gettext_lazy("Accede: staff")

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and not second_factor.missing(request)

    def get_urls(self) -> list:
        return [
            path("second-factor/", self.halfway(second_factor.enter), name="second_factor"),
            path(
                "second-factor/enrol/",
                self.halfway(second_factor.enrol),
                name="second_factor_enrol",
            ),
            path(
                "second-factor/manage/",
                self.halfway(second_factor.manage),
                name="second_factor_manage",
            ),
            *super().get_urls(),
        ]

    def halfway(self, view: Callable) -> Callable:
        """Return a page for those whose password is known, with or without the second factor."""

        def guarded(request: HttpRequest) -> HttpResponse:
            if not AdminSite.has_permission(self, request):
                return redirect("admin:login")
            return view(request)

        return never_cache(csrf_protect(guarded))

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """Ask for name and password, or, of whom these are known, for what else is missing."""
        step = second_factor.missing(request) if super().has_permission(request) else ""
        if step:
            wanted = urlencode({"next": second_factor.asked_for(request)})
            return redirect(f"{reverse(step)}?{wanted}")
        if request.method == "POST" and lockout.is_locked_out(request):
            return locked_out(request)
        return super().login(request, extra_context)


def locked_out(request: HttpRequest, *_about) -> HttpResponse:
    """Answer whoever guessed too often, with 429 and the time to wait."""
    context = admin.site.each_context(request) | {"title": _("Wait before you try again")}
    return TemplateResponse(
        request,
        "admin/locked_out.html",
        context,
        status=429,
        headers={"Retry-After": str(int(lockout.WITHIN.total_seconds()))},
    )
