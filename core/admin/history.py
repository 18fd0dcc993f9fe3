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
from core.records.writer import OWNER, values

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
        "notice": model_admin.notice_of(row),
    }
    return TemplateResponse(request, "admin/fact_history.html", context)


def entries(row, changes) -> list[dict]:
    """Return changes of a row and of what is written with it, with their fields in words.

    A correction is shown by what it would change, of what was published when it was entered.
    """
    labels = Labels()
    models = {change.model: apps.get_model(change.model) for change in changes}
    corrected = corrected_then(changes)
    return [
        {
            "change": change,
            "what": what(change, row, models[change.model]),
            "fields": fields(models[change.model], change, labels, corrected.get(change.sequence)),
            # A change of a many-to-many field alone does not hold the whole version.
            "is_version": "id" in (change.after or {}),
        }
        for change in changes
        if not is_of_its_owner(change)
    ]


def is_of_its_owner(change: Change) -> bool:
    """Tell whether a change says only that what it is of was published or withdrawn with a row."""
    before, after = change.before or {}, change.after or {}
    return {name for name in before if before[name] != after.get(name)} == {OWNER}


def what(change: Change, row, model) -> str:
    """Say what a change is of, where it is not the row whose history it is."""
    if not is_own(change, row):
        return model._meta.verbose_name
    return _("correction") if change.object_id != row.pk else ""


def corrected_then(changes) -> dict[int, dict]:
    """Return what corrections corrected as it was when they were entered, by the changes' numbers.

    Of a correction that is gone again, published or deleted, it is what the correction said.
    """
    ended = [c for c in changes if c.after is None and c.before.get("corrects_id")]
    found = {change.sequence: change.before for change in ended}
    entered = [c for c in changes if c.before is None and c.after.get("corrects_id")]
    ids = {change.after["corrects_id"] for change in entered}
    models = {change.model for change in entered}
    versions = Change.objects.filter(model__in=models, object_id__in=ids, after__has_key="id")
    known = list(versions.order_by("sequence")) if entered else []
    for change in entered:
        found[change.sequence] = version_before(change, known)
    return found


def version_before(correction: Change, known: list[Change]) -> dict:
    """Return the values of what a correction corrects, as they were when it was entered."""
    pk, number = correction.after["corrects_id"], correction.sequence
    own = [change for change in known if change.object_id == pk]
    earlier = [change.after for change in own if change.sequence < number]
    later = [change.before for change in own if change.sequence > number]
    model = apps.get_model(correction.model)
    stood = [*earlier[-1:], *later[:1]] or [values(model._default_manager.get(pk=pk))]
    said = {model._meta.get_field(name).attname for name in model.corrected}
    return correction.after | {name: stood[0].get(name) for name in said}


def current_versions(changes) -> set[int]:
    """Return the numbers of the changes that left rows as they are now."""
    last = changes.order_by().values("model", "object_id").annotate(last=Max("sequence"))
    return set(last.values_list("last", flat=True))


def is_own(change: Change, row) -> bool:
    """Tell whether a change is one of the row itself."""
    return change.model == row._meta.label_lower


def fields(model, change: Change, labels: Labels, instead: dict | None = None) -> list[dict]:
    """Return the fields that a change gave other values, in words.

    ``instead`` are the values that a new row, or one that is gone, is compared with.
    """
    before, after = change.before or instead or {}, change.after or instead or {}
    found = []
    for name in dict.fromkeys([*before, *after]):
        field = field_named(model, name)
        if field is None or name in NOTED or before.get(name) == after.get(name):
            continue
        old, new = (labels.of(field, version.get(name)) for version in (before, after))
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


def restore(row, version: dict, names=None) -> None:
    """Give a row the values of an earlier version; ValidationError where they hold no more.

    Whether readers see it stays as it is.
    """
    for field in row._meta.concrete_fields:
        is_wanted = names is None or field.name in names
        if is_wanted and field.attname in version and field.attname not in STAYING:
            setattr(row, field.attname, field.to_python(version[field.attname]))
    row.full_clean()
