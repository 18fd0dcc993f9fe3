"""Following: whoever follows a topic or an actor finds in the digest what happened there."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .languages import lead_back
from .models import Subscription


@require_POST
def follow(request: HttpRequest) -> HttpResponse:
    """Follow what a form names, or follow it no longer, and lead back to where it was asked."""
    asked = {name: request.POST.get(name, "") for name in ("topic", "actor")}
    found = Subscription.objects.filter(user=request.user, **asked)
    if request.POST.get("follow") == "0":
        found.delete()
        return lead_back(request)
    row = Subscription(user=request.user, **asked)
    try:
        if not found.exists():
            row.full_clean()
            row.save()
    except ValidationError:
        return HttpResponseBadRequest(_("A treaty or a State is followed, one at a time."))
    return lead_back(request)


follow_page = admin.site.admin_view(follow)
