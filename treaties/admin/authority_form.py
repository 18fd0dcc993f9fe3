"""The form of a central authority: a published one is corrected by a draft beside it."""

from django.utils.translation import gettext as _

from core.admin.forms import FactForm
from core.records.models import Change
from core.records.publication import Publication

from ..models import Authority


class AuthorityForm(FactForm):
    """An authority's fields; a change of what readers see, or saw, asks for its reason."""

    def __init__(self, *args, **kwargs):
        stored = kwargs.get("instance")
        self.was = stored.publication if stored is not None and stored.pk else None
        super().__init__(*args, **kwargs)

    def clean(self):
        cleaned = super().clean()
        was_public = self.was in (Publication.PUBLISHED, Publication.WITHDRAWN)
        if was_public and self.is_changed() and not cleaned.get("reason"):
            self.add_error("reason", _("Say why a published authority is to be changed."))
        if self.open_correction is not None and self.is_changed():
            text = _("Somebody has entered a correction of it already; open that correction.")
            self.add_error(None, text)
        return cleaned

    def is_changed(self) -> bool:
        """Whether a field of the authority itself was changed."""
        return bool(set(self.changed_data) & set(Authority.corrected))

    @property
    def open_correction(self) -> Authority | None:
        """The draft that would correct the published authority, if there is one."""
        if self.was != Publication.PUBLISHED:
            return None
        return self.instance.corrections.first()

    def changes(self):
        """Return the changes of the authority, and of the correction that somebody began."""
        ids = [self.instance.pk]
        if self.was == Publication.PUBLISHED:
            ids += self.instance.corrections.values_list("pk", flat=True)
        found = Change.objects.filter(model="treaties.authority", object_id__in=ids)
        return found.select_related("by").order_by("-sequence")
