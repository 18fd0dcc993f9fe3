"""A form field for a list of texts: one a line instead of JSON."""

from django import forms


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})

    def __init__(self, *, encoder=None, decoder=None, show_hidden_initial=False, **kwargs):
        super().__init__(**kwargs)

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def has_changed(self, initial, data):
        try:
            return (initial or self.to_python("")) != self.to_python(data)
        except forms.ValidationError:
            return True
