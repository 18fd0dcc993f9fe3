"""A form field for texts by language: one line for each language instead of JSON."""

from django import forms
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

# The bundled titles are in two more languages than the site.
LANGUAGES = {**dict(settings.LANGUAGES), "de": _("German"), "it": _("Italian")}


class TextsWidget(forms.MultiWidget):
    """One text input for each language."""

    def __init__(self, attrs=None):
        super().__init__(dict.fromkeys(LANGUAGES, forms.TextInput), attrs)

    def decompress(self, value):
        return [(value or {}).get(code, "") for code in LANGUAGES]

    def render(self, name, value, attrs=None, renderer=None):
        if isinstance(value, str):
            value = None
        context = self.get_context(name, value, attrs)
        rows = zip(LANGUAGES.items(), context["widget"]["subwidgets"], strict=True)
        found = [(code, label, widget) for (code, label), widget in rows]
        return render_to_string("admin/texts_by_language.html", {"rows": found})


class TextsField(forms.MultiValueField):
    """Texts by language as a dictionary without empty ones; English may be required."""

    widget = TextsWidget

    def __init__(
        self, *, required=True, encoder=None, decoder=None, show_hidden_initial=False, **kwargs
    ):
        self.needs_english = required
        fields = [forms.CharField(required=False) for _code in LANGUAGES]
        super().__init__(fields, required=False, require_all_fields=False, **kwargs)

    def compress(self, data_list):
        texts = dict(zip(LANGUAGES, data_list, strict=False))
        return {code: text for code, text in texts.items() if text}

    def clean(self, value):
        texts = super().clean(value)
        if self.needs_english and not (texts or {}).get("en"):
            raise forms.ValidationError(_("The English text is required."))
        return texts or {}

    def has_changed(self, initial, data):
        return (initial or {}) != self.compress([text or "" for text in data or []])
