"""The admin of what is corrected beside what is published: acts, statements, central authorities.

An Editor writes drafts. What changes something published is a draft beside it, which somebody
reviews and publishes.
"""

from functools import partial

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core import clock
from core.admin.publishing import expected, publish_selected
from core.records.models import Change
from core.records.publication import NotAllowed, Publication, authors_of

from ..models import ActNote, Attachment
from ..writing import publishing
from .bulk import ask
from .facts import FactAdmin


class Drafts(ChangeList):
    """A list in which a draft leads to its review, and says what is expected of whom."""

    def get_results(self, request):
        super().get_results(request)
        rows = list(self.result_list)
        wrote = authors_of([row for row in rows if row.publication == Publication.DRAFT])
        may_publish = self.model_admin.has_publish_permission(request)
        for row in rows:
            row.expected = expected(row, wrote.get(row.pk, set()), request.user, may_publish)
        self.result_list = rows

    def url_for_result(self, result):
        if result.publication == Publication.DRAFT:
            return self.model_admin.address("review", result)
        return super().url_for_result(result)


class CorrectedAdmin(FactAdmin):
    """Write drafts, and corrections of what is published; lead on to their review.

    The form has ``was``, the publication before the change, and ``is_changed()``.
    """

    def address(self, name: str, row) -> str:
        """Return the address of one of the admin's pages of a row."""
        label = f"{self.opts.app_label}_{self.opts.model_name}"
        return reverse(f"admin:{label}_{name}", args=[row.pk])

    # --- Who may do what --------------------------------------------------------------------

    def has_publish_permission(self, request):
        return request.user.has_perm("treaties.publish_act")

    def has_delete_permission(self, request, obj=None):
        """Allow the deletion of drafts; what is published is withdrawn instead."""
        is_draft = obj is None or obj.publication == Publication.DRAFT
        return is_draft and super().has_delete_permission(request, obj)

    # --- Writing ----------------------------------------------------------------------------

    def publish_rows(self, request, queryset):
        """Publish the rows of a list as they were shown."""
        rows = queryset.select_related("treaty", "state", "corrects__treaty")
        publish = partial(publishing.publish, on=clock.today())
        return publish_selected(self, request, rows, publish, ask)

    def mark_rows_checked(self, request, queryset) -> None:
        """Mark the sources of rows as checked today; say how many, and how many wait."""
        rows = queryset.select_related("treaty", "state")
        done, waiting = publishing.mark_checked(rows, by=request.user, on=clock.today())
        text = ngettext("%(count)d source marked.", "%(count)d sources marked.", done)
        if done or not waiting:
            self.message_user(request, text % {"count": done})
        text = ngettext(
            "%(count)d correction waits for a second person.",
            "%(count)d corrections wait for a second person.",
            waiting,
        )
        if waiting:
            self.message_user(request, text % {"count": waiting}, messages.WARNING)

    def get_changelist(self, request, **kwargs):
        return Drafts

    @admin.display(description=gettext_lazy("what is expected"))
    def expected(self, row):
        return row.expected

    def treaties_of(self, row):
        rows = self.model._default_manager.filter(pk=row.pk)
        stored = rows.select_related("treaty", "corrects__treaty").first()
        found = [row.treaty]
        if stored is not None:
            found += publishing.treaties_of(stored)
        return found

    def write(self, request, write, form):
        """Write a draft; of what is published, a correction beside it."""
        fact = form.instance
        if form.was == Publication.PUBLISHED:
            self.write_correction(request, write, form)
            return
        if form.is_changed() or fact.pk is None:
            fact.changed_by = request.user
        if fact.pk is None:
            fact.entered_by = request.user
        super().write(request, write, form)

    def write_correction(self, request, write, form):
        if not form.is_changed():
            return
        correction = publishing.correction_of(form.instance, form.instance)
        correction.entered_by = correction.changed_by = request.user
        write.save(correction)
        many = publishing.many_of(form.instance)
        given = {name: form.cleaned_data.get(name, rows) for name, rows in many.items()}
        publishing.write_many(write, correction, given)
        request.correction = correction

    def write_related(self, request, write, formset):
        for form in formset.forms:
            if isinstance(form.instance, Attachment | ActNote):
                form.instance.added_by = form.instance.added_by or request.user
        super().write_related(request, write, formset)

    def response_change(self, request, obj):
        """Lead on to the correction that the change of what is published has become."""
        correction = getattr(request, "correction", None)
        if correction is None:
            return super().response_change(request, obj)
        text = _("The correction is a draft. What is published stays until it is published.")
        self.message_user(request, text)
        return HttpResponseRedirect(self.address("review", correction))

    def changes_of(self, row):
        """Return a row's changes with those of its corrections, who entered them and why."""
        own = Q(object_id=row.pk)
        corrections = Q(before__corrects_id=row.pk) | Q(after__corrects_id=row.pk)
        found = Change.objects.filter(own | corrections, model=self.opts.label_lower)
        return found.select_related("by").order_by("-sequence")

    def notice_of(self, row) -> str:
        """Say that a correction of what is published waits, with the way to it."""
        correction = row.corrections.first()
        if correction is None:
            return ""
        return format_html(
            '{} <a href="{}">{}</a>',
            _("A correction of it waits to be published."),
            self.address("review", correction),
            _("Open the correction."),
        )

    def going_back(self, request, row):
        """Bring an earlier version back: of what is published as a correction to be published.

        Raises NotAllowed where another correction waits already.
        """
        if notice := self.notice_of(row):
            raise NotAllowed(notice)
        if row.publication == Publication.PUBLISHED:
            row = publishing.correction_of(row, row)
            row.entered_by = request.user
        return super().going_back(request, row)

    def write_reverted(self, write, stored, target):
        """Give a correction what the published row refers to besides: a statement's territories."""
        super().write_reverted(write, stored, target)
        if target.pk != stored.pk:
            publishing.write_many(write, target, publishing.many_of(stored))

    def response_post_save_add(self, request, obj):
        """Lead on to the review: what was entered, what it changes, and who may publish it."""
        return HttpResponseRedirect(self.address("review", obj))

    def response_post_save_change(self, request, obj):
        return self.response_post_save_add(request, obj)
