"""News by e-mail: a reader asks for them, confirms with the link that is sent, and stops.

These pages set no cookie, are kept nowhere and show no address.
"""

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from core.alerts import asking, mail
from core.alerts.models import Alert
from core.http.parameters import Parameters

from ..answers.news import news, subject_of
from ..questions.identifiers import find_state, find_treaty
from .common import as_page, context, moved


class Ask(forms.Form):
    """The address; ``website`` is a trap, since only programs fill in what nobody sees."""

    address = forms.EmailField()
    website = forms.CharField(required=False)


@never_cache
@csrf_exempt
def ask(request: HttpRequest, code: str = "", treaty: str = "") -> HttpResponse:
    """Offer news about a State, a treaty or both, and send the question whether they are wanted.

    The answer is the same whether the address is known here or not.
    """
    state, found = find_state(code) if code else None, find_treaty(treaty) if treaty else None
    canonical = {"code": state.code.lower()} if state else {}
    canonical |= {"treaty": found.code} if found else {}
    if elsewhere := moved(request, **canonical):
        return elsewhere
    about = (found.code if found else "", state.code if state else "")
    problem, status = sent(request, about) if request.method == "POST" else ("", 200)
    name = ", ".join(filter(None, [state and state.name, found and found.label]))
    shown = {
        "name": name,
        "trail": [{"href": request.path.removesuffix("alerts/"), "label": name}],
        "token": asking.token(*about),
        "is_sent": request.method == "POST" and not problem,
        "problems": [problem] if problem else [],
    }
    return page(request, "treaties/alerts.html", status, shown)


def sent(request: HttpRequest, about: tuple[str, str]) -> tuple[str, int]:
    """Do what the form asks; return what is wrong with it, and the status of the answer."""
    form = Ask(request.POST)
    if not asking.is_from_here(request, *about):
        return _("This form is too old. Please send it again."), 400
    if not form.is_valid():
        return _("This is not an e-mail address."), 400
    if not asking.Throttle().allow_request(request, None):
        return _("Too many requests. Please try again in an hour."), 429
    if form.cleaned_data["website"]:
        return "", 200
    alert = asking.asked(form.cleaned_data["address"], get_language(), *about)
    if alert and not send_question(request, alert):
        alert.delete()
        return _("The e-mail could not be sent. Please try again later."), 503
    return "", 200


def send_question(request: HttpRequest, alert: Alert) -> bool:
    """Ask the owner of an address whether they want the news."""
    path = reverse("alerts_confirm", args=[asking.signed("confirm", alert)])
    root = settings.SITE_ADDRESS or request.build_absolute_uri("/").rstrip("/")
    text = _(
        "Somebody asked to send news about %(about)s to this address. If it was you, confirm it "
        "within seven days. If not, do nothing: the address will be deleted."
    )
    about = name_of(alert)
    subject = _("Please confirm: news about %(about)s") % {"about": about}
    return mail.send(alert, subject, f"{text % {'about': about}}\n\n{root}{path}")


def name_of(alert: Alert) -> str:
    subject = subject_of(alert.topic, alert.actor)
    if subject is None:
        return ""
    names = [subject.state and subject.state.name, subject.treaty and subject.treaty.label]
    return ", ".join(filter(None, names))


@never_cache
@csrf_exempt
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Show what a link confirms, and confirm it when the button is pressed.

    Programs that look through e-mails follow links, but press no buttons.
    """
    alert = asking.meant("confirm", token)
    if alert and request.method == "POST" and not alert.is_confirmed:
        subject = subject_of(alert.topic, alert.actor)
        on = Parameters(request.GET, from_form=True).on
        # What happened before is no news.
        alert.told = sorted(news(subject, on)) if subject else []
        alert.is_confirmed = True
        alert.save()
    return answered(request, alert, "confirm", is_done=bool(alert and alert.is_confirmed))


@never_cache
@csrf_exempt
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Show what a link ends, and delete the address when the button is pressed.

    Mail programs press it with their own button, by one POST (RFC 8058).
    """
    alert = asking.meant("stop", token)
    if alert and request.method == "POST":
        name = name_of(alert)
        alert.delete()
        return answered(request, alert, "stop", is_done=True, name=name)
    return answered(request, alert, "stop", is_done=False)


def answered(
    request: HttpRequest, alert: Alert | None, purpose: str, *, is_done: bool, name: str = ""
) -> HttpResponse:
    shown = {
        "name": name or (name_of(alert) if alert else ""),
        "purpose": purpose,
        "is_known": alert is not None,
        "is_done": is_done,
    }
    return page(request, "treaties/alerts_link.html", 200 if alert else 404, shown)


def page(request: HttpRequest, template: str, status: int, shown: dict) -> HttpResponse:
    asked = Parameters(request.GET, from_form=True)
    title = _("News by e-mail")
    found = context(asked, trail=[], share_title=title, has_picture=False) | shown
    response = as_page(request, template, found)
    response.status_code = max(response.status_code, status)
    return response
