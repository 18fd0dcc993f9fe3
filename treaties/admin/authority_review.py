"""The second pair of eyes on a central authority: what it says, and what may be done with it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from core.admin.labels import Labels
from core.admin.publishing import asked_of, changed_since
from core.records.publication import NotAllowed, NotSeen, needs_second_person
from core.records.versions import current_sequence

from ..models import Authority
from ..writing import authorities
from ..writing.publishing import last_public_reason, last_reason


def review_page(model_admin, request, pk: int):
    """Show an authority as its reviewer needs it, or do what was decided."""
    now = current_sequence()
    rows = Authority.objects.select_related("treaty", "state", "corrects")
    row = get_object_or_404(rows, pk=pk)
    if not model_admin.has_view_permission(request, row):
        raise PermissionDenied
    if request.method == "POST":
        return decide(model_admin, request, row)
    return show(model_admin, request, row, now)


def show(model_admin, request, row: Authority, now: int, asked: dict | None = None):
    """Show an authority as it is at the change ``now``; with what was changed since it was seen."""
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Review"),
        "subtitle": str(row),
        "opts": Authority._meta,
        "row": row,
        "facts": facts(row),
        "differences": differences(row.corrects, row) if row.corrects else [],
        "reason": last_reason(row),
        "is_own": needs_second_person(row, request.user),
        "seen": now,
        "asked": asked or {"public_reason": last_public_reason(row)},
        "changed": changed_since(row.reviewed_with(), asked["seen"]) if asked else [],
        "may_publish": model_admin.has_publish_permission(request),
    }
    return TemplateResponse(request, "admin/treaties/authority/review.html", context)


def fields() -> list[models.Field]:
    return [Authority._meta.get_field(name) for name in Authority.corrected]


def facts(row: Authority) -> list[tuple]:
    """Return the fields that are not empty, in words."""
    labels = Labels()
    found = [
        (field.verbose_name, labels.of(field, field.value_from_object(row))) for field in fields()
    ]
    return [(name, value) for name, value in found if value]


def differences(before: Authority, after: Authority) -> list[dict]:
    """Return the fields in which two versions differ, in words."""
    labels = Labels()
    found = []
    for field in fields():
        old, new = (labels.of(field, field.value_from_object(row)) for row in (before, after))
        if old != new:
            found.append({"field": field.verbose_name, "old": old, "new": new})
    return found


def decide(model_admin, request, row: Authority):
    """Publish, withdraw or send back, as the reviewer asks; say what came of it."""
    if not model_admin.has_publish_permission(request):
        raise PermissionDenied
    now, asked = current_sequence(), asked_of(request)
    target = row.corrects or row
    try:
        done, text = do(request, row, asked)
    except NotSeen:
        return show(model_admin, request, authorities.stored(row), now, asked)
    except ValidationError as error:
        done, text = row, None
        for message in error.messages:
            messages.error(request, message)
    if text:
        messages.success(request, text)
    if Authority.objects.filter(pk=done.pk).exists():
        target = done
    return HttpResponseRedirect(reverse("admin:treaties_authority_review", args=[target.pk]))


def do(request, row: Authority, asked: dict) -> tuple[Authority, str]:
    """Do one of the four things a reviewer can do; return the authority and what to say."""
    given = asked | {"by": request.user}
    match request.POST.get("decision"):
        case "publish":
            return authorities.publish(row, **given), _("The authority is published.")
        case "emergency":
            text = _("The authority is published without a second person; the history says so.")
            return authorities.publish(row, emergency=True, **given), text
        case "withdraw":
            del given["seen"]
            text = _("The authority is withdrawn from publication.")
            return authorities.withdraw(row, **given), text
        case "send_back":
            found = authorities.send_back(row, by=request.user, comment=asked["reason"])
            return found, _("The draft is sent back with your comment.")
    raise NotAllowed(_("Choose what to do with this authority."))
