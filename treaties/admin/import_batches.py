"""The imports of acts, each of which can be undone as one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Min, Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.records.publication import Publication

from ..exchange.imports import UndoRefused, undo_import
from ..models import Act

SHOWN_IMPORTS = 100


def batches():
    """Return the imports of which something is left, the last one first."""
    found = Act.objects.exclude(import_batch="").order_by().values("import_batch")
    return (
        found.annotate(
            at=Min("entered_at"),
            by=Min("entered_by__username"),
            drafts=Count("id", filter=Q(publication=Publication.DRAFT)),
            published=Count("id", filter=Q(publication=Publication.PUBLISHED)),
        )
        .filter(Q(drafts__gt=0) | Q(published__gt=0))
        .order_by("-at", "-import_batch")
    )


def batches_page(model_admin, request) -> HttpResponse:
    """List the imports with what became of them."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    found = list(batches()[:SHOWN_IMPORTS])
    for batch in found:
        batch["may_undo"] = may_undo(model_admin, request, batch)
    return page(model_admin, request, "imports", _("Imports"), {"batches": found})


def may_undo(model_admin, request, batch: dict) -> bool:
    """Whether somebody may delete the drafts of an import and withdraw what is published of it."""
    may_delete = model_admin.has_add_permission(request)
    may_delete = may_delete and model_admin.has_delete_permission(request)
    return may_delete and (not batch["published"] or model_admin.has_publish_permission(request))


def undo_page(model_admin, request, name: str) -> HttpResponse:
    """Ask whether an import shall be undone and why, or undo it."""
    batch = batches().filter(import_batch=name).first()
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    if batch is None:
        raise Http404
    if not may_undo(model_admin, request, batch):
        raise PermissionDenied
    reason = request.POST.get("reason", "").strip()
    if request.method == "POST" and reason:
        undo(model_admin, request, name, reason)
        return HttpResponseRedirect(reverse("admin:treaties_act_imports"))
    context = {"batch": batch, "is_reason_missing": request.method == "POST"}
    return page(model_admin, request, "undo_import", _("Undo an import"), context)


def undo(model_admin, request, name: str, reason: str) -> None:
    """Undo an import and say so, or say why it cannot be undone."""
    try:
        count = undo_import(name, by=request.user, reason=reason)
    except UndoRefused as error:
        model_admin.message_error(request, str(error))
        return
    text = ngettext("%(count)d act undone.", "%(count)d acts undone.", count)
    model_admin.message_user(request, text % {"count": count}, messages.SUCCESS)


def page(model_admin, request, name: str, title: str, context: dict) -> HttpResponse:
    common = model_admin.admin_site.each_context(request)
    context = {**common, "title": title, "opts": model_admin.opts, **context}
    return TemplateResponse(request, f"admin/treaties/act/{name}.html", context)
