"""The form of a fact: it asks for the reason of a change and refuses to overwrite a newer one."""

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.records.models import Change

from ..records.versions import changes_of
from .dates import DatesForm
from .merging import Merged, merge

EXTRA_FIELDS = ["reason", "public_reason", "seen"]


class NewerChange(Exception):
    """Somebody saved a newer change between this form's check and its writing."""


class FactForm(DatesForm):
    """A row's fields, why they are changed, and the number of the change they were read at."""

    reason = forms.CharField(
        label=gettext_lazy("Reason for this change"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text=gettext_lazy("For staff: it stands in the history beside your name."),
    )
    public_reason = forms.CharField(
        label=gettext_lazy("Public reason"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text=gettext_lazy(
            "Everybody reads it beside the change, as soon as what you change is public."
        ),
    )
    # The models whose rows stand in the same form, with the field that leads back to its row.
    written_with: dict[str, str] = {}
    # What became of a newer version that somebody else saved; None while nobody did.
    merged: Merged | None = None
    # Whether saving it publishes its row.
    publishes = False
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_bound and self.instance.pk:
            self.initial["seen"] = self.last_sequence()

    def clean(self):
        cleaned = super().clean()
        change = self.newer_change()
        if change is not None:
            # Both versions are on the page now: saving again is a decision.
            self.data = self.data.copy()
            self.merged = self.merge(cleaned.get("seen") or 0)
            self.data[self.add_prefix("seen")] = change.sequence
            self.add_error(None, self.both_versions(change))
        return cleaned

    def merge(self, seen: int) -> Merged:
        """Take from the stored row what this form did not touch since it was read."""
        return merge(self.data, type(self), self.instance.pk, seen, self.prefix)

    def changes(self):
        """Return the changes that this form could overwrite, the last one first."""
        parts = getattr(self.instance, "published_parts", {}) | self.written_with
        return changes_of(self.instance, parts)

    def last_sequence(self) -> int:
        return self.changes().values_list("sequence", flat=True).first() or 0

    def newer_change(self) -> Change | None:
        """Return the last change of the row, if it came after the form was read."""
        if self.instance.pk is None:
            return None
        seen = self.cleaned_data.get("seen") or 0
        last = self.changes().first()
        return last if last is not None and last.sequence > seen else None

    def refuse_newer(self) -> None:
        """Raise NewerChange if the row is not as the form was read; needs the lock."""
        if self.newer_change() is not None:
            raise NewerChange

    def both_versions(self, change: Change) -> list[str]:
        """Say who changed the row meanwhile, which fields both changed, and which only they."""
        who = change.by.get_username() if change.by else _("the program")
        when = date_format(timezone.localtime(change.at), "DATETIME_FORMAT")
        text = _(
            "On %(when)s, %(who)s saved a newer version. Nothing of yours was saved, and what you "
            "typed is still here. What you did not touch is as in the newer version. Save again to "
            "keep both; where both of you changed the same, yours replaces theirs."
        )
        return [text % {"who": who, "when": when}, *self.merged.disputed, *self.merged.taken]
