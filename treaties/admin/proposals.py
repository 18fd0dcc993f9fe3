"""Changes of what is public that wait for a second person: sent, reviewed, applied.

Where two persons are required, the form of a treaty, a State or a published step writes nothing.
What was sent is kept; whoever looks at it sees what it would change, by writing it and taking
everything back.
"""

from django.apps import apps
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from core import clock
from core.admin.facts import ReadOnlyAdmin
from core.admin.forms import EXTRA_FIELDS
from core.admin.history import entries
from core.admin.merging import merge, merge_rows
from core.records.publication import NotAllowed, two_persons
from core.records.versions import current_sequence
from countries.formats import day_in_words
from countries.models import Group, State

from ..models import Proposal, Treaty
from ..models.choices import GROUP_LABELS, STATUS_LABELS
from ..writing import door
from ..writing.rehearsal import Moved, rehearse
from .facts import FactAdmin
from .filters import WorkFilter

SHOWN_MOVED = 50


class ProposedAdmin(FactAdmin):
    """Write a row, or keep what was sent for a second person where two are required."""

    change_form_template = "admin/treaties/proposed_form.html"
    # Whether a row that is to be added waits too.
    proposes_new = True

    def is_public(self, stored) -> bool:
        """Whether readers see a row as it is stored (None: one that is to be added)."""
        return stored is not None or self.proposes_new

    def waits(self, stored, form=None) -> bool:
        """Whether a change of a stored row, or what a form of it sends, waits for somebody."""
        return two_persons() and self.is_public(stored)

    def stored(self, row):
        """Return a row as it is stored; None for one that is to be added."""
        return self.model._default_manager.filter(pk=row.pk).first()

    def save_related(self, request, form, formsets, change):
        if not self.waits(self.stored(form.instance), form):
            super().save_related(request, form, formsets, change)
            return
        request.proposal = None
        if is_changed(form, formsets):
            request.proposal = self.propose(request, form)

    def propose(self, request, form) -> Proposal:
        """Keep what a form sent."""
        row, given = form.instance, form.cleaned_data
        reasons = {name: given.get(name, "") for name in ("reason", "public_reason")}
        proposal = Proposal(
            model=self.opts.label_lower,
            object_id=row.pk,
            name=str(row)[:300],
            sent={
                name: values
                for name, values in request.POST.lists()
                if name not in {"csrfmiddlewaretoken", *reasons}
            },
            by=request.user,
            **reasons,
        )
        # What waits is about no treaty yet.
        with door.writing(None, by=request.user, reason=reasons["reason"]) as write:
            form.refuse_newer()
            write.save(proposal)
        return proposal

    def construct_change_message(self, request, form, formsets, add=False):
        """Say nothing where nothing was written: the formsets do not know of any row."""
        if hasattr(request, "proposal"):
            return []
        return super().construct_change_message(request, form, formsets, add)

    def log_addition(self, request, obj, message):
        """Log nothing where nothing was written."""
        return None if hasattr(request, "proposal") else super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        return None if hasattr(request, "proposal") else super().log_change(request, obj, message)

    def response_add(self, request, obj, post_url_continue=None):
        return self.lead_on(request) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self.lead_on(request) or super().response_change(request, obj)

    def lead_on(self, request):
        """Lead on to the review of what was kept; None where nothing was."""
        if not hasattr(request, "proposal"):
            return None
        if request.proposal is None:
            self.message_user(request, _("Nothing was changed."))
            return HttpResponseRedirect(request.get_full_path())
        text = _("Nothing is changed yet: it waits for a second person.")
        self.message_user(request, text, messages.WARNING)
        return HttpResponseRedirect(review_address(request.proposal))

    def render_change_form(self, request, context, *args, **kwargs):
        row = kwargs.get("obj")
        label = self.opts.label_lower
        waiting = Proposal.objects.filter(model=label, object_id=row.pk) if row else None
        context["waiting"] = waiting.select_related("by") if row else []
        context["waits"] = self.waits(row) and self.may_write(request, row)
        return super().render_change_form(request, context, *args, **kwargs)

    def has_delete_permission(self, request, obj=None):
        """Refuse what one person alone would take from readers."""
        return not self.waits(obj) and super().has_delete_permission(request, obj)

    def revert(self, request, row, values: dict, reason: str) -> None:
        self.refuse_alone(row)
        super().revert(request, row, values, reason)

    def revert_part(self, request, row, change, reason: str) -> None:
        self.refuse_alone(row)
        super().revert_part(request, row, change, reason)

    def refuse_alone(self, row) -> None:
        """Raise NotAllowed where a second person would have to look first."""
        if self.waits(row):
            raise NotAllowed(_("A second person has to look at it: change it in the form instead."))


