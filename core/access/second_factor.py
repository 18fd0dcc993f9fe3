"""The second factor of staff: a code of six digits from a telephone, or a recovery code.

It is asked of whoever has confirmed a device, and, with REQUIRE_SECOND_FACTOR, of all who may
publish and of administrators, who are led to confirm one before they reach anything else.
"""

from base64 import b32encode

import django_otp
import segno
from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import logout
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

RECOVERY_CODES = 10
ENTER, ENROL = "admin:second_factor", "admin:second_factor_enrol"


def missing(request: HttpRequest) -> str:
    """Return the name of the page on which a person shows what is missing; empty if nothing is.

    Asked of the database once a request.
    """
    if not hasattr(request, "second_factor_missing"):
        request.second_factor_missing = missing_of(request.user)
    return request.second_factor_missing


def missing_of(user: AbstractUser) -> str:
    if user.is_verified():
        return ""
    if confirmed(user):
        return ENTER
    return ENROL if settings.REQUIRE_SECOND_FACTOR and may_publish(user) else ""


def confirmed(user: AbstractUser) -> bool:
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def may_publish(user: AbstractUser) -> bool:
    """Whether a person can change what the public sees: an administrator, or a publisher."""
    names = (name.partition(".")[2] for name in user.get_all_permissions())
    return user.is_superuser or any(name.startswith("publish_") for name in names)


class CodeForm(forms.Form):
    """A code of a person's device; of one that rests after wrong codes, none is tried."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=16,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True}),
    )

    def __init__(self, devices: list[Device], data=None):
        self.devices = devices
        self.device = None
        super().__init__(data)

    def clean_code(self) -> str:
        code = self.cleaned_data["code"].replace(" ", "").replace("-", "").lower()
        chosen = [device for device in self.devices if fits(device, code)]
        if any(not device.verify_is_allowed()[0] for device in chosen):
            raise forms.ValidationError(_("Too many wrong codes. Wait a minute, then try again."))
        self.device = next((device for device in chosen if device.verify_token(code)), None)
        if self.device is None:
            raise forms.ValidationError(_("This code is wrong, or it was used already."))
        return code


def fits(device: Device, code: str) -> bool:
    """Whether a code has the shape of a device's, so that others do not count it as wrong."""
    return code.isdigit() == isinstance(device, TOTPDevice)


def enter(request: HttpRequest) -> HttpResponse:
    """Ask for a code of a confirmed device, and lead on with it, or log out."""
    if "leave" in request.POST:
        logout(request)
        return redirect("admin:login")
    if missing(request) != ENTER:
        return lead_on(request)
    form = CodeForm(list(django_otp.devices_for_user(request.user)), request.POST or None)
    if request.method == "POST" and form.is_valid():
        let_in(request, form.device)
        return lead_on(request)
    context = {"title": _("Second factor"), "form": form, "next": asked_for(request)}
    return as_page(request, "admin/second_factor.html", context)


def enrol(request: HttpRequest) -> HttpResponse:
    """Show the secret of a new device until a code of it is entered; then its recovery codes."""
    if missing(request) == ENTER:
        return redirect(ENTER)
    if confirmed(request.user):
        return redirect("staff-preferences")
    device, _made = TOTPDevice.objects.get_or_create(
        user=request.user, confirmed=False, defaults={"name": "telephone"}
    )
    form = CodeForm([device], request.POST or None)
    if request.method == "POST" and form.is_valid():
        return show_codes(request, confirm(request, device))
    context = {
        "title": _("Set up a second factor"),
        "form": form,
        "picture": segno.make(device.config_url).svg_data_uri(scale=5, light="#fff"),
        "secret": secret(device),
        "next": asked_for(request),
    }
    return as_page(request, "admin/second_factor_enrol.html", context)


def secret(device: TOTPDevice) -> str:
    """Return a device's key as people type it where no picture can be taken: groups of four."""
    text = b32encode(device.bin_key).decode()
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


@transaction.atomic
def confirm(request: HttpRequest, device: TOTPDevice) -> list[str]:
    """Make a device the person's second factor, and return its recovery codes."""
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    let_in(request, device)
    return new_codes(request.user)


def let_in(request: HttpRequest, device: Device) -> None:
    """Note in a new session that the second factor was shown."""
    django_otp.login(request, device)
    request.session.cycle_key()


def new_codes(user: AbstractUser) -> list[str]:
    """Return new recovery codes, each good for one log-in; the old ones are good no more."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="recovery codes", confirmed=True)
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


def manage(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes, or give the second factor up, of whoever has just shown it."""
    if request.method != "POST" or not request.user.is_verified():
        return redirect("staff-preferences")
    if "codes" in request.POST:
        return show_codes(request, new_codes(request.user))
    forget(request.user)
    messages.success(request, _("You log in without a second factor from now on."))
    return redirect("staff-preferences")


@transaction.atomic
def forget(user: AbstractUser) -> None:
    """Delete a person's devices and recovery codes, as after the loss of a telephone."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def show_codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    context = {"title": _("Recovery codes"), "codes": codes, "next": asked_for(request)}
    return as_page(request, "admin/recovery_codes.html", context)


def as_page(request: HttpRequest, template: str, context: dict) -> HttpResponse:
    """Return a page of the admin, with what all of them say of the site."""
    return TemplateResponse(request, template, admin.site.each_context(request) | context)


def asked_for(request: HttpRequest) -> str:
    """Return the page of this site that a person wanted, else the front page of the admin."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_here = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_here else reverse("admin:index")


def lead_on(request: HttpRequest) -> HttpResponse:
    return redirect(asked_for(request))
