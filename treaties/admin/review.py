"""The second pair of eyes: a change in words, its effect, and what may be done with it."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.admin.labels import Labels
from core.admin.publishing import asked_of, changed_since
from core.records.models import Change
from core.records.publication import NotAllowed, NotSeen, Publication, needs_second_person
from core.records.versions import current_sequence
from countries.formats import day_in_words

from ..law.vocabulary import CONSENTS, SIGNATURES, ActKind
from ..models import Act
from ..models.choices import ACT_KIND_LABELS
from ..writing import publishing
from ..writing.preview import Preview, preview, withdrawal
from .previews import in_words, others
from .responses import responses_to


def review_page(model_admin, request, pk: int):
    """Show an act as its reviewer needs it, or do what was decided."""
    now = current_sequence()
    rows = Act.objects.select_related("treaty", "state", "corrects__treaty", "corrects__state")
    act = get_object_or_404(rows, pk=pk)
    if not model_admin.has_view_permission(request, act):
        raise PermissionDenied
    if request.method == "POST":
        return decide(model_admin, request, act)
    return show(model_admin, request, act, now)


def show(model_admin, request, act: Act, now: int, asked: dict | None = None):
    """Show an act as it is at the change ``now``; with what was changed since it was asked of."""
    context = {**model_admin.admin_site.each_context(request), **describe(act, request.user)}
    context["opts"] = Act._meta
    context["seen"] = now
    context["asked"] = asked or {"public_reason": publishing.last_public_reason(act)}
    context["changed"] = changed_since(act.reviewed_with(), asked["seen"]) if asked else []
    context["may_publish"] = model_admin.has_publish_permission(request)
    return TemplateResponse(request, "admin/treaties/act/review.html", context)


def describe(act: Act, user) -> dict:
    """Return what the page shows: the change, its effect, and whether one's own."""
    today = timezone.localdate()
    is_published = act.publication == Publication.PUBLISHED
    found = None if is_published else preview(act, today)
    return {
        "title": _("Review"),
        "subtitle": str(act),
        "act": act,
        "facts": facts(act),
        "change": change_in_words(act, found) if act.corrects else None,
        "differences": differences(act.corrects, act) if act.corrects else [],
        "preview": in_words(found) if found else None,
        "withdrawal": others(withdrawal(act, today)) if is_published else [],
        "responses": responses_to(act),
        "attachments": act.attachments.defer("content"),
        "reason": publishing.last_reason(act),
        "last_change": last_change(act),
        "is_own": needs_second_person(act, user),
    }


def last_change(act: Act) -> Change | None:
    changes = Change.objects.filter(model="treaties.act", object_id=act.pk)
    return changes.select_related("by").order_by("-sequence").first()


def facts(act: Act) -> list[tuple]:
    """Return the fields of an act that are not empty, in words."""
    labels = Labels()
    fields = [Act._meta.get_field(name) for name in publishing.COPIED]
    found = [
        (field.verbose_name, labels.of(field, field.value_from_object(act))) for field in fields
    ]
    return [(name, value) for name, value in found if value]


def differences(before: Act, after: Act) -> list[dict]:
    """Return the fields in which two versions of an act differ, in words."""
    labels = Labels()
    found = []
    for name in publishing.COPIED:
        field = Act._meta.get_field(name)
        old, new = (labels.of(field, field.value_from_object(act)) for act in (before, after))
        if old != new:
            found.append({"field": field.verbose_name, "old": old, "new": new})
    return found


def change_in_words(act: Act, found: Preview) -> str:
    """Return a correction as one sentence: what moves from where to where, and the effect."""
    before = act.corrects
    moved = dates_in_words(before.done_text, act.done_text)
    name = word_for(ActKind(act.kind))
    unchanged = _("date unchanged")
    what = f"{name} {moved}" if before.done_text != act.done_text else unchanged
    effect = effect_in_words(act, effect_before(before), found.takes_effect_on)
    return f"{what}: {effect}" if effect else what


def effect_in_words(act: Act, old: date | None, new: date | None) -> str:
    """Return whether the day of the effect stays; empty where there is none before and after."""
    is_entry = act.kind in CONSENTS
    if old == new:
        if new is None:
            return ""
        text = (
            _("entry into force unchanged, %(day)s") if is_entry else _("effect unchanged, %(day)s")
        )
        return text % {"day": day_in_words(new)}
    text = _("entry into force %(change)s") if is_entry else _("effect %(change)s")
    return text % {"change": dates_in_words(old, new)}


def effect_before(act: Act) -> date | None:
    """Return the day on which a published act takes effect as it stands."""
    return preview(publishing.correction_of(act, act), timezone.localdate()).takes_effect_on


def word_for(kind: ActKind) -> str:
    """Return what the day of an act of a kind is: of the deposit, or of the act itself."""
    is_deposit = kind in CONSENTS - SIGNATURES
    return _("deposit") if is_deposit else str(ACT_KIND_LABELS[kind])


def dates_in_words(old, new) -> str:
    """Return "22 → 23 April 2024", or both dates in full where more than the day differs."""
    old_text, new_text = (day_in_words(day) or _("unknown") for day in (old, new))
    old_day, _space, old_rest = old_text.partition(" ")
    _new_day, _space, new_rest = new_text.partition(" ")
    is_same_month = old_rest == new_rest != "" and old_day.isdigit()
    return f"{old_day if is_same_month else old_text} → {new_text}"


def decide(model_admin, request, act: Act):
    """Publish, withdraw or send back, as the reviewer asks; say what came of it."""
    if not model_admin.has_publish_permission(request):
        raise PermissionDenied
    now, asked = current_sequence(), asked_of(request)
    try:
        act, text = do(request, act, asked)
    except NotSeen:
        return show(model_admin, request, publishing.stored(act), now, asked)
    except ValidationError as error:
        for message in error.messages:
            messages.error(request, message)
        text = None
    if text:
        messages.success(request, text)
    target = act if Act.objects.filter(pk=act.pk).exists() else act.corrects
    name = "review" if target else "changelist"
    args = [target.pk] if target else []
    return HttpResponseRedirect(reverse(f"admin:treaties_act_{name}", args=args))


def do(request, act: Act, asked: dict) -> tuple[Act, str]:
    """Do one of the four things a reviewer can do; return the act and what to say."""
    given = asked | {"by": request.user}
    today = timezone.localdate()
    match request.POST.get("decision"):
        case "publish":
            act = publishing.publish(act, on=today, **given)
            return act, _("The act is published.")
        case "emergency":
            act = publishing.publish(act, on=today, emergency=True, **given)
            return act, _("The act is published without a second person; the history says so.")
        case "withdraw":
            del given["seen"]
            act = publishing.withdraw(act, **given)
            return act, _("The act is withdrawn from publication.")
        case "send_back":
            act = publishing.send_back(act, by=request.user, comment=asked["reason"])
            return act, _("The draft is sent back with your comment.")
    raise NotAllowed(_("Choose what to do with this act."))
