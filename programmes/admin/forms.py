"""The forms of programmes and what belongs to them."""

from django import forms
from django.utils.translation import gettext as _

from core.admin.by_language import LANGUAGES, TextsField
from core.admin.forms import EXTRA_FIELDS, FactForm
from core.records.publication import Publication

from ..writing.publishing import refusals


class NamesField(TextsField):
    """Names by language, at least one; English is not known for each project."""

    def __init__(self, *, required=True, **kwargs):
        super().__init__(required=False, **kwargs)

    def clean(self, value):
        names = super().clean(value)
        if not names:
            raise forms.ValidationError(_("Give a name in at least one language."))
        return names

    def has_changed(self, initial, data):
        return super().has_changed(shown(initial or {}), data)


def shown(names: dict[str, str]) -> dict[str, str]:
    """Return the names in the languages that the form shows."""
    return {code: text for code, text in names.items() if code in LANGUAGES}


class CheckedForm(FactForm):
    """A row's fields; what contradicts other rows is shown above them."""

    contradictions: list[str] = []

    @property
    def changed(self) -> set[str]:
        """The fields of the row itself that were changed."""
        return set(self.changed_data) - set(EXTRA_FIELDS)

    def clean(self):
        cleaned = super().clean()
        self.keep_other_languages(cleaned)
        self.ask_why(cleaned)
        for text in self.contradictions:
            self.add_error(None, text)
        return cleaned

    def keep_other_languages(self, cleaned: dict) -> None:
        """Keep the names in languages that the form does not show."""
        if "names" in cleaned:
            stored = self.instance.names or {}
            cleaned["names"] = {
                **cleaned["names"],
                **{code: text for code, text in stored.items() if code not in LANGUAGES},
            }

    def ask_why(self, cleaned: dict) -> None:
        """Ask why what readers see is changed."""
        is_public = getattr(self.instance, "publication", "") == Publication.PUBLISHED
        if self.instance.pk and is_public and self.changed and not cleaned.get("reason"):
            self.add_error("reason", _("Say why what readers see is to be changed."))


class PublishedForm(CheckedForm):
    """The form of what is published for itself."""

    def clean(self):
        was = self.instance.publication if self.instance.pk else Publication.DRAFT
        cleaned = super().clean()
        self.publishes = cleaned.get("publication") == Publication.PUBLISHED != was
        if self.publishes:
            self.refuse_publication()
        return cleaned

    def refuse_publication(self) -> None:
        """Refuse to publish what is not stored yet as it shall be published, or not complete."""
        if self.instance.pk is None or self.changed - {"publication"}:
            self.add_error("publication", _("Save it as a draft first, then publish it."))
            return
        for text in refusals(self.instance, self.user):
            self.add_error("publication", text)


class ProjectForm(CheckedForm):
    """The form of a project, which readers see as soon as they see its programme."""

    def clean(self):
        cleaned = super().clean()
        programme = cleaned.get("programme")
        is_public = programme is not None and programme.publication == Publication.PUBLISHED
        if is_public and not self.user.has_perm("programmes.publish_programme"):
            self.add_error("programme", _("Readers see this programme: ask a publisher."))
        return cleaned
