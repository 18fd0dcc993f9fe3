"""Files of rows that staff upload: bounded before they are read, since a worker waits for them."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# A file of acts travels in a second form, which Django limits to 2.5 MB.
MAX_KILOBYTES = 1024
MAX_ROWS = 2_000


class SheetForm(forms.Form):
    """A CSV file or a spreadsheet."""

    file = forms.FileField(label=gettext_lazy("File"))

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_KILOBYTES << 10:
            text = _("The file has more than %(limit)s KB: divide it.")
            raise forms.ValidationError(text % {"limit": MAX_KILOBYTES})
        return file