def is_changed(form, formsets) -> bool:
    """Whether a form or one of the rows beside it says anything else than what is stored."""
    is_own = bool(set(form.changed_data) - set(EXTRA_FIELDS))
    return is_own or any(formset.has_changed() for formset in formsets)


def review_address(proposal: Proposal) -> str:
    return reverse("admin:treaties_proposal_change", args=[proposal.pk])


@admin.register(Proposal)
class ProposalAdmin(ReadOnlyAdmin):
    """What waits for a second person; each leads to its review."""

    list_display = ["name", "by", "at", "reason"]
    list_select_related = ["by"]
    list_filter = [WorkFilter]
    search_fields = ["name"]

    def has_view_permission(self, request, obj=None):
        may_change = request.user.has_perm("treaties.change_treaty")
        return may_change or super().has_view_permission(request, obj)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        proposal = self.get_object(request, object_id)
        if proposal is None:
            raise Http404
        if not self.has_view_permission(request, proposal):
            raise PermissionDenied
        review = Review(self.admin_site, request, proposal)
        return review.decide() if request.method == "POST" else review.show()


class Review:
    """One proposal before the person who asks for it, with the form that it was sent from."""

    def __init__(self, site, request, proposal: Proposal):
        self.request, self.proposal = request, proposal
        model = apps.get_model(proposal.model)
        self.site, self.admin = site, site.get_model_admin(model)
        self.row = model._default_manager.filter(pk=proposal.object_id).first()
        self.is_gone = self.row is None and proposal.object_id is not None

    @property
    def may_decide(self) -> bool:
        return self.admin.may_write(self.request, self.row)

    @property
    def is_own(self) -> bool:
        return two_persons() and self.proposal.by_id == self.request.user.pk

    def forms(self):
        """Return the form and its formsets as they were sent; ValidationError if they hold no more.

        They are read anew each time: a form gives its row what was typed.
        """
        if self.is_gone:
            raise NotAllowed(_("What was to be changed does not exist any more."))
        row = self.row and type(self.row)._default_manager.get(pk=self.row.pk)
        kind = self.admin.get_form(self.request, row, change=row is not None)
        beside = [(item, item.get_default_prefix(), rows) for item, rows in self.kinds(row)]
        sent = self.sent(kind, [(item.form, prefix) for item, prefix, _rows in beside])
        form = kind(sent, instance=row)
        errors = [] if form.is_valid() else told(form)
        formsets = [
            item(sent, instance=form.instance, prefix=prefix, queryset=rows)
            for item, prefix, rows in beside
        ]
        for formset in formsets:
            if not formset.is_valid():
                errors += [*formset.non_form_errors()]
                errors += [text for item in formset.forms for text in told(item)]
        if errors:
            raise ValidationError(errors)
        return form, formsets

    def kinds(self, row):
        """Return the kinds of formsets that stand in the form, each with the rows stored."""
        for kind, inline in self.admin.get_formsets_with_inlines(self.request, row):
            yield kind, inline.get_queryset(self.request)

    def sent(self, kind, beside: list[tuple]) -> QueryDict:
        """Return what was sent, with what others changed since of what it did not touch.

        ``beside`` are the forms of the rows beside the row, each with its prefix. Raises NotAllowed
        for what others changed too.
        """
        sent = QueryDict(mutable=True)
        for name, values in self.proposal.sent.items():
            sent.setlist(name, values)
        sent["reason"], sent["public_reason"] = self.proposal.reason, self.proposal.public_reason
        if self.row is None:
            return sent
        seen, now = int(sent.get("seen") or 0), current_sequence()
        merged = [merge(sent, kind, self.row.pk, seen, None)]
        merged += [merge_rows(sent, form, prefix, seen) for form, prefix in beside]
        if disputed := [text for item in merged for text in item.disputed]:
            raise NotAllowed([_("Somebody else changed the same meanwhile."), *disputed])
        sent["seen"] = now
        return sent

    def write(self, write) -> None:
        """Write what was proposed; needs the lock, so that nobody changes anything meanwhile."""
        form, formsets = self.forms()
        self.admin.write_all(self.request, write, form, formsets)

    def effect(self) -> dict:
        """Return what applying it changes, in words; the problems where it cannot be applied."""
        try:
            changes, moved = rehearse(self.write, clock.today())
        except ValidationError as error:
            return {"problems": error.messages}
        return {
            "entries": entries(self.row or self.proposal, changes),
            "moved": in_words(moved[:SHOWN_MOVED]),
            "more": max(len(moved) - SHOWN_MOVED, 0),
        }

    def show(self):
        label = f"{self.admin.opts.app_label}_{self.admin.opts.model_name}"
        context = {
            **self.site.each_context(self.request),
            "title": _("Review"),
            # In the reader's language, where it is there already.
            "subtitle": str(self.row or self.proposal),
            "opts": Proposal._meta,
            "proposal": self.proposal,
            "form_address": self.row and reverse(f"admin:{label}_change", args=[self.row.pk]),
            "is_own": self.is_own,
            "may_decide": self.may_decide,
            **self.effect(),
        }
        return TemplateResponse(self.request, "admin/treaties/proposal/review.html", context)

    def decide(self):
        """Apply or discard it, as the reviewer asks; say what came of it."""
        if not self.may_decide:
            raise PermissionDenied
        try:
            text = self.do(self.request.POST.get("reason", "").strip()[:1000])
        except ValidationError as error:
            for message in error.messages:
                messages.error(self.request, message)
            return HttpResponseRedirect(review_address(self.proposal))
        messages.success(self.request, text)
        return HttpResponseRedirect(reverse("admin:treaties_proposal_changelist"))

    def do(self, reason: str) -> str:
        decision = self.request.POST.get("decision")
        if decision in ("apply", "emergency"):
            self.apply(reason, emergency=decision == "emergency")
            return _("The change is made.")
        if decision == "discard":
            self.discard(reason)
            return _("The proposed change is discarded; nothing was changed.")
        raise NotAllowed(_("Choose what to do with it."))

    def apply(self, reason: str, *, emergency: bool) -> None:
        """Write what was proposed, under the lock; the record names both persons."""
        if emergency and not reason:
            raise NotAllowed(_("An emergency needs its reason."))
        if self.is_own and not emergency:
            raise NotAllowed(_("You proposed it, so somebody else has to apply it."))
        reasons = {
            "reason": self.recorded(reason, emergency),
            "public_reason": self.proposal.public_reason,
        }
        with door.writing(None, by=self.request.user, **reasons) as write:
            refuse_decided(self.proposal)
            self.write(write)
            write.delete(self.proposal)

    def recorded(self, reason: str, emergency: bool) -> str:
        """Return the reason as the record keeps it: who proposed it and why."""
        given = " / ".join(filter(None, [self.proposal.reason, reason]))
        if emergency:
            return _("Emergency, changed without a second person: %(reason)s") % {"reason": given}
        who = self.proposal.by.get_username()
        return _("Proposed by %(who)s: %(reason)s") % {"who": who, "reason": given or "-"}

    def discard(self, reason: str) -> None:
        if not reason:
            raise NotAllowed(_("Say why it is discarded."))
        with door.writing(None, by=self.request.user, reason=reason) as write:
            refuse_decided(self.proposal)
            write.delete(self.proposal)


