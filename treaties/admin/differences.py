"""The comparison with the depositaries: ours, theirs and the computed side by side, to decide."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import clock
from core.admin.facts import ReadOnlyAdmin
from core.records.publication import NotAllowed, Publication
from core.records.versions import changes_of, current_sequence
from countries.formats import day_in_words

from ..models import Act, Difference
from ..models.choices import ACT_KIND_LABELS, Precision
from ..models.differences import OF_TREATIES, Finding
from ..writing import differences
from ..writing.preview import preview
from ..writing.publishing import correction_of
from .autocomplete import Searched, of_pair, treaty_label
from .filters import WorkFilter

PAGE = "admin/treaties/difference/compare.html"


@admin.register(Difference)
class DifferenceAdmin(Searched, ReadOnlyAdmin):
    """What the synchronisations found otherwise at a depositary; each leads to its comparison."""

    list_display = [
        treaty_label,
        "state",
        "finding",
        "found_on",
        "decision",
        "decided_on",
        "decided_by",
    ]
    list_display_links = [treaty_label, "finding"]
    list_select_related = ["treaty", "state", "decided_by"]
    list_filter = [WorkFilter, "finding", "decision", "treaty__depositary"]
    search_fields = ["treaty__search_text"]
    search_help_text = gettext_lazy("Treaty and State by number, code or name in any language")
    found = staticmethod(of_pair)

    def may_decide(self, request) -> bool:
        return request.user.has_perm("treaties.change_difference")

    def change_view(self, request, object_id, form_url="", extra_context=None):
        now, row = current_sequence(), self.get_object(request, object_id)
        if row is None:
            raise Http404
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        if request.method == "POST":
            return self.decide(request, row)
        return self.show(request, row, now)

    def show(self, request, row: Difference, now: int):
        context = {
            **self.admin_site.each_context(request),
            "title": _("Comparison with the depositary"),
            "subtitle": str(row),
            "opts": self.opts,
            "row": row,
            "lines": lines(row),
            "changes": changes_of(row),
            "seen": now,
            "question": question(row),
            "may_decide": self.may_decide(request),
            "accepting": accepting(row),
        }
        return TemplateResponse(request, PAGE, context)

    def decide(self, request, row: Difference):
        """Do what was decided, and lead on; say what kept it from being done."""
        if not self.may_decide(request):
            raise PermissionDenied
        try:
            return self.do(request, row)
        except ValidationError as error:
            for text in error.messages:
                messages.error(request, text)
            return HttpResponseRedirect(request.get_full_path())

    def do(self, request, row: Difference):
        seen, text = request.POST.get("seen", ""), request.POST.get("reason", "").strip()
        given = {
            "by": request.user,
            "on": clock.today(),
            "seen": int(seen) if seen.isdecimal() else None,
        }
        match request.POST.get("decision"):
            case "accept":
                draft = differences.accept(row, **given)
                messages.success(request, _("The draft says what the depositary says. Review it."))
                return HttpResponseRedirect(review_of(draft))
            case "keep":
                differences.keep(row, reason=text, **given)
                said = _("Ours is kept: nobody is asked again until the depositary changes it.")
            case "ask":
                differences.ask(row, question=text, **given)
                said = _("Noted: the depositary was asked.")
            case _:
                raise NotAllowed(_("Choose what to do with it."))
        messages.success(request, said)
        return HttpResponseRedirect(reverse("admin:treaties_difference_changelist"))


def review_of(act: Act) -> str:
    return reverse("admin:treaties_act_review", args=[act.pk])


def accepting(row: Difference) -> dict:
    """Return how theirs is taken over: as a draft of this page, else where it is entered."""
    if row.finding in OF_TREATIES:
        address = reverse("admin:treaties_treaty_change", args=[row.treaty_id])
        return {"address": address, "text": _("Change the day of the treaty")}
    if row.finding in differences.TAKEN_OVER:
        return {}
    if row.finding == Finding.RUNNING or row.act is None:
        given = {"treaty": row.treaty_id, "state": row.state_id, "source": row.source}
        address = f"{reverse('admin:treaties_act_add')}?{urlencode(given)}"
        return {"address": address, "text": _("Enter the act")}
    if row.finding == Finding.ONLY_HERE:
        return {"address": review_of(row.act), "text": _("Withdraw ours from publication")}
    return {"address": review_of(row.act), "text": _("Review ours")}


def lines(row: Difference) -> list[dict]:
    """Return what is compared, line by line: ours, theirs and what the clauses give."""
    if row.finding in OF_TREATIES:
        return [day_of_treaty(row)]
    ours, theirs = row.act, bool(row.theirs[0])
    done = {"label": _("Done on"), "ours": done_in_words(ours) if ours else ""}
    kind = {"label": _("Act"), "ours": ours.get_kind_display() if ours else ""}
    effect = {
        "label": _("Effect"),
        "ours": day_in_words(ours.effective_on) if ours else "",
        "computed": computed(row),
    }
    if theirs:
        kind["theirs"] = ACT_KIND_LABELS[row.kind]
        done["theirs"], effect["theirs"] = map(day_in_words, (row.done_on, row.effective_on))
    return [kind, done, effect]


def done_in_words(act: Act) -> str:
    """Return the day of an act; one that is not known to the day as it is entered."""
    return day_in_words(act.done_on) if act.done_precision == Precision.DAY else act.done_text


def day_of_treaty(row: Difference) -> dict:
    field = row.treaty._meta.get_field(row.finding)
    general = getattr(row.treaty, "general", None) if row.finding == Finding.IN_FORCE else None
    return {
        "label": field.verbose_name,
        "ours": day_in_words(getattr(row.treaty, row.finding)),
        "theirs": day_in_words(row.done_on),
        "computed": [("", day_in_words(general.computed_on))] if general else [],
    }


def computed(row: Difference) -> list[tuple[str, str]]:
    """Return the days that the clauses give, each with whose day of the act it is made of."""
    theirs = differences.as_theirs(row) if row.kind else None
    found = [(_("from our day"), row.act and as_draft(row.act)), (_("from theirs"), theirs)]
    days = [(label, effect_of(act)) for label, act in found if act is not None]
    return [(label, day) for label, day in days if day]


def as_draft(act: Act) -> Act:
    """Return an act as one that is not published, whose effect can be asked for."""
    return correction_of(act, act) if act.publication == Publication.PUBLISHED else act


def effect_of(act: Act) -> str:
    return day_in_words(preview(act, clock.today()).computed_on)


def question(row: Difference) -> str:
    """Return the question to the depositary in whole sentences, to be sent and changed."""
    names = {
        "treaty": row.treaty.label,
        "state": str(row.state or ""),
        "finding": row.get_finding_display(),
    }
    opening = _("%(treaty)s, %(state)s: our record and yours differ (%(finding)s).") % names
    if row.state is None:
        opening = _("%(treaty)s: our record and yours differ (%(finding)s).") % names
    compared = [
        _("%(what)s: ours %(ours)s, yours %(theirs)s")
        % {
            "what": line["label"],
            "ours": line.get("ours") or "–",
            "theirs": line.get("theirs") or "–",
        }
        for line in lines(row)
    ]
    return "\n".join([opening, *compared, _("Which is right, please?")])
