"""The second pair of eyes: a change in words, its effect, and what may be done with it."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from core import clock
from core.admin.labels import Labels
from core.admin.publishing import asked_of, changed_since, expected
from core.records.models import Change
from core.records.publication import NotAllowed, NotSeen, Publication, authors, needs_second_person
from core.records.versions import current_sequence
from countries.formats import day_in_words

from ..answers.statements import related_to_rows
from ..law.vocabulary import CONSENTS, SIGNATURES, ActKind
from ..models import Act, Statement
from ..models.choices import ACT_KIND_LABELS
from ..writing import publishing
from ..writing.findings import about_statement
from ..writing.preview import Preview, preview, withdrawal
from ..writing.publishing import Fact
from .previews import by_severity, in_words, others
from .responses import responses_to


def review_page(model_admin, request, pk: int):
    """Show a fact as its reviewer needs it, or do what was decided."""
    now = current_sequence()
    rows = model_admin.model._default_manager.select_related(
        "treaty", "state", "corrects__treaty", "corrects__state"
    )
    fact = get_object_or_404(rows, pk=pk)
    if not model_admin.has_view_permission(request, fact):
        raise PermissionDenied
    if request.method == "POST":
        return decide(model_admin, request, fact)
    return show(model_admin, request, fact, now)


def show(model_admin, request, fact: Fact, now: int, asked: dict | None = None):
    """Show a fact as it is at the change ``now``; with what was changed since it was asked of."""
    context = {**model_admin.admin_site.each_context(request), **describe(fact, request.user)}
    context["opts"] = fact._meta
    context["notice"] = model_admin.notice_of(fact)
    context["seen"] = now
    context["asked"] = asked or {"public_reason": publishing.last_public_reason(fact)}
    context["changed"] = changed_since(fact.reviewed_with(), asked["seen"]) if asked else []
    context["may_publish"] = may_publish = model_admin.has_publish_permission(request)
    context["expected"] = expected(fact, authors(fact), request.user, may_publish)
    return TemplateResponse(request, "admin/treaties/act/review.html", context)


def describe(fact: Fact, user) -> dict:
    """Return what the page shows: the change, its effect, and whether one's own."""
    return {
        "title": _("Review"),
        "subtitle": str(fact),
        "fact": fact,
        "facts": facts(fact),
        "differences": differences(fact.corrects, fact) if fact.corrects else [],
        "attachments": publishing.attachments_of(fact),
        "reason": publishing.last_reason(fact),
        "last_change": last_change(fact),
        "is_own": needs_second_person(fact, user),
        **effect_of(fact),
    }


def effect_of(fact: Fact) -> dict:
    """Return what a decision about a fact changes; nothing follows from an authority."""
    match fact:
        case Act():
            return effect_of_act(fact)
        case Statement():
            return effect_of_statement(fact)
    return {}


def effect_of_act(act: Act) -> dict:
    """Return what publishing an act, or its withdrawal, changes."""
    today = clock.today()
    is_published = act.publication == Publication.PUBLISHED
    found = None if is_published else preview(act, today)
    return {
        "change": change_in_words(act, found) if act.corrects else None,
        "preview": in_words(found) if found else None,
        "withdrawal": others(withdrawal(act, today)) if is_published else [],
        "responses": responses_to(act),
    }


def effect_of_statement(statement: Statement) -> dict:
    """Return what the checks find about a statement, and what answers or follows it."""
    related = related_to_rows([statement.corrects or statement])
    return {"findings": by_severity(about_statement(statement)), "related": related}


def last_change(fact: Fact) -> Change | None:
    changes = Change.objects.filter(model=fact._meta.label_lower, object_id=fact.pk)
    return changes.select_related("by").order_by("-sequence").first()


def values(fact: Fact) -> dict[str, tuple]:
    """Return the fields that a correction says anew, each with its name and its value in words."""
    labels = Labels()
    found = {}
    for name in fact.corrected:
        field = fact._meta.get_field(name)
        found[name] = field.verbose_name, labels.of(field, field.value_from_object(fact))
    for name, rows in publishing.many_of(fact).items():
        found[name] = fact._meta.get_field(name).verbose_name, ", ".join(map(str, rows))
    return found


def facts(fact: Fact) -> list[tuple]:
    """Return the fields of a fact that are not empty, in words."""
    return [(name, value) for name, value in values(fact).values() if value]


def differences(before: Fact, after: Fact) -> list[dict]:
    """Return the fields in which two versions of a fact differ, in words."""
    old, new = values(before), values(after)
    return [
        {"field": old[name][0], "old": old[name][1], "new": new[name][1]}
        for name in old
        if old[name] != new[name]
    ]


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
    return preview(publishing.correction_of(act, act), clock.today()).takes_effect_on


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


def decide(model_admin, request, fact: Fact):
    """Publish, withdraw or send back, as the reviewer asks; say what came of it."""
    if not model_admin.has_publish_permission(request):
        raise PermissionDenied
    now, asked = current_sequence(), asked_of(request)
    try:
        fact, text = do(request, fact, asked)
    except NotSeen:
        return show(model_admin, request, publishing.stored(fact), now, asked)
    except ValidationError as error:
        for message in error.messages:
            messages.error(request, message)
        text = None
    if text:
        messages.success(request, text)
    target = fact if type(fact)._default_manager.filter(pk=fact.pk).exists() else fact.corrects
    if target:
        return HttpResponseRedirect(model_admin.address("review", target))
    return HttpResponseRedirect(reverse(f"admin:treaties_{fact._meta.model_name}_changelist"))


def do(request, fact: Fact, asked: dict) -> tuple[Fact, str]:
    """Do one of the four things a reviewer can do; return the fact and what to say."""
    given = asked | {"by": request.user}
    today = clock.today()
    match request.POST.get("decision"):
        case "publish":
            fact = publishing.publish(fact, on=today, **given)
            return fact, _("It is published.")
        case "emergency":
            fact = publishing.publish(fact, on=today, emergency=True, **given)
            return fact, _("It is published without a second person; the history says so.")
        case "withdraw":
            del given["seen"]
            fact = publishing.withdraw(fact, **given)
            return fact, _("It is withdrawn from publication.")
        case "send_back":
            fact = publishing.send_back(fact, by=request.user, comment=asked["reason"])
            return fact, _("The draft is sent back with your comment.")
    raise NotAllowed(_("Choose what to do with it."))
