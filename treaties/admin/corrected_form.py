"""The form of what is corrected beside what is published: acts, statements, central authorities."""

from django.utils.translation import gettext as _

from core.records.models import Change
from core.records.publication import Publication

from ..writing.publishing import Fact
from .checked_form import CheckedForm


class CorrectedForm(CheckedForm):
    """A fact's fields; a change of what readers see, or saw, asks for its reason.

    ``was`` is the publication of the row as it is stored, None for a new one.
    """

    def __init__(self, *args, **kwargs):
        stored = kwargs.get("instance")
        self.was = stored.publication if stored is not None and stored.pk else None
        super().__init__(*args, **kwargs)

    def clean(self):
        cleaned = super().clean()
        was_public = self.was in (Publication.PUBLISHED, Publication.WITHDRAWN)
        if was_public and self.is_changed() and not cleaned.get("reason"):
            self.add_error("reason", _("Say why what readers see is to be changed."))
        if self.open_correction is not None and self.is_changed():
            text = _("Somebody has entered a correction of it already; open that correction.")
            self.add_error(None, text)
        return cleaned

    def is_changed(self) -> bool:
        """Whether anything was changed that a correction says anew."""
        many = {field.name for field in self.instance._meta.many_to_many}
        return bool(set(self.changed_data) & {*self.instance.corrected, *many})

    @property
    def open_correction(self) -> Fact | None:
        """The draft that would correct the published row, if there is one."""
        if self.was != Publication.PUBLISHED:
            return None
        return self.instance.corrections.first()

    def changes(self):
        """Return the changes of the row, and of the correction that somebody may have begun."""
        ids = [self.instance.pk]
        if self.was == Publication.PUBLISHED:
            ids += self.instance.corrections.values_list("pk", flat=True)
        found = Change.objects.filter(model=self.instance._meta.label_lower, object_id__in=ids)
        return found.select_related("by").order_by("-sequence")