def refuse_decided(proposal: Proposal) -> None:
    """Raise NotAllowed for a proposal that somebody has decided meanwhile; needs the lock."""
    if not Proposal.objects.filter(pk=proposal.pk).exists():
        raise NotAllowed(_("Somebody has applied or discarded it meanwhile."))


def told(form) -> list[str]:
    """Return the errors of a form, each with the name of its field."""
    return [
        f"{form.fields[name].label}: {text}" if name in form.fields else text
        for name, texts in form.errors.items()
        for text in texts
    ]


def in_words(moved: list[Moved]) -> list[dict]:
    """Return the pairs whose periods move, as the template of a change of statuses shows them."""
    states = {state.code: state.name for state in State.objects.all()}
    # Territories that are no States yet have no route, so they are a group without a label.
    groups = {row.code: str(GROUP_LABELS.get(row.kind, row.code)) for row in Group.objects.all()}
    labels = {
        row.code: row.label for row in Treaty.objects.filter(code__in={m.treaty for m in moved})
    }
    return [
        {
            "who": (groups if item.is_group else states)[item.who],
            "treaty": labels.get(item.treaty, item.treaty),
            "before": STATUS_LABELS.get(item.before, "–"),
            "after": STATUS_LABELS.get(item.after, "–"),
            "is_changed": item.is_status_changed,
            "since": day_in_words(item.since_before) if item.is_beginning_changed else "",
            "new_since": day_in_words(item.since_after) if item.is_beginning_changed else "",
        }
        for item in moved
    ]
