"""The form of a check of completeness, in the form of a treaty or of a State."""

from django import forms
from django.utils.translation import gettext as _

from core import clock


class CheckForm(forms.ModelForm):
    """That a chart or list was found complete; what nobody can have found yet is refused."""

    def clean_checked_on(self):
        day = self.cleaned_data["checked_on"]
        if day is not None and day > clock.today():
            raise forms.ValidationError(_("Nobody can have checked it on a day that is to come."))
        return day
