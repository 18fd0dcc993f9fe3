"""Publishing what somebody was shown: the number of the last change goes along, and comes back."""

from collections.abc import Callable

from django import forms
from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import ValidationError
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..records.models import Change
from ..records.publication import Publication, Published, two_persons
from ..records.versions import changes_of_many, current_sequence
from ..staff.notices import together
from .history import fields
from .labels import Labels


@admin.display(description=gettext_lazy("changed by"), ordering="changed_by")
def writer(row):
    """Return who changed a row last."""
    return row.changed_by


class PublishActionForm(ActionForm):
    """What to do with the selected rows, why, and the last change that the list shows."""

    reason = forms.CharField(label=gettext_lazy("Reason:"), required=False, max_length=500)
    public_reason = forms.CharField(
        label=gettext_lazy("Public reason, read by everybody:"), required=False, max_length=500
    )
    seen = forms.IntegerField(label="", required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Asked before the rows are read: what changes in between counts as not seen.
        self.initial["seen"] = current_sequence()


def asked_of(request) -> dict:
    """Return the reasons and the last change seen, as a form to publish sends them."""
    seen = request.POST.get("seen", "")
    reasons = {
        name: request.POST.get(name, "").strip()[:1000] for name in ("reason", "public_reason")
    }
    return {**reasons, "seen": int(seen) if seen.isdecimal() and len(seen) < 19 else 0}


def changed_since(rows: list[Published], seen: int) -> list[dict]:
    """Return what was changed in some rows after a change, in words: by whom, from what to what."""
    labels = Labels()
    by_model = {}
    for row in rows:
        by_model.setdefault(type(row), []).append(row)
    found = {
        (model, pk): changes
        for model, own in by_model.items()
        for pk, changes in changes_of_many(own, model.published_parts, after=seen).items()
    }
    return [described(row, change, labels) for row in rows for change in found[type(row), row.pk]]


def described(row: Published, change: Change, labels: Labels) -> dict:
    """Return a change of a row, or of what is published with it, in words."""
    model = apps.get_model(change.model)
    return {
        "row": row,
        "change": change,
        "what": model._meta.verbose_name,
        "fields": fields(model, change, labels),
    }


@together()
def publish_selected(
    model_admin, request, queryset, publish: Callable, ask: Callable | None = None
) -> TemplateResponse | None:
    """Publish the rows of a list as they were shown.

    If one of them was changed since, nothing is published: the page that is returned shows both
    versions and asks again. ``ask`` makes a page of its own, shown before anything is published.
    """
    asked = asked_of(request)
    now = current_sequence()
    rows = list(queryset.exclude(publication=Publication.PUBLISHED))
    changed = changed_since([each for row in rows for each in row.reviewed_with()], asked["seen"])
    if changed or (ask and rows and "confirmed" not in request.POST):
        page = ask or ask_again
        return page(model_admin, request, rows, changed, asked | {"seen": now})
    publish_each(model_admin, request, rows, publish, asked)
    return None


def publish_each(model_admin, request, rows, publish: Callable, asked: dict) -> None:
    """Publish rows one by one; say how many were, and why the others were not."""
    done = 0
    for row in rows:
        try:
            publish(row, by=request.user, **asked)
            done += 1
        except ValidationError as error:
            model_admin.message_error(request, f"{row}: {' '.join(error.messages)}")
    text = _("Published: %(count)d.") % {"count": done}
    model_admin.message_user(request, text, messages.SUCCESS if done else messages.WARNING)


def expected(row: Published, wrote: set[int], user, may_publish: bool) -> str:
    """Return what a draft waits for, said to a user; empty for what is no draft.

    ``wrote`` are the ids of those who wrote something of this version.
    """
    if row.publication != Publication.DRAFT:
        return ""
    if two_persons() and user.pk in wrote:
        return _("Waits for a second person: not you, you wrote it.")
    if may_publish:
        return _("Waits for a second person: you may be the one.")
    return _("Waits for somebody who may publish it.")


def ask_again(model_admin, request, rows, changed: list[dict], asked: dict) -> TemplateResponse:
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Changed after you opened the list"),
        "opts": model_admin.opts,
        "rows": rows,
        "changed": changed,
        "asked": asked,
        "action": request.POST.get("action", ""),
    }
    return TemplateResponse(request, "admin/publish_again.html", context)
