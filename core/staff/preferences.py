"""The page on which a person chooses what the admin and its e-mails are like for them."""

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.records.versions import current_sequence

from .models import Digest, Preference


class PreferenceForm(forms.ModelForm):
    """What one person chooses; a digest that is begun tells of nothing that happened before."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language of the admin and of e-mails"),
        choices=[("", gettext_lazy("as the browser asks")), *settings.LANGUAGES],
        required=False,
    )

    class Meta:
        model = Preference
        fields = ["language", "digest"]

    def save(self, commit=True):
        is_begun = "digest" in self.changed_data and self.initial["digest"] == Digest.NEVER
        if is_begun:
            self.instance.digest_sequence = current_sequence()
        return super().save(commit)


def preferences(request: HttpRequest) -> HttpResponse:
    """Show what a person chose and what they follow, or keep what they choose."""
    row = Preference.objects.filter(user=request.user).first() or Preference(user=request.user)
    form = PreferenceForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your preferences are kept."))
        return redirect("staff-preferences")
    context = {
        **admin.site.each_context(request),
        "title": _("Preferences"),
        "form": form,
        "subscriptions": request.user.subscriptions.all(),
    }
    return TemplateResponse(request, "admin/preferences.html", context)


preferences_page = admin.site.admin_view(preferences)
