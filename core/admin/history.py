"""The history of a fact: who changed what, when and why, and the way back to an earlier version."""

from django.apps import apps
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Max
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from core.records.models import Change
from core.records.publication import NOTED

from .labels import Labels

# Whether readers see a row is decided by whoever publishes it, not by going back.
STAYING = {*NOTED, "publication"}
PER_PAGE = 30


def history_page(model_admin, request, object_id: str):
    """Show the changes of a row, the last one first, or bring an earlier version back."""
    row = model_admin.get_object(request, unquote(object_id))
    if row is None:
        raise Http404
    if not model_admin.has_view_or_change_permission(request, row):
        raise PermissionDenied
    if request.method == "POST":
        return revert(model_admin, request, row)
    changes = model_admin.changes_of(row)
    paginator = Paginator(changes, PER_PAGE)
    page = paginator.get_page(request.GET.get("p"))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("History"),
        "subtitle": str(row),
        "opts": model_admin.opts,
        "object": row,
        "page": page,
        "entries": entries(row, page.object_list),
        "current": current_versions(changes),
        "may_revert": model_admin.may_write(request, row),
    }
    return TemplateResponse(request, "admin/fact_history.html", context)


def entries(row, changes) -> list[dict]:
    """Return changes of a row and of what is written with it, with their fields in words."""
    labels = Labels()
    models = {change.model: apps.get_model(change.model) for change in changes}
    return [
        {
            "change": change,
            # Of another row than the one whose history it is: what it is.
            "what": "" if is_own(change, row) else models[change.model]._meta.verbose_name,
            "fields": fields(models[change.model], change, labels),
            # A change of a many-to-many field alone does not hold the whole version.
            "is_version": "id" in (change.after or {}),
        }
        for change in changes
    ]


def current_versions(changes) -> set[int]:
    """Return the numbers of the changes that left rows as they are now."""
    last = changes.order_by().values("model", "object_id").annotate(last=Max("sequence"))
    return set(last.values_list("last", flat=True))


def is_own(change: Change, row) -> bool:
    """Tell whether a change is one of the row itself."""
    return change.model == row._meta.label_lower


def fields(model, change: Change, labels: Labels) -> list[dict]:
    """Return the fields that a change gave other values, in words."""
    before, after = change.before or {}, change.after or {}
    found = []
    for name in dict.fromkeys([*before, *after]):
        field = field_named(model, name)
        if field is None or name in NOTED or before.get(name) == after.get(name):
            continue
        old, new = (labels.of(field, values.get(name)) for values in (before, after))
        if old or new:
            found.append({"name": field.verbose_name, "old": old, "new": new})
    return found


def field_named(model, name: str):
    """Return the field of a stored value; None for one that the model has no more."""
    known = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return next((field for field in known if name in (field.attname, field.name)), None)


def revert(model_admin, request, row):
    """Bring back the version that a change had left; the reverting is a change of its own."""
    if not model_admin.may_write(request, row):
        raise PermissionDenied
    reason = request.POST.get("reason", "").strip()
    number = request.POST.get("sequence", "")
    change = (
        model_admin.changes_of(row).filter(sequence=number if number.isdecimal() else None).first()
    )
    try:
        refuse_without(change, reason)
        if is_own(change, row):
            model_admin.revert(request, row, change.after, reason)
        else:
            model_admin.revert_part(request, row, change, reason)
    except ValidationError as error:
        for message in error.messages:
            messages.error(request, message)
    else:
        messages.success(request, _("The earlier version is back, as a new change."))
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_history"
    return HttpResponseRedirect(reverse(name, args=[row.pk]))


def refuse_without(change: Change | None, reason: str) -> None:
    if change is None or "id" not in (change.after or {}):
        raise ValidationError(_("There is no such version."))
    if not reason:
        raise ValidationError(_("Say why you go back to an earlier version."))


def restore(row, values: dict, names=None) -> None:
    """Give a row the values of an earlier version; ValidationError where they hold no more.

    Whether readers see it stays as it is.
    """
    for field in row._meta.concrete_fields:
        is_wanted = names is None or field.name in names
        if is_wanted and field.attname in values and field.attname not in STAYING:
            setattr(row, field.attname, field.to_python(values[field.attname]))
    row.full_clean()
